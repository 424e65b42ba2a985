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
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/**
 * Chains solved by hand.
 */
final class TestMarkovAttribution
{
    private static final double TOLERANCE = 1e-14;

    /**
     * The example of Bryl', "Marketing multi-channel attribution model with R (part 1: Markov chains concept)", 2016, after Anderl et al.: the paths C1, C2, C3 with a conversion, C1 without, and C2, C3 without.
     * <pre>
     * start to C1 2/3, to C2 1/3;  C1 to C2 1/2, lost 1/2;  C2 to C3 1;  C3 converts 1/2, lost 1/2
     * P(conversion)            = 2/3 * 1/2 * 1 * 1/2 + 1/3 * 1 * 1/2 = 1/3
     * P(conversion without C1) = 1/3 * 1 * 1/2 = 1/6, so that the effect is 1/2
     * all journeys that convert touch C2 and C3: their effects are 1
     * credits                  = 0.5 / 2.5, 1 / 2.5, 1 / 2.5 of one conversion
     * </pre>
     */
    @Test
    void testPublishedExample()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.of("123", 1, 0), JourneyPath.of("1", 0, 1), JourneyPath.of("23", 0, 1));
        assertEffects(counts, 0.5, 1, 1);
        assertConversions(counts, 0.2, 0.4, 0.4);
    }

    /**
     * Channels that lead to each other:
     * <pre>
     * A, B, A converts twice; A is lost once; B is lost once
     * start to A 3/4, to B 1/4;  A (5 visits) to B 2/5, converts 2/5, lost 1/5;  B (3 visits) to A 2/3, lost 1/3
     * a = 2/5 + 2/5 b and b = 2/3 a, so that a = 2/5 + 4/15 a = 6/11 and b = 4/11;  P = 3/4 * 6/11 + 1/4 * 4/11 = 1/2, as counted
     * without B: start, A, conversion = 3/4 * 2/5 = 3/10, so that the effect of B is 1 - 3/5 = 2/5; without A there is none: 1
     * credits of the two conversions: A 1 / 1.4 * 2 = 10/7, B 0.4 / 1.4 * 2 = 4/7
     * </pre>
     */
    @Test
    void testLoopBetweenChannels()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.of("ABA", 2, 0), JourneyPath.of("A", 0, 1), JourneyPath.of("B", 0, 1));
        assertEffects(counts, 1, 0.4);
        assertConversions(counts, 10.0 / 7, 4.0 / 7);
    }

    /**
     * A second order tells journeys apart that a first one does not:
     * <pre>
     * A, C converts; B, C is lost; B converts
     * order 1: start to A 1/3, to B 2/3;  A to C 1;  B to C 1/2, converts 1/2;  C converts 1/2, lost 1/2
     *   P = 1/3 * 1/2 + 2/3 * (1/4 + 1/2) = 2/3;  without A 1/2: effect 1/4;  without B 1/6: effect 3/4;  without C 1/3: effect 1/2
     * order 2: A, C always converts, and B, C never does: P = 1/3 + 2/3 * 1/2 = 2/3;  without A 1/3, without B 1/3, without C 1/3: effects 1/2
     * </pre>
     */
    @Test
    void testSecondOrder()
    {
        JourneyPath[] paths = {JourneyPath.of("AC", 1, 0), JourneyPath.of("BC", 0, 1), JourneyPath.of("B", 1, 0)};
        assertEffects(JourneyPath.count(1, paths), 0.25, 0.75, 0.5);
        assertEffects(JourneyPath.count(2, paths), 0.5, 0.5, 0.5);
    }

    /**
     * Once a state is the whole path so far, the effect of a channel is the part of conversions that touched it: of 4, A 3, B 3, C 1.
     */
    @Test
    void testOrderOfTheLongestPathAndAbove()
    {
        JourneyPath[] paths = {JourneyPath.of("AB", 2, 1), JourneyPath.of("ABC", 0, 5), JourneyPath.of("CAB", 0, 1), JourneyPath.of("CB", 1, 0), JourneyPath.of("A", 1, 2)};
        assertEffects(JourneyPath.count(3, paths), 0.75, 0.75, 0.25);
        assertEffects(JourneyPath.count(4, paths), 0.75, 0.75, 0.25);
        assertEffects(new PathCountsOf(paths).order(Long.MAX_VALUE), 0.75, 0.75, 0.25);
    }

    @Test
    void testAllJourneysConvert()
    {
        // start to A or B 1/2 each, A to B 1: without A 1/2, without B nothing
        PathCounts counts = JourneyPath.count(1, JourneyPath.of("AB", 1, 0), JourneyPath.of("B", 1, 0));
        assertEffects(counts, 0.5, 1);
        assertConversions(counts, 2.0 / 3, 4.0 / 3);
    }

    @Test
    void testConversionsAndOtherJourneysAlongOnePath()
    {
        assertThat(MarkovTransitions.transitions(JourneyPath.count(2, JourneyPath.of("AB", 2, 3))))
                .isEqualTo(MarkovTransitions.transitions(JourneyPath.count(2, JourneyPath.of("AB", 2, 0), JourneyPath.of("AB", 0, 3))));
    }

    @Test
    void testChannelThatLeadsToNoConversion()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.of("A", 3, 1), JourneyPath.of("AZ", 0, 7));
        assertThat(MarkovAttribution.credits(counts))
                .extracting(ChannelCredit::removalEffect, ChannelCredit::conversions)
                .containsExactly(tuple(1.0, 3.0), tuple(0.0, 0.0));
    }

    @Test
    void testNoConversions()
    {
        assertThat(MarkovAttribution.credits(JourneyPath.count(1, JourneyPath.of("AB", 0, 4))))
                .hasSize(2)
                .allMatch(credit -> credit.removalEffect() == 0 && credit.conversions() == 0 && credit.value() == 0);
    }

    @Test
    void testNoJourneys()
    {
        assertThat(MarkovAttribution.credits(JourneyPath.count(1))).isEmpty();
        assertThat(MarkovAttribution.credits(JourneyPath.count(1, JourneyPath.of("AB", 0, 0)))).isEmpty();
    }

    @Test
    void testNoNameIsAChannelAndComesLast()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.of("-Z", 1, 0));
        assertThat(MarkovAttribution.credits(counts))
                .extracting(credit -> JourneyPath.name(counts, credit.channel()))
                .containsExactly("Z", null);
    }

    /**
     * A touch on the same channel again only makes a journey longer at order 1; at order 2 it is a state of its own:
     * <pre>
     * A, A converts; A, B is lost; B converts
     * order 1: A (3 visits) to A 1/3, to B 1/3, converts 1/3;  B converts 1/2, lost 1/2: a = 1/3 a + 1/3 * 1/2 + 1/3, so that a = 3/4
     *   P = 2/3 * 3/4 + 1/3 * 1/2 = 2/3;  without A 1/6: effect 3/4;  without B 2/3 * 1/2 = 1/3: effect 1/2
     *   without self-loops: A (2 visits) to B 1/2, converts 1/2: the same a = 1/2 * 1/2 + 1/2 = 3/4, and the same effects
     * </pre>
     */
    @Test
    void testSelfLoopsDoNotChangeEffectsAtOrderOne()
    {
        List<JourneyPath> paths = List.of(JourneyPath.of("AA", 1, 0), JourneyPath.of("AB", 0, 1), JourneyPath.of("B", 1, 0));
        assertEffects(JourneyPath.count(1, true, ValueKind.COUNT, paths), 0.75, 0.5);
        assertEffects(JourneyPath.count(1, false, ValueKind.COUNT, paths), 0.75, 0.5);
    }

    @Test
    void testWithoutSelfLoopsPathsAreCollapsed()
    {
        List<JourneyPath> paths = List.of(JourneyPath.of("AABBBA", 1, 2), JourneyPath.of("BB", 1, 0));
        List<JourneyPath> collapsed = List.of(JourneyPath.of("ABA", 1, 2), JourneyPath.of("B", 1, 0));
        assertThat(MarkovTransitions.transitions(JourneyPath.count(3, false, ValueKind.COUNT, paths)))
                .isEqualTo(MarkovTransitions.transitions(JourneyPath.count(3, true, ValueKind.COUNT, collapsed)));
    }

    /**
     * Channels whose conversions are worth more have more of the value:
     * <pre>
     * A converts once for 90; B converts once for 10; A, B converts once for 20
     * B is worth 15 on average. V = 1/3 * (90 + 20) ... start to A 2/3, to B 1/3;  A converts 1/2, to B 1/2;  V = 2/3 * (1/2 * 90 + 1/2 * 15) + 1/3 * 15 = 40
     * without A 5: lost 35;  without B 30: lost 10;  value of A 120 * 35 / 45 = 280/3, of B 80/3
     * P = 1, without A 1/3, without B 1/3: conversions are shared equally
     * </pre>
     */
    @Test
    void testValuesAreSharedByTheValueLost()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.valued("A", 1, 90, 0), JourneyPath.valued("B", 1, 10, 0), JourneyPath.valued("AB", 1, 20, 0));
        assertConversions(counts, 1.5, 1.5);
        assertThat(MarkovAttribution.credits(counts).stream().mapToDouble(ChannelCredit::value)).satisfiesExactly(
                value -> assertThat(value).isCloseTo(280.0 / 3, within(1e-12)),
                value -> assertThat(value).isCloseTo(80.0 / 3, within(1e-12)));
    }

    @Test
    void testDecimalValuesSumExactly()
    {
        PathCounts counts = JourneyPath.count(1, true, ValueKind.DECIMAL, List.of(JourneyPath.valued("ABC", 1, 100, 0)));
        assertThat(MarkovAttribution.credits(counts)).extracting(ChannelCredit::exactValue)
                .containsExactly(BigInteger.valueOf(34), BigInteger.valueOf(33), BigInteger.valueOf(33));
    }

    @Test
    void testRefundsAreSharedByThemselves()
    {
        // A is worth 30, and B -10; each is reached by itself
        PathCounts counts = JourneyPath.count(1, true, ValueKind.DECIMAL, List.of(JourneyPath.valued("A", 1, 30, 0), JourneyPath.valued("B", 1, -10, 0)));
        assertThat(MarkovAttribution.credits(counts)).extracting(ChannelCredit::exactValue)
                .containsExactly(BigInteger.valueOf(30), BigInteger.valueOf(-10));
    }

    @Test
    void testWithoutValuesAConversionIsWorthOne()
    {
        PathCounts counts = JourneyPath.count(1, true, ValueKind.COUNT, List.of(JourneyPath.of("AB", 3, 1), JourneyPath.of("B", 1, 0)));
        assertThat(MarkovAttribution.credits(counts)).allMatch(credit -> credit.value() == credit.conversions());
    }

    @Test
    void testSumOfValuesBeyondADouble()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.valued("A", 1, 1.7e308, 0), JourneyPath.valued("B", 1, 1.7e308, 0));
        assertThatThrownBy(() -> MarkovAttribution.credits(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The sum of values must be at most 1.7976931348623157E308, but is larger: give values in larger units");
    }

    /**
     * Nearly no journey leaves A, B, and yet effects keep their digits:
     * <pre>
     * A, B, A, B, ... of 2000 touches is lost 10^15 times, and A converts once: all journeys that convert touch A
     * without B: A (10^18 + 1 visits) converts 1 of them, against 1 of 10^15 + 1 journeys: effect 1 - (1 / (10^18 + 1)) * (10^15 + 1) = 1 - 10^-3 - 10^-15 and less
     * </pre>
     */
    @Test
    void testRareExits()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.of("AB".repeat(1000), 0, 1_000_000_000_000_000L), JourneyPath.of("A", 1, 0));
        assertEffects(counts, 1, 0.999);
    }

    @Test
    void testChannelsThatAreNeverLeft()
    {
        PathCounts counts = JourneyPath.count(1, JourneyPath.of("A", 1, 1));
        int lost = JourneyPath.number(counts, "B");
        int other = JourneyPath.number(counts, "C");
        // as no path can count it
        int state = counts.addJourneys(counts.addJourneys(ChainStates.START, lost, 1), other, 1);
        counts.addJourneys(state, lost, 1);
        assertThatThrownBy(() -> MarkovAttribution.credits(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Journeys must end, but after 'B', 'C' they go on among these for ever, or so long that what they lead to cannot be computed: shorten such paths, or leave out repeated touches");
    }

    @Test
    void testChannelsThatAreLeftTooRarely()
    {
        PathCounts counts = JourneyPath.count(1);
        int state = counts.addJourneys(ChainStates.START, JourneyPath.number(counts, "A"), 1);
        for (char channel = 'B'; channel <= 'Z'; channel++) {
            // as no path can count it: one journey goes on, and a billion billions go back
            int next = counts.addJourneys(state, JourneyPath.number(counts, String.valueOf(channel)), 1);
            counts.addJourneys(next, JourneyPath.number(counts, String.valueOf((char) (channel - 1))), 1_000_000_000_000_000_000L);
            state = next;
        }
        counts.addOutcomes(state, 1, 0);
        assertThatThrownBy(() -> MarkovAttribution.credits(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("Journeys must end, but after '[A-Z]' they go on among these for ever, or so long that what they lead to cannot be computed: .*");
    }

    @Test
    void testIterationThatDoesNotEnd()
    {
        MarkovChain chain = new MarkovChain(JourneyPath.count(1, JourneyPath.of("AB".repeat(500), 1, 1)));
        assertThatThrownBy(() -> StateIteration.removedConversions(chain, new StateValues(chain).scaled(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Journeys must end, but after 'A' they go on");
    }

    private record PathCountsOf(JourneyPath... paths)
    {
        PathCounts order(long order)
        {
            PathCounts counts = new PathCounts(order, true, ValueKind.COUNT);
            for (JourneyPath path : paths) {
                path.addTo(counts);
            }
            return counts;
        }
    }

    private static void assertEffects(PathCounts counts, double... expected)
    {
        assertThat(MarkovAttribution.credits(counts).stream().mapToDouble(ChannelCredit::removalEffect).toArray()).containsExactly(expected, within(TOLERANCE));
    }

    private static void assertConversions(PathCounts counts, double... expected)
    {
        assertThat(MarkovAttribution.credits(counts).stream().mapToDouble(ChannelCredit::conversions).toArray()).containsExactly(expected, within(TOLERANCE));
    }
}
