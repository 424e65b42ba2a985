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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestLookback
{
    @Test
    void testZeroAndNegativeAreRefused()
    {
        assertThatThrownBy(() -> Lookback.ofMillis(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The lookback must be longer than zero, but is 0 00:00:00.000: give an interval such as INTERVAL '30' DAY, or NULL for no limit");
        assertThatThrownBy(() -> Lookback.ofMillis(-90_061_001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The lookback must be longer than zero, but is -1 01:01:01.001: give an interval such as INTERVAL '30' DAY, or NULL for no limit");
        assertThatThrownBy(() -> Lookback.ofMillis(Long.MIN_VALUE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The lookback must be longer than zero, but is -");
    }

    @Test
    void testLongerThanTimeIsUnlimited()
    {
        assertThat(Lookback.ofMillis(Long.MAX_VALUE).isUnlimited()).isTrue();
        assertThat(Lookback.ofMillis(1).isUnlimited()).isFalse();
        assertThat(Lookback.ofMillis(1).micros()).isEqualTo(1000);
    }

    @Test
    void testIntervalsAreShownAsInSql()
    {
        assertThat(IntervalText.ofMillis(Long.MIN_VALUE)).isEqualTo("-106751991167 07:12:55.808");
        assertThat(IntervalText.ofMillis(Long.MAX_VALUE)).isEqualTo("106751991167 07:12:55.807");
        assertThat(IntervalText.ofMillis(30L * 24 * 3600 * 1000)).isEqualTo("30 00:00:00.000");
    }
}
