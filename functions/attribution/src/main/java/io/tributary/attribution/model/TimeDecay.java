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

import io.tributary.attribution.journey.IntervalText;
import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Timeline;

/**
 * Shares that halve with every half-life between the touch and the conversion: 2<sup>-age / half-life</sup>, divided by
 * the sum over the journey.
 * <p>
 * Only differences of age matter after that division, so ages are counted from the last touch of the journey, whose
 * weight is then 1: a journey long before its conversion does not vanish.
 *
 * @param halfLifeMillis half-life in milliseconds, more than 0
 */
public record TimeDecay(long halfLifeMillis)
        implements AttributionModel
{
    private static final double MICROS_PER_MILLISECOND = 1000;

    // the rounding of an exponent is multiplied by it
    private static final double MAX_HALF_LIVES = 32;
    private static final double SMALLEST_MODERATE = 0x1p-900;

    /**
     * A half-life of seven days.
     */
    public static final TimeDecay WEEKLY = new TimeDecay(7L * 24 * 60 * 60 * 1000);

    public TimeDecay
    {
        if (halfLifeMillis <= 0) {
            throw new IllegalArgumentException("The half-life must be longer than zero, but is %s: give an interval such as INTERVAL '7' DAY".formatted(IntervalText.ofMillis(halfLifeMillis)));
        }
    }

    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits)
    {
        double halfLife = halfLifeMillis * MICROS_PER_MILLISECOND;
        if (isShort(timeline, halfLife) && isModerate(journeys, values)) {
            creditByWeight(timeline, journeys, halfLife, values, credits);
            return;
        }
        double[] amounts = JourneySums.decayingCounts(timeline, journeys, halfLife);
        for (int journey = 0; journey < amounts.length; journey++) {
            amounts[journey] = values[journey] / amounts[journey];
        }
        JourneySums.spreadDecaying(timeline, journeys, amounts, halfLife, credits);
    }

    /**
     * Counts all ages from the first touch of the customer, so that a touch has the same weight in all its journeys: one power for each touch.
     */
    private static void creditByWeight(Timeline timeline, Journeys journeys, double halfLife, double[] values, double[] credits)
    {
        double[] weights = new double[credits.length];
        for (int touch = 0; touch < weights.length; touch++) {
            weights[touch] = Math.pow(2, (timeline.touchOffset(touch) + timeline.touchFraction(touch)) / halfLife);
        }
        // weights do not go down, so that differences of running sums lose nothing
        RunningSums totals = new RunningSums(weights, weights.length);
        double[] amounts = new double[journeys.count()];
        for (int journey = 0; journey < amounts.length; journey++) {
            if (journeys.length(journey) == 1) {
                // exactly everything, without the rounding of dividing and multiplying
                credits[journeys.start(journey)] += values[journey];
            }
            else if (journeys.length(journey) > 1) {
                amounts[journey] = values[journey] / totals.between(journeys.start(journey), journeys.end(journey));
            }
        }
        double[] covering = new double[credits.length];
        JourneySums.spread(journeys, amounts, covering);
        for (int touch = 0; touch < credits.length; touch++) {
            credits[touch] += weights[touch] * covering[touch];
        }
    }

    private static boolean isShort(Timeline timeline, double halfLife)
    {
        return timeline.touchCount() == 0 || timeline.touchOffset(timeline.touchCount() - 1) <= MAX_HALF_LIVES * halfLife;
    }

    /**
     * Whether values keep their digits when they are divided by the sum of weights.
     */
    private static boolean isModerate(Journeys journeys, double[] values)
    {
        for (int journey = 0; journey < journeys.count(); journey++) {
            double value = Math.abs(values[journey]);
            if (value != 0 && value < SMALLEST_MODERATE) {
                return false;
            }
        }
        return true;
    }
}
