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

import static java.util.Objects.requireNonNull;

/**
 * The events of one customer out of an {@link EventLog}, with the journeys that they make. One object serves many customers after each other.
 */
public final class CustomerJourneys
{
    private final CustomerEvents events = new CustomerEvents();
    private final Journeys journeys = new Journeys();

    /**
     * Reads the events of a customer, finds the journeys, and forgets those of the customer before.
     */
    public void read(EventLog log, int customer, Lookback lookback, Ownership ownership)
    {
        requireNonNull(lookback, "lookback is null");
        requireNonNull(ownership, "ownership is null");
        events.read(log, customer);
        journeys.assign(events.timeline(), lookback, ownership);
    }

    public CustomerEvents events()
    {
        return events;
    }

    public Timeline timeline()
    {
        return events.timeline();
    }

    public Journeys journeys()
    {
        return journeys;
    }

    /**
     * How many touches all journeys have, a touch counted in each of its journeys.
     */
    public long touchesOfJourneys()
    {
        long touches = 0;
        for (int journey = 0; journey < journeys.count(); journey++) {
            touches += journeys.length(journey);
        }
        return touches;
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return events.arrayBytes() + journeys.arrayBytes();
    }
}
