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
package io.tributary.attribution.pairwise;

import io.tributary.attribution.state.CountedPath;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import static io.tributary.attribution.state.CountedPath.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class TestPairwiseState
{
    @Test
    void testTwoChannelsByHand()
    {
        // p(a) = 30 / 100, p(b) = 20 / 100, p(a, b) = 20 / 50
        List<Credit> credits = credits(List.of(
                counted(10, 0, 40, "a"),
                counted(20, 500, 30, "a", "b", "a"),
                counted(0, 0, 50, "b")));
        // a: 10 * 0.3 + 20 * (0.3 + (0.4 - 0.3 - 0.2) / 2); b: 20 * (0.2 + (0.4 - 0.3 - 0.2) / 2)
        assertThat(credits).extracting(Credit::channel).containsExactly(Optional.of("a"), Optional.of("b"));
        assertThat(credits.get(0).contribution()).isCloseTo(8, within(1e-12));
        assertThat(credits.get(1).contribution()).isCloseTo(3, within(1e-12));
        assertThat(credits.get(0).conversions()).isCloseTo(30 * 8 / 11.0, within(1e-12));
        assertThat(credits.get(1).conversions()).isCloseTo(30 * 3 / 11.0, within(1e-12));
        assertThat(credits.get(0).value()).isCloseTo(500 * 8 / 11.0, within(1e-12));
    }

    @Test
    void testAChannelMayContributeLessThanNothing()
    {
        // p(a) = 0.9, p(b) = p(a, b) = 0.01
        List<Credit> credits = credits(List.of(
                counted(899, 0, 1, "a"),
                counted(1, 0, 99, "a", "b")));
        assertThat(credits.get(1).contribution()).isCloseTo(0.01 + (0.01 - 0.9 - 0.01) / 2, within(1e-12)).isNegative();
        assertThat(credits.get(1).conversions()).isNegative();
    }

    /**
     * The formula of the paper, conversion by conversion.
     */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testContributionsAgainstThePaper(@ForAll("paths") List<CountedPath> paths)
    {
        List<Credit> credits = credits(paths);
        assertThat(credits).extracting(credit -> credit.channel().orElse(null)).isEqualTo(new ArrayList<>(CountedPath.channels(paths)));
        double sum = 0;
        double[] contributions = new double[credits.size()];
        for (int index = 0; index < contributions.length; index++) {
            contributions[index] = contribution(paths, credits.get(index).channel().orElse(null));
            sum += contributions[index];
        }
        for (int index = 0; index < contributions.length; index++) {
            assertThat(credits.get(index).contribution()).isCloseTo(contributions[index], within(1e-9));
            double share = CountedPath.conversions(paths) == 0 ? 0 : contributions[index] / sum;
            assertThat(credits.get(index).conversions()).isCloseTo(share * CountedPath.conversions(paths), within(1e-9));
            assertThat(credits.get(index).value()).isCloseTo(share * CountedPath.value(paths), within(CountedPath.valueTolerance(paths)));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testCreditsSumToTheConversions(@ForAll("paths") List<CountedPath> paths)
    {
        assertThat(credits(paths).stream().mapToDouble(Credit::conversions).sum()).isCloseTo(CountedPath.conversions(paths), within(1e-9));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testOrderSplitAndGroupingChangeNoDigit(@ForAll("paths") List<CountedPath> paths, @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int parts)
    {
        List<CountedPath> single = new ArrayList<>();
        for (CountedPath path : paths) {
            single.add(new CountedPath(path.path(), path.conversions() / 2, path.value() / 2, 0));
            single.add(new CountedPath(path.path(), path.conversions() - path.conversions() / 2, path.value() / 2, path.nonConversions()));
        }
        Random random = new Random(seed);
        Collections.shuffle(single, random);
        PairwiseState merged = new PairwiseState();
        for (int part = 0; part < parts; part++) {
            int number = part;
            PairwiseState partial = CountedPath.fill(new PairwiseState(), single.stream().filter(path -> Math.floorMod(path.hashCode(), parts) == number).toList());
            if (random.nextBoolean()) {
                merged.merge(partial);
            }
            else {
                byte[] bytes = partial.toBytes();
                merged.mergeBytes(bytes, 0, bytes.length);
            }
        }
        assertThat(credits(merged)).isEqualTo(credits(paths));
    }

    @Test
    void testWithoutConversionsNothingIsCredited()
    {
        assertThat(credits(List.of(counted(0, 12, 5, "a", "b"), counted(0, 0, 0, "c"))))
                .hasSize(3)
                .allSatisfy(credit -> {
                    assertThat(credit.contribution()).isZero();
                    assertThat(credit.conversions()).isZero();
                    assertThat(credit.value()).isZero();
                });
    }

    @Test
    void testClearedAndEmptyStates()
    {
        PairwiseState state = CountedPath.fill(new PairwiseState(), List.of(counted(1, 1, 0, "a", "b")));
        long filled = state.retainedBytes();
        assertThat(state.isEmpty()).isFalse();
        state.clear();
        assertThat(state.isEmpty()).isTrue();
        assertThat(state.credits()).isEmpty();
        counted(2, 3, 4, "b").addTo(state);
        assertThat(credits(state)).isEqualTo(credits(List.of(counted(2, 3, 4, "b"))));
        assertThat(state.retainedBytes()).isLessThanOrEqualTo(filled);
    }

    @Test
    void testHeldMemoryIsReported()
    {
        PairwiseState state = new PairwiseState();
        long before = state.retainedBytes();
        String[] path = IntStream.range(0, 200).mapToObj(channel -> "channel " + channel).toArray(String[]::new);
        counted(1, 1, 1, path).addTo(state);
        // two counts for each of 20,100 pairs
        assertThat(state.retainedBytes() - before).isGreaterThan(40_200 * 24);
    }

    @Test
    void testBadPathsAreRefused()
    {
        PairwiseState state = new PairwiseState();
        assertThatThrownBy(() -> counted(1, 1, 1).addTo(state)).isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("A path must have at least one step");
        assertThatThrownBy(() -> counted(-1, 1, 1, "a").addTo(state)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
        assertThatThrownBy(() -> counted(1, 1, -1, "a").addTo(state)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("-1");
        assertThatThrownBy(() -> counted(1, Double.NaN, 1, "a").addTo(state)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("NaN");
        counted(Long.MAX_VALUE, 1, 0, "a").addTo(state);
        assertThatThrownBy(() -> counted(0, 1, 1, "a").addTo(state)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("9223372036854775807");
    }

    @Provide
    Arbitrary<List<CountedPath>> paths()
    {
        return Arbitraries.oneOf(CountedPath.lists(Set.of("a", "b", "c")), CountedPath.lists(Set.of("email", "search", "social", "display", "direct")));
    }

    private static double contribution(List<CountedPath> paths, String channel)
    {
        double contribution = 0;
        for (CountedPath path : paths) {
            if (path.channels().contains(channel)) {
                double ofConversion = rate(paths, channel);
                for (String other : path.channels()) {
                    if (!Objects.equals(other, channel)) {
                        ofConversion += (rate(paths, channel, other) - rate(paths, channel) - rate(paths, other)) / (2 * (path.channels().size() - 1));
                    }
                }
                contribution += path.conversions() * ofConversion;
            }
        }
        return contribution;
    }

    private static double rate(List<CountedPath> paths, String... channels)
    {
        List<CountedPath> on = paths.stream().filter(path -> path.channels().containsAll(Arrays.asList(channels))).toList();
        double conversions = CountedPath.conversions(on);
        return conversions == 0 ? 0 : conversions / (conversions + on.stream().mapToLong(CountedPath::nonConversions).sum());
    }

    private record Credit(Optional<String> channel, double contribution, double conversions, double value) {}

    private static List<Credit> credits(List<CountedPath> paths)
    {
        return credits(CountedPath.fill(new PairwiseState(), paths));
    }

    private static List<Credit> credits(PairwiseState state)
    {
        return state.credits().stream()
                .map(credit -> new Credit(CountedPath.name(state.channels(), credit.channel()), credit.contribution(), credit.conversions(), credit.value()))
                .toList();
    }
}
