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
package io.tributary.functions.funnel;

import io.tributary.attribution.funnel.CustomerEvents;
import io.tributary.attribution.funnel.EventAnalysis;
import io.tributary.attribution.funnel.EventLog;
import io.tributary.functions.EventTimeType;
import io.tributary.functions.LatestResult;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.function.AccumulatorStateMetadata;
import io.trino.spi.function.GroupedAccumulatorState;
import io.trino.spi.type.Type;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;
import static io.airlift.slice.Slices.wrappedBuffer;
import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.tributary.functions.FunctionCounters.functionCounters;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * The events of customers, one customer for each group, and the constants that each customer has.
 */
@AccumulatorStateMetadata(
        stateFactoryClass = EventLogStateFactory.class,
        stateSerializerClass = EventLogStateSerializer.class,
        typeParameters = "E",
        serializedType = "VARBINARY")
public final class EventLogState
        implements GroupedAccumulatorState
{
    static final int MAX_EVENTS_PER_CUSTOMER = 1_000_000;

    private static final int INSTANCE_SIZE = instanceSize(EventLogState.class);
    private static final int LARGEST_GROUP_ARRAY = Integer.MAX_VALUE - 8;

    private final boolean isGrouped;
    private final Type type;
    private final Optional<EventTimeType> eventTimeType;
    private final EventLog log;
    private final CustomerConstants constants;
    private final EventRow row = new EventRow();
    private final CustomerEvents events = new CustomerEvents();
    private final LatestResult latestResult = new LatestResult();
    private int[] arrivals = new int[0];
    private int group;

    EventLogState(Type type, boolean isGrouped)
    {
        this.isGrouped = isGrouped;
        this.type = requireNonNull(type, "type is null");
        eventTimeType = EventTimeType.find(type);
        log = new EventLog();
        constants = new CustomerConstants();
    }

    private EventLogState(EventLogState other)
    {
        isGrouped = other.isGrouped;
        type = other.type;
        eventTimeType = other.eventTimeType;
        log = new EventLog(other.log);
        constants = new CustomerConstants(other.constants);
        group = other.group;
    }

    @Override
    public void setGroupId(int groupId)
    {
        group = groupId;
    }

    @Override
    public void ensureCapacity(int maxGroupId)
    {
        if (maxGroupId >= constants.customers()) {
            int capacity = toIntExact(Math.min(LARGEST_GROUP_ARRAY, Math.max(1024, 2L * maxGroupId + 2)));
            constants.ensureCustomers(capacity);
        }
        log.ensureCustomers(constants.customers());
    }

    @Override
    public long getEstimatedSize()
    {
        return INSTANCE_SIZE +
                log.arrayBytes() +
                constants.retainedBytes() +
                row.retainedBytes() +
                events.retainedBytes() +
                sizeOf(arrivals) +
                latestResult.retainedBytes();
    }

    @Override
    public EventLogState copy()
    {
        return new EventLogState(this);
    }

    /**
     * The row to add next.
     */
    EventRow row(ValueBlock eventTime, int eventTimePosition, Block conditions)
    {
        return row.start(eventTime, eventTimePosition, conditions);
    }

    /**
     * Adds the row to the customer.
     *
     * @param preparation checks constants that are new
     * @throws IllegalArgumentException if another row of the customer has other constants, or an argument is bad
     */
    void addRow(Function<Constants, ? extends EventAnalysis> preparation)
    {
        latestResult.forget();
        row.checkTexts();
        if (eventTimeType.isEmpty()) {
            throw new IllegalArgumentException("An event time must be a date, a timestamp or a timestamp with time zone, but is of type %s: convert it, for example with from_unixtime or CAST".formatted(type.getDisplayName()));
        }
        constants.add(group, row, preparation);
        row.addTo(this, eventTimeType.orElseThrow());
        row.end();
    }

    /**
     * Notes that the customer has rows with these constants.
     *
     * @throws IllegalArgumentException if another row of the customer has other constants
     */
    void addConstants(Constants others)
    {
        latestResult.forget();
        constants.add(group, others);
    }

    void append(long micros, int picos, int zone, int conditions, int node)
    {
        if (eventCount() == MAX_EVENTS_PER_CUSTOMER) {
            functionCounters().addCustomerOverLimit();
            functionCounters().addEventsOverLimit(1);
            throw new IllegalArgumentException(
                    ("A customer has more than %1$s events, which is the most that one can have. " +
                            "Find such customers with SELECT customer, count(*) FROM events GROUP BY customer HAVING count(*) > %1$s, and leave them out or keep fewer of their events")
                            .formatted(MAX_EVENTS_PER_CUSTOMER));
        }
        log.add(group, micros, picos, zone, conditions, node);
    }

    void merge(EventLogState other)
    {
        if (!other.hasRows()) {
            return;
        }
        addConstants(other.groupConstants());
        NameCopy names = new NameCopy(log.names());
        int[] events = other.arrivals();
        for (int index = 0; index < other.eventCount(); index++) {
            int event = events[index];
            append(other.log.micros(event),
                    other.log.picosOfMicro(event),
                    other.log.zone(event),
                    other.log.conditions(event),
                    names.number(other.log.names(), other.log.node(event)));
        }
    }

    /**
     * Whether the customer has a row.
     */
    boolean hasRows()
    {
        return constants.hasRows(group);
    }

    Constants groupConstants()
    {
        return constants.of(group);
    }

    /**
     * What was prepared from the constants of the customer.
     */
    <A extends EventAnalysis> A analysis(Class<A> type, Function<Constants, A> preparation)
    {
        return constants.analysis(group, type, preparation);
    }

    /**
     * Writes the result of the customer. That of a single state is kept until the state changes.
     *
     * @param computation makes the result
     */
    void writeResult(BlockBuilder out, Consumer<BlockBuilder> computation)
    {
        if (isGrouped) {
            computation.accept(out);
            return;
        }
        latestResult.write(out, computation);
    }

    EventLog log()
    {
        return log;
    }

    int eventCount()
    {
        return log.eventCount(group);
    }

    /**
     * The events of the customer in their order, until the next call.
     */
    CustomerEvents events()
    {
        events.load(log, group);
        return events;
    }

    /**
     * The events of the customer in the order in which they came, and perhaps more elements after them, until the next call.
     */
    int[] arrivals()
    {
        arrivals = log.arrivals(group, arrivals);
        return arrivals;
    }

    void writeTime(BlockBuilder out, int event)
    {
        eventTimeType.orElseThrow().write(type, out, events.micros(event), events.picos(event), events.zone(event));
    }

    /**
     * Writes the name of the node of the event, or NULL.
     */
    void writeNode(BlockBuilder out, int event)
    {
        int node = events.node(event);
        if (node == NO_NAME) {
            out.appendNull();
        }
        else {
            log.names().writeTo(node, (bytes, offset, length) -> VARCHAR.writeSlice(out, wrappedBuffer(bytes, offset, length)));
        }
    }

    /**
     * Forgets all groups, and is the state of one.
     */
    void clear()
    {
        latestResult.forget();
        log.clear();
        constants.clearCustomers();
        group = 0;
    }
}
