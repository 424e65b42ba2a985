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
package io.tributary.functions.matching;

import com.sun.management.ThreadMXBean;
import io.tributary.functions.DeepSize;
import io.tributary.matching.graph.ComponentLimit;
import io.tributary.matching.graph.Components;
import io.tributary.matching.graph.IdentityGraph;
import io.tributary.matching.store.ByteValues;
import io.tributary.matching.store.LongValues;
import io.tributary.matching.store.RowGroups;
import io.tributary.matching.waterfall.KeyBuffer;
import io.tributary.matching.waterfall.MatchPolicy;
import io.tributary.matching.waterfall.MatchRecords;
import io.tributary.matching.waterfall.Waterfall;
import io.trino.spi.TrinoException;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;

import static io.airlift.slice.Slices.utf8Slice;
import static io.airlift.slice.Slices.wrappedBuffer;
import static io.tributary.functions.matching.MatchAggregation.DEFAULT_MAX_ROWS;
import static io.tributary.functions.matching.MatchAggregation.DEFAULT_POLICY;
import static io.trino.spi.StandardErrorCode.EXCEEDED_FUNCTION_MEMORY_LIMIT;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

/**
 * What the states take, and what they cannot do.
 */
final class TestMatchingStates
{
    private static final ArrayType KEYS = new ArrayType(VARBINARY);
    private static final int RULES = 3;
    private static final int KEY_BYTES = 21;

    @Test
    void testReportedSizeOfRecordsIsTheTruth()
    {
        for (Type type : List.of(BIGINT, VARCHAR)) {
            for (int records : new int[] {0, 1, 100, 50_000}) {
                MatchState state = matchState(type, false, records);
                assertThat(state.retainedBytes()).describedAs("%s %s", type, records).isCloseTo(DeepSize.of(state), withinPercentage(20));
            }
            MatchState groups = matchState(type, true, 50_000);
            assertThat(groups.retainedBytes()).isCloseTo(DeepSize.of(groups), withinPercentage(20));
        }
    }

    @Test
    void testReportedSizeOfGraphsIsTheTruth()
    {
        for (Type type : List.of(BIGINT, VARCHAR)) {
            for (int edges : new int[] {0, 1, 100, 50_000}) {
                IdentityGraphState state = graphState(type, edges);
                assertThat(state.retainedBytes()).describedAs("%s %s", type, edges).isCloseTo(DeepSize.of(state), withinPercentage(20));
            }
        }
    }

    @Test
    void testARecordTakesItsIdItsKeysAndLittleMore()
    {
        double bytes = matchState(BIGINT, false, 200_000).retainedBytes() / 200_000.0;
        assertThat(bytes).isBetween(8.0 + RULES * KEY_BYTES, 8.0 + RULES * KEY_BYTES + 30);
    }

    @Test
    void testMemoryOfMatchingIsReportedBefore()
    {
        int count = 100_000;
        for (MatchPolicy policy : MatchPolicy.values()) {
            MatchRecords left = records(count, 1);
            MatchRecords right = records(count, 2);
            Waterfall waterfall = new Waterfall(policy, 10);
            long before = allocatedBytes();
            waterfall.match(left, right, 0, (_, _, _, _) -> {});
            // what is sorted and thrown away before the rest is made comes on top
            long sorting = 2L * count * 20;
            assertThat(waterfall.scratchBytes(count, count, RULES)).describedAs(policy.name()).isCloseTo(allocatedBytes() - before - sorting, withinPercentage(20));
        }
    }

    @Test
    void testMemoryOfComponentsIsReportedBefore()
    {
        int count = 100_000;
        Random random = new Random(5);
        IdentityGraph graph = new IdentityGraph(new LongValues(), RowGroups.single());
        for (int edge = 0; edge < count; edge++) {
            graph.addEdge(0, graph.vertices().numberOf(random.nextInt(count)), graph.vertices().numberOf(random.nextInt(count)), random.nextInt(5), IdentityGraph.NO_REASON);
        }
        long reported = graph.scratchBytes();
        long before = allocatedBytes();
        Components components = new Components(graph, 0, ComponentLimit.DEFAULT);
        components.forEachMember((_, _, _, _, _) -> {});
        long sorting = 20L * components.memberCount();
        assertThat(reported).isCloseTo(allocatedBytes() - before - sorting, withinPercentage(20));
    }

    @Test
    void testResultIsReportedBefore()
    {
        MatchState state = matchState(BIGINT, false, 50_000);
        long reported = state.getEstimatedSize() - state.retainedBytes();
        assertThat(reported).isGreaterThan(new Waterfall(MatchPolicy.ONE_TO_ONE, 10).scratchBytes(25_000, 25_000, RULES) + 25_000 * 28);
        IdentityGraphState graph = graphState(BIGINT, 50_000);
        assertThat(graph.getEstimatedSize()).isGreaterThan(graph.retainedBytes() + 50_000 * 40);
    }

