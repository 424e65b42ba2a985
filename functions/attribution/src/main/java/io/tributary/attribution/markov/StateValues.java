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
package io.tributary.attribution.markov;

import io.tributary.attribution.journey.ValueKind;
import io.tributary.attribution.state.ExactSums;

import java.math.BigDecimal;

/**
 * What the conversions in each state are worth, and all that are worth more than 0 and less than 0 together.
 *
 * @param scaled in units of the largest of them
 * @param gains the exact sum of the values of all states where that is above 0, in the smallest unit for decimals
 * @param losses the same below 0, as a number above 0
 */
record StateValues(double[] scaled, BigDecimal gains, BigDecimal losses)
{
    StateValues(MarkovChain chain)
    {
        this(scaled(chain), sum(chain, 1), sum(chain, -1));
        if (Double.isInfinite(gains.doubleValue()) || Double.isInfinite(losses.doubleValue())) {
            throw new IllegalArgumentException("The sum of values must be at most %s, but is larger: give values in larger units".formatted(Double.MAX_VALUE));
        }
    }

    private static double[] scaled(MarkovChain chain)
    {
        double[] scaled = new double[chain.stateCount()];
        if (chain.counts().valueKind() == ValueKind.COUNT) {
            return scaled;
        }
        double largest = 0;
        for (int state = 0; state < scaled.length; state++) {
            scaled[state] = chain.value(state);
            largest = Math.max(largest, Math.abs(scaled[state]));
        }
        for (int state = 0; state < scaled.length && largest > 0; state++) {
            scaled[state] /= largest;
        }
        return scaled;
    }

    private static BigDecimal sum(MarkovChain chain, int sign)
    {
        ExactSums values = chain.counts().values();
        ExactSums sum = new ExactSums();
        for (int state = 0; state < chain.stateCount(); state++) {
            if (Math.signum(values.approximate(chain.countedState(state))) == sign) {
                sum.add(0, values, chain.countedState(state));
            }
        }
        // decimals were counted in ones
        return sum.exact(0).abs();
    }
}
