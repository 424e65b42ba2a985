/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
package io.tributary.benchmarks;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestBenchmarkOptions
{
    @Test
    void testDefaults()
    {
        assertThat(BenchmarkOptions.parse(List.of())).isEqualTo(new BenchmarkOptions(2, 5, "", 1, false, false));
    }

    @Test
    void testAllOptions()
    {
        assertThat(BenchmarkOptions.parse(List.of("--warm-up", "0", "--rounds", "9", "--only", "join", "--scale", "0.1", "--list", "--help")))
                .isEqualTo(new BenchmarkOptions(0, 9, "join", 0.1, true, true));
    }

    @Test
    void testWrongOptions()
    {
        assertInvalid("bench has no option --round", "--round", "5");
        assertInvalid("bench has no option join", "join");
        assertInvalid("--warm-up needs a whole number of at least 0, not -1", "--warm-up", "-1");
        assertInvalid("--rounds needs a value", "--rounds");
        assertInvalid("--rounds needs a whole number, not five", "--rounds", "five");
        assertInvalid("--rounds needs a whole number of at least 1, not 0", "--rounds", "0");
        assertInvalid("--scale needs a number, not tiny", "--scale", "tiny");
        assertInvalid("--scale needs a number from 0.0001 to 100, not NaN", "--scale", "NaN");
        assertInvalid("--scale needs a number from 0.0001 to 100, not -1.0", "--scale", "-1");
    }

    private static void assertInvalid(String message, String... arguments)
    {
        assertThatThrownBy(() -> BenchmarkOptions.parse(List.of(arguments)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
