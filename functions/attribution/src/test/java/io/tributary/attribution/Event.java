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
package io.tributary.attribution;

import io.tributary.attribution.journey.Timeline;

import java.util.List;
import java.util.Set;

/**
 * One row of a customer in a test.
 *
 * @param value what the conversion is worth; NaN on a touch
 */
public record Event(long micros, int picos, double value, Set<Integer> marks, double weight)
{
    public static Event touch(long micros)
    {
        return new Event(micros, 0, Double.NaN, Set.of(), 1);
    }

    public static Event conversion(long micros)
    {
        return conversion(micros, 1);
    }

    public static Event conversion(long micros, double value)
    {
        return new Event(micros, 0, value, Set.of(), 1);
    }

    public Event marked(Integer... marks)
    {
        return new Event(micros, picos, value, Set.of(marks), weight);
    }

    public Event weighing(double weight)
    {
        return new Event(micros, picos, value, marks, weight);
    }

    public Event plusPicos(int picos)
    {
        return new Event(micros, picos, value, marks, weight);
    }

    public boolean isConversion()
    {
        return !Double.isNaN(value);
    }

    public static Timeline timeline(List<Event> events)
    {
        Timeline timeline = new Timeline();
        fill(timeline, events);
        return timeline;
    }

    public static void fill(Timeline timeline, List<Event> events)
    {
        timeline.clear();
        for (int row = 0; row < events.size(); row++) {
            Event event = events.get(row);
            if (event.isConversion()) {
                timeline.addConversion(event.micros(), event.picos(), event.value());
            }
            else {
                timeline.addTouch(row, event.micros(), event.picos());
                timeline.weighTouch(event.weight());
                for (int mark : event.marks()) {
                    timeline.markTouch(mark);
                }
            }
        }
    }
}