    @Test
    void testCopySharesNothing()
    {
        MatchState state = matchState(VARCHAR, false, 100);
        MatchState copy = state.copy();
        addRecord(state, VARCHAR, 1000);
        assertThat(copy.retainedBytes()).isLessThanOrEqualTo(state.retainedBytes());
        addRecord(copy, VARCHAR, 1000);
        IdentityGraphState graph = graphState(BIGINT, 10);
        IdentityGraphState otherGraph = graph.copy();
        addEdge(graph, BIGINT, 50, 51);
        assertThat(otherGraph.getEstimatedSize()).isLessThan(graph.getEstimatedSize());
    }

    @Test
    void testStatesAreNotDivided()
    {
        BlockBuilder out = VARBINARY.createBlockBuilder(null, 1);
        String message = "%s: Groups of this function cannot be spilled to disk: SET SESSION spill_enabled = false, and group by something that makes smaller groups if memory does not suffice";
        assertThatThrownBy(() -> new MatchStateSerializer().serialize(matchState(BIGINT, true, 1), out))
                .isInstanceOfSatisfying(TrinoException.class, exception -> assertThat(exception.getErrorCode()).isEqualTo(NOT_SUPPORTED.toErrorCode()))
                .hasMessage(message.formatted("match_agg"));
        assertThatThrownBy(() -> new IdentityGraphStateSerializer().serialize(graphState(BIGINT, 1), out))
                .hasMessage(message.formatted("identity_graph_agg"));
    }

    @Test
    void testResultIsLimited()
    {
        ResultSize size = new ResultSize("match_agg");
        size.add(ResultSize.MAX_BYTES - 32);
        assertThatThrownBy(() -> size.add(0))
                .isInstanceOfSatisfying(TrinoException.class, exception -> assertThat(exception.getErrorCode()).isEqualTo(EXCEEDED_FUNCTION_MEMORY_LIMIT.toErrorCode()))
                .hasMessageStartingWith("match_agg: The result of a group has more than 1073741824 bytes");
    }

    private static MatchState matchState(Type type, boolean isGrouped, int records)
    {
        MatchState state = new MatchState(type, type, isGrouped);
        for (int record = 0; record < records; record++) {
            if (isGrouped) {
                state.ensureCapacity(record / 10);
                state.setGroupId(record / 10);
            }
            addRecord(state, type, record);
        }
        return state;
    }

    private static void addRecord(MatchState state, Type type, int record)
    {
        BlockBuilder keys = KEYS.createBlockBuilder(null, 1);
        Random random = new Random(record);
        ((ArrayBlockBuilder) keys).buildEntry(elements -> {
            for (int rule = 0; rule < RULES; rule++) {
                byte[] key = new byte[KEY_BYTES];
                random.nextBytes(key);
                VARBINARY.writeSlice(elements, wrappedBuffer(key));
            }
        });
        ValueBlock id = value(type, record);
        ValueBlock none = (ValueBlock) type.createNullBlock();
        boolean isLeft = record % 2 == 0;
        MatchAggregation.add(state, isLeft ? id : none, 0, isLeft ? none : id, 0, keys.buildValueBlock(), 0, DEFAULT_POLICY, 0, DEFAULT_MAX_ROWS, 0);
    }

    private static IdentityGraphState graphState(Type type, int edges)
    {
        IdentityGraphState state = new IdentityGraphState(type, false);
        for (int edge = 0; edge < edges; edge++) {
            addEdge(state, type, edge, edge / 2 + 1000);
        }
        return state;
    }

    private static void addEdge(IdentityGraphState state, Type type, int end, int otherEnd)
    {
        IdentityGraphAggregation.input(
                state,
                value(type, end),
                0,
                value(type, otherEnd),
                0,
                writeNativeValue(DOUBLE, 1.0),
                0,
                writeNativeValue(VARCHAR, utf8Slice("reason")),
                0);
    }

    private static ValueBlock value(Type type, int number)
    {
        return type == BIGINT ? writeNativeValue(BIGINT, (long) number) : writeNativeValue(type, utf8Slice("customer-%012d".formatted(number)));
    }

    private static MatchRecords records(int count, long seed)
    {
        Random random = new Random(seed);
        MatchRecords records = new MatchRecords(new ByteValues(), RowGroups.single());
        KeyBuffer keys = new KeyBuffer();
        byte[] key = new byte[KEY_BYTES];
        for (int record = 0; record < count; record++) {
            byte[] id = "customer-%d-%d".formatted(seed, record).getBytes(UTF_8);
            ((ByteValues) records.ids()).add(id, 0, id.length);
            keys.start(RULES);
            for (int rule = 0; rule < RULES; rule++) {
                random.nextBytes(key);
                keys.add(key, 0, KEY_BYTES);
            }
            records.add(0, keys);
        }
        return records;
    }

    private static long allocatedBytes()
    {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }
}
