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

import java.util.Arrays;

/**
 * The trees of a forest, each hung up at its smallest vertex.
 */
final class RootedForest
{
    static final int NONE = -1;

    // by vertex: the smallest of its component, the edge by which it hangs, and the number of edges up to the root
    private final int[] components;
    private final int[] links;
    private final int[] distances;
    private int componentCount;
    private int largest;

    RootedForest(RankedEdges edges, CappedForest forest, int vertexCount)
    {
        components = new int[vertexCount];
        links = new int[vertexCount];
        distances = new int[vertexCount];
        findComponents(forest);

        // the edges of each vertex, those of vertex v from starts[v] to starts[v + 1]
        int[] starts = new int[vertexCount + 1];
        for (int edge = 0; edge < edges.count(); edge++) {
            if (forest.isLink(edge)) {
                starts[edges.smaller(edge)]++;
                starts[edges.larger(edge)]++;
            }
        }
        int end = 0;
        for (int vertex = 0; vertex <= vertexCount; vertex++) {
            end += starts[vertex];
            starts[vertex] = end;
        }
        int[] incident = new int[end];
        for (int edge = 0; edge < edges.count(); edge++) {
            if (forest.isLink(edge)) {
                incident[--starts[edges.smaller(edge)]] = edge;
                incident[--starts[edges.larger(edge)]] = edge;
            }
        }

        int[] queue = new int[vertexCount];
        for (int root = 0; root < vertexCount; root++) {
            if (components[root] == root) {
                hang(root, edges, starts, incident, queue);
            }
        }
    }

    static long scratchBytes(long vertices)
    {
        // components, links, distances, starts, queue, and each of the edges, which are fewer than vertices, twice
        return 7 * Integer.BYTES * vertices;
    }

    int component(int vertex)
    {
        return components[vertex];
    }

    /**
     * The edge by which a vertex hangs, none for a root.
     */
    int link(int vertex)
    {
        return links[vertex];
    }

    int distance(int vertex)
    {
        return distances[vertex];
    }

    int componentCount()
    {
        return componentCount;
    }

    /**
     * The number of vertices in the largest component.
     */
    int largest()
    {
        return largest;
    }

    private void findComponents(CappedForest forest)
    {
        int[] smallest = links;
        Arrays.fill(smallest, NONE);
        for (int vertex = 0; vertex < components.length; vertex++) {
            int root = forest.root(vertex);
            if (smallest[root] == NONE) {
                smallest[root] = vertex;
                componentCount++;
                largest = Math.max(largest, forest.size(root));
            }
            components[vertex] = smallest[root];
        }
        Arrays.fill(links, NONE);
    }

    private void hang(int root, RankedEdges edges, int[] starts, int[] incident, int[] queue)
    {
        queue[0] = root;
        int count = 1;
        for (int next = 0; next < count; next++) {
            int vertex = queue[next];
            for (int index = starts[vertex]; index < starts[vertex + 1]; index++) {
                int edge = incident[index];
                if (edge != links[vertex]) {
                    int neighbor = edges.smaller(edge) == vertex ? edges.larger(edge) : edges.smaller(edge);
                    links[neighbor] = edge;
                    distances[neighbor] = distances[vertex] + 1;
                    queue[count++] = neighbor;
                }
            }
        }
    }
}
