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
 * The standard normal distribution.
 */
final class Gaussian
{
    private static final double TAIL = 0.02425;

    private Gaussian() {}

    /**
     * The value below which the given share of the distribution lies, with a relative error under 1.2e-9
     * (rational approximation by P. J. Acklam). StrictMath keeps the result the same on every machine.
     */
    static double quantile(double share)
    {
        checkArgument(share > 0 && share < 1, "share must be between 0 and 1, both excluded: %s", share);
        if (share < TAIL) {
            return tail(StrictMath.sqrt(-2 * StrictMath.log(share)));
        }
        if (share > 1 - TAIL) {
            return -tail(StrictMath.sqrt(-2 * StrictMath.log(1 - share)));
        }
        double q = share - 0.5;
        double r = q * q;
        return (((((-3.969683028665376e+01 * r + 2.209460984245205e+02) * r - 2.759285104469687e+02) * r + 1.383577518672690e+02) * r - 3.066479806614716e+01) * r + 2.506628277459239e+00) * q /
                (((((-5.447609879822406e+01 * r + 1.615858368580409e+02) * r - 1.556989798598866e+02) * r + 6.680131188771972e+01) * r - 1.328068155288572e+01) * r + 1);
    }

    private static double tail(double q)
    {
        return (((((-7.784894002430293e-03 * q - 3.223964580411365e-01) * q - 2.400758277161838e+00) * q - 2.549732539343734e+00) * q + 4.374664141464968e+00) * q + 2.938163982698783e+00) /
                ((((7.784695709041462e-03 * q + 3.224671290700398e-01) * q + 2.445134137142996e+00) * q + 3.754408661907416e+00) * q + 1);
    }
}
