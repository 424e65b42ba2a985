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
package io.tributary.attribution.survival;

import io.tributary.attribution.state.Interruption;

/**
 * The decay of a channel at which given causes of conversions are most likely, with the effect that goes with each decay.
 */
final class SlowDecay
{
    private static final int MOST_STEPS = 60;
    private static final double PRECISION = 1e-9;

    private final HazardData data;
    private final int start;
    private final int end;
    private final double meanSeconds;

    /**
     * @param start the first cell of the channel
     * @param end after the last cell of the channel
     * @param meanSeconds from causes to conversions, S / P
     */
    SlowDecay(HazardData data, int start, int end, double meanSeconds)
    {
        this.data = data;
        this.start = start;
        this.end = end;
        this.meanSeconds = meanSeconds;
    }

    /**
     * Halves the range in which the decay lies, on the scale of logarithms. The first steps go away from a guess.
     */
    double find(double guess, double least, double most)
    {
        double low = least;
        double high = most;
        if (slope(low) <= 0) {
            return low;
        }
        double middle = Math.clamp(guess, least, most);
        for (int step = 0; step < MOST_STEPS && high > low * (1 + PRECISION); step++) {
            if (slope(middle) > 0) {
                low = middle;
                middle = Math.min(2 * low, Math.sqrt(low * high));
            }
            else {
                high = middle;
                middle = Math.max(high / 2, Math.sqrt(low * high));
            }
        }
        return Math.sqrt(low * high);
    }

    /**
     * D at a decay: the part of the effects of all touches that was over before the outcomes.
     */
    double spent(double decay)
    {
        double spent = 0;
        for (int cell = start; cell < end; cell++) {
            double exponent = decay * data.cellSeconds[cell];
            spent += data.cellCounts[cell] * oneLess(exponent, StrictMath.exp(-exponent));
        }
        return spent;
    }

    /**
     * {@code 1 - exp(-exponent)} with all its digits, which the difference loses where the exponent is small.
     */
    static double oneLess(double exponent, double survival)
    {
        return exponent < 1e-3 ? exponent * (1 - exponent / 2 * (1 - exponent / 3 * (1 - exponent / 4))) : 1 - survival;
    }

    /**
     * By the decay, of the likelihood of one cause.
     */
    private double slope(double decay)
    {
        Interruption.check();
        double lacking = 0;
        double spent = 0;
        for (int cell = start; cell < end; cell++) {
            double exponent = decay * data.cellSeconds[cell];
            double survival = StrictMath.exp(-exponent);
            double ofTouch = oneLess(exponent, survival);
            spent += data.cellCounts[cell] * ofTouch;
            lacking += data.cellCounts[cell] * lacking(exponent, ofTouch, survival);
        }
        return lacking / spent / decay - meanSeconds;
    }

    /**
     * {@code 1 - exp(-x) - x exp(-x)}, which is about x squared by 2.
     */
    private static double lacking(double exponent, double spent, double survival)
    {
        return exponent < 1e-3 ? exponent * exponent * (0.5 - exponent * (1 / 3.0 - exponent / 8)) : spent - exponent * survival;
    }
}
