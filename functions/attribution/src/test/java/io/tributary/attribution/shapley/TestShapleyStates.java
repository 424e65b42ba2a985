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

import java.util.List;
import java.util.stream.IntStream;

import static io.tributary.attribution.shapley.NamedCredit.exact;
import static io.tributary.attribution.state.CountedPath.counted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

/**
 * Games that were solved by hand, and what a state refuses.
 */
final class TestShapleyStates
{
    @Test
    void testConversionsAreSharedEquallyAmongTheChannelsOfAPath()
    {
        // search has 10 of its own, half of 6 and a third of 3
        assertThat(credits(
                ShapleyVariant.CONVERSIONS,
                counted(10, 100, 7, "search"),
                counted(6, 90, 1, "search", "email", "search"),
                counted(3, 30, 0, "email", "social", "search")))
                .containsExactly(
                        exact("email", 0, 4, 55),
                        exact("search", 0, 14, 155),
                        exact("social", 0, 1, 10));
    }

    @Test
    void testPartsOfAChannelAreSharedAmongItsPositions()
    {
        assertThat(credits(
                ShapleyVariant.ORDERED,
                counted(10, 100, 7, "search"),
                counted(8, 80, 1, "search", "email", "search")))
                .containsExactly(
                        exact("email", 2, 4, 40),
                        exact("search", 1, 12, 120),
                        exact("search", 3, 2, 20));
    }

    @Test
    void testRatesOfTwoChannels()
    {
        // alone 10 % and 20 %, both 40 of 200; a = (0.1 + 0.2 - 0.2) / 2, b = (0.2 + 0.2 - 0.1) / 2
        List<NamedCredit> credits = credits(
                ShapleyVariant.RATES,
                counted(5, 50, 45, "a"),
                counted(10, 200, 40, "b"),
                counted(25, 150, 75, "b", "a", "b"));
        assertThat(credits).extracting(credit -> credit.channel().orElseThrow()).containsExactly("a", "b");
        assertThat(credits.get(0).conversions()).isCloseTo(200 * 0.05, within(1e-12));
        assertThat(credits.get(1).conversions()).isCloseTo(200 * 0.15, within(1e-12));
        // value for each journey: 1, 4 and 2
        assertThat(credits.get(0).value()).isCloseTo(200 * (1 + 2 - 4) / 2.0, within(1e-12));
        assertThat(credits.get(1).value()).isCloseTo(200 * (4 + 2 - 1) / 2.0, within(1e-12));
        assertThat(credits).allSatisfy(credit -> assertThat(credit.conversionsError()).isZero());
    }

    @Test
    void testAChannelThatLowersTheRateGetsLessThanNothing()
    {
        // alone 50 % and 0 %, both 10 of 100: harm = (0 + 0.1 - 0.5) / 2
        List<NamedCredit> credits = credits(
                ShapleyVariant.RATES,
                counted(10, 0, 10, "good"),
                counted(0, 0, 80, "good", "harm"));
        assertThat(credits.get(0).conversions()).isCloseTo(100 * 0.3, within(1e-12));
        assertThat(credits.get(1).conversions()).isCloseTo(100 * -0.2, within(1e-12));
    }

    @Test
    void testNoNameIsAChannelAndComesLast()
    {
        for (ShapleyVariant variant : ShapleyVariant.values()) {
            assertThat(credits(variant, counted(2, 4, 0, "z", null)))
                    .extracting(credit -> credit.channel().orElse("none"))
                    .containsExactly("z", "none");
        }
    }

    @Test
    void testWithoutConversionsEveryChannelGetsNothing()
    {
        for (ShapleyVariant variant : ShapleyVariant.values()) {
            assertThat(credits(variant, counted(0, 0, 3, "a"), counted(0, 0, 0, "b")))
                    .extracting(credit -> credit.channel().orElseThrow(), NamedCredit::conversions, NamedCredit::value)
                    .containsExactly(
                            tuple("a", 0.0, 0.0),
                            tuple("b", 0.0, 0.0));
        }
    }

    @Test
    void testWithoutPathsThereIsNoCredit()
    {
        for (ShapleyVariant variant : ShapleyVariant.values()) {
            ShapleyState state = variant.newState();
            assertThat(state.isEmpty()).isTrue();
            assertThat(state.credits()).isEmpty();
            ShapleyState other = variant.newState();
            byte[] bytes = state.toBytes();
            other.mergeBytes(bytes, 0, bytes.length);
            other.merge(state);
            assertThat(other.isEmpty()).isTrue();
        }
    }

