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

import java.util.Arrays;

import static java.lang.Math.toIntExact;
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

    private static final int INITIAL_SLOTS = 16;
    private static final int INITIAL_BYTES = 128;

    private int count;
    private byte[] bytes = new byte[INITIAL_BYTES];
    // where the name of each number ends; that of number 0 is empty and ends at the beginning
    private int[] ends = new int[INITIAL_SLOTS];
    private int[] hashes = new int[INITIAL_SLOTS];
    // numbers by hash, with linear probing; a slot of 0 is free
    private int[] slots = new int[2 * INITIAL_SLOTS];

    public NameNumbers() {}

    NameNumbers(NameNumbers other)
    {
        count = other.count;
        bytes = other.bytes.clone();
        ends = other.ends.clone();
        hashes = other.hashes.clone();
        slots = other.slots.clone();
    }

    /**
     * The number of the name, which is added if it is new.
     */
    public int numberOf(byte[] source, int offset, int length)
    {
        int hash = hash(source, offset, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            int number = slots[slot];
            if (hashes[number] == hash && isName(number, source, offset, length)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        return add(source, offset, length, hash, slot);
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
        return bytes.length + (long) Integer.BYTES * (ends.length + hashes.length + slots.length);
    }

    private int add(byte[] source, int offset, int length, int hash, int slot)
    {
        count++;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
            hashes = Arrays.copyOf(hashes, 2 * count);
        }
        int start = ends[count - 1];
        int end = toIntExact((long) start + length);
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, toIntExact(Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * bytes.length))));
        }
        System.arraycopy(source, offset, bytes, start, length);
        ends[count] = end;
        hashes[count] = hash;
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
            int slot = hashes[number] & mask;
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

    private static int hash(byte[] source, int offset, int length)
    {
        int hash = 0;
        for (int index = offset; index < offset + length; index++) {
            hash = 31 * hash + source[index];
        }
        // the low bits choose the slot, and take part of the high ones
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
