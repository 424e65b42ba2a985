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
package io.tributary.attribution.shapley;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * Gives every set of channels a number, from 0, in the order in which sets appear. A set takes about 16 bytes and 4 for each of its channels.
 */
final class ChannelSets
{
    private static final int INITIAL_SETS = 8;
    private static final int MOST_MEMBERS = 1 << 30;
    // object header, three references, the count
    private static final int INSTANCE_BYTES = 32;

    private int count;
    private int[] members = new int[4 * INITIAL_SETS];
    // where the members of each set end; the first element is where those of the first set begin
    private int[] ends = new int[INITIAL_SETS + 1];
    // numbers plus 1 by hash, with linear probing; a slot of 0 is free
    private int[] slots = new int[2 * INITIAL_SETS];

    /**
     * The number of the set, which is added if it is new.
     *
     * @param channels different numbers, the smallest first
     * @throws IllegalArgumentException if all sets together have too many members for an array
     */
    int numberOf(int[] channels, int size)
    {
        int mask = slots.length - 1;
        int slot = hash(channels, 0, size) & mask;
        while (slots[slot] != 0) {
            int number = slots[slot] - 1;
            if (Arrays.equals(members, start(number), end(number), channels, 0, size)) {
                return number;
            }
            slot = (slot + 1) & mask;
        }
        int start = ends[count];
        if (size > MOST_MEMBERS - start) {
            throw new IllegalArgumentException("The different sets of channels that one task holds may have at most %s members together: spread the query over more tasks, or use fewer channels".formatted(MOST_MEMBERS));
        }
        if (start + size > members.length) {
            members = Arrays.copyOf(members, Math.max(start + size, (int) Math.min(MOST_MEMBERS, 2L * members.length)));
        }
        System.arraycopy(channels, 0, members, start, size);
        count++;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count] = start + size;
        slots[slot] = count;
        if (2 * count > slots.length) {
            rehash();
        }
        return count - 1;
    }

    /**
     * How many sets there are; one more than the largest number.
     */
    int count()
    {
        return count;
    }

    /**
     * Where the members of a set begin. For the count of sets, how many members all sets have.
     */
    int start(int set)
    {
        return ends[set];
    }

    int end(int set)
    {
        return ends[set + 1];
    }

    /**
     * A member of a set, by its place from {@link #start} up to {@link #end}.
     */
    int member(int place)
    {
        return members[place];
    }

    /**
     * Bytes of memory that the sets take.
     */
    long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(members) + sizeOf(ends) + sizeOf(slots);
    }

    private void rehash()
    {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int number = 0; number < count; number++) {
            int slot = hash(members, start(number), end(number)) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = number + 1;
        }
    }

    private static int hash(int[] channels, int start, int end)
    {
        long hash = end - start;
        for (int index = start; index < end; index++) {
            hash = CounterRandom.mix(hash + channels[index]);
        }
        return (int) (hash >>> Integer.SIZE);
    }
}
