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

import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.journey.Timeline;
import io.tributary.attribution.model.Attribution;

/**
 * The events of one customer, one an hour, with a conversion after every ten touches, as a window function meets them: read from
 * the first to the last, and then credited. Touches are marked and weighted, for the models that need it.
 */
final class LongJourney
{
    private static final int TOUCHES_PER_CONVERSION = 10;
    private static final long MILLIS_PER_EVENT = 60 * 60 * 1000;
    private static final long MICROS_PER_EVENT = MILLIS_PER_EVENT * 1000;

    private final int touches;
    private final Attribution attribution;
    private final Timeline timeline = new Timeline();
    private final Journeys journeys = new Journeys();

    /**
     * The lookback is half of the customer's time: journeys that overlap, and grow with the customer.
     */
    LongJourney(int touches, BenchmarkedModel model, Ownership ownership)
    {
        this.touches = touches;
        attribution = new Attribution(model.model(), Lookback.ofMillis(Math.max(1, touches / 2) * MILLIS_PER_EVENT), ownership);
    }

    double[] credits()
    {
        timeline.clear();
        long micros = 0;
        for (int touch = 0; touch < touches; touch++) {
            micros += MICROS_PER_EVENT;
            timeline.addTouch(touch, micros, 0);
            timeline.weighTouch(1 + touch % 5);
            if (touch % 7 == 0) {
                timeline.markTouch(0);
            }
            if (touch % 11 == 0) {
                timeline.markTouch(1);
            }
            if (touch % TOUCHES_PER_CONVERSION == TOUCHES_PER_CONVERSION - 1) {
                micros += MICROS_PER_EVENT;
                timeline.addConversion(micros, 0, 1);
            }
        }
        return attribution.credits(timeline, journeys);
    }

    double lastCredit()
    {
        double[] credits = credits();
        return credits[credits.length - 1];
    }
}
