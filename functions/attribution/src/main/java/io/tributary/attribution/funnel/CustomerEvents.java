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

import io.tributary.attribution.journey.SortedEvents;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * The events of one customer in their order: by time to the picosecond, then by the conditions that they meet, time zone and node.
 * Can be filled again for the next customer.
 */
public final class CustomerEvents
{
    // object header, four references
    private static final int INSTANCE_BYTES = 32;

    private final SortedEvents events = new SortedEvents();
    private EventLog log;
    // read again and again, and far apart in the log
    private int[] picos = new int[0];
    private int[] conditions = new int[0];

    /**
     * Reads the events of a customer and forgets those read before.
     */
    public void load(EventLog log, int customer)
    {
        this.log = log;
        events.read(log, customer);
        if (picos.length != events.capacity()) {
            picos = new int[events.capacity()];
            conditions = new int[events.capacity()];
        }
        for (int index = 0; index < events.count(); index++) {
            int event = events.event(index);
            picos[index] = log.picosOfMicro(event);
            conditions[index] = log.conditions(event);
        }
    }

    public int count()
    {
        return events.count();
    }

    public long micros(int event)
    {
        return events.micros(event);
    }

    public int picos(int event)
    {
        return picos[event];
    }

    public int zone(int event)
    {
        return log.zone(events.event(event));
    }

    public int node(int event)
    {
        return log.node(events.event(event));
    }

    public int conditions(int event)
    {
        return conditions[event];
    }

    boolean isSameInstant(int left, int right)
    {
        return events.micros(left) == events.micros(right) && picos[left] == picos[right];
    }

    /**
     * The event after the last one of the same instant.
     */
    int endOfInstant(int first)
    {
        int end = first + 1;
        while (end < events.count() && isSameInstant(first, end)) {
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

    /**
     * Bytes of memory that this takes, without the log.
     */
    public long retainedBytes()
    {
        return INSTANCE_BYTES + events.retainedBytes() + sizeOf(picos) + sizeOf(conditions);
    }
}
