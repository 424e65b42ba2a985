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
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestTimeline
{
    private final Timeline timeline = new Timeline();

    TestTimeline()
    {
        timeline.clear();
    }

    @Test
    void testEventsOutOfOrderAreRefused()
    {
        timeline.addTouch(0, 1_700_000_000_000_000L, 0);
        assertThatThrownBy(() -> timeline.addConversion(1_699_999_999_000_000L, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rows must come in the order of their event time, but 2023-11-14T22:13:19 comes after 2023-11-14T22:13:20: " +
                        "write OVER (PARTITION BY customer ORDER BY event_time)");
    }

    @Test
    void testPicosecondsOutOfOrderAreRefused()
    {
        timeline.addTouch(0, 5, 2);
        assertThatThrownBy(() -> timeline.addTouch(1, 5, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Rows must come in the order of their event time");
    }

    @Test
    void testTiesAreInOrder()
    {
        timeline.addTouch(0, 5, 2);
        assertThatCode(() -> timeline.addTouch(1, 5, 2)).doesNotThrowAnyException();
    }

    @Test
    void testClearForgetsTheLatestInstant()
    {
        timeline.addTouch(0, 5, 0);
        timeline.markTouch(3);
        timeline.clear();
        timeline.addTouch(7, -5, 0);
        assertThat(timeline.touchCount()).isEqualTo(1);
        assertThat(timeline.touchRow(0)).isEqualTo(7);
        assertThat(timeline.isTouchMarked(0, 3)).isFalse();
    }

    @Test
    void testValuesMustBeFinite()
    {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThatThrownBy(() -> timeline.addConversion(0, 0, value))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The value of a conversion must be finite, but is %s: mend the value, or make it NULL if the row is not a conversion".formatted(value));
        }
    }

    @Test
    void testWeightsMustBeFiniteAndNotNegative()
    {
        timeline.addTouch(0, 0, 0);
        for (double weight : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> timeline.weighTouch(weight))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The weight of a touch must be a finite number of at least 0, but is %s: mend it, or drop the touch".formatted(weight));
        }
    }

    @Test
    void testOffsetsSpanAllOfTime()
    {
        timeline.addTouch(0, Long.MIN_VALUE, 0);
        timeline.addTouch(1, Long.MAX_VALUE, 0);
        assertThat(timeline.touchOffset(1)).isEqualTo(0x1p64);
    }

    @Test
    void testManyEventsAreKept()
    {
        for (int round = 0; round < 3; round++) {
            timeline.clear();
            for (int row = 0; row < 200_000; row++) {
                if (row % 3 == 0) {
                    timeline.addConversion(row, 0, row);
                }
                else {
                    timeline.addTouch(row, row, 0);
                    timeline.weighTouch(row);
                }
            }
            assertThat(timeline.touchCount() + timeline.conversionCount()).isEqualTo(200_000);
            assertThat(timeline.touchRow(timeline.touchCount() - 1)).isEqualTo(199_999);
            assertThat(timeline.touchWeight(1000)).isEqualTo(timeline.touchRow(1000));
            assertThat(timeline.conversionValue(timeline.conversionCount() - 1)).isEqualTo(199_998);
        }
    }
}
