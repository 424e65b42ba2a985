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
package io.tributary.attribution.journey;

import java.lang.invoke.VarHandle;
import java.util.Arrays;

import static java.lang.invoke.MethodHandles.byteArrayViewVarHandle;
import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Gives every name a number, from 1, in the order in which names appear. No name at all, which is a channel of its own, has number 0.
 * <p>
 * Names are kept once, one after the other, as UTF-8. Looking one up takes time in proportion to its length.
 */
public final class NameNumbers
{
    public static final int NO_NAME = 0;

    /**
     * Receives a part of an array.
     */
    public interface BytesWriter
    {
        void write(byte[] bytes, int offset, int length);
    }

    private static final VarHandle LONGS = byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

    private static final int INITIAL_SLOTS = 16;
    private static final int INITIAL_BYTES = 128;
    private static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private int count;
    private byte[] bytes = new byte[INITIAL_BYTES];
    // where the name of each number ends; that of number 0 is empty and ends at the beginning
    private int[] ends = new int[INITIAL_SLOTS];
    // the first and the last eight bytes of each name, which are the whole of a name of up to 16 bytes
    private long[] heads = new long[INITIAL_SLOTS];
    private long[] tails = new long[INITIAL_SLOTS];
    // numbers by hash, with linear probing; a slot of 0 is free
    private int[] slots = new int[2 * INITIAL_SLOTS];

    public NameNumbers() {}

    /**
     * A copy that shares nothing with the other numbers.
     */
    public NameNumbers(NameNumbers other)
    {
        count = other.count;
        bytes = other.bytes.clone();
        ends = other.ends.clone();
        heads = other.heads.clone();
        tails = other.tails.clone();
        slots = other.slots.clone();
    }

    /**
     * The number of the name, which is added if it is new.
     *
     * @throws IllegalArgumentException if all names together have more bytes than an array
     */
    public int numberOf(byte[] source, int offset, int length)
    {
        long head;
        long tail;
        if (offset + Long.BYTES <= source.length) {
            // without a branch for each length, which could not be foreseen
            long relevant = length >= Long.BYTES ? -1 : (1L << (Byte.SIZE * length)) - 1;
            head = (long) LONGS.get(source, offset) & relevant;
            tail = (long) LONGS.get(source, offset + Math.max(0, length - Long.BYTES)) & relevant;
        }
        else {
            head = head(source, offset, length);
            tail = length > Long.BYTES ? head(source, offset + length - Long.BYTES, Long.BYTES) : head;
        }
        int mask = slots.length - 1;
        int slot = hash(source, offset, length, head, tail) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot];
            if (heads[number] == head && tails[number] == tail && length(number) == length &&
                    (length <= 2 * Long.BYTES || isName(number, source, offset, length))) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        return add(source, offset, length, head, tail, slot);
    }

    /**
     * How many names there are; the largest number.
     */
    public int count()
    {
        return count;
    }

    public int length(int number)
    {
        return ends[number] - start(number);
    }

    public String name(int number)
    {
        return new String(bytes, start(number), length(number), UTF_8);
    }

    /**
     * Gives the bytes of the name to a writer of array, offset and length.
     */
    public void writeTo(int number, BytesWriter writer)
    {
        writer.write(bytes, start(number), length(number));
    }

    /**
     * The order of the names as the engine sorts text, by unsigned bytes; no name comes last.
     */
    public int compare(int left, int right)
    {
        if (left == right) {
            return 0;
        }
        if (left == NO_NAME || right == NO_NAME) {
            return left == NO_NAME ? 1 : -1;
        }
        return Arrays.compareUnsigned(bytes, start(left), ends[left], bytes, start(right), ends[right]);
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return bytes.length + Integer.BYTES * ((long) ends.length + slots.length) + Long.BYTES * ((long) heads.length + tails.length);
    }

    private int add(byte[] source, int offset, int length, long head, long tail, int slot)
    {
        int start = ends[count];
        if (length > MAX_BYTES - start) {
            throw new IllegalArgumentException("The different names that one task holds may have at most %s bytes together: spread the query over more tasks, or shorten the names".formatted(MAX_BYTES));
        }
        int end = start + length;
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_BYTES, Math.max(end, 2L * bytes.length)));
        }
        System.arraycopy(source, offset, bytes, start, length);
        count++;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            heads = Arrays.copyOf(heads, 2 * count);
            tails = Arrays.copyOf(tails, 2 * count);
        }
        ends[count] = end;
        heads[count] = head;
        tails[count] = tail;
        slots[slot] = count;
        if (2 * count > slots.length) {
            rehash();
        }
        return count;
    }

    private void rehash()
    {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 1; number <= count; number++) {
            int slot = hash(bytes, start(number), length(number), heads[number], tails[number]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number;
        }
    }

    private int start(int number)
    {
        return number == 0 ? 0 : ends[number - 1];
    }

    private boolean isName(int number, byte[] source, int offset, int length)
    {
        return Arrays.equals(bytes, start(number), ends[number], source, offset, offset + length);
    }

    private static long head(byte[] source, int offset, int length)
    {
        long head = 0;
        for (int index = Math.min(length, Long.BYTES) - 1; index >= 0; index--) {
            head = head << Byte.SIZE | (source[offset + index] & 0xFF);
        }
        return head;
    }

    private static int hash(byte[] source, int offset, int length, long head, long tail)
    {
        long hash = length;
        // what lies between head and tail, in steps that may overlap the tail
        for (int index = Long.BYTES; index < length - Long.BYTES; index += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(source, offset + index));
        }
        hash = mix(mix(hash ^ head) ^ tail);
        return (int) (hash >>> Integer.SIZE);
    }

    private static long mix(long number)
    {
        long product = number * 0x9E3779B97F4A7C15L;
        return product ^ (product >>> 29);
    }
}
