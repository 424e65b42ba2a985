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

import io.airlift.slice.Slices;
import io.tributary.matching.graph.Components;
import io.tributary.matching.graph.Components.MemberConsumer;
import io.tributary.matching.graph.Components.VetoConsumer;
import io.tributary.matching.graph.IdentityGraph;
import io.tributary.matching.store.ByteValues;
import io.tributary.matching.store.Values;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.RowBlockBuilder;

import static io.tributary.matching.graph.IdentityGraph.NO_REASON;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;

/**
 * Writes the members of components and the edges that were left out.
 */
final class IdentityGraphResult
{
    private final Identifiers identifiers;
    private final IdentityGraph graph;
    private final Values vertices;
    private final ByteValues reasons;
    private final ResultSize size = new ResultSize(IdentityGraphAggregation.NAME);

    IdentityGraphResult(Identifiers identifiers, IdentityGraph graph)
    {
        this.identifiers = requireNonNull(identifiers, "identifiers is null");
        this.graph = requireNonNull(graph, "graph is null");
        vertices = graph.vertices().values();
        reasons = (ByteValues) graph.reasons().values();
    }

    void write(Components components, BlockBuilder out)
    {
        ((RowBlockBuilder) out).buildEntry(fields -> {
            ((ArrayBlockBuilder) fields.get(0)).buildEntry(elements -> components.forEachMember(members((RowBlockBuilder) elements)));
            ((ArrayBlockBuilder) fields.get(1)).buildEntry(elements -> components.forEachVeto(vetoes((RowBlockBuilder) elements)));
            BIGINT.writeLong(fields.get(2), components.componentCount());
            BIGINT.writeLong(fields.get(3), components.largest());
        });
    }

    private MemberConsumer members(RowBlockBuilder rows)
    {
        return (member, component, linkedTo, row, distance) -> rows.buildEntry(fields -> {
            size.add((long) vertices.length(member) + vertices.length(component) + (linkedTo < 0 ? 0 : vertices.length(linkedTo) + reasonLength(row)));
            identifiers.write(vertices, member, fields.get(0));
            identifiers.write(vertices, component, fields.get(1));
            if (linkedTo < 0) {
                fields.get(2).appendNull();
                fields.get(3).appendNull();
                fields.get(4).appendNull();
            }
            else {
                identifiers.write(vertices, linkedTo, fields.get(2));
                DOUBLE.writeDouble(fields.get(3), graph.weight(row));
                writeReason(fields.get(4), graph.reason(row));
            }
            BIGINT.writeLong(fields.get(5), distance);
        });
    }

    private VetoConsumer vetoes(RowBlockBuilder rows)
    {
        return (smaller, larger, row) -> rows.buildEntry(fields -> {
            size.add((long) vertices.length(smaller) + vertices.length(larger) + reasonLength(row));
            identifiers.write(vertices, smaller, fields.get(0));
            identifiers.write(vertices, larger, fields.get(1));
            DOUBLE.writeDouble(fields.get(2), graph.weight(row));
            writeReason(fields.get(3), graph.reason(row));
        });
    }

    private long reasonLength(int row)
    {
        int reason = graph.reason(row);
        return reason == NO_REASON ? 0 : reasons.length(reason);
    }

    private void writeReason(BlockBuilder out, int reason)
    {
        if (reason == NO_REASON) {
            out.appendNull();
            return;
        }
        VARCHAR.writeSlice(out, Slices.wrappedBuffer(reasons.array(reason), reasons.start(reason), reasons.length(reason)));
    }
}
