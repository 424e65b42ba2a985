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
 * Shares in proportion to a weight given with each touch; equal shares where all weights of a journey are zero.
 */
public record Weighted()
        implements AttributionModel
{
    // Weights are scaled so that the largest is about 1; below this a sum of them may have lost digits to underflow
    private static final double SMALLEST_EXACT_TOTAL = 0x1p-900;

    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] credits)
    {
        double[] weights = scaledWeights(timeline, 0, credits.length);
        double[] totals = JourneySums.totals(journeys, weights);

        double[] unequal = new double[journeys.count()];
        double[] equal = new double[journeys.count()];
        boolean anyEqual = false;
        for (int journey = 0; journey < totals.length; journey++) {
            double amount = timeline.conversionValue(journey) / totals[journey];
            if (journeys.length(journey) == 1) {
                // exactly everything, without the rounding of dividing and multiplying
                credits[journeys.start(journey)] += timeline.conversionValue(journey);
            }
            else if (totals[journey] >= SMALLEST_EXACT_TOTAL && Double.isFinite(amount)) {
                unequal[journey] = amount;
            }
            else if (journeys.length(journey) > 0) {
                anyEqual |= creditAlone(timeline, journeys, journey, equal, credits);
            }
        }
        if (anyEqual) {
            JourneySums.spread(journeys, equal, credits);
        }

        double[] covering = new double[credits.length];
        JourneySums.spread(journeys, unequal, covering);
        for (int touch = 0; touch < credits.length; touch++) {
            credits[touch] += weights[touch] * covering[touch];
        }
    }

    /**
     * Credits a journey whose weights are all zero, or so far below those of the customer's other journeys that only
     * a scale of their own keeps their digits. The latter takes time for each touch; a customer has it for a few journeys at most,
     * as weights that differ by a factor of 10<sup>270</sup> are no work of an honest model.
     *
     * @return whether the shares are equal, and left to the caller in the element of the journey
     */
    private static boolean creditAlone(Timeline timeline, Journeys journeys, int journey, double[] equal, double[] credits)
    {
        int start = journeys.start(journey);
        double[] weights = scaledWeights(timeline, start, journeys.end(journey));
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double value = timeline.conversionValue(journey);
        if (total == 0) {
            equal[journey] = value / weights.length;
            return true;
        }
        for (int index = 0; index < weights.length; index++) {
            credits[start + index] += value * (weights[index] / total);
        }
        return false;
    }

    private static double[] scaledWeights(Timeline timeline, int start, int end)
    {
        double largest = 0;
        for (int touch = start; touch < end; touch++) {
            largest = Math.max(largest, timeline.touchWeight(touch));
        }
        double[] weights = new double[end - start];
        if (largest > 0) {
            int exponent = Math.getExponent(largest);
            for (int index = 0; index < weights.length; index++) {
                weights[index] = Math.scalb(timeline.touchWeight(start + index), -exponent);
            }
        }
        return weights;
    }
}
