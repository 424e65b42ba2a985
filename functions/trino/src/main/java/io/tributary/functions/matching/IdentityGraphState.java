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

import io.airlift.slice.Slice;
import io.tributary.matching.graph.ComponentLimit;
import io.tributary.matching.graph.Components;
import io.tributary.matching.graph.IdentityGraph;
import io.tributary.matching.store.RowGroups;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.block.VariableWidthBlock;
import io.trino.spi.function.AccumulatorStateMetadata;
import io.trino.spi.function.GroupedAccumulatorState;
import io.trino.spi.type.Type;

import static io.airlift.slice.SizeOf.instanceSize;
import static io.tributary.matching.graph.IdentityGraph.NO_REASON;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * The edges of one group or of many.
 */
@AccumulatorStateMetadata(
        stateFactoryClass = IdentityGraphStateFactory.class,
        stateSerializerClass = IdentityGraphStateSerializer.class,
        typeParameters = "T",
        serializedType = "varbinary")
public final class IdentityGraphState
        implements GroupedAccumulatorState
{
    // with the objects that hold the arrays
    private static final int INSTANCE_SIZE = instanceSize(IdentityGraphState.class) + instanceSize(Identifiers.class) + instanceSize(IdentityGraph.class) + 360;
    // of a member in the result, beside its three identifiers
    private static final long MEMBER_BYTES = 48;

    private final Identifiers identifiers;
    private final IdentityGraph graph;
    private final GroupSettings<ComponentLimit> limits;
    private ComponentLimit latest = ComponentLimit.DEFAULT;
    private int group;

    IdentityGraphState(Type vertexType, boolean isGrouped)
    {
        identifiers = new Identifiers(vertexType);
        graph = new IdentityGraph(identifiers.newValues(), isGrouped ? RowGroups.many() : RowGroups.single());
        limits = new GroupSettings<>();
    }

    private IdentityGraphState(IdentityGraphState other)
    {
        identifiers = other.identifiers;
        graph = new IdentityGraph(other.graph);
        limits = new GroupSettings<>(other.limits);
        group = other.group;
    }

    @Override
    public IdentityGraphState copy()
    {
        return new IdentityGraphState(this);
    }

    @Override
    public void setGroupId(int groupId)
    {
        group = groupId;
    }

    @Override
    public void ensureCapacity(int size)
    {
        graph.ensureGroup(size);
        limits.ensureGroup(size);
    }

    /**
     * Also what the result of the largest group will take, as there is no other time to say so.
     */
    @Override
    public long getEstimatedSize()
    {
        return retainedBytes() + graph.scratchBytes() + resultBytes();
    }

    long retainedBytes()
    {
        return INSTANCE_SIZE + graph.arrayBytes() + limits.retainedBytes();
    }

    /**
     * Notes how many members a component may have, by the row at hand.
     *
     * @throws IllegalArgumentException if the number is out of range, or not that of the rows before it
     */
    void useLimit(long maxMembers)
    {
        if (latest.members() != maxMembers) {
            latest = ComponentLimit.of(maxMembers);
        }
        if (!limits.add(group, latest)) {
            int other = limits.of(group).members();
            throw new IllegalArgumentException("The largest number of members of a component must be the same on every row of a group, but there are %s and %s: use a constant".formatted(Math.min(other, maxMembers), Math.max(other, maxMembers)));
        }
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException if the type of the ends cannot be one, or an edge has no finite weight
     */
    void add(ValueBlock end, int endPosition, ValueBlock otherEnd, int otherEndPosition, ValueBlock weight, int weightPosition, ValueBlock reason, int reasonPosition)
    {
        boolean hasEnd = !end.isNull(endPosition);
        boolean hasOtherEnd = !otherEnd.isNull(otherEndPosition);
        if (!hasEnd && !hasOtherEnd) {
            return;
        }
        identifiers.checkType("ends of an edge");
        int vertex = hasEnd ? identifiers.number(graph.vertices(), end, endPosition) : identifiers.number(graph.vertices(), otherEnd, otherEndPosition);
        int otherVertex = hasEnd && hasOtherEnd ? identifiers.number(graph.vertices(), otherEnd, otherEndPosition) : vertex;
        if (vertex == otherVertex) {
            graph.addVertex(group, vertex);
            return;
        }
        if (weight.isNull(weightPosition)) {
            throw new IllegalArgumentException("The weight of an edge must not be NULL: leave out such edges, or give a number that is larger for stronger edges");
        }
        graph.addEdge(group, vertex, otherVertex, DOUBLE.getDouble(weight, weightPosition), reason(reason, reasonPosition));
    }

    /**
     * Writes the result of the group, NULL without any row.
     */
    void writeResult(BlockBuilder out)
    {
        if (limits.isPresent(group)) {
            new IdentityGraphResult(identifiers, graph).write(new Components(graph, group, limits.of(group)), out);
        }
        else {
            out.appendNull();
        }
    }

    private int reason(ValueBlock reason, int position)
    {
        if (reason.isNull(position)) {
            return NO_REASON;
        }
        VariableWidthBlock texts = (VariableWidthBlock) reason;
        Slice slice = texts.getRawSlice();
        return graph.reasons().numberOf(slice.byteArray(), slice.byteArrayOffset() + texts.getRawSliceOffset(position), texts.getSliceLength(position));
    }

    private long resultBytes()
    {
        long vertices = graph.vertices().count();
        long members = Math.min(vertices, 2L * graph.largestGroup());
        long vertexBytes = graph.vertices().values().arrayBytes() / Math.max(1, vertices);
        return members * (MEMBER_BYTES + 3 * vertexBytes);
    }
}
