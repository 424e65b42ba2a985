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
package io.tributary.attribution.shapley;

import io.tributary.attribution.state.CountedPath;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Estimates against exact values. A normal error exceeds five standard errors once in two million.
 */
final class TestSampledOrders
{
    private static final double STANDARD_ERRORS = 5;

    @Test
    void testTwelveChannelsAgainstExactValues()
    {
        for (int seed = 0; seed < 5; seed++) {
            Coalitions coalitions = coalitions(randomPaths(12, 400, seed), 12);
            RateShares exact = SubsetSums.shares(coalitions);
            RateShares sampled = SampledOrders.shares(coalitions, 500);
            for (int player = 0; player < 12; player++) {
                assertThat(sampled.conversionErrors()[player]).isPositive().isLessThan(0.01);
                assertThat(sampled.conversions()[player]).isCloseTo(exact.conversions()[player], within(STANDARD_ERRORS * sampled.conversionErrors()[player]));
                assertThat(sampled.values()[player]).isCloseTo(exact.values()[player], within(STANDARD_ERRORS * sampled.valueErrors()[player]));
            }
        }
    }

    @Test
    void testInterruptEndsSampling()
    {
        Coalitions coalitions = coalitions(randomPaths(12, 400, 0), 12);
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> SampledOrders.shares(coalitions, 500)).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    /**
     * Half of the channels keep journeys from converting, so that what they add as the last of all is negative.
     */
    @Test
    void testChannelsThatDoHarmAgainstExactValues()
    {
        List<CountedPath> paths = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(13);
        for (int first = 0; first < 12; first++) {
            for (int second = first; second < 12; second++) {
                int conversions = second < 6 ? 60 + random.nextInt(40) : random.nextInt(3);
                paths.add(new CountedPath(first == second ? List.of(name(first)) : List.of(name(first), name(second)), conversions, 10 * conversions, 100));
            }
        }
        Coalitions coalitions = coalitions(paths, 12);
        RateShares exact = SubsetSums.shares(coalitions);
        assertThat(exact.conversions()[11]).isNegative();
        RateShares sampled = SampledOrders.shares(coalitions, 50_000);
        for (int player = 0; player < 12; player++) {
            assertThat(sampled.conversions()[player]).isCloseTo(exact.conversions()[player], within(STANDARD_ERRORS * sampled.conversionErrors()[player]));
            assertThat(sampled.values()[player]).isCloseTo(exact.values()[player], within(STANDARD_ERRORS * sampled.valueErrors()[player]));
        }
    }

    /**
     * Independent estimates spread around the exact value as their standard errors say: the mean of squared errors in these units is 1, give or take 0.1 for 200 estimates.
     */
    @Test
    void testStandardErrorsAreNeitherTooSmallNorTooLarge()
    {
        Coalitions coalitions = coalitions(randomPaths(12, 100, 3), 12);
        RateShares exact = SubsetSums.shares(coalitions);
        double squares = 0;
        double valueSquares = 0;
        for (int estimate = 0; estimate < 200; estimate++) {
            RateShares sampled = SampledOrders.shares(coalitions, 100, 1_000_000L * estimate);
            double error = (sampled.conversions()[5] - exact.conversions()[5]) / sampled.conversionErrors()[5];
            squares += error * error;
            double valueError = (sampled.values()[8] - exact.values()[8]) / sampled.valueErrors()[8];
            valueSquares += valueError * valueError;
        }
        assertThat(squares / 200).isBetween(0.6, 1.5);
        assertThat(valueSquares / 200).isBetween(0.6, 1.5);
    }

    /**
     * Channels on paths that nobody took add nothing to any coalition, so that the others get what they get without them, which is known exactly.
     */
    @Test
    void testMoreThanTwentyChannelsOnAGameWithAKnownAnswer()
    {
        List<CountedPath> paths = randomPaths(12, 400, 7);
        List<NamedCredit> known = NamedCredit.of(CountedPath.fill(ShapleyVariant.RATES.newState(), paths));
        List<CountedPath> withNobody = new ArrayList<>(paths);
        for (int channel = 0; channel < 18; channel++) {
            withNobody.add(CountedPath.counted(0, 0, 0, "nobody " + channel, "channel 03"));
        }
        RateGame game = (RateGame) CountedPath.fill(ShapleyVariant.RATES.newState(), withNobody);
        assertThat(game.sampledOrders()).isEqualTo(2 * SampledOrders.MOST_PAIRS);
        List<NamedCredit> credits = NamedCredit.of(game);
        assertThat(credits).hasSize(30);
        for (NamedCredit credit : credits) {
            if (credit.channel().orElseThrow().startsWith("nobody")) {
                assertThat(credit.conversions()).isZero();
                assertThat(credit.value()).isZero();
                assertThat(credit.conversionsError()).isZero();
            }
            else {
                NamedCredit exact = known.stream().filter(other -> other.channel().equals(credit.channel())).findFirst().orElseThrow();
                assertThat(credit.conversionsError()).isPositive();
                assertThat(credit.conversions()).isCloseTo(exact.conversions(), within(STANDARD_ERRORS * credit.conversionsError()));
                assertThat(credit.value()).isCloseTo(exact.value(), within(STANDARD_ERRORS * credit.valueError()));
            }
        }
    }

