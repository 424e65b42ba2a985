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
package io.tributary.functions;

import io.tributary.node.ManagedBeans;
import org.weakref.jmx.Managed;

import java.util.concurrent.atomic.LongAdder;

/**
 * What the functions of this node have done since it started, for JMX. They count when a customer is done, and not event by event.
 */
public final class FunctionCounters
{
    private static final FunctionCounters THIS_NODE = new FunctionCounters();

    private final LongAdder customers = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder journeys = new LongAdder();
    private final LongAdder customersOverLimit = new LongAdder();
    private final LongAdder eventsOverLimit = new LongAdder();

    FunctionCounters() {}

    /**
     * The counters of this node.
     */
    public static FunctionCounters functionCounters()
    {
        return THIS_NODE;
    }

    /**
     * Shows the counters of this node in JMX.
     */
    public static void export()
    {
        ManagedBeans.export("io.tributary.functions:type=FunctionCounters", THIS_NODE);
    }

    /**
     * Counts a customer whose journeys have been built.
     */
    public void addCustomer(long customerEvents, long customerJourneys)
    {
        customers.increment();
        events.add(customerEvents);
        journeys.add(customerJourneys);
    }

    /**
     * Counts a customer that has more events than it may have.
     */
    public void addCustomerOverLimit()
    {
        customersOverLimit.increment();
    }

    /**
     * Counts events that a customer has beyond those that it may have.
     */
    public void addEventsOverLimit(long eventsOver)
    {
        eventsOverLimit.add(eventsOver);
    }

    @Managed(description = "Customers whose journeys were built by attribute functions, attribution_agg and journey_agg")
    public long getCustomers()
    {
        return customers.sum();
    }

    @Managed(description = "Touches and conversions of these customers")
    public long getEvents()
    {
        return events.sum();
    }

    @Managed(description = "Journeys built: conversions with the touches that they may credit")
    public long getJourneys()
    {
        return journeys.sum();
    }

    @Managed(description = "Customers that were flagged, or failed the query, as they have more events than they may have")
    public long getCustomersOverLimit()
    {
        return customersOverLimit.sum();
    }

    @Managed(description = "Events beyond the limit that were left out, or failed the query")
    public long getEventsOverLimit()
    {
        return eventsOverLimit.sum();
    }
}
