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

import java.util.List;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;

/**
 * An event of a test.
 *
 * @param conditions a bit for each condition that it meets
 */
record Step(long micros, int picos, int conditions)
{
    /**
     * @param numbers of the conditions that it meets, from 1
     */
    static Step at(long micros, int... numbers)
    {
        int conditions = 0;
        for (int number : numbers) {
            conditions |= 1 << (number - 1);
        }
        return new Step(micros, 0, conditions);
    }

    boolean meets(int condition)
    {
        return (conditions & (1 << condition)) != 0;
    }

    int compareTime(Step other)
    {
        return micros == other.micros ? Integer.compare(picos, other.picos) : Long.compare(micros, other.micros);
    }

    /**
     * Whether this is no further than so many microseconds after the other.
     */
    boolean isWithin(Step start, long limit)
    {
        return limit == Long.MAX_VALUE || compareTime(new Step(start.micros + limit, start.picos, 0)) <= 0;
    }

    static CustomerEvents customer(List<Step> steps)
    {
        CustomerEvents events = new CustomerEvents();
        load(events, steps);
        return events;
    }

    static void load(CustomerEvents events, List<Step> steps)
    {
        EventLog log = new EventLog();
        for (Step step : steps) {
            log.add(0, step.micros, step.picos, 0, step.conditions, NO_NAME);
        }
        events.load(log, 0);
    }
}
