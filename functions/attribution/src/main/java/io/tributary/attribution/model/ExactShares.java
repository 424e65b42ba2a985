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

import java.math.BigInteger;

/**
 * Shares an exact value, such as a sum of money, so that the parts sum exactly to it.
 */
public final class ExactShares
{
    private ExactShares() {}

    /**
     * Rounds what each credit has of a total to whole units, by largest remainder: what is left after rounding down goes in ones to those that lost most, the earlier one first where they lost the same.
     * Nothing goes to a credit of 0.
     *
     * @param credits at least 0, and 1 in sum; there may be more elements than are counted
     * @param count how many there are, at least one of them above 0
     * @param total in whole units, such as cents
     */
    public static BigInteger[] of(double[] credits, int count, BigInteger total)
    {
        double[] parts = new double[count];
        for (int part = 0; part < count; part++) {
            parts[part] = credits[part] * total.doubleValue();
        }
        return Remainders.share(parts, count, part -> credits[part] > 0, total);
    }
}
