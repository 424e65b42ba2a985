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
package io.tributary.attribution.survival;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Journeys made by the model itself: each touch causes a conversion after a time of its own, or never, and the earliest one counts.
 */
final class PlantedJourneys
{
    static final List<String> CHANNELS = List.of("display", "email", "search");
    static final List<Double> EFFECTS = List.of(0.08, 0.3, 0.6);
    static final List<Double> HALF_LIVES = List.of(20 * 86_400.0, 4 * 86_400.0, 86_400.0);

    private static final double DAYS_OF_TOUCHES = 30;
    private static final double DAYS_OF_DATA = 60;

    private PlantedJourneys() {}

    static List<OutcomeJourney> of(int count, long seed)
    {
        SplittableRandom random = new SplittableRandom(seed);
        List<OutcomeJourney> journeys = new ArrayList<>(count);
        for (int journey = 0; journey < count; journey++) {
            int touches = 1 + random.nextInt(5);
            int[] channels = new int[touches];
            double[] times = new double[touches];
            double end = DAYS_OF_DATA * 86_400;
            boolean converted = false;
            for (int touch = 0; touch < touches; touch++) {
                channels[touch] = random.nextInt(CHANNELS.size());
                times[touch] = random.nextDouble() * DAYS_OF_TOUCHES * 86_400;
                double hazardUsed = -Math.log(1 - random.nextDouble());
                double effect = EFFECTS.get(channels[touch]);
                if (hazardUsed < effect) {
                    double decay = Math.log(2) / HALF_LIVES.get(channels[touch]);
                    double conversion = times[touch] - Math.log(1 - hazardUsed / effect) / decay;
                    if (conversion < end) {
                        end = conversion;
                        converted = true;
                    }
                }
            }
            List<Touch> before = new ArrayList<>();
            for (int touch = 0; touch < touches; touch++) {
                if (times[touch] <= end) {
                    before.add(new Touch(CHANNELS.get(channels[touch]), Math.max(1, Math.round(end - times[touch]))));
                }
            }
            journeys.add(new OutcomeJourney(before, converted, converted ? 1 + random.nextInt(10_000) / 100.0 : 0));
        }
        return journeys;
    }
}
