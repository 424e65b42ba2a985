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

import io.tributary.matching.store.ByteValues;
import io.tributary.matching.store.WordSort;

import java.util.Arrays;

import static io.tributary.matching.graph.IdentityGraph.NO_REASON;

/**
 * The edges of one group, each pair of vertices once, the strongest first: by weight, then by hubness, which is the number of different neighbours of that end which has more. Equal ones are
 * in the order of their ends.
 */
final class RankedEdges
{
    private final IdentityGraph graph;
    private final int count;
    // by edge in the order of ends: the place of the smaller end in the upper half, that of the larger one in the lower
    private final long[] ends;
    // by edge in the order of ends
    private final int[] rows;
    // by vertex
    private final int[] neighbors;
    // edges in the order of their strength
    private final int[] ranked;

    RankedEdges(IdentityGraph graph, int[] groupRows, int vertexCount)
    {
        this.graph = graph;
        ends = new long[groupRows.length];
        // their order does not matter, and they are not needed any more
        rows = groupRows;
        WordSort sort = new WordSort();
        int edges = readEnds();
        sort.sort(ends, rows, 0, edges);
        count = keepStrongest(edges);

        neighbors = new int[vertexCount];
        for (int edge = 0; edge < count; edge++) {
            neighbors[smaller(edge)]++;
            neighbors[larger(edge)]++;
        }
        ranked = new int[count];
        Arrays.setAll(ranked, edge -> edge);
        long[] words = new long[count];
        for (int rank = 0; rank < count; rank++) {
            words[rank] = hubness(rank);
        }
        sort.sort(words, ranked, 0, count);
        for (int rank = 0; rank < count; rank++) {
            words[rank] = descending(graph.weight(rows[ranked[rank]]));
        }
        sort.sort(words, ranked, 0, count);
    }

    /**
     * Bytes of memory for so many vertices and edges.
     */
    static long scratchBytes(long vertices, long edges)
    {
        return Integer.BYTES * vertices + (2 * Long.BYTES + 2 * Integer.BYTES) * edges + WordSort.scratchBytes(edges);
    }

    int count()
    {
        return count;
    }

    /**
     * The edge of a rank from 0, the strongest first.
     */
    int edge(int rank)
    {
        return ranked[rank];
    }

    int smaller(int edge)
    {
        return (int) (ends[edge] >>> Integer.SIZE);
    }

    int larger(int edge)
    {
        return (int) ends[edge];
    }

    int row(int edge)
    {
        return rows[edge];
    }

    boolean areEquallyStrong(int edge, int otherEdge)
    {
        return graph.weight(rows[edge]) == graph.weight(rows[otherEdge]) && hubness(edge) == hubness(otherEdge);
    }

    private int hubness(int edge)
    {
        return Math.max(neighbors[smaller(edge)], neighbors[larger(edge)]);
    }

    private int readEnds()
    {
        int[] places = graph.places();
        int edges = 0;
        for (int row : rows) {
            int place = places[graph.end(row)] - 1;
            int otherPlace = places[graph.otherEnd(row)] - 1;
            if (place != otherPlace) {
                ends[edges] = (long) Math.min(place, otherPlace) << Integer.SIZE | Math.max(place, otherPlace);
                rows[edges] = row;
                edges++;
            }
        }
        return edges;
    }

    private int keepStrongest(int edges)
    {
        int kept = 0;
        for (int edge = 0; edge < edges; edge++) {
            if (kept > 0 && ends[kept - 1] == ends[edge]) {
                if (isStronger(rows[edge], rows[kept - 1])) {
                    rows[kept - 1] = rows[edge];
                }
            }
            else {
                ends[kept] = ends[edge];
                rows[kept] = rows[edge];
                kept++;
            }
        }
        return kept;
    }

    private boolean isStronger(int row, int otherRow)
    {
        double weight = graph.weight(row);
        double otherWeight = graph.weight(otherRow);
        if (weight != otherWeight) {
            return weight > otherWeight;
        }
        return isBefore(graph.reason(row), graph.reason(otherRow));
    }

    /**
     * Whether a reason comes before another in the order of bytes. No reason comes after all reasons.
     */
    private boolean isBefore(int reason, int otherReason)
    {
        if (reason == otherReason || reason == NO_REASON || otherReason == NO_REASON) {
            return reason != otherReason && otherReason == NO_REASON;
        }
        ByteValues reasons = (ByteValues) graph.reasons().values();
        int start = reasons.start(reason);
        int otherStart = reasons.start(otherReason);
        return Arrays.compareUnsigned(
                reasons.array(reason),
                start,
                start + reasons.length(reason),
                reasons.array(otherReason),
                otherStart,
                otherStart + reasons.length(otherReason)) < 0;
    }

    /**
     * A number that is smaller without sign for a larger weight.
     */
    private static long descending(double weight)
    {
        long bits = Double.doubleToRawLongBits(weight);
        long ascending = bits ^ (bits >> (Long.SIZE - 1) | Long.MIN_VALUE);
        return ~ascending;
    }
}
