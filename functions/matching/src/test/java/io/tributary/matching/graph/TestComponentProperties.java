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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Components against their definition.
 */
final class TestComponentProperties
{
    @Property
    void testComponentsAreThoseOfTheDefinition(@ForAll("edges") List<Edge> edges, @ForAll @IntRange(min = 2, max = 9) int maxMembers)
    {
        assertThat(Graphs.components(edges, maxMembers)).isEqualTo(SlowComponents.of(edges, maxMembers));
    }

    @Property
    void testOrderOfRowsDoesNotMatter(@ForAll("edges") List<Edge> edges, @ForAll @IntRange(min = 2, max = 9) int maxMembers, @ForAll long seed)
    {
        List<Edge> shuffled = new ArrayList<>(edges);
        Collections.shuffle(shuffled, new Random(seed));
        shuffled.replaceAll(edge -> shuffled.size() % 2 == 0 ? edge : new Edge(edge.b(), edge.a(), edge.weight(), edge.reason()));
        assertThat(Graphs.components(shuffled, maxMembers)).isEqualTo(Graphs.components(edges, maxMembers));
    }

    @Property
    void testNoComponentIsLargerThanItMayBe(@ForAll("edges") List<Edge> edges, @ForAll @IntRange(min = 2, max = 5) int maxMembers)
    {
        Result result = Graphs.components(edges, maxMembers);
        Map<String, Long> sizes = result.members().stream().collect(groupingBy(Member::component, counting()));
        assertThat(sizes.values()).allMatch(size -> size <= maxMembers);
        Map<String, List<Member>> members = result.members().stream().collect(groupingBy(Member::member));
        assertThat(members.values()).allMatch(rows -> rows.size() == 1);
        // an edge is either within a component or left out
        for (Edge edge : edges) {
            boolean isTogether = members.get(edge.a()).getFirst().component().equals(members.get(edge.b()).getFirst().component());
            boolean isVetoed = result.vetoed().stream().anyMatch(veto -> Set.of(veto.a(), veto.b()).equals(Set.copyOf(List.of(edge.a(), edge.b()))));
            assertThat(isTogether).isNotEqualTo(isVetoed);
        }
    }

    @Property(tries = 200)
    void testGroupsAreApart(@ForAll("edges") List<Edge> edges, @ForAll("edges") List<Edge> otherEdges)
    {
        IdentityGraph graph = new IdentityGraph(new ByteValues(), RowGroups.many());
        graph.ensureGroup(70);
        for (int index = 0; index < Math.max(edges.size(), otherEdges.size()); index++) {
            if (index < edges.size()) {
                Graphs.add(graph, 0, edges.get(index));
            }
            if (index < otherEdges.size()) {
                Graphs.add(graph, 70, otherEdges.get(index));
            }
        }
        assertThat(Graphs.components(graph, 0, 4)).isEqualTo(Graphs.components(edges, 4));
        assertThat(Graphs.components(graph, 70, 4)).isEqualTo(Graphs.components(otherEdges, 4));
        assertThat(Graphs.components(graph, 1, 4).members()).isEmpty();
    }

    @Provide
    Arbitrary<List<Edge>> edges()
    {
        Arbitrary<String> vertex = Arbitraries.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "token of j", "token of k", "");
        Arbitrary<Double> weight = Arbitraries.of(1.0, 0.5, 0.0, -0.0, -1.0, 3.25);
        Arbitrary<String> reason = Arbitraries.of("email", "phone", "").injectNull(0.2);
        return Combinators.combine(vertex, vertex, weight, reason).as(Edge::new).list().ofMaxSize(16);
    }
}
