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
 * The events of one customer out of an {@link EventLog} as a timeline, in an order that does not depend on how they arrived. One object serves many customers
 * after each other.
 */
public final class CustomerEvents
{
    private static final int INITIAL_CAPACITY = 32;

    private final SortedEvents events = new SortedEvents();

    private final Timeline timeline = new Timeline();
    private int[] touchEvents = new int[INITIAL_CAPACITY];
    private int[] touchChannels = new int[INITIAL_CAPACITY];
    private int[] conversionEvents = new int[INITIAL_CAPACITY];

    /**
     * Reads the events of a customer and forgets those read before.
     */
    public void read(EventLog log, int customer)
    {
        events.read(requireNonNull(log, "log is null"), customer);
        if (touchEvents.length != events.capacity()) {
            touchEvents = new int[events.capacity()];
            touchChannels = new int[events.capacity()];
        }
        fillTimeline(log);
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
        return Integer.BYTES * ((long) touchEvents.length + touchChannels.length + conversionEvents.length)
                + events.retainedBytes()
                + timeline.arrayBytes();
    }

    private void fillTimeline(EventLog log)
    {
        timeline.clear();
        for (int index = 0; index < events.count(); index++) {
            int event = events.event(index);
            long micros = events.micros(index);
            int picos = log.picosOfMicro(event);
            if (log.isConversion(event)) {
                int conversion = timeline.conversionCount();
                if (conversion == conversionEvents.length) {
                    conversionEvents = Arrays.copyOf(conversionEvents, 2 * conversion);
                }
                conversionEvents[conversion] = event;
                timeline.addConversion(micros, picos, log.value(event));
            }
            else {
                int touch = timeline.touchCount();
                touchEvents[touch] = event;
                touchChannels[touch] = log.channel(event);
                timeline.addTouch(touch, micros, picos);
            }
        }
    }
}
