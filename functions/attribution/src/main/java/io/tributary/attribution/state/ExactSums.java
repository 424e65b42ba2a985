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

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * A sum for each of many numbered rows, exact for doubles and for whole numbers of 128 bits, so that it does not depend on the order in which values come or on where they were summed first.
 * <p>
 * A sum is kept as whole numbers of 32 bits times powers of 2 to the 32nd, in a long each, so that a billion values can be added before anything must be carried. Only the powers that occur take memory.
 */
public final class ExactSums
{
    private static final int DIGIT_BITS = 32;
    private static final long DIGIT_MASK = 0xFFFF_FFFFL;
    // the power of 2 that belongs to digit 0: below the smallest double, and a multiple of the bits of a digit
    private static final int LOWEST_POWER = -1088;
    private static final int ONES = -LOWEST_POWER / DIGIT_BITS;
    private static final int MANTISSA_BITS = 52;
    private static final int MOST_UNCARRIED = 1 << 29;
    private static final int MOST_AT_THE_TOP = 1 << 30;
    // object header, a reference and numbers
    private static final int INSTANCE_BYTES = 32;

    private int rows;
    // the first digit kept, and how many
    private int low;
    private int width;
    private int uncarried;
    private long[] digits = new long[0];

    /**
     * @param value finite
     */
    public void add(int row, double value)
    {
        if (value == 0) {
            return;
        }
        long bits = Double.doubleToRawLongBits(value);
        int exponent = (int) (bits >>> MANTISSA_BITS) & 0x7FF;
        long mantissa = bits & ((1L << MANTISSA_BITS) - 1);
        if (exponent == 0) {
            exponent = 1;
        }
        else {
            mantissa |= 1L << MANTISSA_BITS;
        }
        int power = exponent - 1075 - LOWEST_POWER;
        int digit = power / DIGIT_BITS;
        int shift = power % DIGIT_BITS;
        long lower = mantissa << shift;
        long upper = shift == 0 ? 0 : mantissa >>> (Long.SIZE - shift);
        int sign = bits < 0 ? -1 : 1;
        reserve(row, digit, digit + 3);
        int index = row * width + digit - low;
        digits[index] += sign * (lower & DIGIT_MASK);
        digits[index + 1] += sign * (lower >>> DIGIT_BITS);
        digits[index + 2] += sign * upper;
        count(1);
    }

    /**
     * Adds the whole number of 128 bits of which these are the halves.
     */
    public void add(int row, long high, long low)
    {
        if ((high | low) == 0) {
            return;
        }
        boolean small = high == low >> (Long.SIZE - 1);
        reserve(row, ONES, ONES + (small ? 2 : 4));
        int index = row * width + ONES - this.low;
        digits[index] += low & DIGIT_MASK;
        if (small) {
            digits[index + 1] += low >> DIGIT_BITS;
        }
        else {
            digits[index + 1] += low >>> DIGIT_BITS;
            digits[index + 2] += high & DIGIT_MASK;
            digits[index + 3] += high >> DIGIT_BITS;
        }
        count(1);
    }

    /**
     * Adds the sum of a row of other sums.
     */
    public void add(int row, ExactSums other, int otherRow)
    {
        if (otherRow >= other.rows) {
            return;
        }
        other.carry();
        for (int digit = 0; digit < other.width; digit++) {
            addDigit(row, other.low + digit, other.digits[otherRow * other.width + digit]);
        }
    }

    /**
     * The least that a row can be described by: how many digits follow.
     */
    public int digitCount(int row)
    {
        carry();
        int last = width - 1;
        while (last >= 0 && digit(row, last + low) == 0) {
            last--;
        }
        return last < 0 ? 0 : last + 1;
    }

    /**
     * The number of the first digit of every row.
     */
    public int firstDigit()
    {
        return low;
    }

    /**
     * A digit of a row, after {@link #digitCount(int)} was asked for that row; of 32 bits and a sign.
     */
    public long digit(int row, int digit)
    {
        return row < rows ? digits[row * width + digit - low] : 0;
    }

    /**
     * Adds to a digit of a row.
     *
     * @param value of at most 32 bits and a sign
     */
    public void addDigit(int row, int digit, long value)
    {
        if (value != 0) {
            reserve(row, digit, digit + 1);
            digits[row * width + digit - low] += value;
            count(1);
        }
    }

