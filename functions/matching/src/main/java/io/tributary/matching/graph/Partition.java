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
 * Disjoint sets of vertices.
 */
final class Partition
{
    private final int[] parents;
    private final int[] sizes;

    Partition(int count)
    {
        parents = new int[count];
        sizes = new int[count];
        Arrays.setAll(parents, vertex -> vertex);
        Arrays.fill(sizes, 1);
    }

    static long scratchBytes(long vertices)
    {
        return 2 * Integer.BYTES * vertices;
    }

    /**
     * The vertex that stands for the set of a vertex.
     */
    int root(int vertex)
    {
        int root = vertex;
        while (parents[root] != root) {
            parents[root] = parents[parents[root]];
            root = parents[root];
        }
        return root;
    }

    /**
     * How many vertices are in the set of a root.
     */
    int size(int root)
    {
        return sizes[root];
    }

    /**
     * Makes one set of those of two different roots.
     */
    void unite(int root, int otherRoot)
    {
        boolean isLarger = sizes[root] >= sizes[otherRoot];
        int larger = isLarger ? root : otherRoot;
        int smaller = isLarger ? otherRoot : root;
        parents[smaller] = larger;
        sizes[larger] += sizes[smaller];
    }

    /**
     * Makes the vertex a set of its own, of a given size.
     */
    void reset(int vertex, int size)
    {
        parents[vertex] = vertex;
        sizes[vertex] = size;
    }
}
