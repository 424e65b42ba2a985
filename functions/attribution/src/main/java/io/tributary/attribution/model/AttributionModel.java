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
 * How the credit of each conversion is shared among the touches of its journey.
 * <p>
 * A model is immutable and may be used by many threads. Every model takes time in proportion to touches plus
 * conversions of the customer, however many touches the journeys have in common.
 */
public sealed interface AttributionModel
        permits Custom,
                FirstTouch,
                LastNonDirect,
                LastTouch,
                Linear,
                MilestoneBased,
                Participation,
                PositionBased,
                TimeDecay,
                Weighted
{
    /**
     * Adds to each touch its share of the value of every conversion that credits it.
     *
     * @param values what the conversion of each journey is worth, finite; there may be more elements than journeys
     * @param credits one element for each touch of the timeline, zero at the start
     */
    void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits);

    /**
     * Whether the shares of one conversion add up to 1; otherwise each touch gets the whole.
     */
    default boolean isShared()
    {
        return true;
    }
}
