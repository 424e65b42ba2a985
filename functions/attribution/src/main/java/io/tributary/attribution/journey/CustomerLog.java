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

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * The events of many customers as they arrive, in any order. The events of a customer are a list within the log, from the newest to the oldest.
 * <p>
 * An event takes 16 bytes, in one place, of which 4 are for the kind of log to use. Picoseconds and time zones take 4 more where events have any.
 * A customer takes 8 bytes. Adding an event takes constant time.
 */
public abstract class CustomerLog
{
    public static final int NO_EVENT = -1;

    private static final int CHUNK_BITS = 10;
    private static final int CHUNK_EVENTS = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_EVENTS - 1;
    private static final int INITIAL_EVENTS = 16;

    // of an event: the microseconds; then the event before of the same customer, plus 1, in the upper half, and the detail in the lower half
    private static final int LONGS_OF_EVENT = 2;

    // of a customer: marked or not, then the number of events, then the newest event, plus 1
    private static final long MARK = 1L << 63;

    // picoseconds have 20 bits
    private static final int ZONE_BITS = 12;
    private static final int ZONE_MASK = (1 << ZONE_BITS) - 1;

    // the headers of the log, of its names and of their arrays, and what the fields of both take
    private static final int INSTANCE_BYTES = 160;

    private int size;
    private long[][] chunks = new long[1][LONGS_OF_EVENT * INITIAL_EVENTS];
    private int chunkCount = 1;
    // picoseconds, then the zone
    private final IntColumn fractions;
    private long[] customers = new long[1];
    private NameNumbers names;

    protected CustomerLog()
    {
        fractions = new IntColumn();
        names = new NameNumbers();
    }

    /**
     * A copy that shares nothing with the other log.
     */
    protected CustomerLog(CustomerLog other)
    {
        size = other.size;
        chunks = other.chunks.clone();
        for (int chunk = 0; chunk < other.chunkCount; chunk++) {
            chunks[chunk] = chunks[chunk].clone();
        }
        chunkCount = other.chunkCount;
        fractions = new IntColumn(other.fractions);
        customers = other.customers.clone();
        names = new NameNumbers(other.names);
    }

    /**
     * The order of two events of one instant, which must not depend on how they arrived: 0 only if they cannot be told apart.
     */
    protected abstract int compareAtInstant(int left, int right);

    /**
     * The names that events have, each kept once.
     */
    public final NameNumbers names()
    {
        return names;
    }

    /**
     * Makes room for customers of numbers below this one, and no more: callers take large steps.
     */
    public final void ensureCustomers(int count)
    {
        if (count > customers.length) {
            customers = Arrays.copyOf(customers, count);
        }
    }

    /**
     * @param micros microseconds since 1970
     * @param picosOfMicro picoseconds within the microsecond
     * @param zone a number of 12 bits that says in which time zone to show the time, 0 for UTC or none
     * @param detail what the kind of log keeps of every event
     * @return the number of the event
     */
    protected final int add(int customer, long micros, int picosOfMicro, int zone, int detail)
    {
        if (size == Integer.MAX_VALUE) {
            throw new IllegalArgumentException("One task can hold at most %s events: spread the query over more tasks".formatted(Integer.MAX_VALUE));
        }
        int event = size;
        int chunk = event >>> CHUNK_BITS;
        int index = LONGS_OF_EVENT * (event & CHUNK_MASK);
        if (chunk == chunkCount || index == chunks[chunk].length) {
            grow(chunk);
        }
        long state = customers[customer];
        chunks[chunk][index] = micros;
        chunks[chunk][index + 1] = (state << 32) | Integer.toUnsignedLong(detail);
        int fraction = picosOfMicro << ZONE_BITS | zone;
        if (fraction != 0) {
            fractions.set(event, fraction);
        }
        size++;
        // the mark stays, as there are never enough events to reach it
        customers[customer] = ((state >>> 32) + 1) << 32 | size;
        return event;
    }

    protected final void mark(int customer)
    {
        customers[customer] |= MARK;
    }

    protected final boolean isMarked(int customer)
    {
        return customer < customers.length && (customers[customer] & MARK) != 0;
    }

    public final int eventCount(int customer)
    {
        return customer < customers.length ? (int) ((customers[customer] & ~MARK) >>> 32) : 0;
    }

    /**
     * The newest event of the customer, or {@link #NO_EVENT} if there is none.
     */
    public final int newest(int customer)
    {
        return customer < customers.length ? (int) customers[customer] - 1 : NO_EVENT;
    }

    /**
     * The event of the same customer that was added before this one, or {@link #NO_EVENT}.
     */
    public final int previous(int event)
    {
        return (int) (word(event) >>> 32) - 1;
    }

    /**
     * Fills in the events of the customer in the order in which they came.
     *
     * @return the array that was given, or another one if that is too short
     */
    public final int[] arrivals(int customer, int[] buffer)
    {
        int index = eventCount(customer);
        int[] arrivals = index <= buffer.length ? buffer : new int[index + (index >> 1)];
        for (int event = newest(customer); event >= 0; event = previous(event)) {
            index--;
            arrivals[index] = event;
        }
        return arrivals;
    }

    public final long micros(int event)
    {
        return chunks[event >>> CHUNK_BITS][LONGS_OF_EVENT * (event & CHUNK_MASK)];
    }

    public final int picosOfMicro(int event)
    {
        return fractions.get(event) >>> ZONE_BITS;
    }

    public final int zone(int event)
    {
        return fractions.get(event) & ZONE_MASK;
    }

    protected final int detail(int event)
    {
        return (int) word(event);
    }

    /**
     * The order of two events of one microsecond.
     */
    final int compareWithinMicro(int left, int right)
    {
        int byPicos = Integer.compare(picosOfMicro(left), picosOfMicro(right));
        return byPicos == 0 ? compareAtInstant(left, right) : byPicos;
    }

    /**
     * Forgets all events and names, and all customers but for the room of one.
     */
    protected final void forget()
    {
        size = 0;
        if (chunkCount > 1) {
            chunks = new long[1][LONGS_OF_EVENT * INITIAL_EVENTS];
            chunkCount = 1;
        }
        fractions.clear();
        customers = new long[1];
        if (names.count() > 0) {
            names = new NameNumbers();
        }
    }

    /**
     * Bytes of memory held by the log and the names.
     */
    public long arrayBytes()
    {
        long chunkBytes = chunkCount * sizeOf(chunks[0]);
        return INSTANCE_BYTES + sizeOf(chunks) + chunkBytes + fractions.retainedBytes() + sizeOf(customers) + names.arrayBytes();
    }

    private void grow(int chunk)
    {
        if (chunk < chunkCount) {
            // only the first chunk begins small
            chunks[chunk] = Arrays.copyOf(chunks[chunk], Math.min(2 * chunks[chunk].length, LONGS_OF_EVENT * CHUNK_EVENTS));
            return;
        }
        if (chunkCount == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunkCount);
        }
        chunks[chunkCount] = new long[LONGS_OF_EVENT * CHUNK_EVENTS];
        chunkCount++;
    }

    private long word(int event)
    {
        return chunks[event >>> CHUNK_BITS][LONGS_OF_EVENT * (event & CHUNK_MASK) + 1];
    }
}
