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

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * The events of one customer out of a log, by time to the picosecond, then as the kind of log orders events of one instant. However the events arrived, the
 * order is the same, as events that are alike in all of this cannot be told apart.
 * <p>
 * Reading takes time in proportion to the events, and sorting only where they did not arrive in order. One object serves many customers after each other.
 */
public final class SortedEvents
{
    private static final int INITIAL_CAPACITY = 32;
    // as long, inserting is faster than merging
    private static final int RUN = 16;
    // object header, five references, the count
    private static final int INSTANCE_BYTES = 40;

    private CustomerLog log;
    private int count;
    private int[] events = new int[INITIAL_CAPACITY];
    private long[] micros = new long[INITIAL_CAPACITY];
    // the left one of two runs that are merged
    private int[] leftEvents = new int[0];
    private long[] leftMicros = new long[0];

    /**
     * Reads the events of a customer and forgets those read before.
     */
    public void read(CustomerLog log, int customer)
    {
        this.log = log;
        count = log.eventCount(customer);
        if (count > events.length || events.length > LARGEST_CAPACITY_KEPT) {
            int capacity = Math.max(INITIAL_CAPACITY, count + (count >> 1));
            events = new int[capacity];
            micros = new long[capacity];
            leftEvents = new int[0];
            leftMicros = new long[0];
        }
        int index = count;
        for (int event = log.newest(customer); event >= 0; event = log.previous(event)) {
            index--;
            events[index] = event;
            micros[index] = log.micros(event);
        }
        if (!isOrdered()) {
            sort();
        }
    }

    public int count()
    {
        return count;
    }

    /**
     * The number in the log.
     */
    public int event(int index)
    {
        return events[index];
    }

    public long micros(int index)
    {
        return micros[index];
    }

    /**
     * How many events there is room for: what others keep beside these events can be as long.
     */
    public int capacity()
    {
        return events.length;
    }

    /**
     * Bytes of memory that this takes, without the log.
     */
    public long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(events) + sizeOf(micros) + sizeOf(leftEvents) + sizeOf(leftMicros);
    }

    private boolean isOrdered()
    {
        for (int index = 1; index < count; index++) {
            if (compare(micros[index - 1], events[index - 1], micros[index], events[index]) > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Makes use of stretches that are in order, as events mostly come in such stretches.
     */
    private void sort()
    {
        for (int start = 0; start < count; start += RUN) {
            sortRun(start, Math.min(start + RUN, count));
        }
        if (count > RUN && leftEvents.length < count) {
            leftEvents = new int[events.length];
            leftMicros = new long[events.length];
        }
        for (long width = RUN; width < count; width *= 2) {
            for (long start = 0; start < count - width; start += 2 * width) {
                merge((int) start, (int) (start + width), (int) Math.min(start + 2 * width, count));
            }
        }
    }

    private void sortRun(int start, int end)
    {
        for (int next = start + 1; next < end; next++) {
            int event = events[next];
            long eventMicros = micros[next];
            int position = next;
            while (position > start && compare(micros[position - 1], events[position - 1], eventMicros, event) > 0) {
                events[position] = events[position - 1];
                micros[position] = micros[position - 1];
                position--;
            }
            events[position] = event;
            micros[position] = eventMicros;
        }
    }

    private void merge(int start, int middle, int end)
    {
        if (compare(micros[middle - 1], events[middle - 1], micros[middle], events[middle]) <= 0) {
            return;
        }
        int leftCount = middle - start;
        System.arraycopy(events, start, leftEvents, 0, leftCount);
        System.arraycopy(micros, start, leftMicros, 0, leftCount);
        int left = 0;
        int right = middle;
        int position = start;
        while (left < leftCount) {
            if (right == end || compare(leftMicros[left], leftEvents[left], micros[right], events[right]) <= 0) {
                events[position] = leftEvents[left];
                micros[position] = leftMicros[left];
                left++;
            }
            else {
                events[position] = events[right];
                micros[position] = micros[right];
                right++;
            }
            position++;
        }
    }

    private int compare(long leftMicros, int leftEvent, long rightMicros, int rightEvent)
    {
        // most events are told apart without a look into the log
        int byMicros = Long.compare(leftMicros, rightMicros);
        return byMicros == 0 ? log.compareWithinMicro(leftEvent, rightEvent) : byMicros;
    }
}