    @Test
    void testBadPathsAreRefusedAndChangeNothing()
    {
        for (ShapleyVariant variant : ShapleyVariant.values()) {
            ShapleyState state = CountedPath.fill(variant.newState(), List.of(counted(1, 1, 1, "a")));
            assertThatThrownBy(() -> counted(3, 1, 1).addTo(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("A path must have at least one step, but that of 3 conversions has 0: leave out journeys without touches");
            assertThatThrownBy(() -> counted(-1, 1, 1, "b").addTo(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The conversions of a path must be a count of at least 0, but are -1: give how many journeys with that path converted");
            assertThatThrownBy(() -> counted(1, 1, -2, "b").addTo(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The non-conversions of a path must be a count of at least 0, but are -2: give how many journeys with that path did not convert");
            for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, -1e281)) {
                assertThatThrownBy(() -> counted(1, value, 1, "b").addTo(state))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("The value of conversions must be a finite number of at most 1.0E280 in size, but is %s: leave out or mend such values".formatted(value));
            }
            assertThat(credits(variant, counted(1, 1, 1, "a"))).isEqualTo(NamedCredit.of(state));
        }
    }

    @Test
    void testCountsBeyondALongAreRefused()
    {
        for (ShapleyVariant variant : ShapleyVariant.values()) {
            ShapleyState state = CountedPath.fill(variant.newState(), List.of(counted(Long.MAX_VALUE, 1, 0, "a")));
            ShapleyState other = CountedPath.fill(variant.newState(), List.of(counted(1, 1, 0, "a")));
            byte[] bytes = other.toBytes();
            assertThatThrownBy(() -> counted(1, 1, 0, "b").addTo(state))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The journeys of all paths may be at most 9223372036854775807 together, but are at least 9223372036854775807 and 1");
            assertThatThrownBy(() -> state.merge(other)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> state.mergeBytes(bytes, 0, bytes.length)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void testVariantsCannotBeMerged()
    {
        for (ShapleyVariant left : ShapleyVariant.values()) {
            for (ShapleyVariant right : ShapleyVariant.values()) {
                if (left != right) {
                    assertThatThrownBy(() -> left.newState().merge(right.newState()))
                            .isInstanceOf(IllegalArgumentException.class)
                            .hasMessage("States of different variants of Shapley values cannot be merged: use one variant for all rows");
                }
            }
        }
    }

    @Test
    void testVariantsHaveNames()
    {
        for (ShapleyVariant variant : ShapleyVariant.values()) {
            assertThat(ShapleyVariant.fromName(variant.sqlName())).isEqualTo(variant);
        }
        assertThatThrownBy(() -> ShapleyVariant.fromName("rate"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown variant 'rate': use one of 'conversions', 'ordered', 'rates'");
    }

    @Test
    void testStateGrowsWithChannelsAndNotWithPaths()
    {
        ShapleyState state = ShapleyVariant.CONVERSIONS.newState();
        addSubsets(state, 12);
        long once = state.retainedBytes();
        for (int round = 0; round < 5; round++) {
            addSubsets(state, 12);
        }
        assertThat(state.retainedBytes()).isEqualTo(once).isLessThan(20_000);
    }

    @Test
    void testHeldMemoryIsReported()
    {
        for (ShapleyVariant variant : ShapleyVariant.values()) {
            ShapleyState state = variant.newState();
            long before = state.retainedBytes();
            addSubsets(state, 14);
            assertThat(state.retainedBytes()).isGreaterThan(before);
            if (variant == ShapleyVariant.RATES) {
                // two counts and a value for each set, and its seven members on average
                assertThat(state.retainedBytes()).isGreaterThan((1 << 14) * (24L + 7 * 4));
            }
            state.clear();
            assertThat(state.retainedBytes()).isLessThan(before + 4096);
        }
    }

    @Test
    void testValuesKeepTheirSmallestPart()
    {
        // a sum that is rounded as it goes loses the small one
        assertThat(credits(
                ShapleyVariant.CONVERSIONS,
                counted(1, 1e200, 0, "a"),
                counted(1, 3.5, 0, "a"),
                counted(1, -1e200, 0, "a")))
                .containsExactly(exact("a", 0, 3, 3.5));
    }

    private static void addSubsets(ShapleyState state, int channels)
    {
        for (int mask = 1; mask < 1 << channels; mask++) {
            int set = mask;
            String[] path = IntStream.range(0, channels).filter(channel -> (set >> channel & 1) == 1).mapToObj(channel -> "channel " + channel).toArray(String[]::new);
            counted(1, 2.5, 1, path).addTo(state);
        }
    }

    private static List<NamedCredit> credits(ShapleyVariant variant, CountedPath... paths)
    {
        return NamedCredit.of(CountedPath.fill(variant.newState(), List.of(paths)));
    }
}
