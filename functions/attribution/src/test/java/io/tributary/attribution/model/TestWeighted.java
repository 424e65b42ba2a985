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
package io.tributary.attribution.model;

import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.journey.Timeline;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class TestWeighted
{
    @Test
    void testSmallValuesBesideHugeOnes()
    {
        Timeline timeline = new Timeline();
        for (double weight : new double[] {0, 0.25, 0.75}) {
            timeline.addTouch(0, 0, 0);
            timeline.weighTouch(weight);
        }
        timeline.addConversion(0, 0, 1e-100);
        timeline.addConversion(1, 0, 1e-320);
        timeline.addConversion(2, 0, -1e250);
        assertThat(new Attribution(new Weighted(), new Lookback(1), Ownership.SHARED).credits(timeline, new Journeys()))
                .containsExactly(new double[] {0, 0.25e-100, 0.75e-100}, within(1e-113));
    }

    @Test
    void testHugeValuesOfOneConversion()
    {
        Timeline timeline = new Timeline();
        for (double weight : new double[] {1e-100, 3e-100}) {
            timeline.addTouch(0, 0, 0);
            timeline.weighTouch(weight);
        }
        timeline.addConversion(0, 0, 1e308);
        assertThat(new Attribution(new Weighted(), Lookback.unlimited(), Ownership.SHARED).credits(timeline, new Journeys()))
                .containsExactly(new double[] {0.25e308, 0.75e308}, within(1e294));
    }
}
