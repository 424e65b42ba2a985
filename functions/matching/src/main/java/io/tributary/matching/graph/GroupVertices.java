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

import io.tributary.matching.store.ValueOrder;

import java.util.Arrays;

/**
 * The vertices of one group in their order. The place of a vertex is its number in it.
 */
final class GroupVertices
{
    // by place
    private final int[] vertices;

    GroupVertices(IdentityGraph graph, int[] rows)
    {
        int[] places = graph.places();
        int[] found = new int[(int) Math.min(graph.vertices().count(), 2L * rows.length)];
        int count = 0;
        for (int row : rows) {
            int end = graph.end(row);
            if (places[end] == 0) {
                places[end] = 1;
                found[count++] = end;
            }
            int otherEnd = graph.otherEnd(row);
            if (places[otherEnd] == 0) {
                places[otherEnd] = 1;
                found[count++] = otherEnd;
            }
        }
        vertices = count == found.length ? found : Arrays.copyOf(found, count);
        ValueOrder.sort(graph.vertices().values(), vertices);
        for (int place = 0; place < count; place++) {
            places[vertices[place]] = place + 1;
        }
    }

    /**
     * Forgets the places in the graph.
     */
    void clear(IdentityGraph graph)
    {
        int[] places = graph.places();
        for (int vertex : vertices) {
            places[vertex] = 0;
        }
    }

    int count()
    {
        return vertices.length;
    }

    int vertex(int place)
    {
        return vertices[place];
    }
}
