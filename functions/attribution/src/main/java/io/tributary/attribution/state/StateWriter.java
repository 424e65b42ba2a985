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

import java.lang.invoke.VarHandle;
import java.util.Arrays;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

/**
 * Writes a state as bytes, which {@link StateReader} reads.
 */
public final class StateWriter
{
    private static final VarHandle LONGS = byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private byte[] bytes = new byte[256];
    private int size;

    /**
     * A number that is mostly small and not negative: one byte for each 7 bits.
     */
    public void writeUnsigned(long number)
    {
        reserve(10);
        long rest = number;
        while ((rest & ~0x7FL) != 0) {
            bytes[size] = (byte) (rest | 0x80);
            size++;
            rest >>>= 7;
        }
        bytes[size] = (byte) rest;
        size++;
    }

    public void writeLong(long number)
    {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, number);
        size += Long.BYTES;
    }

    public void writeDouble(double number)
    {
        writeLong(Double.doubleToRawLongBits(number));
    }

    public void writeSum(ExactSums sums, int row)
    {
        int digits = sums.digitCount(row);
        writeUnsigned(digits);
        if (digits > 0) {
            writeUnsigned(sums.firstDigit());
        }
        for (int digit = sums.firstDigit(); digit < sums.firstDigit() + digits; digit++) {
            long value = sums.digit(row, digit);
            // the sign in the lowest bit
            writeUnsigned(value << 1 ^ value >> (Long.SIZE - 1));
        }
    }

    public void writeNames(NameNumbers names)
    {
        writeUnsigned(names.count());
        for (int number = 1; number <= names.count(); number++) {
            writeUnsigned(names.length(number));
            names.writeTo(number, this::writeBytes);
        }
    }

    public byte[] toBytes()
    {
        return Arrays.copyOf(bytes, size);
    }

    private void writeBytes(byte[] source, int offset, int length)
    {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    private void reserve(int length)
    {
        if (length <= bytes.length - size) {
            return;
        }
        if (length > MAX_BYTES - size) {
            throw new IllegalArgumentException("What one task hands on may have at most %s bytes: group the query by more columns, or read fewer paths".formatted(MAX_BYTES));
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(size + (long) length, 2L * bytes.length)));
    }
}
