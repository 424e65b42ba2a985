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
package io.tributary.attribution.funnel;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

final class TestFunnelProperties
{
    @Property(tries = 20_000, edgeCases = EdgeCasesMode.NONE)
    void testFunnelsMeanWhatTheReferenceSays(@ForAll("funnels") Funnel funnel, @ForAll("customers") List<Step> rows)
    {
        List<Step> known = known(funnel, rows);
        assertThat(chain(new FunnelMatcher(funnel), Step.customer(known)))
                .isEqualTo(times(FunnelReference.chain(funnel, known)));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testOrderOfArrivalDoesNotMatter(@ForAll("funnels") Funnel funnel, @ForAll("customers") List<Step> rows, @ForAll long seed)
    {
        List<Step> known = known(funnel, rows);
        List<Step> shuffled = new ArrayList<>(known);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(chain(new FunnelMatcher(funnel), Step.customer(shuffled)))
                .isEqualTo(chain(new FunnelMatcher(funnel), Step.customer(known)))
                .isEqualTo(chain(new FunnelMatcher(funnel), Step.customer(known.reversed())));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testAMatcherForgetsTheCustomerBefore(@ForAll("funnels") Funnel funnel, @ForAll("customers") List<Step> before, @ForAll("customers") List<Step> rows)
    {
        FunnelMatcher matcher = new FunnelMatcher(funnel);
        CustomerEvents events = Step.customer(known(funnel, before));
        matcher.match(events);
        List<Step> known = known(funnel, rows);
        Step.load(events, known);
        assertThat(chain(matcher, events)).isEqualTo(chain(new FunnelMatcher(funnel), Step.customer(known)));
    }

    @Provide
    Arbitrary<Funnel> funnels()
    {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(Within.unlimited(), new Within(1), new Within(3), new Within(6)),
                        Arbitraries.of(FunnelMode.class))
                .as(Funnel::new);
    }

    @Provide
    Arbitrary<List<Step>> customers()
    {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 6),
                        Arbitraries.of(0, 0, 0, 1, 999_999),
                        Arbitraries.oneOf(Arbitraries.of(1, 2, 4, 8), Arbitraries.integers().between(1, 15)))
                .as(Step::new)
                .list().ofMaxSize(8);
    }

    /**
     * The events as a funnel sees them: with as many conditions as there are steps, and at least one of them met.
     */
    private static List<Step> known(Funnel funnel, List<Step> rows)
    {
        return rows.stream()
                .map(row -> new Step(row.micros(), row.picos(), row.conditions() & ((1 << funnel.steps()) - 1)))
                .filter(row -> row.conditions() != 0)
                .toList();
    }

    private static List<List<Long>> chain(FunnelMatcher matcher, CustomerEvents events)
    {
        int depth = matcher.match(events);
        return IntStream.range(0, depth)
                .map(matcher::stepEvent)
                .mapToObj(event -> List.of(events.micros(event), (long) events.picos(event)))
                .toList();
    }

    private static List<List<Long>> times(List<Step> chain)
    {
        return chain.stream()
                .map(event -> List.of(event.micros(), (long) event.picos()))
                .toList();
    }
}
