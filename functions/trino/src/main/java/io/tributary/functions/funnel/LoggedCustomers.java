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

import io.airlift.slice.Slice;
import io.tributary.attribution.funnel.CustomerEvents;
import io.tributary.attribution.funnel.EventAnalysis;
import io.tributary.attribution.funnel.EventLog;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.function.GroupedAccumulatorState;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;
import static io.airlift.slice.Slices.wrappedBuffer;
import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * The state of any number of groups, each a customer: 4 bytes for each of them, and what the log has.
 */
final class LoggedCustomers
        implements EventLogState, GroupedAccumulatorState
{
    static final int MAX_EVENTS_PER_CUSTOMER = 1_000_000;

    private static final int INSTANCE_SIZE = instanceSize(LoggedCustomers.class) + instanceSize(ArrayList.class) + instanceSize(HashMap.class);
    // a reference, and an entry of the map with its slot
    private static final long CONSTANTS_ENTRY_SIZE = 72;
    private static final int LARGEST_GROUP_ARRAY = Integer.MAX_VALUE - 8;

    private final EventTimes eventTimes;
    private final EventLog log;
    private final CustomerEvents events = new CustomerEvents();
    private int[] arrivals = new int[0];

    // all constants that customers have, and their numbers
    private final List<Constants> constants;
    private final Map<Constants, Integer> numbers;
    private long constantsBytes;
    // what was prepared last, and the number of the constants from which
    private EventAnalysis analysis;
    private int analyzedNumber = -1;

    private int group;
    // by group: the number of its constants from 1, 0 if it has no row
    private int[] constantsNumbers = new int[1];

    LoggedCustomers(EventTimes eventTimes)
    {
        this.eventTimes = requireNonNull(eventTimes, "eventTimes is null");
        log = new EventLog();
        constants = new ArrayList<>(1);
        numbers = new HashMap<>();
    }

    private LoggedCustomers(LoggedCustomers other)
    {
        eventTimes = other.eventTimes;
        log = new EventLog(other.log);
        constants = new ArrayList<>(other.constants);
        numbers = new HashMap<>(other.numbers);
        constantsBytes = other.constantsBytes;
        group = other.group;
        constantsNumbers = other.constantsNumbers.clone();
    }

    @Override
    public void setGroupId(int groupId)
    {
        group = groupId;
    }

    @Override
    public void ensureCapacity(int maxGroupId)
    {
        if (maxGroupId >= constantsNumbers.length) {
            int capacity = toIntExact(Math.min(LARGEST_GROUP_ARRAY, Math.max(1024, 2L * maxGroupId + 2)));
            constantsNumbers = Arrays.copyOf(constantsNumbers, capacity);
            log.ensureCustomers(capacity);
        }
    }

    @Override
    public long getEstimatedSize()
    {
        return INSTANCE_SIZE +
                log.arrayBytes() +
                events.retainedBytes() +
                sizeOf(arrivals) +
                constantsBytes +
                CONSTANTS_ENTRY_SIZE * constants.size() +
                (analysis == null ? 0 : analysis.retainedBytes()) +
                sizeOf(constantsNumbers);
    }

    @Override
    public EventLogState copy()
    {
        return new LoggedCustomers(this);
    }

    @Override
    public void addRow(Constants row, Function<Constants, ? extends EventAnalysis> preparation)
    {
        int number = constantsNumbers[group];
        if (number == 0) {
            eventTimes.check();
            constantsNumbers[group] = 1 + numberOf(row, preparation);
        }
        else {
            constants.get(number - 1).checkSame(row);
        }
    }

    @Override
    public void addEvent(ValueBlock eventTime, int position, int conditions)
    {
        append(eventTimes.micros(eventTime, position), eventTimes.picos(eventTime, position), eventTimes.zone(eventTime, position), conditions, NO_NAME);
    }

    @Override
    public void addEvent(ValueBlock eventTime, int position, int conditions, ValueBlock node, int nodePosition)
    {
        long micros = eventTimes.micros(eventTime, position);
        int nodeNumber = NO_NAME;
        if (!node.isNull(nodePosition)) {
            Slice name = VARCHAR.getSlice(node, nodePosition);
            nodeNumber = log.names().numberOf(name.byteArray(), name.byteArrayOffset(), name.length());
        }
        append(micros, eventTimes.picos(eventTime, position), eventTimes.zone(eventTime, position), conditions, nodeNumber);
    }

    @Override
    public void merge(EventLogState otherState)
    {
        LoggedCustomers other = (LoggedCustomers) otherState;
        if (!other.hasRows()) {
            return;
        }
        addRow(other.groupConstants(), null);
        NameCopy names = new NameCopy(log.names());
        int[] arrivals = other.arrivals();
        for (int index = 0; index < other.eventCount(); index++) {
            int event = arrivals[index];
            append(other.log.micros(event), other.log.picosOfMicro(event), other.log.zone(event), other.log.conditions(event), names.number(other.log.names(), other.log.node(event)));
        }
    }

    @Override
    public boolean hasRows()
    {
        return constantsNumbers[group] != 0;
    }

    @Override
    public <A extends EventAnalysis> A analysis(Class<A> type, Function<Constants, A> preparation)
    {
        int number = constantsNumbers[group] - 1;
        if (analyzedNumber != number) {
            analysis = preparation.apply(constants.get(number));
            analyzedNumber = number;
        }
        return type.cast(analysis);
    }

    @Override
    public CustomerEvents events()
    {
        events.load(log, group);
        return events;
    }

    @Override
    public void writeTime(BlockBuilder out, CustomerEvents events, int event)
    {
        eventTimes.write(out, events.micros(event), events.picos(event), events.zone(event));
    }

    @Override
    public void writeNode(BlockBuilder out, CustomerEvents events, int event)
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
        log.clear();
        constants.clear();
        numbers.clear();
        analysis = null;
        analyzedNumber = -1;
        constantsBytes = 0;
        group = 0;
        constantsNumbers = new int[1];
    }

    void append(long micros, int picos, int zone, int conditions, int node)
    {
        if (eventCount() == MAX_EVENTS_PER_CUSTOMER) {
            throw new IllegalArgumentException(
                    ("A customer has more than %1$s events, which is the most that one can have. " +
                            "Find such customers with SELECT customer, count(*) FROM events GROUP BY customer HAVING count(*) > %1$s, and leave them out or keep fewer of their events")
                            .formatted(MAX_EVENTS_PER_CUSTOMER));
        }
        log.add(group, micros, picos, zone, conditions, node);
    }

    EventLog log()
    {
        return log;
    }

    Constants groupConstants()
    {
        return constants.get(constantsNumbers[group] - 1);
    }

    /**
     * The events of the customer in the order in which they came, and perhaps more elements after them. Valid until the next call.
     */
    int[] arrivals()
    {
        arrivals = log.arrivals(group, arrivals);
        return arrivals;
    }

    int eventCount()
    {
        return log.eventCount(group);
    }

    private int numberOf(Constants row, Function<Constants, ? extends EventAnalysis> preparation)
    {
        Integer number = numbers.get(row);
        if (number == null) {
            Constants kept = row.copy();
            number = constants.size();
            if (preparation != null) {
                analysis = preparation.apply(kept);
                analyzedNumber = number;
            }
            constants.add(kept);
            numbers.put(kept, number);
            constantsBytes += kept.retainedBytes();
        }
        return number;
    }
}
