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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import static java.util.Comparator.comparing;

/**
 * Rounds parts to whole numbers that sum exactly to a total, by largest remainder: every part is rounded down, and what is left goes in ones to the parts that
 * lost most, the earlier part first where they lost the same. What a double cannot hold of large parts is shared in
 * proportion to them.
 */
final class Remainders
{
    // Remainders that differ by less are the same: the parts have been rounded before
    private static final double SAME = 1e-6;

    private Remainders() {}

    /**
     * @param parts finite, about the total in sum; there may be more elements than takers
     * @param isTaker which parts take part; the others get 0
     */
    static BigInteger[] share(double[] parts, int count, IntPredicate isTaker, BigInteger total)
    {
        BigInteger[] shares = new BigInteger[count];
        Arrays.fill(shares, BigInteger.ZERO);
        int[] takers = IntStream.range(0, count).filter(isTaker).toArray();
        BigInteger left = total;
        for (int taker : takers) {
            shares[taker] = new BigDecimal(floor(parts[taker])).toBigInteger();
            left = left.subtract(shares[taker]);
        }
        if (left.signum() == 0) {
            return shares;
        }
        // more than one for each taker, or less than none, only where the digits of a double do not reach the last unit
        BigInteger ones = left.signum() < 0 ? BigInteger.ZERO : left.mod(BigInteger.valueOf(takers.length));
        BigInteger excess = left.subtract(ones);
        while (excess.signum() != 0) {
            excess = excess.subtract(addInProportion(parts, takers, excess, shares));
        }
        Arrays.stream(takers)
                .boxed()
                .sorted(comparing(taker -> -Math.round((parts[taker] - floor(parts[taker])) / SAME)))
                .limit(ones.intValueExact())
                .forEach(taker -> shares[taker] = shares[taker].add(BigInteger.ONE));
        return shares;
    }

    /**
     * Adds to each share about what it should have of the excess, as a double loses of a number in proportion to its size; to the largest share, if that is too little to be divided.
     *
     * @return how much was added to all of them, which is not 0
     */
    private static BigInteger addInProportion(double[] parts, int[] takers, BigInteger excess, BigInteger[] shares)
    {
        double sum = 0;
        int largest = takers[0];
        for (int taker : takers) {
            sum += Math.abs(parts[taker]);
            if (Math.abs(parts[taker]) > Math.abs(parts[largest])) {
                largest = taker;
            }
        }
        BigInteger added = BigInteger.ZERO;
        for (int taker : takers) {
            double proportion = sum == 0 ? 0 : Math.abs(parts[taker]) / sum;
            BigInteger addition = new BigDecimal(excess).multiply(new BigDecimal(proportion)).setScale(0, RoundingMode.DOWN).toBigInteger();
            shares[taker] = shares[taker].add(addition);
            added = added.add(addition);
        }
        if (added.signum() != excess.signum()) {
            shares[largest] = shares[largest].add(excess).subtract(added);
            return excess;
        }
        return added;
    }

    private static double floor(double part)
    {
        return Math.floor(part + SAME);
    }
}
