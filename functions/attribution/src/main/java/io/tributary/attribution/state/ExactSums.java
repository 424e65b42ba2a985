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
package io.tributary.attribution.state;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * Sums of doubles without any loss: what is read is the exact sum, rounded once, so that it depends neither on the order of the numbers nor on how they were
 * split over partial sums.
 * <p>
 * A sum is held as doubles that do not overlap, mostly one or two (J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric
 * Predicates", Discrete and Computational Geometry 18, 1997, section 2.4).
 */
public final class ExactSums
{
    /**
     * Numbers up to this size can be added as often as anyone can, without a sum beyond the range of a double.
     */
    public static final double LARGEST_NUMBER = 1e280;

    private static final double[] NO_TAIL = {};
    // object header, two references, the size
    private static final int INSTANCE_BYTES = 32;

    private double[] heads = new double[1];
    // what the head lacks, from the smallest to the largest, followed by zeros
    private double[][] tails = {NO_TAIL};
    private long tailBytes;

    /**
     * Adds to one of the sums.
     *
     * @param number at most {@link #LARGEST_NUMBER} in size
     */
    public void add(int sum, double number)
    {
        if (sum >= heads.length) {
            grow(sum);
        }
        double[] tail = tails[sum];
        double head = heads[sum];
        if (tail.length == 0) {
            double total = head + number;
            double lost = lost(head, number, total);
            heads[sum] = total;
            if (lost != 0) {
                appendToTail(sum, 0, lost);
            }
            return;
        }
        int kept = 0;
        double total = number;
        for (int index = 0; index < tail.length && tail[index] != 0; index++) {
            double part = tail[index];
            double partial = total + part;
            double lost = lost(total, part, partial);
            total = partial;
            if (lost != 0) {
                tail[kept] = lost;
                kept++;
            }
        }
        double partial = total + head;
        double lost = lost(total, head, partial);
        Arrays.fill(tail, kept, tail.length, 0);
        heads[sum] = partial;
        if (lost != 0) {
            appendToTail(sum, kept, lost);
        }
    }

    /**
     * Adds another sum as exactly as it is.
     */
    public void add(int sum, ExactSums other, int otherSum)
    {
        for (int part = 0; part < other.partCount(otherSum); part++) {
            add(sum, other.part(otherSum, part));
        }
    }

    /**
     * The double next to the exact sum, or the even one of two that are equally near; 0 for a sum to which nothing was added.
     */
    public double sum(int sum)
    {
        if (sum >= heads.length) {
            return 0;
        }
        double[] tail = tails[sum];
        int next = partCount(sum) - 2;
        double total = heads[sum];
        double lost = 0;
        while (next >= 0 && lost == 0) {
            double part = tail[next];
            double partial = total + part;
            lost = part - (partial - total);
            total = partial;
            next--;
        }
        // half of the last digit was lost: what follows says to which side the sum lies
        if (next >= 0 && lost != 0 && Math.signum(lost) == Math.signum(tail[next])) {
            double twice = lost * 2;
            double rounded = total + twice;
            if (twice == rounded - total) {
                return rounded;
            }
        }
        return total;
    }

    /**
     * How many doubles the sum is made of, at least 1.
     */
    public int partCount(int sum)
    {
        if (sum >= heads.length) {
            return 1;
        }
        double[] tail = tails[sum];
        int count = 0;
        while (count < tail.length && tail[count] != 0) {
            count++;
        }
        return count + 1;
    }

    /**
     * One of the doubles that the sum is made of, the largest last.
     */
    public double part(int sum, int part)
    {
        if (sum >= heads.length) {
            return 0;
        }
        double[] tail = tails[sum];
        return part < tail.length && tail[part] != 0 ? tail[part] : heads[sum];
    }

    /**
     * Bytes of memory that the sums take.
     */
    public long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(tails) + (long) Double.BYTES * heads.length + tailBytes;
    }

    private void appendToTail(int sum, int position, double number)
    {
        double[] tail = tails[sum];
        if (position == tail.length) {
            tail = Arrays.copyOf(tail, position + 2);
            tailBytes += 2 * Double.BYTES + (position == 0 ? 2 * Long.BYTES : 0);
            tails[sum] = tail;
        }
        tail[position] = number;
    }

    private void grow(int sum)
    {
        int filled = heads.length;
        int capacity = Math.max(sum + 1, filled + (filled >> 1));
        heads = Arrays.copyOf(heads, capacity);
        tails = Arrays.copyOf(tails, capacity);
        Arrays.fill(tails, filled, capacity, NO_TAIL);
    }

    /**
     * What rounding took from a sum of two (D. E. Knuth, "The Art of Computer Programming", volume 2, section 4.2.2, theorem B).
     */
    private static double lost(double left, double right, double total)
    {
        double rightAdded = total - left;
        return (left - (total - rightAdded)) + (right - rightAdded);
    }
}
