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

import com.google.common.collect.ImmutableList;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

/**
 * Components by their definition, found by walking from vertex to vertex.
 */
final class SlowComponents
{
    record Edge(String a, String b, double weight, String reason) {}

    record Member(String member, String component, String linkedTo, Double weight, String reason, int distance) {}

    private SlowComponents() {}

    record Result(List<Member> members, List<Edge> vetoed) {}

    static Result of(List<Edge> rows, int maxMembers)
    {
        Set<String> vertices = new TreeSet<>();
        Map<List<String>, Edge> strongest = new HashMap<>();
        Comparator<Edge> best = comparing(Edge::weight, Comparator.<Double>reverseOrder()).thenComparing(Edge::reason, nullsLast(naturalOrder()));
        for (Edge row : rows) {
            vertices.add(row.a());
            vertices.add(row.b());
            if (!row.a().equals(row.b())) {
                boolean inOrder = row.a().compareTo(row.b()) < 0;
                // without a sign for 0
                Edge edge = new Edge(inOrder ? row.a() : row.b(), inOrder ? row.b() : row.a(), row.weight() + 0.0, row.reason());
                strongest.merge(List.of(edge.a(), edge.b()), edge, (one, other) -> best.compare(one, other) <= 0 ? one : other);
            }
        }
        Map<String, Integer> neighbors = new HashMap<>();
        for (Edge edge : strongest.values()) {
            neighbors.merge(edge.a(), 1, Integer::sum);
            neighbors.merge(edge.b(), 1, Integer::sum);
        }
        Comparator<Edge> strength = comparing(Edge::weight, Comparator.<Double>reverseOrder())
                .thenComparing(edge -> Math.max(neighbors.get(edge.a()), neighbors.get(edge.b())));
        List<Edge> edges = strongest.values().stream()
                .sorted(strength.thenComparing(Edge::a).thenComparing(Edge::b))
                .toList();

        List<Edge> links = new ArrayList<>();
        List<Edge> vetoed = new ArrayList<>();
        for (int from = 0; from < edges.size(); ) {
            int to = from;
            while (to < edges.size() && strength.compare(edges.get(from), edges.get(to)) == 0) {
                to++;
            }
            List<Edge> batch = edges.subList(from, to);
            List<Edge> accepted = new ArrayList<>();
            List<Edge> before = ImmutableList.copyOf(links);
            List<Edge> together = ImmutableList.<Edge>builder().addAll(before).addAll(batch).build();
            for (Edge edge : batch) {
                if (reached(before, edge.a()).contains(edge.b())) {
                    continue;
                }
                (reached(together, edge.a()).size() > maxMembers ? vetoed : accepted).add(edge);
            }
            for (Edge edge : accepted) {
                if (!reached(links, edge.a()).contains(edge.b())) {
                    links.add(edge);
                }
            }
            from = to;
        }

        Map<String, List<Member>> members = new TreeMap<>();
        for (String vertex : vertices) {
            String component = reached(links, vertex).stream().min(naturalOrder()).orElseThrow();
            members.computeIfAbsent(component, _ -> new ArrayList<>()).add(member(links, vertex, component));
        }
        return new Result(
                members.values().stream().flatMap(List::stream).toList(),
                vetoed.stream().filter(edge -> !reached(links, edge.a()).contains(edge.b())).toList());
    }

    private static Member member(List<Edge> links, String vertex, String component)
    {
        if (vertex.equals(component)) {
            return new Member(vertex, component, null, null, null, 0);
        }
        for (Edge edge : links) {
            if (edge.a().equals(vertex) || edge.b().equals(vertex)) {
                String neighbor = edge.a().equals(vertex) ? edge.b() : edge.a();
                List<Edge> others = links.stream().filter(link -> link != edge).toList();
                if (reached(others, neighbor).contains(component)) {
                    return new Member(vertex, component, neighbor, edge.weight(), edge.reason(), member(others, neighbor, component).distance() + 1);
                }
            }
        }
        throw new IllegalStateException("no way to the component");
    }

    static Set<String> reached(List<Edge> edges, String start)
    {
        Set<String> reached = new HashSet<>(Set.of(start));
        boolean isGrowing = true;
        while (isGrowing) {
            isGrowing = false;
            for (Edge edge : edges) {
                if (reached.contains(edge.a()) != reached.contains(edge.b())) {
                    reached.add(edge.a());
                    reached.add(edge.b());
                    isGrowing = true;
                }
            }
        }
        return reached;
    }
}
