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
import io.tributary.matching.store.LongValues;
import io.tributary.matching.store.RowGroups;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static io.tributary.matching.graph.IdentityGraph.NO_REASON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestComponents
{
    @Test
    void testMembersHangByTheStrongestEdges()
    {
        Result result = Graphs.components(List.of(new Edge("a", "b", 0.2, "phone"), new Edge("b", "c", 0.9, "email"), new Edge("c", "a", 0.5, "account")), 100);
        assertThat(result.members()).containsExactly(
                new Member("a", "a", null, null, null, 0),
                new Member("b", "a", "c", 0.9, "email", 2),
                new Member("c", "a", "a", 0.5, "account", 1));
        assertThat(result.vetoed()).isEmpty();
    }

    @Test
    void testEdgesOfASharedPhoneAreLeftOutTogether()
    {
        List<Edge> edges = new ArrayList<>();
        for (String person : List.of("a", "b", "c")) {
            edges.add(new Edge(person + "1", person + "@", 1, "email"));
            edges.add(new Edge(person + "2", person + "@", 1, "email"));
            edges.add(new Edge(person + "1", "phone", 1, "phone"));
        }
        Result result = Graphs.components(edges, 5);
        assertThat(result.vetoed()).containsExactly(
                new Edge("a1", "phone", 1, "phone"),
                new Edge("b1", "phone", 1, "phone"),
                new Edge("c1", "phone", 1, "phone"));
        assertThat(result.members()).extracting(Member::component).containsExactly("a1", "a1", "a1", "b1", "b1", "b1", "c1", "c1", "c1", "phone");
    }

    @Test
    void testAnEdgeLeftOutInsideAComponentIsNoVeto()
    {
        // the weaker edges would connect five, but those of a and b are connected by then
        List<Edge> edges = List.of(
                new Edge("a", "c", 1, "x"), new Edge("b", "c", 1, "x"), new Edge("a", "b", 0.5, "y"), new Edge("b", "d", 0.5, "y"), new Edge("a", "e", 0.5, "y"));
        assertThat(Graphs.components(edges, 3).vetoed()).containsExactly(new Edge("a", "e", 0.5, "y"), new Edge("b", "d", 0.5, "y"));
    }

    @Test
    void testNumbers()
    {
        IdentityGraph graph = new IdentityGraph(new LongValues(), RowGroups.single());
        int count = 30_000;
        for (int number = count; number > -count; number--) {
            graph.addEdge(0, graph.vertices().numberOf(number), graph.vertices().numberOf(-number), number % 7, NO_REASON);
        }
        graph.addVertex(0, graph.vertices().numberOf(1_000_000));
        Components components = new Components(graph, 0, ComponentLimit.of(2));
        assertThat(components.componentCount()).isEqualTo(count + 2);
        assertThat(components.largest()).isEqualTo(2);
        assertThat(components.memberCount()).isEqualTo(2 * count + 2);
        LongValues values = (LongValues) graph.vertices().values();
        List<Long> found = new ArrayList<>();
        components.forEachMember((member, component, _, _, distance) -> {
            long number = values.get(member);
            found.add(number);
            assertThat(values.get(component)).isEqualTo(number == 1_000_000 ? number : -Math.abs(number));
            assertThat(distance).isEqualTo(number == 1_000_000 || number <= 0 ? 0 : 1);
        });
        assertThat(found).startsWith(-30_000L, 30_000L, -29_999L, 29_999L).endsWith(-1L, 1L, 0L, 1_000_000L);
    }

    @Test
    void testManyGroupsWithReasonsOfTheirOwn()
    {
        IdentityGraph graph = new IdentityGraph(new ByteValues(), RowGroups.many());
        int groups = 30_000;
        graph.ensureGroup(groups);
        for (int group = 0; group < groups; group++) {
            Graphs.add(graph, group, new Edge("a", "b", 1, null));
            Graphs.add(graph, group, new Edge("a", "b", 1, "order " + group + "-2"));
            Graphs.add(graph, group, new Edge("b", "a", 1, "order " + group + "-10"));
            Graphs.add(graph, group, new Edge("b", "a", 1, "order " + group + "-100"));
        }
        // what a group takes does not depend on the reasons of all others
        for (int group = 0; group < groups; group++) {
            assertThat(Graphs.components(graph, group, 100).members().getLast()).isEqualTo(new Member("b", "a", "a", 1.0, "order " + group + "-10", 1));
        }
    }

    @Test
    void testALongChain()
    {
        List<Edge> edges = new ArrayList<>();
        for (int number = 0; number < 50_000; number++) {
            edges.add(new Edge("v%06d".formatted(number), "v%06d".formatted(number + 1), 1, "next"));
        }
        Result result = Graphs.components(edges, 1_000_000);
        assertThat(result.members().getLast().distance()).isEqualTo(50_000);
        assertThat(result.members().getLast().component()).isEqualTo("v000000");
        // all edges are equally strong, those at both ends too, as one of their vertices has two neighbours
        assertThat(Graphs.components(edges, 100).vetoed().size()).isEqualTo(50_000);
    }

    @Test
    void testWeightsAreFinite()
    {
        IdentityGraph graph = new IdentityGraph(new LongValues(), RowGroups.single());
        assertThatThrownBy(() -> graph.addEdge(0, 0, 1, Double.NaN, NO_REASON))
                .hasMessage("The weight of an edge must be a finite number, but is NaN: leave out such edges, or give a number that is larger for stronger edges");
    }

    @Test
    void testLimit()
    {
        assertThatThrownBy(() -> ComponentLimit.of(5_000_000_000L))
                .hasMessage("The largest number of members of a component must be from 2 to 1000000000, but is 5000000000: give a number such as 100");
        assertThatThrownBy(() -> new ComponentLimit(1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ComponentLimit.DEFAULT.members()).isEqualTo(100);
    }
}
