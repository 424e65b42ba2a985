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
 * Gives every pair of whole numbers a number, from 0, in the order in which pairs appear.
 */
public final class LongPairNumbers
{
    private static final int INITIAL_PAIRS = 8;
    private static final int LARGEST_COUNT = 1 << 29;
    // object header, three references, the count
    private static final int INSTANCE_BYTES = 32;

    private int count;
    private long[] firsts = new long[INITIAL_PAIRS];
    private long[] seconds = new long[INITIAL_PAIRS];
    // numbers plus 1 by hash, with linear probing; a slot of 0 is free
    private int[] slots = new int[2 * INITIAL_PAIRS];

    /**
     * The number of the pair, which is added if it is new.
     *
     * @throws IllegalArgumentException if there are too many pairs for an array
     */
    public int numberOf(long first, long second)
    {
        int mask = slots.length - 1;
        int slot = hash(first, second) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (firsts[number] == first && seconds[number] == second) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        if (count == LARGEST_COUNT) {
            throw new IllegalArgumentException("One task can hold at most %s counts of channels together: use fewer channels or shorter paths".formatted(LARGEST_COUNT));
        }
        if (count == firsts.length) {
            firsts = Arrays.copyOf(firsts, 2 * count);
            seconds = Arrays.copyOf(seconds, 2 * count);
        }
        firsts[count] = first;
        seconds[count] = second;
        count++;
        slots[slot] = count;
        if (2 * count > slots.length) {
            rehash();
        }
        return count - 1;
    }

    /**
     * How many pairs there are; one more than the largest number.
     */
    public int count()
    {
        return count;
    }

    public long first(int number)
    {
        return firsts[number];
    }

    public long second(int number)
    {
        return seconds[number];
    }

    /**
     * Bytes of memory that the numbers take.
     */
    public long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(firsts) + sizeOf(seconds) + sizeOf(slots);
    }

    private void rehash()
    {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < count; number++) {
            int slot = hash(firsts[number], seconds[number]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private static int hash(long first, long second)
    {
        return (int) (Hashes.mix(Hashes.mix(first) + second) >>> Integer.SIZE);
    }
}
