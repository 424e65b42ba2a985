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

import io.tributary.matching.graph.SlowComponents.Edge;
import io.tributary.matching.graph.SlowComponents.Member;
import io.tributary.matching.graph.SlowComponents.Result;
import io.tributary.matching.store.ByteValues;
import io.tributary.matching.store.RowGroups;
import io.tributary.matching.store.ValueNumbers;

import java.util.ArrayList;
import java.util.List;

import static io.tributary.matching.graph.IdentityGraph.NO_REASON;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Graphs of texts.
 */
final class Graphs
{
    private Graphs() {}

    static Result components(List<Edge> edges, int maxMembers)
    {
        IdentityGraph graph = new IdentityGraph(new ByteValues(), RowGroups.single());
        edges.forEach(edge -> add(graph, 0, edge));
        return components(graph, 0, maxMembers);
    }

    static Result components(IdentityGraph graph, int group, int maxMembers)
    {
        Components components = new Components(graph, group, new ComponentLimit(maxMembers));
        List<Member> members = new ArrayList<>();
        components.forEachMember((member, component, linkedTo, row, distance) -> members.add(linkedTo < 0
                ? new Member(vertex(graph, member), vertex(graph, component), null, null, null, distance)
                : new Member(vertex(graph, member), vertex(graph, component), vertex(graph, linkedTo), graph.weight(row), reason(graph, row), distance)));
        List<Edge> vetoed = new ArrayList<>();
        components.forEachVeto((smaller, larger, row) -> vetoed.add(new Edge(vertex(graph, smaller), vertex(graph, larger), graph.weight(row), reason(graph, row))));
        return new Result(members, vetoed);
    }

    static void add(IdentityGraph graph, int group, Edge edge)
    {
        int vertex = number(graph.vertices(), edge.a());
        int otherVertex = number(graph.vertices(), edge.b());
        graph.addEdge(group, vertex, otherVertex, edge.weight(), edge.reason() == null ? NO_REASON : number(graph.reasons(), edge.reason()));
    }

    private static int number(ValueNumbers numbers, String text)
    {
        byte[] bytes = text.getBytes(UTF_8);
        return numbers.numberOf(bytes, 0, bytes.length);
    }

    private static String reason(IdentityGraph graph, int row)
    {
        return graph.reason(row) == NO_REASON ? null : text(graph.reasons(), graph.reason(row));
    }

    private static String vertex(IdentityGraph graph, int vertex)
    {
        return text(graph.vertices(), vertex);
    }

    private static String text(ValueNumbers numbers, int number)
    {
        ByteValues values = (ByteValues) numbers.values();
        return new String(values.array(number), values.start(number), values.length(number), UTF_8);
    }
}
