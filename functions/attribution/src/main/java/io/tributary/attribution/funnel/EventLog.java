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

import io.tributary.attribution.journey.CustomerLog;
import io.tributary.attribution.journey.IntColumn;
import io.tributary.attribution.journey.NameNumbers;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;

/**
 * The events of many customers with the conditions that each meets. Events on nodes take 4 bytes more.
 */
public final class EventLog
        extends CustomerLog
{
    private final IntColumn nodes;

    public EventLog()
    {
        nodes = new IntColumn();
    }

    /**
     * A copy that shares nothing with the other log.
     */
    public EventLog(EventLog other)
    {
        super(other);
        nodes = new IntColumn(other.nodes);
    }

    /**
     * Forgets all events and nodes, and all customers but for the room of one.
     */
    public void clear()
    {
        forget();
        nodes.clear();
    }

    /**
     * @param zone a number of 12 bits that says in which time zone to show the time, 0 for UTC or none
     * @param conditions a bit for each condition that the event meets, the lowest for the first
     * @param node the number of the node's name, {@link NameNumbers#NO_NAME} for none
     */
    public void add(int customer, long micros, int picosOfMicro, int zone, int conditions, int node)
    {
        int event = add(customer, micros, picosOfMicro, zone, conditions);
        if (node != NO_NAME) {
            nodes.set(event, node);
        }
    }

    public int conditions(int event)
    {
        return detail(event);
    }

    public int node(int event)
    {
        return nodes.get(event);
    }

    /**
     * First the event that meets the lowest-numbered condition which the other does not meet; then by time zone and node.
     */
    @Override
    protected int compareAtInstant(int left, int right)
    {
        int order = Integer.compareUnsigned(Integer.reverse(conditions(right)), Integer.reverse(conditions(left)));
        if (order == 0) {
            order = Integer.compare(zone(left), zone(right));
        }
        if (order == 0) {
            order = names().compare(node(left), node(right));
        }
        return order;
    }

    @Override
    public long arrayBytes()
    {
        return super.arrayBytes() + nodes.retainedBytes();
    }
}
