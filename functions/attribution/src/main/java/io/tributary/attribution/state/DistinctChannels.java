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
 * The different channels of a path, in the order in which they first occur, and how often each occurs. One object serves many paths after each other.
 */
public final class DistinctChannels
{
    // object header, four references, the count and the stamp
    private static final int INSTANCE_BYTES = 48;

    private int count;
    private int[] channels = new int[8];
    private int[] occurrences = new int[8];
    // by channel: the path in which it occurred last, and its place among the channels of that path
    private long[] stamps = new long[8];
    private int[] places = new int[8];
    private long stamp;

    /**
     * Reads a path and forgets the one before.
     *
     * @param path numbers of channels, which are not negative
     * @param length how many of them are the path
     */
    public void read(int[] path, int length)
    {
        count = 0;
        stamp++;
        for (int step = 0; step < length; step++) {
            int channel = path[step];
            if (channel >= stamps.length) {
                int capacity = Math.max(channel + 1, 2 * stamps.length);
                stamps = Arrays.copyOf(stamps, capacity);
                places = Arrays.copyOf(places, capacity);
            }
            if (stamps[channel] != stamp) {
                stamps[channel] = stamp;
                places[channel] = count;
                append(channel);
            }
            occurrences[places[channel]]++;
        }
    }

    public int count()
    {
        return count;
    }

    public int channel(int index)
    {
        return channels[index];
    }

    /**
     * How often this channel of the path occurs in it.
     */
    public int occurrencesOf(int channel)
    {
        return occurrences[places[channel]];
    }

    /**
     * The channels by number, in an array that is longer and valid until the next path.
     */
    public int[] sorted()
    {
        Arrays.sort(channels, 0, count);
        return channels;
    }

    /**
     * Bytes of memory that this takes.
     */
    public long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(channels) + sizeOf(occurrences) + sizeOf(stamps) + sizeOf(places);
    }

    private void append(int channel)
    {
        if (count == channels.length) {
            channels = Arrays.copyOf(channels, 2 * count);
            occurrences = Arrays.copyOf(occurrences, 2 * count);
        }
        channels[count] = channel;
        occurrences[count] = 0;
        count++;
    }
}
