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

import io.tributary.attribution.journey.NameNumbers;

import java.nio.ByteBuffer;

import static java.lang.Math.toIntExact;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

/**
 * Reads what {@link StateWriter} wrote.
 */
public final class StateReader
{
    private final byte[] bytes;
    private final ByteBuffer buffer;

    public StateReader(byte[] bytes, int offset, int length)
    {
        this.bytes = bytes;
        buffer = ByteBuffer.wrap(bytes, offset, length).order(LITTLE_ENDIAN);
    }

    public long readUnsigned()
    {
        long number = 0;
        int shift = 0;
        byte next = buffer.get();
        while (next < 0) {
            number |= (next & 0x7FL) << shift;
            shift += 7;
            next = buffer.get();
        }
        return number | (long) next << shift;
    }

    /**
     * A number that was written as unsigned and is an int.
     */
    public int readCount()
    {
        return toIntExact(readUnsigned());
    }

    public long readLong()
    {
        return buffer.getLong();
    }

    public double readDouble()
    {
        return Double.longBitsToDouble(buffer.getLong());
    }

    /**
     * Adds a sum that was written to one of these.
     */
    public void readSum(ExactSums sums, int row)
    {
        int digits = readCount();
        int first = digits == 0 ? 0 : readCount();
        for (int digit = first; digit < first + digits; digit++) {
            long coded = readUnsigned();
            sums.addDigit(row, digit, coded >>> 1 ^ -(coded & 1));
        }
    }

    /**
     * Adds the names that were written.
     *
     * @return by number of a name as written, its number among the names
     */
    public int[] readNames(NameNumbers names)
    {
        int count = readCount();
        int[] numbers = new int[Math.min(count, buffer.remaining()) + 1];
        for (int number = 1; number <= count; number++) {
            int length = readCount();
            numbers[number] = names.numberOf(bytes, buffer.arrayOffset() + buffer.position(), length);
            buffer.position(buffer.position() + length);
        }
        return numbers;
    }
}
