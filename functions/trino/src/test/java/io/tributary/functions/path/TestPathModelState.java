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
package io.tributary.functions.path;

import io.airlift.slice.Slices;
import io.tributary.functions.DeepSize;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.RowType;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiConsumer;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimestampType.TIMESTAMP_MICROS;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

final class TestPathModelState
{
    private static final List<Call> CALLS = List.of(
            new Call((state, row) -> shapley(state, row, "conversions"), (state, out) -> ShapleyAttribution.write(state, out), rows(VARCHAR, DOUBLE, DOUBLE, BIGINT, DOUBLE, DOUBLE), ShapleyAttribution.FUNCTION),
            new Call((state, row) -> shapley(state, row, "ordered"), (state, out) -> ShapleyAttribution.write(state, out), rows(VARCHAR, DOUBLE, DOUBLE, BIGINT, DOUBLE, DOUBLE), ShapleyAttribution.FUNCTION),
            new Call((state, row) -> shapley(state, row, "rates"), (state, out) -> ShapleyAttribution.write(state, out), rows(VARCHAR, DOUBLE, DOUBLE, BIGINT, DOUBLE, DOUBLE), ShapleyAttribution.FUNCTION),
            new Call(
                    (state, row) -> ProbabilisticAttribution.add(state, row.path, row.conversions, 0, row.value, 0, row.nonConversions, 0),
                    ProbabilisticAttribution::write,
                    rows(VARCHAR, DOUBLE, DOUBLE, DOUBLE),
                    ProbabilisticAttribution.FUNCTION),
            new Call(
                    (state, row) -> MarkovCredits.add(state, row.path, row.conversions, 0, row.value, 0, row.nonConversions, 0, number(2), 0, null, 0),
                    MarkovCredits::write,
                    rows(VARCHAR, DOUBLE, DOUBLE, DOUBLE),
                    MarkovCredits.FUNCTION),
            new Call(
                    (state, row) -> MarkovSteps.add(state, row.path, row.conversions, 0, row.nonConversions, 0, null, 0, null, 0),
                    MarkovSteps::write,
                    rows(VARCHAR, VARCHAR, BIGINT, DOUBLE),
                    MarkovSteps.FUNCTION),
            new Call(
                    (state, row) -> MarkovOrders.add(state, row.path, row.conversions, 0, row.nonConversions, 0, number(3), 0, null, 0),
                    MarkovOrders::write,
                    rows(BIGINT, BIGINT, BIGINT, DOUBLE, DOUBLE, DOUBLE, DOUBLE),
                    MarkovOrders.FUNCTION),
            new Call(
                    TestPathModelState::survival,
                    SurvivalAttribution::write,
                    RowType.anonymous(List.of(rows(VARCHAR, BIGINT, DOUBLE, DOUBLE, DOUBLE, BIGINT), BOOLEAN, BIGINT, DOUBLE)),
                    SurvivalAttribution.FUNCTION));

    private final PathModelStateFactory factory = new PathModelStateFactory();
    private final PathModelStateSerializer serializer = new PathModelStateSerializer();

    private record Call(BiConsumer<PathModelState, Row> add, BiConsumer<PathModelState, BlockBuilder> write, Type type, PathFunction<?> function) {}

    private record Row(Block path, ValueBlock conversions, ValueBlock value, ValueBlock nonConversions) {}

    @Test
    void testPartialStatesInAnyOrder()
    {
        Random random = new Random(1);
        for (Call call : CALLS) {
            List<Row> rows = rows(random, 60);
            Object expected = result(call, add(call, factory.createSingleState(), rows));
            assertThat(result(call, add(call, factory.createSingleState(), rows.reversed()))).isEqualTo(expected);
            for (int parts : new int[] {1, 2, 7}) {
                List<Block> partials = new ArrayList<>();
                for (int part = 0; part < parts; part++) {
                    partials.add(serialized(add(call, factory.createSingleState(), rows.subList(part * rows.size() / parts, (part + 1) * rows.size() / parts))));
                }
                // the engine reads all partial states into one
                PathModelState scratch = factory.createSingleState();
                assertThat(result(call, combined(call, partials, scratch))).isEqualTo(expected);
                assertThat(result(call, combined(call, partials.reversed(), scratch))).isEqualTo(expected);
            }
        }
    }

    @Test
    void testGroups()
    {
        Random random = new Random(2);
        for (Call call : CALLS) {
            List<List<Row>> groups = List.of(rows(random, 5), rows(random, 8), rows(random, 3));
            PathModelState grouped = factory.createGroupedState();
            grouped.ensureCapacity(1000);
            for (int group = 0; group < groups.size(); group++) {
                grouped.setGroupId(400 * group);
                add(call, grouped, groups.get(group));
            }
            for (int group = 0; group < groups.size(); group++) {
                grouped.setGroupId(400 * group);
                assertThat(result(call, grouped)).isEqualTo(result(call, add(call, factory.createSingleState(), groups.get(group))));
            }
            grouped.setGroupId(1);
            assertThat(serialized(grouped).isNull(0)).isTrue();
        }
    }

    @Test
    void testCopyIsAnother()
    {
        Random random = new Random(3);
        for (Call call : CALLS) {
            PathModelState state = add(call, factory.createSingleState(), rows(random, 5));
            Object before = result(call, state);
            PathModelState copy = state.copy();
            add(call, state, rows(random, 5));
            assertThat(result(call, copy)).isEqualTo(before);
            assertThat(result(call, state)).isNotEqualTo(before);
        }
    }

    @Test
    void testSizeIsWhatIsHeld()
    {
        Random random = new Random(4);
        for (Call call : CALLS) {
            PathModelState state = add(call, factory.createSingleState(), rows(random, 3000));
            // a result takes memory only while it is made
            assertThat((double) state.getEstimatedSize() - call.function().resultBytes(state)).isCloseTo(DeepSize.of(state), withinPercentage(25));
        }
    }

