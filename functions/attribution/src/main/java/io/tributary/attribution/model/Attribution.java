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

import static java.util.Objects.requireNonNull;

/**
 * A model with the journeys that it is applied to: the whole computation from the events of a customer to the credit of each touch.
 */
public record Attribution(AttributionModel model, Lookback lookback, Ownership ownership)
{
    public Attribution
    {
        requireNonNull(model, "model is null");
        requireNonNull(lookback, "lookback is null");
        requireNonNull(ownership, "ownership is null");
    }

    /**
     * The credit of each touch: the sum of its shares of the values of all conversions that credit it.
     *
     * @param journeys overwritten with the journeys of the customer
     * @throws IllegalArgumentException if a credit is beyond the range of a double
     */
    public double[] credits(Timeline timeline, Journeys journeys)
    {
        journeys.assign(timeline, lookback, ownership);
        double[] credits = uncheckedCredits(model, timeline, journeys, timeline.conversionValues());
        for (double credit : credits) {
            checkCredit("touch", credit, journeys, timeline.conversionValues());
        }
        return credits;
    }

    /**
     * The credit of each touch by a model alone, for journeys found before.
     *
     * @param values of the conversions of the journeys
     * @return may have infinite elements and some that are no number, where values are too large
     */
    static double[] uncheckedCredits(AttributionModel model, Timeline timeline, Journeys journeys, double[] values)
    {
        double[] credits = new double[timeline.touchCount()];
        if (journeys.count() > 0) {
            model.credit(timeline, journeys, values, credits);
        }
        return credits;
    }

    /**
     * @throws IllegalArgumentException if the credit is beyond the range of a double
     */
    static void checkCredit(String receiver, double credit, Journeys journeys, double[] values)
    {
        if (!Double.isFinite(credit)) {
            throw new IllegalArgumentException("The credit of a %s is beyond the range of a double, as conversions are worth up to %s: state the values in a larger unit".formatted(
                    receiver,
                    largestValue(journeys, values)));
        }
    }

    private static double largestValue(Journeys journeys, double[] values)
    {
        double largest = 0;
        for (int journey = 0; journey < journeys.count(); journey++) {
            largest = Math.max(largest, Math.abs(values[journey]));
        }
        return largest;
    }
}
