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

import java.math.BigDecimal;

/**
 * Fixed shares to the first and the last touch of the journey, the rest equally to those between them.
 * <p>
 * A journey of one touch gives it everything. With two touches there is nothing between the ends, so that they
 * share everything in proportion to their own shares: 20 and 60 percent become 25 and 75; if both are zero, equally.
 *
 * @param first share of the first touch, from 0 to 1
 * @param middle share of all touches between the ends, from 0 to 1
 * @param last share of the last touch, from 0 to 1
 */
public record PositionBased(double first, double middle, double last)
        implements AttributionModel
{
    public static final PositionBased U_SHAPED = of(0.4, 0.4);
    public static final PositionBased J_SHAPED = of(0.2, 0.6);
    public static final PositionBased INVERSE_J_SHAPED = of(0.6, 0.2);

    // 0.1 + 0.2 + 0.7 is not 1 in binary; what is off by less than this was meant to be 1
    private static final double ROUNDING = 1e-12;

    public PositionBased
    {
        checkShare("first touch", first);
        checkShare("touches between the ends", middle);
        checkShare("last touch", last);
        if (Math.abs(first + middle + last - 1) > ROUNDING) {
            throw new IllegalArgumentException("The shares must add up to 1, but %s + %s + %s do not".formatted(first, middle, last));
        }
    }

    /**
     * @param first share of the first touch, from 0 to 1
     * @param last share of the last touch, from 0 to 1; both together at most 1
     * @throws IllegalArgumentException if a share is out of range
     */
    public static PositionBased of(double first, double last)
    {
        checkShare("first touch", first);
        checkShare("last touch", last);
        if (first + last > 1 + ROUNDING) {
            throw new IllegalArgumentException("The shares of the first and the last touch must add up to at most 1, but %s + %s do not: give shares such as 0.4 and 0.4".formatted(first, last));
        }
        // in decimal, as people do: in binary, 1 - 0.4 - 0.4 is not 0.2
        BigDecimal middle = BigDecimal.ONE.subtract(BigDecimal.valueOf(first)).subtract(BigDecimal.valueOf(last));
        return new PositionBased(first, Math.max(0, middle.doubleValue()), last);
    }

    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits)
    {
        double[] amounts = new double[journeys.count()];
        for (int journey = 0; journey < amounts.length; journey++) {
            double value = values[journey];
            int start = journeys.start(journey);
            int end = journeys.end(journey);
            switch (end - start) {
                case 0 -> {}
                case 1 -> credits[start] += value;
                case 2 -> {
                    double ofFirst = first + last == 0 ? 0.5 : first / (first + last);
                    credits[start] += value * ofFirst;
                    credits[start + 1] += value * (1 - ofFirst);
                }
                default -> {
                    credits[start] += value * first;
                    credits[end - 1] += value * last;
                    amounts[journey] = value * (middle / (end - start - 2));
                }
            }
        }
        JourneySums.spreadWithin(journeys, 1, amounts, credits);
    }

    private static void checkShare(String touches, double share)
    {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("The share of the %s must be a number from 0 to 1, but is %s: give a share such as 0.4".formatted(touches, share));
        }
    }
}
