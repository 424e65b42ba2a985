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

import static java.util.Objects.requireNonNull;

/**
 * The events of one customer out of an {@link EventLog}, in an order that does not depend on how they arrived: by time, then by channel name as the
 * engine sorts text (no name last), then touches before conversions, then conversions by value. Events that are alike in all of these are interchangeable.
 * <p>
 * Reading takes time in proportion to the events, and sorting only where they did not arrive in order. One object serves many customers after each other.
 */
public final class CustomerEvents
{
    private static final int INITIAL_CAPACITY = 32;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 18;

    // Below this, moving numbers beats making objects of them
    private static final int INSERTION_SORT_LIMIT = 64;

    private EventLog log;
    private int count;
    private int[] events = new int[INITIAL_CAPACITY];
    private long[] micros = new long[INITIAL_CAPACITY];

    private final Timeline timeline = new Timeline();
    private int[] touchEvents = new int[INITIAL_CAPACITY];
    private int[] touchChannels = new int[INITIAL_CAPACITY];
    private int[] conversionEvents = new int[INITIAL_CAPACITY];

    /**
     * Reads the events of a customer and forgets those read before.
     */
    public void read(EventLog log, int customer)
    {
        this.log = requireNonNull(log, "log is null");
        count = log.eventCount(customer);
        if (count > events.length || events.length > LARGEST_CAPACITY_KEPT) {
            int capacity = Math.max(INITIAL_CAPACITY, count + (count >> 1));
            events = new int[capacity];
            micros = new long[capacity];
            touchEvents = new int[capacity];
            touchChannels = new int[capacity];
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
        fillTimeline();
    }

    /**
     * The events as a timeline, whose touches have their own number as row. The values of conversions are exact up to the precision of a double.
     */
    public Timeline timeline()
    {
        return timeline;
    }

    public int touchChannel(int touch)
    {
        return touchChannels[touch];
    }

    /**
     * The event of the log that is this touch of the timeline.
     */
    public int touchEvent(int touch)
    {
        return touchEvents[touch];
    }

    /**
     * The event of the log that is this conversion of the timeline.
     */
    public int conversionEvent(int conversion)
    {
        return conversionEvents[conversion];
    }

    /**
     * Bytes of memory held by the arrays, those of the timeline among them.
     */
    public long arrayBytes()
    {
        return Integer.BYTES * ((long) events.length + touchEvents.length + touchChannels.length + conversionEvents.length)
                + (long) Long.BYTES * micros.length
                + timeline.arrayBytes();
    }

    private void fillTimeline()
    {
        timeline.clear();
        for (int index = 0; index < count; index++) {
            int event = events[index];
            long eventMicros = log.micros(event);
            int picos = log.picosOfMicro(event);
            if (log.isConversion(event)) {
                int conversion = timeline.conversionCount();
                if (conversion == conversionEvents.length) {
                    conversionEvents = Arrays.copyOf(conversionEvents, 2 * conversion);
                }
                conversionEvents[conversion] = event;
                timeline.addConversion(eventMicros, picos, log.value(event));
            }
            else {
                int touch = timeline.touchCount();
                touchEvents[touch] = event;
                touchChannels[touch] = log.channel(event);
                timeline.addTouch(touch, eventMicros, picos);
            }
        }
    }

    private void sort()
    {
        if (count <= INSERTION_SORT_LIMIT) {
            for (int index = 1; index < count; index++) {
                int event = events[index];
                int position = index;
                while (position > 0 && compareEvents(events[position - 1], event) > 0) {
                    events[position] = events[position - 1];
                    position--;
                }
                events[position] = event;
            }
            return;
        }
        // The sort of objects makes use of runs that are in order, and events mostly come in such runs
        Integer[] sorted = new Integer[count];
        Arrays.setAll(sorted, index -> events[index]);
        Arrays.sort(sorted, this::compareEvents);
        for (int index = 0; index < count; index++) {
            events[index] = sorted[index];
        }
    }

    private boolean isOrdered()
    {
        for (int index = 1; index < count; index++) {
            if (micros[index - 1] > micros[index] ||
                    (micros[index - 1] == micros[index] && compareEvents(events[index - 1], events[index]) > 0)) {
                return false;
            }
        }
        return true;
    }

    private int compareEvents(int left, int right)
    {
        int order = Long.compare(log.micros(left), log.micros(right));
        if (order == 0) {
            order = Integer.compare(log.picosOfMicro(left), log.picosOfMicro(right));
        }
        if (order == 0) {
            order = log.channels().compare(log.channel(left), log.channel(right));
        }
        if (order == 0) {
            order = Boolean.compare(log.isConversion(left), log.isConversion(right));
        }
        if (order == 0 && log.isConversion(left)) {
            order = log.compareValues(left, right);
        }
        return order;
    }
}
