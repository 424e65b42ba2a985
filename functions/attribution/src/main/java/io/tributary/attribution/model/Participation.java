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
 * The whole value to every touch of the journey. The credits of one conversion add up to the number of its touches.
 */
public record Participation()
        implements AttributionModel
{
    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits)
    {
        double[] amounts = new double[journeys.count()];
        for (int journey = 0; journey < amounts.length; journey++) {
            amounts[journey] = values[journey];
        }
        JourneySums.spread(journeys, amounts, credits);
    }

    @Override
    public boolean isShared()
    {
        return false;
    }
}
