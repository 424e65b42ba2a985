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

/**
 * The strongest edges that connect vertices, without making a component larger than it may be.
 *
 * <p>Edges are taken in batches of equal strength, the strongest first. If a batch would make a component that is too large, all of its edges that would be inside that component are vetoed:
 * there is no reason to take one of them rather than another.
 */
final class CappedForest
{
    private static final byte UNUSED = 0;
    private static final byte ACCEPTED = 1;
    private static final byte VETOED = 2;
    private static final byte LINK = 3;

    private final RankedEdges edges;
    private final int maxMembers;
    private final Partition components;
    // what components the batch at hand would make of the roots of the present ones
    private final Partition tentative;
    // by edge
    private final byte[] states;

    CappedForest(RankedEdges edges, int vertexCount, int maxMembers)
    {
        this.edges = edges;
        this.maxMembers = maxMembers;
        components = new Partition(vertexCount);
        tentative = new Partition(vertexCount);
        states = new byte[edges.count()];
        int from = 0;
        while (from < edges.count()) {
            int to = from + 1;
            while (to < edges.count() && edges.areEquallyStrong(edges.edge(from), edges.edge(to))) {
                to++;
            }
            add(from, to);
            from = to;
        }
    }

    static long scratchBytes(long vertices, long edges)
    {
        return 2 * Partition.scratchBytes(vertices) + edges;
    }

    /**
     * Whether the edge is one of those that connect a component.
     */
    boolean isLink(int edge)
    {
        return states[edge] == LINK;
    }

    /**
     * Whether the edge was vetoed, and its ends are not in one component by other edges.
     */
    boolean isVeto(int edge)
    {
        return states[edge] == VETOED && components.root(edges.smaller(edge)) != components.root(edges.larger(edge));
    }

    /**
     * The vertex that stands for the component of a vertex.
     */
    int root(int vertex)
    {
        return components.root(vertex);
    }

    /**
     * How many vertices are in the component of a root.
     */
    int size(int root)
    {
        return components.size(root);
    }

    private void add(int from, int to)
    {
        for (int rank = from; rank < to; rank++) {
            int edge = edges.edge(rank);
            int root = components.root(edges.smaller(edge));
            int otherRoot = components.root(edges.larger(edge));
            tentative.reset(root, components.size(root));
            tentative.reset(otherRoot, components.size(otherRoot));
        }
        for (int rank = from; rank < to; rank++) {
            int edge = edges.edge(rank);
            int root = tentative.root(components.root(edges.smaller(edge)));
            int otherRoot = tentative.root(components.root(edges.larger(edge)));
            if (root != otherRoot) {
                tentative.unite(root, otherRoot);
            }
        }
        for (int rank = from; rank < to; rank++) {
            int edge = edges.edge(rank);
            int root = components.root(edges.smaller(edge));
            if (root != components.root(edges.larger(edge))) {
                states[edge] = tentative.size(tentative.root(root)) > maxMembers ? VETOED : ACCEPTED;
            }
        }
        for (int rank = from; rank < to; rank++) {
            int edge = edges.edge(rank);
            if (states[edge] == ACCEPTED) {
                int root = components.root(edges.smaller(edge));
                int otherRoot = components.root(edges.larger(edge));
                if (root == otherRoot) {
                    states[edge] = UNUSED;
                }
                else {
                    components.unite(root, otherRoot);
                    states[edge] = LINK;
                }
            }
        }
    }
}
