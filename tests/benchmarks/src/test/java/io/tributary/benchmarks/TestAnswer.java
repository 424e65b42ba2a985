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

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestAnswer
{
    @Test
    void testRoundingIsNoDifference()
    {
        assertThat(new Answer(Map.of("email", 1e6, "direct", 0.0)).differenceFrom(new Answer(Map.of("email", 1e6 + 1e-4, "direct", 1e-10)))).isEmpty();
    }

    @Test
    void testDifferences()
    {
        Answer answer = new Answer(Map.of("email", 2.0));
        assertThat(answer.differenceFrom(new Answer(Map.of("email", 2.00001)))).contains("email: 2.0 against 2.00001");
        assertThat(answer.differenceFrom(new Answer(Map.of("email", Double.NaN)))).contains("email: 2.0 against NaN");
        assertThat(answer.differenceFrom(new Answer(Map.of("email", 2.0, "direct", 0.0)))).contains("direct: null against 0.0");
        assertThat(answer.differenceFrom(new Answer(Map.of()))).contains("email: 2.0 against null");
    }
}
