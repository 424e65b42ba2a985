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
package io.tributary.attribution.journey;

import org.junit.jupiter.api.Test;

import static io.tributary.attribution.journey.ArrayGrowth.grown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestArrayGrowth
{
    @Test
    void testGrowsByHalf()
    {
        assertThat(grown(0)).isEqualTo(1);
        assertThat(grown(1)).isEqualTo(2);
        assertThat(grown(100)).isEqualTo(151);
        assertThat(grown(1_400_000_000)).isEqualTo(2_100_000_001);
    }

    @Test
    void testNoArrayIsLongerThanNumbersGo()
    {
        assertThatThrownBy(() -> grown(1_500_000_000)).isInstanceOf(ArithmeticException.class).hasMessage("integer overflow");
    }
}
