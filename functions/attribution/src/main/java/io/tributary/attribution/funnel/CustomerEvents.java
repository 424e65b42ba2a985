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

import static io.tributary.attribution.funnel.EventLog.NO_EVENT;
import static io.tributary.attribution.funnel.EventLog.ZONE_BITS;
import static io.tributary.attribution.funnel.EventLog.arrayBytes;

/**
 * The events of one customer in their order: by time to the picosecond; of two events of one instant the one that meets the
 * lowest-numbered condition which the other does not meet is first; then by time zone and node. Whichever way the events were
 * distributed and arrived, the order is the same, because events that are equal in all of this cannot be told apart.
 * Can be filled again for the next customer.
 */
public final class CustomerEvents
{
    private static final int LARGEST_CAPACITY_KEPT = 1 << 12;
    private static final int RUN = 16;
    // object header, six references, the count
    private static final int INSTANCE_BYTES = 40;

    private int count;
    private long[] micros = new long[0];
    private int[] details = new int[0];
    private int[] conditions = new int[0];
    private int[] nodes = new int[0];
    // the permutation that sorts, and its work space
    private int[] order = new int[0];
    private int[] merged = new int[0];

    /**
     * @param first the first event of the list of the customer, or {@link EventLog#NO_EVENT}
     * @param eventCount how many events the list has
     */
    public void load(EventLog log, int first, int eventCount, NodeNames names)
    {
        reserve(eventCount);
        count = 0;
        boolean sorted = true;
        for (int event = first; event != NO_EVENT; event = log.next(event)) {
            micros[count] = log.micros(event);
            details[count] = log.detail(event);
            conditions[count] = log.conditions(event);
            nodes[count] = log.node(event);
            sorted = sorted && (count == 0 || compare(count - 1, count, names) <= 0);
            count++;
        }
        if (!sorted) {
            sort(names);
        }
    }

    public int count()
    {
        return count;
    }

    public long micros(int event)
    {
        return micros[event];
    }

    public int picos(int event)
    {
        return details[event] >>> ZONE_BITS;
    }

    public int zone(int event)
    {
        return details[event] & ((1 << ZONE_BITS) - 1);
    }

    public int node(int event)
    {
        return nodes[event];
    }

    public int conditions(int event)
    {
        return conditions[event];
    }

    boolean isSameInstant(int left, int right)
    {
        return micros[left] == micros[right] && details[left] >>> ZONE_BITS == details[right] >>> ZONE_BITS;
    }

    /**
     * The event after the last one of the same instant.
     */
    int endOfInstant(int first)
    {
        int end = first + 1;
        while (end < count && isSameInstant(first, end)) {
            end++;
        }
        return end;
    }

    /**
     * The first event of the same instant.
     */
    int startOfInstant(int last)
    {
        int start = last;
        while (start > 0 && isSameInstant(start - 1, last)) {
            start--;
        }
        return start;
    }

    public long retainedBytes()
    {
        return INSTANCE_BYTES + arrayBytes(micros.length, Long.BYTES) + 5 * arrayBytes(details.length, Integer.BYTES);
    }

    private int compare(int left, int right, NodeNames names)
    {
        int byTime = Long.compare(micros[left], micros[right]);
        if (byTime != 0) {
            return byTime;
        }
        int byPicos = Integer.compare(details[left] >>> ZONE_BITS, details[right] >>> ZONE_BITS);
        if (byPicos != 0) {
            return byPicos;
        }
        int byConditions = Integer.compareUnsigned(Integer.reverse(conditions[right]), Integer.reverse(conditions[left]));
        if (byConditions != 0) {
            return byConditions;
        }
        int byZone = Integer.compare(details[left], details[right]);
        if (byZone != 0) {
            return byZone;
        }
        return names.compare(nodes[left], nodes[right]);
    }

    private void sort(NodeNames names)
    {
        for (int event = 0; event < count; event++) {
            order[event] = event;
        }
        for (int start = 0; start < count; start += RUN) {
            sortRun(start, Math.min(start + RUN, count), names);
        }
        for (long width = RUN; width < count; width *= 2) {
            for (long start = 0; start < count - width; start += 2 * width) {
                merge((int) start, (int) (start + width), (int) Math.min(start + 2 * width, count), names);
            }
        }
        long[] sortedMicros = new long[micros.length];
        for (int event = 0; event < count; event++) {
            sortedMicros[event] = micros[order[event]];
        }
        micros = sortedMicros;
        details = inOrder(details);
        conditions = inOrder(conditions);
        nodes = inOrder(nodes);
    }

    private void sortRun(int start, int end, NodeNames names)
    {
        for (int next = start + 1; next < end; next++) {
            int event = order[next];
            int position = next;
            while (position > start && compare(order[position - 1], event, names) > 0) {
                order[position] = order[position - 1];
                position--;
            }
            order[position] = event;
        }
    }

    private void merge(int start, int middle, int end, NodeNames names)
    {
        if (compare(order[middle - 1], order[middle], names) <= 0) {
            return;
        }
        System.arraycopy(order, start, merged, start, end - start);
        int left = start;
        int right = middle;
        for (int position = start; position < end; position++) {
            if (right == end || (left < middle && compare(merged[left], merged[right], names) <= 0)) {
                order[position] = merged[left];
                left++;
            }
            else {
                order[position] = merged[right];
                right++;
            }
        }
    }

    /**
     * The column in order. Its old array becomes the work space.
     */
    private int[] inOrder(int[] column)
    {
        int[] sorted = merged;
        for (int event = 0; event < count; event++) {
            sorted[event] = column[order[event]];
        }
        merged = column;
        return sorted;
    }

    private void reserve(int capacity)
    {
        if (capacity > micros.length || micros.length > LARGEST_CAPACITY_KEPT) {
            int length = Math.max(capacity, Math.min(2 * micros.length, LARGEST_CAPACITY_KEPT));
            micros = new long[length];
            details = new int[length];
            conditions = new int[length];
            nodes = new int[length];
            order = new int[length];
            merged = new int[length];
        }
    }
}
