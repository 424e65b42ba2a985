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
package io.tributary.matching.graph;

import io.tributary.matching.store.ArraySizes;
import io.tributary.matching.store.ByteValues;
import io.tributary.matching.store.IntColumn;
import io.tributary.matching.store.LongColumn;
import io.tributary.matching.store.RowGroups;
import io.tributary.matching.store.ValueNumbers;
import io.tributary.matching.store.Values;

import java.util.Arrays;

import static java.util.Objects.requireNonNull;

/**
 * Rows of a table of edges, each of which says that two vertices are one person, or names one vertex.
 */
public final class IdentityGraph
{
    public static final int NO_REASON = -1;

    private final ValueNumbers vertices;
    private final ValueNumbers reasons;
    private final RowGroups groups;
    // by row; both ends are the same if it only names a vertex
    private final IntColumn ends;
    private final IntColumn otherEnds;
    private final LongColumn weights;
    private final IntColumn reasonNumbers;
    // by vertex, its place in the group at hand plus 1, 0 if it is not in it
    private int[] places = new int[0];

    /**
     * @param values of the vertices, none yet
     */
    public IdentityGraph(Values values, RowGroups groups)
    {
        vertices = new ValueNumbers(values);
        reasons = new ValueNumbers(new ByteValues());
        this.groups = requireNonNull(groups, "groups is null");
        ends = new IntColumn();
        otherEnds = new IntColumn();
        weights = new LongColumn();
        reasonNumbers = new IntColumn();
    }

    /**
     * A copy that shares nothing that changes.
     */
    public IdentityGraph(IdentityGraph other)
    {
        vertices = new ValueNumbers(other.vertices);
        reasons = new ValueNumbers(other.reasons);
        groups = new RowGroups(other.groups);
        ends = new IntColumn(other.ends);
        otherEnds = new IntColumn(other.otherEnds);
        weights = new LongColumn(other.weights);
        reasonNumbers = new IntColumn(other.reasonNumbers);
    }

    /**
     * The values of vertices, by number.
     */
    public ValueNumbers vertices()
    {
        return vertices;
    }

    /**
     * The values of reasons, by number.
     */
    public ValueNumbers reasons()
    {
        return reasons;
    }

    public void ensureGroup(int group)
    {
        groups.ensureGroup(group);
    }

    public void addVertex(int group, int vertex)
    {
        addRow(group, vertex, vertex, 0, NO_REASON);
    }

    /**
     * Adds an edge. One from a vertex to itself only names the vertex.
     *
     * @param weight finite, larger for a stronger edge
     * @param reason its number, or that of no reason
     * @throws IllegalArgumentException if the weight is not finite
     */
    public void addEdge(int group, int vertex, int otherVertex, double weight, int reason)
    {
        if (!Double.isFinite(weight)) {
            throw new IllegalArgumentException("The weight of an edge must be a finite number, but is %s: leave out such edges, or give a number that is larger for stronger edges".formatted(weight));
        }
        // without a sign for 0
        addRow(group, vertex, otherVertex, weight + 0.0, reason);
    }

    public int rowCount(int group)
    {
        return groups.rowCount(group);
    }

    /**
     * The number of rows of the group that has most.
     */
    public int largestGroup()
    {
        return groups.largestGroup();
    }

    public double weight(int row)
    {
        return Double.longBitsToDouble(weights.get(row));
    }

    public int reason(int row)
    {
        return reasonNumbers.get(row);
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return vertices.arrayBytes() +
                reasons.arrayBytes() +
                groups.arrayBytes() +
                ends.arrayBytes() +
                otherEnds.arrayBytes() +
                weights.arrayBytes() +
                reasonNumbers.arrayBytes() +
                ArraySizes.sizeOf(places);
    }

    /**
     * Bytes of memory that the components of the largest group take at most.
     */
    public long scratchBytes()
    {
        long rows = groups.largestGroup();
        long placesBytes = Integer.BYTES * (long) Math.max(0, vertices.count() - places.length);
        return placesBytes + Components.scratchBytes(Math.min(vertices.count(), 2 * rows), rows);
    }

    int[] rows(int group)
    {
        return groups.rows(group);
    }

    int end(int row)
    {
        return ends.get(row);
    }

    int otherEnd(int row)
    {
        return otherEnds.get(row);
    }

    /**
     * The places of the vertices of a group in their order, by vertex and from 1, with 0 for all others. To be made 0 again before the next group.
     */
    int[] places()
    {
        if (places.length < vertices.count()) {
            places = Arrays.copyOf(places, vertices.count());
        }
        return places;
    }

    private void addRow(int group, int vertex, int otherVertex, double weight, int reason)
    {
        groups.add(group);
        ends.add(vertex);
        otherEnds.add(otherVertex);
        weights.add(Double.doubleToRawLongBits(weight));
        reasonNumbers.add(reason);
    }
}
