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

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import io.tributary.attribution.funnel.CustomerEvents;
import io.tributary.functions.DeepSize;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.LongTimestamp;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static io.airlift.slice.Slices.utf8Slice;
import static io.airlift.slice.Slices.wrappedBuffer;
import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.tributary.functions.funnel.Constants.NO_LIMIT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.TimestampType.TIMESTAMP_PICOS;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

final class TestEventLogState
{
    private static final Constants CONSTANTS = new Constants(9, 1000, ImmutableList.of(utf8Slice("ordered")));
    private static final Constants OTHER_CONSTANTS = new Constants(9, NO_LIMIT, ImmutableList.of(utf8Slice("ordered")));

    private final EventLogStateSerializer serializer = new EventLogStateSerializer();

    @Test
    void testRoundTripThroughADirtyState()
    {
        EventLogState scratch = customer(OTHER_CONSTANTS, 77, 50);
        for (EventLogState state : List.of(customer(CONSTANTS, 1, 20), customer(CONSTANTS, 2, 0), plain(5000), customer(OTHER_CONSTANTS, 3, 3000))) {
            serializer.deserialize(serialized(state), 0, scratch);
            assertThat(content(scratch)).isEqualTo(content(state));
            assertThat(VARBINARY.getSlice(serialized(scratch), 0)).isEqualTo(VARBINARY.getSlice(serialized(state), 0));
        }
    }

    @Test
    void testStateOfAnotherVersionIsRefused()
    {
        byte[] bytes = VARBINARY.getSlice(serialized(customer(CONSTANTS, 1, 20)), 0).getBytes();
        bytes[0]++;
        Block ofAnother = writeNativeValue(VARBINARY, wrappedBuffer(bytes));
        EventLogState scratch = new EventLogState(TIMESTAMP_PICOS, true);
        assertThatThrownBy(() -> serializer.deserialize(ofAnother, 0, scratch))
                .isInstanceOf(TrinoException.class)
                .hasMessageContaining("install the same version on every node");
    }

    @Test
    void testConditionsOfEveryWidth()
    {
        for (int conditions : new int[] {1, 8, 9, 16, 17, 32}) {
            EventLogState state = new EventLogState(TIMESTAMP_PICOS, true);
            state.addConstants(new Constants(conditions, NO_LIMIT, ImmutableList.of()));
            state.append(5, 0, 0, -1 >>> (32 - conditions), NO_NAME);
            EventLogState scratch = new EventLogState(TIMESTAMP_PICOS, true);
            serializer.deserialize(serialized(state), 0, scratch);
            assertThat(content(scratch)).isEqualTo(content(state));
        }
    }

    @Test
    void testStateWithoutRowsIsNull()
    {
        assertThat(serialized(new EventLogState(TIMESTAMP_PICOS, true)).isNull(0)).isTrue();
    }

    @Test
    void testMergeIsCommutative()
    {
        assertThat(content(merged(customer(CONSTANTS, 1, 30), customer(CONSTANTS, 2, 40))))
                .isEqualTo(content(merged(customer(CONSTANTS, 2, 40), customer(CONSTANTS, 1, 30))))
                .hasSize(72);
    }

    @Test
    void testMergeIsAssociative()
    {
        EventLogState leftFirst = merged(merged(customer(CONSTANTS, 1, 30), customer(CONSTANTS, 2, 40)), customer(CONSTANTS, 3, 5));
        EventLogState rightFirst = merged(customer(CONSTANTS, 1, 30), merged(customer(CONSTANTS, 2, 40), customer(CONSTANTS, 3, 5)));
        assertThat(content(leftFirst)).isEqualTo(content(rightFirst));
    }

    @Test
    void testMergeWithNothingChangesNothing()
    {
        EventLogState nothing = new EventLogState(TIMESTAMP_PICOS, true);
        assertThat(content(merged(customer(CONSTANTS, 1, 30), nothing))).isEqualTo(content(customer(CONSTANTS, 1, 30)));
        assertThat(content(merged(nothing, customer(CONSTANTS, 1, 30)))).isEqualTo(content(customer(CONSTANTS, 1, 30)));
    }

    @Test
    void testMergeOfOtherConstantsFailsAlikeEitherWay()
    {
        String message = "Intervals, modes and patterns must be the same on every row of a customer, but there are 1000 ms and no limit: use a constant, or group by what it depends on";
        assertThatThrownBy(() -> merged(customer(CONSTANTS, 1, 1), customer(OTHER_CONSTANTS, 1, 1))).hasMessage(message);
        assertThatThrownBy(() -> merged(customer(OTHER_CONSTANTS, 1, 1), customer(CONSTANTS, 1, 1))).hasMessage(message);
    }

    @Test
    void testGroupsAreApart()
    {
        EventLogState groups = new EventLogState(TIMESTAMP_PICOS, true);
        for (int group = 0; group < 3000; group++) {
            groups.ensureCapacity(group);
            groups.setGroupId(group);
            if (group % 3 != 0) {
                groups.merge(customer(group % 2 == 0 ? CONSTANTS : OTHER_CONSTANTS, group, group % 5));
            }
        }
        for (int group = 0; group < 3000; group++) {
            groups.setGroupId(group);
            assertThat(groups.hasRows()).isEqualTo(group % 3 != 0);
            if (group % 3 != 0) {
                assertThat(content(groups)).isEqualTo(content(customer(group % 2 == 0 ? CONSTANTS : OTHER_CONSTANTS, group, group % 5)));
            }
        }
    }

