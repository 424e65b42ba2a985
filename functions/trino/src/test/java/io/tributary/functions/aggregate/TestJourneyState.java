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

import io.airlift.slice.Slices;
import io.tributary.attribution.journey.EventLog;
import io.tributary.attribution.journey.ValueKind;
import io.tributary.functions.DeepSize;
import io.trino.spi.TrinoException;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.LongTimestamp;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimestampType.TIMESTAMP_PICOS;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

final class TestJourneyState
{
    private static final ArrayType MODELS = new ArrayType(VARCHAR);

    private static final ValueBlock MODELS_BLOCK = block(
            MODELS.createBlockBuilder(null, 1),
            builder -> ((ArrayBlockBuilder) builder).buildEntry(names -> VARCHAR.writeSlice(names, Slices.utf8Slice("linear"))));

    private final JourneyStateFactory factory = new JourneyStateFactory(TIMESTAMP_PICOS);
    private final JourneyStateSerializer serializer = new JourneyStateSerializer();

    private record Row(String channel, long micros, int picos, Double value) {}

    @Test
    void testDeserializeForgetsWhatTheStateHeld()
    {
        JourneyState scratch = stateOf(List.of(new Row("old", 1, 2, 3.0), new Row(null, 1, 2, null)));
        List<Row> rows = List.of(new Row("new", 5, 6, null), new Row("new", 7, 0, -1.5));
        serializer.deserialize(serialized(stateOf(rows)), 0, scratch);
        JourneyState result = factory.createSingleState();
        result.addAll(scratch);
        assertThat(serialized(result)).satisfies(block -> assertThat(VARBINARY.getSlice(block, 0)).isEqualTo(VARBINARY.getSlice(serialized(stateOf(rows)), 0)));
        serializer.deserialize(serialized(factory.createSingleState()), 0, scratch);
        JourneyState empty = factory.createSingleState();
        empty.addAll(scratch);
        assertThat(empty.events()).isEmpty();
    }

    @Test
    void testStateOfAnotherVersionIsRefused()
    {
        byte[] bytes = VARBINARY.getSlice(serialized(stateOf(List.of(new Row("a", 1, 0, 2.0)))), 0).getBytes();
        bytes[0]++;
        JourneyState ofAnother = factory.createSingleState();
        serializer.deserialize(block(VARBINARY.createBlockBuilder(null, 1), builder -> VARBINARY.writeSlice(builder, Slices.wrappedBuffer(bytes))), 0, ofAnother);
        assertThatThrownBy(() -> factory.createSingleState().addAll(ofAnother))
                .isInstanceOf(TrinoException.class)
                .hasMessageContaining("install the same version on every node");
    }

    @Test
    void testCombineHasTheEventsOfBothInAnyOrder()
    {
        List<Row> left = List.of(new Row("a", 3, 0, null), new Row("b", 1, 999_999, 2.0));
        List<Row> right = List.of(new Row(null, 2, 0, null), new Row("b", 4, 0, null));
        List<Row> further = List.of(new Row("c", 0, 0, 7.0));

        JourneyState leftFirst = stateOf(left);
        leftFirst.addAll(stateOf(right));
        leftFirst.addAll(stateOf(further));
        JourneyState rightFirst = stateOf(further);
        JourneyState both = stateOf(right);
        both.addAll(stateOf(left));
        rightFirst.addAll(both);
        assertThat(output(leftFirst)).isEqualTo(output(rightFirst));
    }

    @Test
    void testCopySharesNothing()
    {
        JourneyState state = stateOf(List.of(new Row("a", 1, 5, null), new Row("a", 2, 0, 3.0)));
        List<String> before = output(state);
        JourneyState copy = state.copy();
        add(state, new Row("b", 2, 0, null));
        assertThat(output(copy)).isEqualTo(before);
        assertThat(output(state)).isNotEqualTo(before);
        add(copy, new Row("b", 2, 0, null));
        assertThat(output(copy)).isEqualTo(output(state));
    }

