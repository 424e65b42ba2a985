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
package io.tributary.matching.store;

import java.lang.invoke.VarHandle;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * Numbers in arrays of bytes, the high byte first, so that the order of words without sign is that of the bytes.
 */
public final class Words
{
    private static final VarHandle LONGS = byteArrayViewVarHandle(long[].class, BIG_ENDIAN);
    private static final VarHandle INTS = byteArrayViewVarHandle(int[].class, BIG_ENDIAN);

    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
    private static final long SECOND_FACTOR = 0xD6E8FEB86659FD93L;

    private Words() {}

    /**
     * Up to eight bytes as the highest of a number whose other bytes are 0.
     */
    public static long word(byte[] bytes, int offset, int length)
    {
        if (length >= Long.BYTES) {
            return (long) LONGS.get(bytes, offset);
        }
        if (length <= 0) {
            return 0;
        }
        int unused = Byte.SIZE * (Long.BYTES - length);
        if (offset + Long.BYTES <= bytes.length) {
            return ((long) LONGS.get(bytes, offset) >>> unused) << unused;
        }
        long word = 0;
        for (int index = 0; index < length; index++) {
            word = word << Byte.SIZE | (bytes[offset + index] & 0xFF);
        }
        return word << unused;
    }

    /**
     * A hash that is good in all its bits.
     */
    public static long hash(byte[] bytes, int offset, int length)
    {
        long hash = length;
        int index = 0;
        for (; index < length - Long.BYTES; index += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(bytes, offset + index));
        }
        return hash(hash ^ word(bytes, offset + index, length - index));
    }

    /**
     * A hash that is good in all its bits.
     */
    public static long hash(long number)
    {
        return mix(mix(number ^ SECOND_FACTOR));
    }

    static int readInt(byte[] bytes, int offset)
    {
        return (int) INTS.get(bytes, offset);
    }

    static void writeInt(byte[] bytes, int offset, int value)
    {
        INTS.set(bytes, offset, value);
    }

    private static long mix(long number)
    {
        return Math.unsignedMultiplyHigh(number, FIRST_FACTOR) ^ (number * FIRST_FACTOR);
    }
}