    /**
     * Each channel alone converts at the same rate, and so do all of them together: they cannot be told apart, and each gets its part.
     */
    @Test
    void testChannelsThatAreAlikeGetTheSame()
    {
        List<CountedPath> paths = IntStream.range(0, 40)
                .mapToObj(channel -> CountedPath.counted(10, 30, 90, "channel " + channel))
                .toList();
        List<NamedCredit> credits = NamedCredit.of(CountedPath.fill(ShapleyVariant.RATES.newState(), paths));
        assertThat(credits).allSatisfy(credit -> assertThat(credit.conversions()).isCloseTo(10, within(1e-9 + STANDARD_ERRORS * credit.conversionsError())));
        assertThat(credits.stream().mapToDouble(NamedCredit::conversions).sum()).isCloseTo(400, within(1e-9));
    }

    @Test
    void testEstimatesSumToTheConversionsAndDoNotDependOnTheOrderOfPaths()
    {
        List<CountedPath> paths = randomPaths(30, 500, 11);
        List<NamedCredit> credits = NamedCredit.of(CountedPath.fill(ShapleyVariant.RATES.newState(), paths));
        assertThat(credits.stream().mapToDouble(NamedCredit::conversions).sum()).isCloseTo(CountedPath.conversions(paths), within(1e-9));
        assertThat(credits.stream().mapToDouble(NamedCredit::value).sum()).isCloseTo(CountedPath.value(paths), within(CountedPath.valueTolerance(paths)));
        List<CountedPath> shuffled = new ArrayList<>(paths);
        Collections.shuffle(shuffled, new Random(5));
        assertThat(NamedCredit.of(CountedPath.fill(ShapleyVariant.RATES.newState(), shuffled))).isEqualTo(credits);
    }

    @Test
    void testTwentyChannelsAreExactAndTwentyOneAreNot()
    {
        RateGame exact = (RateGame) CountedPath.fill(ShapleyVariant.RATES.newState(), randomPaths(20, 400, 1));
        assertThat(exact.sampledOrders()).isZero();
        assertThat(exact.credits()).hasSize(20).allSatisfy(credit -> assertThat(credit.conversionsError()).isZero());
        RateGame sampled = (RateGame) CountedPath.fill(ShapleyVariant.RATES.newState(), randomPaths(21, 400, 1));
        assertThat(sampled.sampledOrders()).isPositive();
        assertThat(sampled.credits()).hasSize(21).allSatisfy(credit -> assertThat(credit.conversionsError()).isPositive());
    }

    @Test
    void testLessOrdersForMoreSets()
    {
        assertThat(SampledOrders.pairs(30, 1 << 22, 1 << 24)).isEqualTo(SampledOrders.LEAST_PAIRS);
        assertThat(SampledOrders.pairs(30, 1 << 17, 1 << 19)).isBetween(SampledOrders.LEAST_PAIRS + 1, SampledOrders.MOST_PAIRS - 1);
        assertThat(SampledOrders.pairs(30, 200, 1000)).isEqualTo(SampledOrders.MOST_PAIRS);
    }

    @Test
    void testEveryPermutationIsAsLikely()
    {
        int[] counts = new int[24];
        int[] elements = new int[4];
        for (int number = 0; number < 24_000; number++) {
            CounterRandom.permute(number, elements);
            assertThat(new HashSet<>(List.of(elements[0], elements[1], elements[2], elements[3]))).isEqualTo(Set.of(0, 1, 2, 3));
            int code = elements[0] * 6;
            code += (elements[1] - (elements[1] > elements[0] ? 1 : 0)) * 2;
            code += elements[2] > elements[3] ? 1 : 0;
            counts[code]++;
        }
        // 1,000 each, with a spread of 31
        assertThat(counts).satisfies(all -> assertThat(IntStream.of(all).boxed().toList()).allSatisfy(count -> assertThat(count).isBetween(860, 1140)));
    }

    private static List<CountedPath> randomPaths(int channels, int count, int seed)
    {
        SplittableRandom random = new SplittableRandom(seed);
        List<CountedPath> paths = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            List<String> path = new ArrayList<>();
            int length = 1 + random.nextInt(4);
            // every channel at least once
            path.add(name(number % channels));
            for (int step = 1; step < length; step++) {
                path.add(name(random.nextInt(channels)));
            }
            paths.add(new CountedPath(path, random.nextInt(20), random.nextInt(5000) / 100.0, random.nextInt(300)));
        }
        return paths;
    }

    private static String name(int channel)
    {
        return "channel %02d".formatted(channel);
    }

    private static Coalitions coalitions(List<CountedPath> paths, int players)
    {
        List<Set<String>> sets = paths.stream().map(CountedPath::channels).distinct().toList();
        int[] members = sets.stream()
                .flatMap(set -> new TreeSet<>(set).stream())
                .mapToInt(name -> Integer.parseInt(name.substring(name.length() - 2)))
                .toArray();
        int[] ends = new int[sets.size()];
        long[] conversions = new long[sets.size()];
        long[] journeys = new long[sets.size()];
        double[] values = new double[sets.size()];
        int end = 0;
        for (int set = 0; set < ends.length; set++) {
            end += sets.get(set).size();
            ends[set] = end;
            for (CountedPath path : paths) {
                if (path.channels().equals(sets.get(set))) {
                    conversions[set] += path.conversions();
                    journeys[set] += path.conversions() + path.nonConversions();
                    values[set] += path.value();
                }
            }
        }
        return new Coalitions(players, members, ends, conversions, journeys, values);
    }
}