    @Test
    void testGroupsAreKeptApart()
    {
        JourneyState state = factory.createGroupedState();
        state.ensureCapacity(3);
        for (int group = 0; group < 3; group++) {
            state.setGroupId(group);
            add(state, new Row("channel " + group, group, 0, null));
        }
        for (int group = 0; group < 3; group++) {
            state.setGroupId(group);
            EventLog log = state.events().orElseThrow();
            assertThat(log.eventCount(group)).isEqualTo(1);
            assertThat(log.channels().name(log.channel(log.newest(group)))).isEqualTo("channel " + group);
        }
    }

    @Test
    void testReportedSizeIsNearTheTruth()
    {
        Random random = new Random(7);
        JourneyState state = factory.createGroupedState();
        int events = 200_000;
        int groups = 20_000;
        state.ensureCapacity(groups);
        for (int event = 0; event < events; event++) {
            state.setGroupId(random.nextInt(groups));
            add(state, new Row("channel " + random.nextInt(50), event, 0, random.nextInt(50) == 0 ? 1.0 : null));
        }
        // 16 bytes an event, 20 a conversion, and 9 a customer; capacities may be twice what is used where arrays double
        double truth = 16.0 * events + 20.0 * events / 50 + 9.0 * 2 * groups;
        assertThat((double) state.getEstimatedSize()).isCloseTo(truth, within(0.2 * truth));
    }

    @Test
    void testReportedSizeHasTheWorkSpace()
    {
        JourneyState state = factory.createGroupedState();
        state.ensureCapacity(2);
        for (int event = 0; event < 50_000; event++) {
            state.setGroupId(event % 2);
            add(state, new Row("channel " + event % 100, 50_000 - event, event % 3, event % 10 == 0 ? 1.0 : null));
        }
        long before = state.getEstimatedSize();
        assertThat((double) before).isCloseTo(DeepSize.of(state), withinPercentage(20));

        state.channelCredits().compute(1, (_, _, _, _, _, _) -> {});
        serialized(state);
        assertThat(state.getEstimatedSize()).isGreaterThan(before + 50 * 25_000);
        assertThat((double) state.getEstimatedSize()).isCloseTo(DeepSize.of(state), withinPercentage(20));
    }

    @Test
    void testSizeGrowsWithNames()
    {
        JourneyState state = factory.createSingleState();
        long before = state.getEstimatedSize();
        for (int event = 0; event < 1000; event++) {
            add(state, new Row("x".repeat(1000) + event, event, 0, null));
        }
        assertThat(state.getEstimatedSize() - before).isBetween(1_000_000L, 2_500_000L);
    }

    private JourneyState stateOf(List<Row> rows)
    {
        JourneyState state = factory.createSingleState();
        rows.forEach(row -> add(state, row));
        return state;
    }

    private static void add(JourneyState state, Row row)
    {
        JourneyRows.add(
                state,
                "attribution_agg",
                ValueKind.DOUBLE,
                MODELS_BLOCK,
                0,
                block(VARCHAR.createBlockBuilder(null, 1), builder -> {
                    if (row.channel() == null) {
                        builder.appendNull();
                    }
                    else {
                        VARCHAR.writeSlice(builder, Slices.utf8Slice(row.channel()));
                    }
                }),
                0,
                block(TIMESTAMP_PICOS.createBlockBuilder(null, 1), builder -> TIMESTAMP_PICOS.writeObject(builder, new LongTimestamp(row.micros(), row.picos()))),
                0,
                block(DOUBLE.createBlockBuilder(null, 1), builder -> {
                    if (row.value() == null) {
                        builder.appendNull();
                    }
                    else {
                        DOUBLE.writeDouble(builder, row.value());
                    }
                }),
                0,
                null,
                0,
                null,
                0);
    }

    private static ValueBlock block(BlockBuilder builder, Consumer<BlockBuilder> writer)
    {
        writer.accept(builder);
        return builder.buildValueBlock();
    }

    private ValueBlock serialized(JourneyState state)
    {
        return block(VARBINARY.createBlockBuilder(null, 1), builder -> serializer.serialize(state, builder));
    }

    private static List<String> output(JourneyState state)
    {
        List<String> rows = new ArrayList<>();
        EventLog log = state.events().orElseThrow();
        state.channelCredits().compute(0, (model, channel, touches, conversions, value, _) ->
                rows.add("%s %s %s %s %s".formatted(model, channel.map(number -> number == 0 ? null : log.channels().name(number)), touches, conversions, value)));
        return rows;
    }
}
