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
package io.tributary.attribution.markov;

import io.tributary.attribution.journey.ValueKind;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What holds for all paths.
 */
final class TestMarkovProperties
{
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testEffectsAreThoseOfTheChainWithoutTheChannel(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 4) int order, @ForAll boolean selfLoops)
    {
        PathCounts counts = JourneyPath.count(order, selfLoops, ValueKind.DOUBLE, paths);
        List<ChannelCredit> credits = MarkovAttribution.credits(counts);
        MarkovReference reference = new MarkovReference(order, selfLoops, paths, false);
        assertThat(credits).extracting(credit -> JourneyPath.name(counts, credit.channel())).containsExactlyElementsOf(reference.channels());
        double all = reference.payoff(_ -> false);
        for (ChannelCredit credit : credits) {
            String channel = JourneyPath.name(counts, credit.channel());
            double without = reference.payoff(other -> Objects.equals(other, channel));
            assertThat(credit.removalEffect()).isCloseTo(all == 0 ? 0 : 1 - without / all, within(1e-9));
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testEffectsAreThoseOfJourneysFollowedStepByStep(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 3) int order)
    {
        PathCounts counts = JourneyPath.count(order, true, ValueKind.DOUBLE, paths);
        MarkovReference reference = new MarkovReference(order, true, paths, false);
        double all = reference.payoffByPowers(_ -> false);
        for (ChannelCredit credit : MarkovAttribution.credits(counts)) {
            String channel = JourneyPath.name(counts, credit.channel());
            double without = reference.payoffByPowers(other -> Objects.equals(other, channel));
            assertThat(credit.removalEffect()).isCloseTo(all == 0 ? 0 : 1 - without / all, within(1e-9));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testIterationFindsWhatEliminationFinds(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 4) int order, @ForAll boolean selfLoops)
    {
        MarkovChain chain = new MarkovChain(JourneyPath.count(order, selfLoops, ValueKind.DOUBLE, paths));
        double[] values = new StateValues(chain).scaled();
        Assume.that(chain.channelCount() > 0);
        RemovedConversions eliminated = StateElimination.removedConversions(chain, values);
        RemovedConversions iterated = StateIteration.removedConversions(chain, values, 1000);
        double conversions = paths.stream().mapToLong(JourneyPath::conversions).sum();
        assertThat(iterated.conversions()).containsExactly(eliminated.conversions(), within(3e-12 * conversions));
        assertThat(iterated.gains()).containsExactly(eliminated.gains(), within(3e-12 * conversions));
        assertThat(iterated.losses()).containsExactly(eliminated.losses(), within(3e-12 * conversions));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testCreditsSumToConversionsAndValues(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 3) int order)
    {
        List<ChannelCredit> credits = MarkovAttribution.credits(JourneyPath.count(order, true, ValueKind.DOUBLE, paths));
        double conversions = paths.stream().mapToLong(JourneyPath::conversions).sum();
        double size = paths.stream().mapToDouble(path -> Math.abs(path.value())).sum();
        assertThat(credits.stream().mapToDouble(ChannelCredit::conversions).sum()).isCloseTo(conversions, within(1e-9));
        assertThat(credits.stream().mapToDouble(ChannelCredit::value).sum()).isCloseTo(paths.stream().mapToDouble(JourneyPath::value).sum(), within(1e-12 * size));
        assertThat(credits).allMatch(credit -> credit.removalEffect() >= 0 && credit.removalEffect() <= 1 && credit.conversions() >= 0);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testValuesAreSharedByTheValueLost(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 3) int order)
    {
        // no state is worth less than 0
        List<JourneyPath> positive = paths.stream()
                .map(path -> new JourneyPath(path.channels(), path.conversions(), Math.abs(path.value()), path.nonConversions()))
                .toList();
        PathCounts counts = JourneyPath.count(order, true, ValueKind.DOUBLE, positive);
        MarkovReference reference = new MarkovReference(order, true, positive, true);
        List<ChannelCredit> credits = MarkovAttribution.credits(counts);
        double total = positive.stream().mapToDouble(JourneyPath::value).sum();
        double all = reference.payoff(_ -> false);
        double[] lost = credits.stream()
                .map(credit -> JourneyPath.name(counts, credit.channel()))
                .mapToDouble(channel -> all - reference.payoff(other -> Objects.equals(other, channel)))
                .toArray();
        double sum = 0;
        for (double part : lost) {
            sum += part;
        }
        for (int channel = 0; channel < lost.length; channel++) {
            assertThat(credits.get(channel).value()).isCloseTo(total == 0 ? 0 : total * lost[channel] / sum, within(1e-9 * Math.max(1, total)));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testNeitherOrderNorSplittingNorGroupingChangesADigit(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 3) int order, @ForAll boolean selfLoops, @ForAll Random random)
    {
        PathCounts all = JourneyPath.count(order, selfLoops, ValueKind.DOUBLE, paths);

        List<JourneyPath> pieces = new ArrayList<>();
        for (JourneyPath path : paths) {
            // each conversion and each other journey by itself, and all the value with one of them
            for (int conversion = 0; conversion < path.conversions(); conversion++) {
                pieces.add(new JourneyPath(path.channels(), 1, conversion == 0 ? path.value() : 0, 0));
            }
            for (int other = 0; other < path.nonConversions(); other++) {
                pieces.add(new JourneyPath(path.channels(), 0, 0, 1));
            }
        }
        Collections.shuffle(pieces, random);
        List<PathCounts> parts = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            parts.add(new PathCounts(order, selfLoops, ValueKind.DOUBLE));
        }
        for (JourneyPath piece : pieces) {
            piece.addTo(parts.get(random.nextInt(3)));
        }
        PathCounts merged = new PathCounts(order, selfLoops, ValueKind.DOUBLE);
        for (PathCounts part : parts) {
            merged.merge(PathCountsFormat.fromBytes(PathCountsFormat.toBytes(part), 0));
        }

        assertThat(byName(merged)).isEqualTo(byName(all));
        assertThat(MarkovTransitions.transitions(merged)).isEqualTo(MarkovTransitions.transitions(all));
        assertThat(MarkovOrder.scores(merged)).isEqualTo(MarkovOrder.scores(all));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testLowerOrdersFollowFromHigherOnes(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 4) int order, @ForAll boolean selfLoops)
    {
        PathCounts lower = JourneyPath.count(5, selfLoops, ValueKind.DOUBLE, paths).ofOrder(order);
        PathCounts counted = JourneyPath.count(order, selfLoops, ValueKind.DOUBLE, paths);
        assertThat(MarkovTransitions.transitions(lower)).isEqualTo(MarkovTransitions.transitions(counted));
        assertThat(byName(lower)).isEqualTo(byName(counted));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testJourneysLeaveAStateAsOftenAsTheyComeToIt(@ForAll("paths") List<JourneyPath> paths, @ForAll @IntRange(min = 1, max = 3) int order)
    {
        List<Transition> transitions = MarkovTransitions.transitions(JourneyPath.count(order, true, ValueKind.DOUBLE, paths));
        for (Transition transition : transitions) {
            long leaving = transitions.stream().filter(other -> other.fromState().equals(transition.fromState())).mapToLong(Transition::count).sum();
            long coming = transitions.stream().filter(other -> other.toState().equals(transition.fromState())).mapToLong(Transition::count).sum();
            if (!transition.fromState().equals("(start)")) {
                assertThat(leaving).isEqualTo(coming);
            }
            assertThat(transition.probability()).isEqualTo((double) transition.count() / leaving);
        }
    }

    @Provide
    Arbitrary<List<JourneyPath>> paths()
    {
        Arbitrary<List<String>> channels = Arbitraries.of("A", "B", "C", "D", "E").injectNull(0.1).list().ofMinSize(1).ofMaxSize(8);
        Arbitrary<Double> values = Arbitraries.oneOf(Arbitraries.doubles().between(-100, 1000).ofScale(2), Arbitraries.of(0.1, 1e-9, 3e7));
        return Combinators.combine(channels, Arbitraries.integers().between(0, 3), values, Arbitraries.integers().between(0, 3))
                .as((path, conversions, value, others) -> new JourneyPath(path, conversions, conversions == 0 ? 0 : value, others))
                .list().ofMaxSize(12);
    }

    private static List<String> byName(PathCounts counts)
    {
        return MarkovAttribution.credits(counts).stream()
                .map(credit -> "%s %s %s %s".formatted(JourneyPath.name(counts, credit.channel()), credit.removalEffect(), credit.conversions(), credit.value()))
                .toList();
    }
}