    @Test
    void testCopySharesNothing()
    {
        EventLogState state = customer(CONSTANTS, 1, 20);
        EventLogState copy = state.copy();
        state.append(5, 0, 0, 1, NO_NAME);
        assertThat(content(copy)).isEqualTo(content(customer(CONSTANTS, 1, 20)));
    }

    @Test
    void testReportedSizeIsTheTruth()
    {
        EventLogState many = new EventLogState(TIMESTAMP_PICOS, true);
        for (int group = 0; group < 20_000; group++) {
            many.ensureCapacity(group);
            many.setGroupId(group);
            many.merge(customer(CONSTANTS, group, 20));
        }
        EventLogState used = customer(CONSTANTS, 5, 3000);
        used.events();
        EventLogState different = new EventLogState(TIMESTAMP_PICOS, true);
        for (int group = 0; group < 50_000; group++) {
            different.ensureCapacity(group);
            different.setGroupId(group);
            different.addConstants(new Constants(2, group + 1, ImmutableList.of(utf8Slice("ordered"))));
        }
        for (EventLogState state : List.of(different, new EventLogState(TIMESTAMP_PICOS, true), customer(CONSTANTS, 1, 1), customer(CONSTANTS, 1, 100), plain(100_000), used, many)) {
            assertThat(state.getEstimatedSize()).isCloseTo(DeepSize.of(state), withinPercentage(20));
        }
    }

    @Test
    void testAnEventTakesPlainlyFewerThanThirtyTwoBytes()
    {
        assertThat(plain(1_000_000).getEstimatedSize() / 1_000_000.0).isBetween(16.0, 17.0);
    }

    @Test
    void testRowMakesNoObjectButTheEvent()
    {
        int rows = 100_000;
        ValueBlock times = times(rows);
        Block conditions = writeNativeValue(BOOLEAN, true);
        ValueBlock node = writeNativeValue(VARCHAR, utf8Slice("node"));
        ValueBlock pattern = writeNativeValue(VARCHAR, utf8Slice("(?1)"));
        ValueBlock direction = writeNativeValue(VARCHAR, utf8Slice("forward"));
        ValueBlock occurrence = writeNativeValue(VARCHAR, utf8Slice("first"));
        EventLogState state = new EventLogState(TIMESTAMP_PICOS, true);
        SequenceNextAggregation.input(state, times, 0, node, 0, conditions, pattern, 0, direction, 0, occurrence, 0);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int row = 1; row < rows; row++) {
            SequenceNextAggregation.input(state, times, row, node, 0, conditions, pattern, 0, direction, 0, occurrence, 0);
        }
        // an event with picoseconds and a node takes 24 bytes
        assertThat((threads.getCurrentThreadAllocatedBytes() - before) / (double) rows).isBetween(24.0, 28.0);
        assertThat(state.eventCount()).isEqualTo(rows);
    }

    private static ValueBlock times(int count)
    {
        BlockBuilder times = TIMESTAMP_PICOS.createBlockBuilder(null, count);
        for (int time = 0; time < count; time++) {
            TIMESTAMP_PICOS.writeObject(times, new LongTimestamp(time, 1));
        }
        return times.buildValueBlock();
    }

    private static EventLogState merged(EventLogState left, EventLogState right)
    {
        left.merge(right);
        return left;
    }

    private static EventLogState plain(int eventCount)
    {
        EventLogState state = new EventLogState(TIMESTAMP_PICOS, true);
        state.addConstants(CONSTANTS);
        for (int event = 0; event < eventCount; event++) {
            state.append(event, 0, 0, 1, NO_NAME);
        }
        return state;
    }

    /**
     * A customer whose events have everything, and one event that has nothing.
     */
    private static EventLogState customer(Constants constants, long seed, int eventCount)
    {
        Random random = new Random(seed);
        EventLogState state = new EventLogState(TIMESTAMP_PICOS, true);
        state.addConstants(constants);
        state.append(seed, 0, 0, 0, NO_NAME);
        for (int event = 0; event < eventCount; event++) {
            byte[] node = ("node " + random.nextInt(100)).getBytes(UTF_8);
            state.append(random.nextLong(), random.nextInt(1_000_000), random.nextInt(2000), random.nextInt(512), state.log().names().numberOf(node, 0, node.length));
        }
        return state;
    }

    private Block serialized(EventLogState state)
    {
        BlockBuilder builder = VARBINARY.createBlockBuilder(null, 1);
        serializer.serialize(state, builder);
        return builder.build();
    }

    private static List<String> content(EventLogState state)
    {
        CustomerEvents events = state.events();
        return IntStream.range(0, events.count())
                .mapToObj(event -> "%s %s %s %s %s".formatted(
                        events.micros(event),
                        events.picos(event),
                        events.zone(event),
                        events.conditions(event),
                        events.node(event) == NO_NAME ? "" : state.log().names().name(events.node(event))))
                .toList();
    }
}