    @Test
    void testResultIsKeptUntilTheStateChanges()
    {
        Random random = new Random(5);
        for (Call call : CALLS) {
            PathModelState state = add(call, factory.createSingleState(), rows(random, 5));
            Object before = result(call, state);
            long bytes = state.getEstimatedSize();
            assertThat(result(call, state)).isEqualTo(before);
            assertThat(state.getEstimatedSize()).isEqualTo(bytes);
            add(call, state, rows(random, 5));
            assertThat(result(call, state)).isNotEqualTo(before);
        }
    }

    @Test
    void testMemoryOfTheLargestResultIsReported()
    {
        Call survival = CALLS.getLast();
        PathModelState state = factory.createGroupedState();
        state.ensureCapacity(3);
        add(survival, state, rows(new Random(6), 1000));
        long largest = survival.function().resultBytes(state);
        state.setGroupId(1);
        long before = state.getEstimatedSize();
        add(survival, state, rows(new Random(6), 10));
        assertThat(largest).isGreaterThan(40_000);
        assertThat(state.getEstimatedSize()).isGreaterThan(largest).isLessThan(before + 5000);
    }

    @Test
    void testSizeOfAMarkovChainDoesNotGrowWithPaths()
    {
        Random random = new Random(5);
        PathModelState state = factory.createSingleState();
        addToMarkovChain(state, rows(random, 3000));
        long size = state.getEstimatedSize();
        addToMarkovChain(state, rows(random, 30_000));
        assertThat(state.getEstimatedSize()).isEqualTo(size);
    }

    private static void addToMarkovChain(PathModelState state, List<Row> rows)
    {
        rows.forEach(row -> MarkovCredits.add(state, row.path, row.conversions, 0, row.value, 0, row.nonConversions, 0, null, 0, null, 0));
    }

    @Test
    void testStateOfAnotherVersionIsRefused()
    {
        Call call = CALLS.getFirst();
        byte[] bytes = VARBINARY.getSlice(serialized(add(call, factory.createSingleState(), rows(new Random(1), 3))), 0).getBytes();
        bytes[0]++;
        Block ofAnother = writeNativeValue(VARBINARY, Slices.wrappedBuffer(bytes));
        assertThatThrownBy(() -> serializer.deserialize(ofAnother, 0, factory.createSingleState()))
                .isInstanceOf(TrinoException.class)
                .hasMessageContaining("install the same version on every node");
    }

    private PathModelState combined(Call call, List<Block> partials, PathModelState scratch)
    {
        PathModelState result = factory.createSingleState();
        for (Block partial : partials) {
            serializer.deserialize(partial, 0, scratch);
            call.function().combine(result, scratch);
        }
        return result;
    }

    private Block serialized(PathModelState state)
    {
        BlockBuilder builder = VARBINARY.createBlockBuilder(null, 1);
        serializer.serialize(state, builder);
        return builder.build();
    }

    private static PathModelState add(Call call, PathModelState state, List<Row> rows)
    {
        rows.forEach(row -> call.add().accept(state, row));
        return state;
    }

    private static Object result(Call call, PathModelState state)
    {
        BlockBuilder builder = call.type().createBlockBuilder(null, 1);
        call.write().accept(state, builder);
        return call.type().getObjectValue(builder.build(), 0);
    }

    private static List<Row> rows(Random random, int count)
    {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < count; row++) {
            int conversions = random.nextInt(3);
            rows.add(new Row(path(random), number(conversions), writeNativeValue(DOUBLE, conversions == 0 ? 0.0 : random.nextInt(10_000) / 100.0), number(random.nextInt(3))));
        }
        return rows;
    }

    private static Block path(Random random)
    {
        BlockBuilder names = VARCHAR.createBlockBuilder(null, 4);
        int length = 1 + random.nextInt(5);
        for (int step = 0; step < length; step++) {
            if (random.nextInt(20) == 0) {
                names.appendNull();
            }
            else {
                VARCHAR.writeSlice(names, Slices.utf8Slice("channel " + random.nextInt(6)));
            }
        }
        return names.build();
    }

    private static void shapley(PathModelState state, Row row, String variant)
    {
        ShapleyAttribution.add(state, row.path, row.conversions, 0, row.value, 0, row.nonConversions, 0, writeNativeValue(VARCHAR, Slices.utf8Slice(variant)), 0);
    }

    /**
     * A journey to the path of the row, whose times depend on what else the row says.
     */
    private static void survival(PathModelState state, Row row)
    {
        long hours = 1 + Math.round(DOUBLE.getDouble(row.value, 0)) % 97;
        BlockBuilder times = TIMESTAMP_MICROS.createBlockBuilder(null, row.path.getPositionCount());
        for (int step = 0; step < row.path.getPositionCount(); step++) {
            TIMESTAMP_MICROS.writeLong(times, step * 3_600_000_000L);
        }
        SurvivalAttribution.add(
                state,
                TIMESTAMP_MICROS,
                row.path,
                writeNativeValue(new ArrayType(TIMESTAMP_MICROS), times.build()),
                0,
                writeNativeValue(BOOLEAN, BIGINT.getLong(row.conversions, 0) > 0),
                0,
                writeNativeValue(TIMESTAMP_MICROS, (row.path.getPositionCount() + hours) * 3_600_000_000L),
                0,
                row.value,
                0);
    }

    private static ValueBlock number(long number)
    {
        return writeNativeValue(BIGINT, number);
    }

    private static Type rows(Type... types)
    {
        return new ArrayType(RowType.anonymous(List.of(types)));
    }
}
