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
package io.tributary.attribution.markov;

import io.tributary.attribution.state.Hashes;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * How many journeys went from one state to another by a touch on a channel, numbered in the order in which transitions come. Outcomes are not among them.
 */
final class TransitionCounts
{
    static final int NONE = -1;

    private static final int INITIAL_TRANSITIONS = 16;
    // object header, references and numbers
    private static final int INSTANCE_BYTES = 48;

    private int count;
    // the state before in the upper half, the channel in the lower
    private long[] keys;
    private int[] targets;
    private long[] journeys;
    // numbers and one by hash, with linear probing; a slot of 0 is free
    private int[] slots;

    TransitionCounts()
    {
        keys = new long[INITIAL_TRANSITIONS];
        targets = new int[INITIAL_TRANSITIONS];
        journeys = new long[INITIAL_TRANSITIONS];
        slots = new int[2 * INITIAL_TRANSITIONS];
    }

    int count()
    {
        return count;
    }

    int from(int transition)
    {
        return (int) (keys[transition] >>> Integer.SIZE);
    }

    int channel(int transition)
    {
        return (int) keys[transition];
    }

    int to(int transition)
    {
        return targets[transition];
    }

    long journeys(int transition)
    {
        return journeys[transition];
    }

    /**
     * The number of a transition, {@link #NONE} if it has not come yet.
     */
    int find(int from, int channel)
    {
        long key = key(from, channel);
        int mask = slots.length - 1;
        int slot = hash(key) & mask;
        while (slots[slot] != 0) {
            int transition = slots[slot] - 1;
            if (keys[transition] == key) {
                return transition;
            }
            slot = (slot + 1) & mask;
        }
        return NONE;
    }

    /**
     * Adds a transition that has not come yet.
     */
    int add(int from, int channel, int to)
    {
        if (count == keys.length) {
            int capacity = Math.multiplyExact(count, 2);
            keys = Arrays.copyOf(keys, capacity);
            targets = Arrays.copyOf(targets, capacity);
            journeys = Arrays.copyOf(journeys, capacity);
            rehash(2 * capacity);
        }
        int transition = count;
        keys[transition] = key(from, channel);
        targets[transition] = to;
        count++;
        enter(transition);
        return transition;
    }

    void addJourneys(int transition, long more)
    {
        journeys[transition] = JourneyCounts.sum(journeys[transition], more);
    }

    long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(keys) + sizeOf(targets) + sizeOf(journeys) + sizeOf(slots);
    }

    private void rehash(int capacity)
    {
        slots = new int[capacity];
        for (int transition = 0; transition < count; transition++) {
            enter(transition);
        }
    }

    private void enter(int transition)
    {
        int mask = slots.length - 1;
        int slot = hash(keys[transition]) & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        slots[slot] = transition + 1;
    }

    private static long key(int from, int channel)
    {
        return (long) from << Integer.SIZE | channel;
    }

    private static int hash(long key)
    {
        return (int) (Hashes.mix(key) >>> Integer.SIZE);
    }
}
