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

import java.util.OptionalInt;

/**
 * Shares in proportion to a weight given with each touch; equal shares where all weights of a journey are zero.
 * <p>
 * Weights of one customer other than zero must not differ by more than a factor of 2<sup>900</sup>, about 10<sup>270</sup>: sums over
 * all journeys at once, which keep the time linear, would lose the digits of the smaller ones.
 */
public record Weighted()
        implements AttributionModel
{
    private static final int LARGEST_EXPONENT_DIFFERENCE = 900;

    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits)
    {
        double[] weights = scaledWeights(timeline);
        double[] totals = JourneySums.totals(journeys, weights);
        int[] weightyBefore = weightyBefore(weights);
        double[] equalAmounts = new double[journeys.count()];
        double[] valuesByWeight = new double[journeys.count()];
        boolean anyEqual = false;
        for (int journey = 0; journey < totals.length; journey++) {
            double value = values[journey];
            int start = journeys.start(journey);
            int end = journeys.end(journey);
            if (end - start == 1) {
                // exactly everything, without the rounding of dividing and multiplying
                credits[start] += value;
            }
            else if (weightyBefore[start] < weightyBefore[end]) {
                valuesByWeight[journey] = value;
            }
            else if (start < end) {
                equalAmounts[journey] = value / (end - start);
                anyEqual = true;
            }
        }
        if (anyEqual) {
            JourneySums.spread(journeys, equalAmounts, credits);
        }
        // nearly always all values in one go
        OptionalInt exponent = largestExponentBelow(valuesByWeight, Double.MAX_EXPONENT + 1);
        while (exponent.isPresent()) {
            int smallestExponent = exponent.orElseThrow() - LARGEST_EXPONENT_DIFFERENCE;
            creditByWeight(journeys, weights, totals, valuesByWeight, exponent.orElseThrow(), smallestExponent, credits);
            exponent = largestExponentBelow(valuesByWeight, smallestExponent);
        }
    }

    /**
     * Shares the values whose exponents are in a range. They are scaled, as what is divided by a small total must not overflow before it is multiplied by a small weight; those
     * below the range would vanish.
     */
    private static void creditByWeight(Journeys journeys, double[] weights, double[] totals, double[] values, int largestExponent, int smallestExponent, double[] credits)
    {
        double[] amounts = new double[journeys.count()];
        for (int journey = 0; journey < amounts.length; journey++) {
            int exponent = Math.getExponent(values[journey]);
            if (values[journey] != 0 && exponent >= smallestExponent && exponent <= largestExponent) {
                amounts[journey] = Math.scalb(values[journey], -largestExponent) / totals[journey];
            }
        }
        double[] covering = new double[credits.length];
        JourneySums.spread(journeys, amounts, covering);
        for (int touch = 0; touch < credits.length; touch++) {
            credits[touch] += Math.scalb(weights[touch] * covering[touch], largestExponent);
        }
    }

    /**
     * The weights, all divided by one power of two that makes the largest about 1.
     */
    private static double[] scaledWeights(Timeline timeline)
    {
        double largest = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int touch = 0; touch < timeline.touchCount(); touch++) {
            double weight = timeline.touchWeight(touch);
            if (weight > 0) {
                largest = Math.max(largest, weight);
                smallest = Math.min(smallest, weight);
            }
        }
        double[] weights = new double[timeline.touchCount()];
        if (largest == 0) {
            return weights;
        }
        int exponent = Math.getExponent(largest);
        if (exponent - Math.getExponent(smallest) > LARGEST_EXPONENT_DIFFERENCE) {
            throw new IllegalArgumentException("The weights of one customer must not differ by more than a factor of 1e270, but are from %s to %s: make the smallest 0".formatted(smallest, largest));
        }
        for (int touch = 0; touch < weights.length; touch++) {
            weights[touch] = Math.scalb(timeline.touchWeight(touch), -exponent);
        }
        return weights;
    }

    private static OptionalInt largestExponentBelow(double[] values, int limit)
    {
        OptionalInt largest = OptionalInt.empty();
        for (double value : values) {
            int exponent = Math.getExponent(value);
            if (value != 0 && exponent < limit && exponent > largest.orElse(Integer.MIN_VALUE)) {
                largest = OptionalInt.of(exponent);
            }
        }
        return largest;
    }

    /**
     * For every touch and for the end, how many touches before it have a weight other than zero.
     */
    private static int[] weightyBefore(double[] weights)
    {
        int[] counts = new int[weights.length + 1];
        for (int touch = 0; touch < weights.length; touch++) {
            counts[touch + 1] = counts[touch] + (weights[touch] > 0 ? 1 : 0);
        }
        return counts;
    }
}
