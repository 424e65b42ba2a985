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
import io.tributary.attribution.journey.Timeline;

/**
 * Everything to the last touch of the journey that is not direct traffic; if all are direct, to the last of them.
 * Direct touches carry {@link #DIRECT}.
 */
public record LastNonDirect()
        implements AttributionModel
{
    public static final int DIRECT = 0;

    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits)
    {
        int lastNonDirect = -1;
        int seen = 0;
        for (int journey = 0; journey < journeys.count(); journey++) {
            for (; seen < journeys.end(journey); seen++) {
                if (!timeline.isTouchMarked(seen, DIRECT)) {
                    lastNonDirect = seen;
                }
            }
            if (journeys.length(journey) > 0) {
                int touch = lastNonDirect >= journeys.start(journey) ? lastNonDirect : journeys.end(journey) - 1;
                credits[touch] += values[journey];
            }
        }
    }
}
