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

import java.util.Arrays;

/**
 * The sum of a queue of amounts, each of which loses half of its size with every half-life from its own position
 * to the position asked for. A position is a whole number and a fraction, as one double would not hold both.
 * <p>
 * A sum from which the leaving amounts were subtracted would keep their rounding errors: after a thousand large
 * amounts have left, nothing sound may be left of a small one. So nothing is ever subtracted: the queue is made of
 * two parts, the older of which has a sum from each of its members to its end, and the newer a running sum; when the
 * older part is used up, the newer one takes its place. Adding, removing and asking take constant time each, over
 * the life of the queue.
 * <p>
 * The running sum follows A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen",
 * 1974: the digits lost in each addition are added up separately.
 */
final class SlidingSum
{
    // Amounts of the newer part are kept as what they will be worth this many half-lives after the first of them:
    // small enough that they do not vanish, and large enough that the reference is seldom moved
    private static final int REFERENCE_HALF_LIVES = 64;

    private final double halfLife;

    private double[] positions;
    private double[] fractions;
    private double[] amounts;
    private double[] sumsToPivot;
    private int first;
    private int pivot;
    private int end;

    private double reference;
    private double sum;
    private double lost;

    /**
     * @param halfLife in the unit of the positions; infinite if amounts do not decay
     */
    SlidingSum(double halfLife, int expectedSize)
    {
        this.halfLife = halfLife;
        positions = new double[expectedSize];
        fractions = new double[expectedSize];
        amounts = new double[expectedSize];
        sumsToPivot = new double[expectedSize];
    }

    /**
     * @param position at least the position of the amount added before
     */
    void add(double position, double fraction, double amount)
    {
        if (end == amounts.length) {
            int capacity = Math.max(16, 2 * end);
            positions = Arrays.copyOf(positions, capacity);
            fractions = Arrays.copyOf(fractions, capacity);
            amounts = Arrays.copyOf(amounts, capacity);
            sumsToPivot = Arrays.copyOf(sumsToPivot, capacity);
        }
        positions[end] = position;
        fractions[end] = fraction;
        amounts[end] = amount;
        if (end == pivot) {
            reference = position + REFERENCE_HALF_LIVES * halfLife;
            sum = 0;
            lost = 0;
        }
        else if (position > reference) {
            double newReference = position + REFERENCE_HALF_LIVES * halfLife;
            double factor = decay(newReference - reference, 0);
            sum *= factor;
            lost *= factor;
            reference = newReference;
        }
        accumulate(amount * decay(reference - position, -fraction));
        end++;
    }

    void removeFirst()
    {
        first++;
        if (first > pivot) {
            turnOver();
        }
    }

    boolean isEmpty()
    {
        return first == end;
    }

    /**
     * @param position at least the position of the amount added last
     */
    double sumAt(double position, double fraction)
    {
        double older = first < pivot ? sumsToPivot[first] * decay(position - positions[pivot - 1], fraction - fractions[pivot - 1]) : 0;
        double newer = pivot < end ? (sum + lost) * decay(position - reference, fraction) : 0;
        return older + newer;
    }

    private void turnOver()
    {
        sum = 0;
        lost = 0;
        for (int index = end - 1; index >= first; index--) {
            accumulate(amounts[index] * decay(positions[end - 1] - positions[index], fractions[end - 1] - fractions[index]));
            sumsToPivot[index] = sum + lost;
        }
        pivot = end;
        sum = 0;
        lost = 0;
    }

    private double decay(double age, double fraction)
    {
        return halfLife == Double.POSITIVE_INFINITY ? 1 : Math.pow(2, -(age + fraction) / halfLife);
    }

    private void accumulate(double amount)
    {
        double total = sum + amount;
        lost += Math.abs(sum) >= Math.abs(amount) ? (sum - total) + amount : (amount - total) + sum;
        sum = total;
    }
}
