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

import io.tributary.attribution.funnel.SequenceReference.Match;
import io.tributary.attribution.funnel.SequenceSearch.Direction;
import io.tributary.attribution.funnel.SequenceSearch.Occurrence;
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
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;

import static io.tributary.attribution.funnel.SequenceReference.matches;
import static org.assertj.core.api.Assertions.assertThat;

final class TestSequenceProperties
{
    private static final int CONDITIONS = 3;

    @Property(tries = 10_000, edgeCases = EdgeCasesMode.NONE)
    void testPatternsMeanWhatTheReferenceSays(@ForAll("patterns") SequencePattern pattern, @ForAll("customers") List<Step> rows)
    {
        CustomerEvents events = Step.customer(rows);
        List<Match> matches = matches(pattern, inOrder(events));
        assertThat(new SequenceSearch(pattern).isMatched(events)).isEqualTo(!matches.isEmpty());
        assertThat(new SequenceSearch(pattern).count(events)).isEqualTo(SequenceReference.count(matches, 0));
    }

    @Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
    void testNeighborsMeanWhatTheReferenceSays(@ForAll("patterns") SequencePattern pattern, @ForAll("customers") List<Step> rows)
    {
        CustomerEvents events = Step.customer(rows);
        List<Match> matches = matches(pattern, inOrder(events));
        for (Direction direction : Direction.values()) {
            for (Occurrence occurrence : Occurrence.values()) {
                IntStream edges = matches.stream().mapToInt(direction == Direction.FORWARD ? Match::end : Match::start);
                OptionalInt edge = occurrence == Occurrence.FIRST ? edges.min() : edges.max();
                int neighbor = edge.isEmpty() ? -1 : edge.getAsInt() + (direction == Direction.FORWARD ? 1 : -1);
                assertThat(new SequenceSearch(pattern, direction, occurrence).neighbor(events))
                        .describedAs("%s %s", direction, occurrence)
                        .isEqualTo(neighbor == events.count() ? -1 : neighbor);
            }
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testOrderOfArrivalDoesNotMatter(@ForAll("customers") List<Step> rows, @ForAll long seed)
    {
        List<Step> shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(seed));
        assertThat(inOrder(Step.customer(shuffled))).isEqualTo(inOrder(Step.customer(rows)));
    }

    @Provide
    Arbitrary<SequencePattern> patterns()
    {
        Arbitrary<String> item = Arbitraries.of("(?1)", "(?2)", "(?3)", "(?1)", "(?2)", ".");
        Arbitrary<String> bound = Combinators.combine(Arbitraries.of("<", "<=", ">", ">=", "="), Arbitraries.of("1ms", "2ms", "4ms"))
                .as("(?t%s%s)"::formatted);
        Arbitrary<String> gap = Arbitraries.oneOf(Arbitraries.of("", "", ".*"), bound, Combinators.combine(bound, bound).as(String::concat));
        return Combinators.combine(item, Combinators.combine(gap, item).as(String::concat).list().ofMaxSize(3))
                .as((first, others) -> first + String.join("", others))
                .filter(TestSequenceProperties::isPattern)
                .map(text -> SequencePatternParser.parse(text, CONDITIONS));
    }

    @Provide
    Arbitrary<List<Step>> customers()
    {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 6).map(millis -> 1000 * millis),
                        Arbitraries.of(0, 0, 0, 1, 999_999),
                        Arbitraries.integers().between(1, 7))
                .as(Step::new)
                .list().ofMaxSize(8);
    }

    private static boolean isPattern(String text)
    {
        try {
            SequencePatternParser.parse(text, CONDITIONS);
            return true;
        }
        catch (IllegalArgumentException _) {
            // bounds that no two events can keep
            return false;
        }
    }

    private static List<Step> inOrder(CustomerEvents events)
    {
        return IntStream.range(0, events.count())
                .mapToObj(event -> new Step(events.micros(event), events.picos(event), events.conditions(event)))
                .toList();
    }
}
