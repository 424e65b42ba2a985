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
package io.tributary.connector.journeys.story;

import static com.google.common.base.Preconditions.checkArgument;

/**
 * A log-normal distribution {@code median * exp(sigma * Z)}, drawn by inverting a table of 4,096 quantiles, since a
 * table is faster than two transcendental functions a draw. The tails end at the quantiles 1/8192 and 8191/8192.
 */
final class LogNormal
{
    private static final int CELL_BITS = 12;
    private static final int CELLS = 1 << CELL_BITS;
    private static final double FRACTION_UNIT = 0x1.0p-52;

    private final double[] knots = new double[CELLS + 1];

    LogNormal(double median, double sigma)
    {
        checkArgument(median > 0, "median must be positive: %s", median);
        checkArgument(sigma > 0, "sigma must be positive: %s", sigma);
        double edge = 0.5 / CELLS;
        for (int knot = 0; knot <= CELLS; knot++) {
            double share = Math.clamp((double) knot / CELLS, edge, 1 - edge);
            knots[knot] = median * StrictMath.exp(sigma * Gaussian.quantile(share));
        }
    }

    double draw(Dice dice, Aspect aspect, long index)
    {
        long bits = dice.bits(aspect, index);
        int cell = (int) (bits >>> (Long.SIZE - CELL_BITS));
        double fraction = (bits & ((1L << 52) - 1)) * FRACTION_UNIT;
        return knots[cell] + fraction * (knots[cell + 1] - knots[cell]);
    }
}