    /**
     * The sum as a double, a few units of its last digit from the exact one. The same for the same sum.
     */
    public double approximate(int row)
    {
        carry();
        int top = row < rows ? width - 1 : 0;
        while (top > 0 && digits[row * width + top] == 0) {
            top--;
        }
        // in units of the highest digit, which may be above the largest double by itself
        double sum = 0;
        for (int digit = top; digit >= 0 && row < rows && width > 0; digit--) {
            sum += Math.scalb((double) digits[row * width + digit], (digit - top) * DIGIT_BITS);
        }
        return Math.scalb(sum, (low + top) * DIGIT_BITS + LOWEST_POWER);
    }

    /**
     * The double next to the exact sum, or the even one of two that are equally near; 0 for a row to which nothing was added.
     */
    public double sum(int row)
    {
        BigInteger sum = inLowestDigits(row);
        if (sum.bitLength() >= Double.MAX_EXPONENT) {
            return exact(row).doubleValue();
        }
        // rounded once: what is below the smallest double of full precision has few digits, as doubles and whole numbers do
        return Math.scalb(sum.doubleValue(), low * DIGIT_BITS + LOWEST_POWER);
    }

    /**
     * The sum of whole numbers.
     */
    public BigInteger wholeNumber(int row)
    {
        return scaled(row).shiftRight(-LOWEST_POWER);
    }

    /**
     * The sum, exactly.
     */
    public BigDecimal exact(int row)
    {
        BigInteger scaled = scaled(row);
        int zeros = Math.clamp(scaled.getLowestSetBit(), 0, -LOWEST_POWER);
        return new BigDecimal(scaled.shiftRight(zeros)).divide(new BigDecimal(BigInteger.TWO.pow(-LOWEST_POWER - zeros)));
    }

    public long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(digits);
    }

    private BigInteger scaled(int row)
    {
        return inLowestDigits(row).shiftLeft(low * DIGIT_BITS);
    }

    /**
     * In units of the first digit kept.
     */
    private BigInteger inLowestDigits(int row)
    {
        BigInteger sum = BigInteger.ZERO;
        for (int digit = width - 1; digit >= 0 && row < rows; digit--) {
            sum = sum.shiftLeft(DIGIT_BITS).add(BigInteger.valueOf(digits[row * width + digit]));
        }
        return sum;
    }

    private void count(int values)
    {
        uncarried += values;
        if (uncarried >= MOST_UNCARRIED) {
            carry();
        }
    }

    /**
     * Leaves each digit with at most 31 bits and a sign, of which there is one way for each sum.
     */
    private void carry()
    {
        if (uncarried == 0) {
            return;
        }
        for (int row = 0; row < rows; row++) {
            long top = digits[(row + 1) * width - 1];
            if (top > MOST_AT_THE_TOP || top < -MOST_AT_THE_TOP) {
                // room for what the highest digit may have to pass on
                widen(low, low + width + 1);
                break;
            }
        }
        for (int row = 0; row < rows; row++) {
            long carried = 0;
            for (int index = row * width; index < (row + 1) * width; index++) {
                long sum = digits[index] + carried;
                digits[index] = (int) sum;
                carried = (sum - digits[index]) >> DIGIT_BITS;
            }
        }
        uncarried = 0;
    }

    private void reserve(int row, int from, int to)
    {
        if (width == 0) {
            low = from;
            width = to - from;
        }
        if (from < low || to > low + width) {
            widen(Math.min(from, low), Math.max(to, low + width));
        }
        if (row >= rows) {
            rows = row + 1;
        }
        if ((long) rows * width > digits.length) {
            digits = Arrays.copyOf(digits, capacity(rows + (rows >> 1) + 1, width));
        }
    }

    private void widen(int from, int to)
    {
        int wider = to - from;
        long[] widened = new long[capacity(rows, wider)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(digits, row * width, widened, row * wider + low - from, width);
        }
        digits = widened;
        low = from;
        width = wider;
    }

    private static int capacity(int rows, int width)
    {
        long capacity = (long) rows * width;
        if (capacity > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("Values of %s different kinds are too many for one group: use fewer channels, shorter paths or a lower order".formatted(rows));
        }
        return (int) capacity;
    }
}
