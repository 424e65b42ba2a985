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
package io.tributary.attribution.funnel;

import java.util.Arrays;

/**
 * The events of many customers in columns, as they come. Those of one customer are a list through the log.
 * An event takes 16 bytes; 4 more where there are picoseconds or time zones, and 4 more where there are nodes.
 */
public final class EventLog
{
    public static final int NO_EVENT = -1;
    public static final int NO_NODE = -1;

    static final int ZONE_BITS = 12;

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK_EVENTS = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_EVENTS - 1;
    private static final int INITIAL_EVENTS = 8;
    // object header, two references, the count and the size
    private static final int LOG_BYTES = 40;
    private static final int CHUNK_BYTES = 32;

    private Chunk[] chunks = new Chunk[1];
    private int size;
    private long chunkBytes;

    private static final class Chunk
    {
        private long[] micros;
        private int[] conditions;
        private int[] next;
        // picoseconds and zone, if any event has them
        private int[] details;
        private int[] nodes;

        Chunk(int capacity)
        {
            micros = new long[capacity];
            conditions = new int[capacity];
            next = new int[capacity];
        }

        Chunk(int capacity, Chunk other)
        {
            micros = Arrays.copyOf(other.micros, capacity);
            conditions = Arrays.copyOf(other.conditions, capacity);
            next = Arrays.copyOf(other.next, capacity);
            details = other.details == null ? null : Arrays.copyOf(other.details, capacity);
            nodes = other.nodes == null ? null : Arrays.copyOf(other.nodes, capacity);
        }

        int capacity()
        {
            return micros.length;
        }

        long bytes()
        {
            return CHUNK_BYTES +
                    arrayBytes(micros.length, Long.BYTES) +
                    arrayBytes(conditions.length, Integer.BYTES) +
                    arrayBytes(next.length, Integer.BYTES) +
                    (details == null ? 0 : arrayBytes(details.length, Integer.BYTES)) +
                    (nodes == null ? 0 : arrayBytes(nodes.length, Integer.BYTES));
        }
    }

    public EventLog() {}

    /**
     * A copy that shares nothing.
     */
    public EventLog(EventLog other)
    {
        chunks = other.chunks.clone();
        for (int chunk = 0; chunk < chunks.length && chunks[chunk] != null; chunk++) {
            chunks[chunk] = new Chunk(chunks[chunk].capacity(), chunks[chunk]);
        }
        size = other.size;
        chunkBytes = other.chunkBytes;
    }

    public void clear()
    {
        chunks = new Chunk[1];
        size = 0;
        chunkBytes = 0;
    }

    public int size()
    {
        return size;
    }

    /**
     * @param micros microseconds since 1970
     * @param picos picoseconds within the microsecond
     * @param zone a number of 12 bits that says in which time zone to show the time, 0 if none
     * @param conditions a bit for each condition that the event meets, the lowest for the first
     * @param node a number for what the event is named, or {@link #NO_NODE}
     * @return the number of the event
     */
    public int add(long micros, int picos, int zone, int conditions, int node)
    {
        if (size == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("More than %s events are more than one aggregation can hold: let more workers share the customers, or filter the events".formatted(size));
        }
        Chunk chunk = chunkToFill();
        int position = size & CHUNK_MASK;
        chunk.micros[position] = micros;
        chunk.conditions[position] = conditions;
        chunk.next[position] = NO_EVENT;
        int detail = picos << ZONE_BITS | zone;
        if (detail != 0 && chunk.details == null) {
            chunk.details = new int[chunk.capacity()];
            chunkBytes += arrayBytes(chunk.capacity(), Integer.BYTES);
        }
        if (chunk.details != null) {
            chunk.details[position] = detail;
        }
        if (node != NO_NODE && chunk.nodes == null) {
            chunk.nodes = new int[chunk.capacity()];
            Arrays.fill(chunk.nodes, NO_NODE);
            chunkBytes += arrayBytes(chunk.capacity(), Integer.BYTES);
        }
        if (chunk.nodes != null) {
            chunk.nodes[position] = node;
        }
        return size++;
    }

    /**
     * Makes an event the one that comes after another in the list of their customer.
     */
    public void link(int event, int next)
    {
        chunks[event >> CHUNK_BITS].next[event & CHUNK_MASK] = next;
    }

    public int next(int event)
    {
        return chunks[event >> CHUNK_BITS].next[event & CHUNK_MASK];
    }

    public long micros(int event)
    {
        return chunks[event >> CHUNK_BITS].micros[event & CHUNK_MASK];
    }

    public int conditions(int event)
    {
        return chunks[event >> CHUNK_BITS].conditions[event & CHUNK_MASK];
    }

    public int picos(int event)
    {
        return detail(event) >>> ZONE_BITS;
    }

    public int zone(int event)
    {
        return detail(event) & ((1 << ZONE_BITS) - 1);
    }

    public int node(int event)
    {
        int[] nodes = chunks[event >> CHUNK_BITS].nodes;
        return nodes == null ? NO_NODE : nodes[event & CHUNK_MASK];
    }

    int detail(int event)
    {
        int[] details = chunks[event >> CHUNK_BITS].details;
        return details == null ? 0 : details[event & CHUNK_MASK];
    }

    public long retainedBytes()
    {
        return LOG_BYTES + arrayBytes(chunks.length, Integer.BYTES) + chunkBytes;
    }

    static long arrayBytes(int length, int elementBytes)
    {
        return (16 + (long) length * elementBytes + 7) & -8;
    }

    private Chunk chunkToFill()
    {
        int number = size >> CHUNK_BITS;
        int position = size & CHUNK_MASK;
        if (number == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * number);
        }
        Chunk chunk = chunks[number];
        if (chunk == null) {
            // the log of a single customer is mostly small
            chunk = new Chunk(number == 0 ? INITIAL_EVENTS : CHUNK_EVENTS);
            chunkBytes += chunk.bytes();
        }
        else if (position == chunk.capacity()) {
            chunkBytes -= chunk.bytes();
            chunk = new Chunk(2 * position, chunk);
            chunkBytes += chunk.bytes();
        }
        chunks[number] = chunk;
        return chunk;
    }
}
