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
 * The states of a chain, numbered in the order in which they come: each is the last channels of a path, the oldest first, at most as many as the order of the chain.
 * A state of fewer channels is one near the start of a path: what is missing before them is the start. State 0 has no channel and is the start itself.
 */
final class ChainStates
{
    static final int START = 0;

    private static final int INITIAL_STATES = 16;
    // object header, references and numbers
    private static final int INSTANCE_BYTES = 48;

    private final int order;
    private int count = 1;
    // where the channels of each state end; those of the next begin there
    private int[] ends;
    private int[] channels;
    // numbers by hash, with linear probing; a slot of 0 is free, as the start is never looked up
    private int[] slots;

    ChainStates(int order)
    {
        this.order = order;
        ends = new int[INITIAL_STATES];
        channels = new int[INITIAL_STATES];
        slots = new int[2 * INITIAL_STATES];
    }

    /**
     * How many states there are, the start among them.
     */
    int count()
    {
        return count;
    }

    /**
     * How many channels the state has.
     */
    int length(int state)
    {
        return ends[state] - start(state);
    }

    /**
     * A channel of the state, counted from the newest, which is 0.
     */
    int channel(int state, int age)
    {
        return channels[ends[state] - 1 - age];
    }

    /**
     * The state after a touch on the channel in a given state, which is added if it is new.
     */
    int next(int state, int channel)
    {
        int from = Math.max(start(state), ends[state] - (order - 1));
        int to = ends[state];
        int length = to - from + 1;
        int mask = slots.length - 1;
        int slot = hash(from, to, channel) & mask;
        while (slots[slot] != 0) {
            int found = slots[slot];
            if (length(found) == length && channels[ends[found] - 1] == channel && Arrays.equals(channels, start(found), ends[found] - 1, channels, from, to)) {
                return found;
            }
            slot = (slot + 1) & mask;
        }
        return add(from, to, channel, slot);
    }

    long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(ends) + sizeOf(channels) + sizeOf(slots);
    }

    private int add(int from, int to, int newest, int slot)
    {
        int start = ends[count - 1];
        int end = Math.addExact(start, to - from + 1);
        if (end > channels.length) {
            channels = Arrays.copyOf(channels, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * channels.length)));
        }
        System.arraycopy(channels, from, channels, start, to - from);
        channels[end - 1] = newest;
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        int state = count;
        ends[state] = end;
        slots[slot] = state;
        count++;
        if (2 * count > slots.length) {
            rehash();
        }
        return state;
    }

    private void rehash()
    {
        slots = new int[2 * slots.length];
        int mask = slots.length - 1;
        for (int state = 1; state < count; state++) {
            int slot = hash(start(state), ends[state] - 1, channels[ends[state] - 1]) & mask;
            while (slots[slot] != 0) {
                slot = (slot + 1) & mask;
            }
            slots[slot] = state;
        }
    }

    private int start(int state)
    {
        return state == START ? 0 : ends[state - 1];
    }

    private int hash(int from, int to, int newest)
    {
        long hash = newest;
        for (int index = from; index < to; index++) {
            hash = Hashes.mix(hash + 1) + channels[index];
        }
        return (int) (Hashes.mix(hash) >>> Integer.SIZE);
    }
}
