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

import static java.util.Objects.requireNonNull;

/**
 * The connected components of a graph, with a limit to their size.
 */
public final class Components
{
    /**
     * A member of a component.
     */
    public interface MemberConsumer
    {
        /**
         * @param member the number of its vertex
         * @param component the number of the smallest vertex of its component
         * @param linkedTo the number of the vertex from which it hangs, -1 if it is the smallest itself
         * @param row of the edge to that vertex, -1 if there is none
         * @param distance how many edges there are up to the smallest vertex
         */
        void member(int member, int component, int linkedTo, int row, int distance);
    }

    /**
     * An edge that was left out.
     */
    public interface VetoConsumer
    {
        /**
         * @param smaller the number of the vertex at its smaller end
         * @param larger the number of the vertex at its larger end
         * @param row of the edge
         */
        void veto(int smaller, int larger, int row);
    }

    private static final int NONE = -1;

    private final GroupVertices vertices;
    private final RankedEdges edges;
    private final CappedForest cappedForest;
    private final RootedForest rootedForest;

    /**
     * @param maxMembers how many vertices a component may have
     */
    public Components(IdentityGraph graph, int group, ComponentLimit maxMembers)
    {
        requireNonNull(maxMembers, "maxMembers is null");
        int[] rows = graph.rows(group);
        vertices = new GroupVertices(graph, rows);
        edges = new RankedEdges(graph, rows, vertices.count());
        vertices.clear(graph);
        cappedForest = new CappedForest(edges, vertices.count(), maxMembers.members());
        rootedForest = new RootedForest(edges, cappedForest, vertices.count());
    }

    /**
     * Bytes of memory for so many vertices and rows.
     */
    static long scratchBytes(long vertices, long rows)
    {
        // rows, vertices, and their order in the result
        return Integer.BYTES * rows + 2 * Integer.BYTES * vertices +
                RankedEdges.scratchBytes(vertices, rows) +
                CappedForest.scratchBytes(vertices, rows) +
                RootedForest.scratchBytes(vertices);
    }

    public int memberCount()
    {
        return vertices.count();
    }

    public int componentCount()
    {
        return rootedForest.componentCount();
    }

    /**
     * The number of vertices in the largest component, 0 if there are none.
     */
    public int largest()
    {
        return rootedForest.largest();
    }

    /**
     * Gives all vertices to the consumer, by component, then in their order.
     */
    public void forEachMember(MemberConsumer consumer)
    {
        // where the members of a component are, by its smallest vertex
        int[] targets = new int[memberCount() + 1];
        for (int place = 0; place < memberCount(); place++) {
            targets[rootedForest.component(place) + 1]++;
        }
        for (int place = 0; place < memberCount(); place++) {
            targets[place + 1] += targets[place];
        }
        int[] members = new int[memberCount()];
        for (int place = 0; place < memberCount(); place++) {
            members[targets[rootedForest.component(place)]++] = place;
        }
        for (int member : members) {
            int component = vertices.vertex(rootedForest.component(member));
            int link = rootedForest.link(member);
            if (link == NONE) {
                consumer.member(vertices.vertex(member), component, NONE, NONE, 0);
            }
            else {
                int neighbor = edges.smaller(link) == member ? edges.larger(link) : edges.smaller(link);
                consumer.member(vertices.vertex(member), component, vertices.vertex(neighbor), edges.row(link), rootedForest.distance(member));
            }
        }
    }

    /**
     * Gives all edges to the consumer that were left out and whose ends are in different components, the strongest first.
     */
    public void forEachVeto(VetoConsumer consumer)
    {
        for (int rank = 0; rank < edges.count(); rank++) {
            int edge = edges.edge(rank);
            if (cappedForest.isVeto(edge)) {
                consumer.veto(vertices.vertex(edges.smaller(edge)), vertices.vertex(edges.larger(edge)), edges.row(edge));
            }
        }
    }
}
