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

import java.lang.invoke.VarHandle;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.checkFromIndexSize;

/**
 * Reads what a {@link StateWriter} wrote. Reading beyond the end is an {@link IndexOutOfBoundsException}.
 */
final class StateReader
{
    private static final VarHandle LONGS = byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);
    private static final VarHandle INTS = byteArrayViewVarHandle(int[].class, LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int end;
    private int position;

    StateReader(Slice slice)
    {
        bytes = slice.byteArray();
        position = slice.byteArrayOffset();
        end = position + slice.length();
    }

    /**
     * Makes a number of a part of an array, which it must not write to.
     */
    interface Numbering
    {
        int numberOf(byte[] bytes, int offset, int length);
    }

    boolean isReadable()
    {
        return position < end;
    }

    byte readByte()
    {
        checkFromIndexSize(position, 1, end);
        byte value = bytes[position];
        position++;
        return value;
    }

    long readLong()
    {
        checkFromIndexSize(position, Long.BYTES, end);
        long value = (long) LONGS.get(bytes, position);
        position += Long.BYTES;
        return value;
    }

    /**
     * Passes over numbers that {@link #longAt}, {@link #intAt} and {@link #byteAt} read.
     *
     * @return where they begin
     */
    int skip(int count, int bytesOfEach)
    {
        checkFromIndexSize(position, Math.multiplyExact(count, bytesOfEach), end);
        int start = position;
        position += count * bytesOfEach;
        return start;
    }

    long longAt(int start, int index)
    {
        return (long) LONGS.get(bytes, start + index * Long.BYTES);
    }

    int intAt(int start, int index)
    {
        return (int) INTS.get(bytes, start + index * Integer.BYTES);
    }

    int byteAt(int start, int index)
    {
        return bytes[start + index] & 0xFF;
    }

    int readUnsigned()
    {
        int value = 0;
        for (int shift = 0; ; shift += 7) {
            int bits = readByte();
            value |= (bits & 0x7F) << shift;
            if (bits >= 0) {
                return value;
            }
        }
    }

    /**
     * The number of the next bytes.
     */
    int readNumberOf(int length, Numbering numbering)
    {
        checkFromIndexSize(position, length, end);
        int number = numbering.numberOf(bytes, position, length);
        position += length;
        return number;
    }

    String readText(int length)
    {
        checkFromIndexSize(position, length, end);
        String text = new String(bytes, position, length, UTF_8);
        position += length;
        return text;
    }
}
