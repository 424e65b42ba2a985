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
package io.tributary.functions.aggregate;

import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.attribution.journey.CustomerJourneys;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.ValueKind;
import io.tributary.attribution.model.ChannelCredits;
import io.tributary.functions.EventTimeType;
import io.tributary.functions.LatestResult;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.AccumulatorStateMetadata;
import io.trino.spi.function.GroupedAccumulatorState;
import io.trino.spi.type.Type;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.airlift.slice.SizeOf.sizeOf;
import static io.tributary.functions.FunctionCounters.functionCounters;
import static java.util.Objects.requireNonNull;

/**
 * The events of customers, one customer for each group, with the settings that the query gives them. Of a state that was read from its serialized form
 * only that form is kept, as all that happens to it is to be added to another one.
 */
@AccumulatorStateMetadata(
        stateFactoryClass = JourneyStateFactory.class,
        stateSerializerClass = JourneyStateSerializer.class,
        typeParameters = "E",
        serializedType = "varbinary")
public final class JourneyState
        implements GroupedAccumulatorState
{
    private static final int INSTANCE_SIZE = instanceSize(JourneyState.class);
    private static final int NO_SETTINGS = 0;
    private static final int MOST_CREDITS_KEPT = 16;

    private final boolean isGrouped;
    private final Type type;
    // Found with the first row, as the engine hides errors of a constructor in others
    private Optional<EventTimeType> eventTimeType = Optional.empty();
    private final SettingsReader settingsReader;
    private final StateFormat format = new StateFormat();

    private int group;
    // The kind of values is known with the first row
    private Optional<EventLog> log = Optional.empty();
    // by group, number of its settings
    private short[] settings = new short[1];
    private Optional<Slice> serialized = Optional.empty();
    private final CustomerJourneys journeys = new CustomerJourneys();
    // by number of settings
    private final Map<Short, ChannelCredits> credits = new HashMap<>();

    private final LatestResult latestResult = new LatestResult();

    JourneyState(Type type, boolean isGrouped)
    {
        this.isGrouped = isGrouped;
        this.type = requireNonNull(type, "type is null");
        settingsReader = new SettingsReader();
    }

    private JourneyState(JourneyState other)
    {
        isGrouped = other.isGrouped;
        type = other.type;
        settingsReader = new SettingsReader(other.settingsReader);
        group = other.group;
        log = other.log.map(EventLog::new);
        settings = other.settings.clone();
        serialized = other.serialized;
    }

    @Override
    public JourneyState copy()
    {
        return new JourneyState(this);
    }

    Type eventTime()
    {
        return type;
    }

    @Override
    public void setGroupId(int groupId)
    {
        group = groupId;
    }

    @Override
    public void ensureCapacity(int size)
    {
        if (size >= settings.length) {
            settings = Arrays.copyOf(settings, (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(1024L, 2L * size)));
            log.ifPresent(events -> events.ensureCustomers(settings.length));
        }
    }

    @Override
    public long getEstimatedSize()
    {
        return INSTANCE_SIZE
                + sizeOf(settings)
                + settingsReader.estimatedSize()
                + format.arrayBytes()
                + log.map(EventLog::arrayBytes).orElse(0L)
                + journeys.arrayBytes()
                + credits.values().stream().mapToLong(ChannelCredits::arrayBytes).sum()
                + latestResult.retainedBytes()
                + serialized.map(Slice::getRetainedSize).orElse(0L);
    }

    EventTimeType eventTimeType()
    {
        if (eventTimeType.isEmpty()) {
            eventTimeType = Optional.of(EventTimeType.ofType(type));
        }
        return eventTimeType.orElseThrow();
    }

    int group()
    {
        return group;
    }

    /**
     * The log with the events of the group at hand, if it has any.
     */
    Optional<EventLog> events()
    {
        return log.filter(events -> events.eventCount(group) > 0);
    }

    Settings settings()
    {
        return settingsReader.settings(settings[group]);
    }

    /**
     * Makes this the state of one group, of which the serialized form is given.
     */
    void setSerialized(Slice bytes)
    {
        serialized = Optional.of(bytes);
        latestResult.forget();
        log = Optional.empty();
        credits.clear();
        group = 0;
        settings[0] = NO_SETTINGS;
    }

    SettingsReader settingsReader()
    {
        return settingsReader;
    }

    /**
     * Adds what another state has in its group at hand.
     */
    void addAll(JourneyState other)
    {
        Slice bytes = other.serialize();
        if (bytes.length() > 0) {
            format.addTo(this, bytes);
        }
    }

    /**
     * The group at hand as bytes: none, if it has had no row.
     */
    Slice serialize()
    {
        if (serialized.isPresent()) {
            return serialized.orElseThrow();
        }
        if (settings[group] == NO_SETTINGS) {
            return Slices.EMPTY_SLICE;
        }
        return format.write(log.orElseThrow(), group, settingsReader, settings[group]);
    }

    /**
     * What computes credit with the settings of the group at hand.
     */
    ChannelCredits channelCredits()
    {
        short number = settings[group];
        ChannelCredits ofSettings = credits.get(number);
        if (ofSettings == null) {
            if (credits.size() == MOST_CREDITS_KEPT) {
                credits.clear();
            }
            Settings chosen = settingsReader.settings(number);
            ofSettings = new ChannelCredits(chosen.models(), chosen.lookback(), chosen.ownership(), log.orElseThrow(), journeys);
            credits.put(number, ofSettings);
        }
        return ofSettings;
    }

    /**
     * The events of the group at hand with their journeys, until the next call.
     */
    CustomerJourneys journeys()
    {
        journeys.read(log.orElseThrow(), group, settings().lookback(), settings().ownership());
        return journeys;
    }

    /**
     * How many journeys the customer has that {@link #journeys()} or {@link #channelCredits()} computed last.
     */
    int journeyCount()
    {
        return journeys.journeys().count();
    }

    /**
     * Writes the result of the group at hand. That of a single state is kept until the state changes.
     *
     * @param computation makes the result
     */
    void writeResult(BlockBuilder output, Consumer<BlockBuilder> computation)
    {
        if (isGrouped) {
            computation.accept(output);
            return;
        }
        latestResult.write(output, computation);
    }

    EventLog log(ValueKind valueKind)
    {
        if (log.isEmpty()) {
            EventLog events = new EventLog(valueKind);
            events.ensureCustomers(settings.length);
            log = Optional.of(events);
        }
        return log.orElseThrow();
    }

    int settingsNumber(byte[] bytes, int offset, int length)
    {
        return settingsReader.number(bytes, offset, length);
    }

    /**
     * Notes that the group at hand changes, and has these settings.
     *
     * @throws IllegalArgumentException if it has others
     */
    void useSettings(int number)
    {
        latestResult.forget();
        if (settings[group] != number) {
            if (settings[group] != NO_SETTINGS) {
                List<String> both = Stream.of(settings(), settingsReader.settings(number)).map(Settings::description).sorted().toList();
                throw new IllegalArgumentException("Models, lookback and ownership must be the same on every row of a group, but there are %s and %s: use constants, or group by what they depend on".formatted(both.getFirst(), both.getLast()));
            }
            settings[group] = (short) number;
        }
    }

    /**
     * Admits to the group as many of so many events as it may have, and returns how many. Those refused are counted,
     * and the group is known to be too large.
     */
    int admit(int count, EventLog events)
    {
        int room = settings().limit().events() - events.eventCount(group);
        if (count <= room) {
            return count;
        }
        // a partial state that is too large has counted the one event that it keeps too many
        functionCounters().addEventsOverLimit(Math.min(count, settings().limit().events()) - Math.max(room, 0));
        if (!settings().limit().flags()) {
            throw settings().countCustomerOverLimit();
        }
        // one more than allowed, to tell it from a customer of just so many events
        return room + 1;
    }
}
