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
package io.tributary.functions.aggregate;

import io.airlift.slice.Slice;
import io.airlift.slice.Slices;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

import static java.lang.Math.toIntExact;
import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

/**
 * Writes numbers and bytes one after the other into an array that serves many states after each other: most states are small, and making an array for each of
 * them takes longer than writing it.
 */
final class StateWriter
{
    private static final VarHandle LONGS = byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
    private static final VarHandle INTS = byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);
    private static final int INITIAL_BYTES = 256;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 20;
    private static final int LARGEST_UNSIGNED = 5;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int size;

    /**
     * Forgets what was written.
     */
    void clear()
    {
        size = 0;
        if (bytes.length > LARGEST_CAPACITY_KEPT) {
            bytes = new byte[INITIAL_BYTES];
        }
    }

    void writeByte(int value)
    {
        reserve(1);
        bytes[size] = (byte) value;
        size++;
    }

    void writeLong(long value)
    {
        reserve(Long.BYTES);
        LONGS.set(bytes, size, value);
        size += Long.BYTES;
    }

    void writeLongs(long[] values, int count)
    {
        reserve(Math.multiplyExact(count, Long.BYTES));
        for (int index = 0; index < count; index++) {
            LONGS.set(bytes, size + index * Long.BYTES, values[index]);
        }
        size += count * Long.BYTES;
    }

    void writeInts(int[] values, int count)
    {
        reserve(Math.multiplyExact(count, Integer.BYTES));
        for (int index = 0; index < count; index++) {
            INTS.set(bytes, size + index * Integer.BYTES, values[index]);
        }
        size += count * Integer.BYTES;
    }

    /**
     * Writes the lowest eight bits of each number.
     */
    void writeAsBytes(int[] values, int count)
    {
        reserve(count);
        for (int index = 0; index < count; index++) {
            bytes[size + index] = (byte) values[index];
        }
        size += count;
    }

    void writeBytes(byte[] source, int offset, int length)
    {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /**
     * Seven bits in each byte, the lowest first; the highest bit says that more follow.
     */
    void writeUnsigned(int value)
    {
        reserve(LARGEST_UNSIGNED);
        int rest = value;
        while (rest >>> 7 != 0) {
            bytes[size] = (byte) (rest | 0x80);
            size++;
            rest >>>= 7;
        }
        bytes[size] = (byte) rest;
        size++;
    }

    /**
     * What was written, until something else is.
     */
    Slice written()
    {
        return Slices.wrappedBuffer(bytes, 0, size);
    }

    long arrayBytes()
    {
        return bytes.length;
    }

    private void reserve(int length)
    {
        if (length > bytes.length - size) {
            long needed = (long) size + length;
            bytes = Arrays.copyOf(bytes, toIntExact(Math.max(needed, Math.min(Integer.MAX_VALUE - 8L, 2L * bytes.length))));
        }
    }
}
