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

import com.sun.management.ThreadMXBean;
import io.tributary.attribution.journey.ValueKind;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/**
 * Chains as large as they come, against journeys followed step by step.
 */
final class TestLargeChains
{
    @Test
    void testTwelveChannels()
    {
        PathCounts counts = randomPaths(1, 12, 300_000, 0.25);
        assertThat(counts.states().count()).isEqualTo(13);
        assertThat(counts.retainedBytes()).isLessThan(100_000);
        assertEffects(counts, 0, 5, 11);
    }

    @Test
    void testFiveHundredChannels()
    {
        assertEffects(randomPaths(1, 500, 100_000, 0.25), 0, 250, 499);
    }

    @Test
    void testThousandsOfChannels()
    {
        PathCounts counts = randomPaths(1, 2500, 20_000, 0.25);
        assertThat(counts.channels().count()).isEqualTo(2500);
        assertEffects(counts, 0, 1250);
    }

    @Test
    void testHundredThousandStatesOfThirdOrder()
    {
        PathCounts counts = randomPaths(3, 47, 200_000, 0.2);
        assertThat(counts.states().count()).isGreaterThan(100_000);
        assertEffects(counts, 0, 23, 46);
    }

    /**
     * All that the thread allocates is more than it has at once.
     */
    @Test
    void testMemoryOfCreditsIsFairlyKnown()
    {
        for (PathCounts counts : List.of(randomPaths(1, 900, 20_000, 0.25), randomPaths(3, 47, 50_000, 0.2))) {
            ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long before = threads.getCurrentThreadAllocatedBytes();
            MarkovAttribution.credits(counts);
            assertThat(MarkovAttribution.workBytes(counts)).isBetween(500L * counts.states().count(), threads.getCurrentThreadAllocatedBytes() - before);
        }
        PathCounts few = randomPaths(1, 900, 20_000, 0.25);
        assertThat(MarkovAttribution.workBytes(few)).isGreaterThan(8 * 900 * 900);
    }

    @Test
    void testInterruptEndsElimination()
    {
        assertInterruptible(() -> MarkovAttribution.credits(randomPaths(1, 500, 20_000, 0.25)));
    }

    @Test
    void testInterruptEndsIteration()
    {
        PathCounts counts = randomPaths(2, 47, 20_000, 0.2);
        assertThat(counts.states().count()).isGreaterThan(1000);
        assertInterruptible(() -> StateIteration.removedConversions(new MarkovChain(counts), new double[counts.states().count()], 100));
    }

    @Test
    void testInterruptEndsScores()
    {
        assertInterruptible(() -> MarkovOrder.scores(randomPaths(2, 47, 1000, 0.2)));
    }

    private static void assertInterruptible(ThrowingCallable computation)
    {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(computation)
                    .isInstanceOf(CancellationException.class)
                    .hasMessageStartingWith("The computation was interrupted");
        }
        finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static PathCounts randomPaths(int order, int channels, int paths, double stop)
    {
        PathCounts counts = new PathCounts(order, true, ValueKind.COUNT);
        int[] numbers = IntStream.range(0, channels)
                .map(channel -> JourneyPath.number(counts, "channel " + channel))
                .toArray();
        SplittableRandom random = new SplittableRandom(order);
        int[] path = new int[1000];
        for (int number = 0; number < paths; number++) {
            int touches = 0;
            do {
                path[touches] = numbers[random.nextInt(channels)];
                touches++;
            }
            while (touches < path.length && random.nextDouble() > stop);
            boolean converted = random.nextInt(channels) < path[touches - 1] / 4;
            counts.add(path, touches, converted ? 1 : 0, 0, 0, converted ? 0 : 1);
        }
        return counts;
    }

    private static void assertEffects(PathCounts counts, int... channels)
    {
        List<ChannelCredit> credits = MarkovAttribution.credits(counts);
        MarkovChain chain = new MarkovChain(counts);
        double conversions = IntStream.range(0, chain.stateCount()).mapToLong(chain::conversions).sum();
        assertThat(credits.stream().mapToDouble(ChannelCredit::conversions).sum()).isCloseTo(conversions, within(1e-9 * conversions));
        assertThat(credits).allMatch(credit -> credit.removalEffect() >= 0 && credit.removalEffect() <= 1);
        for (int channel : channels) {
            assertThat(credits.get(channel).removalEffect()).isCloseTo(1 - conversionsWithout(chain, channel) / conversions, within(1e-9));
        }
    }

    /**
     * Follows all journeys until less than the tolerance of one is left.
     */
    private static double conversionsWithout(MarkovChain chain, int channel)
    {
        double[] journeys = new double[chain.stateCount()];
        journeys[0] = chain.visits(0);
        double conversions = 0;
        double left = journeys[0];
        while (left > 1e-6) {
            double[] next = new double[journeys.length];
            left = 0;
            for (int state = 0; state < journeys.length; state++) {
                if (journeys[state] > 0) {
                    double share = journeys[state] / chain.visits(state);
                    conversions += share * chain.conversions(state);
                    for (int transition = chain.firstTransition(state); transition < chain.firstTransition(state + 1); transition++) {
                        int target = chain.target(transition);
                        if (chain.newestChannel(target) != channel) {
                            next[target] += share * chain.journeys(transition);
                            left += share * chain.journeys(transition);
                        }
                    }
                }
            }
            journeys = next;
        }
        return conversions;
    }
}
