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
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Shapley values against their definition, and what holds for every variant.
 */
final class TestShapleyProperties
{
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testConversionsAgainstAllCoalitions(@ForAll("paths") List<CountedPath> paths)
    {
        List<String> players = new ArrayList<>(CountedPath.channels(paths));
        Map<String, Double> conversions = BruteForce.shapleyValues(players, coalition -> BruteForce.conversions(paths, coalition));
        Map<String, Double> values = BruteForce.shapleyValues(players, coalition -> BruteForce.value(paths, coalition));
        List<NamedCredit> credits = credits(ShapleyVariant.CONVERSIONS, paths);
        assertThat(credits).extracting(credit -> credit.channel().orElse(null)).isEqualTo(players);
        for (NamedCredit credit : credits) {
            assertThat(credit.conversions()).isCloseTo(conversions.get(credit.channel().orElse(null)), within(1e-9));
            assertThat(credit.value()).isCloseTo(values.get(credit.channel().orElse(null)), within(CountedPath.valueTolerance(paths)));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testRatesAgainstAllCoalitions(@ForAll("paths") List<CountedPath> paths)
    {
        List<String> players = new ArrayList<>(CountedPath.channels(paths));
        double journeys = BruteForce.journeys(paths);
        Map<String, Double> conversions = BruteForce.shapleyValues(players, coalition -> BruteForce.conversionRate(paths, coalition));
        Map<String, Double> values = BruteForce.shapleyValues(players, coalition -> BruteForce.valueRate(paths, coalition));
        List<NamedCredit> credits = credits(ShapleyVariant.RATES, paths);
        assertThat(credits).extracting(credit -> credit.channel().orElse(null)).isEqualTo(players);
        for (NamedCredit credit : credits) {
            assertThat(credit.conversions()).isCloseTo(journeys * conversions.get(credit.channel().orElse(null)), within(1e-9));
            assertThat(credit.value()).isCloseTo(journeys * values.get(credit.channel().orElse(null)), within(CountedPath.valueTolerance(paths) * Math.max(1, journeys)));
        }
    }

    /**
     * The formula of the paper: by position, over the sets of channels with which a channel shares journeys. A journey with the channel at two positions counts half for each.
     */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testPositionsAgainstThePaper(@ForAll("paths") List<CountedPath> paths)
    {
        for (NamedCredit credit : credits(ShapleyVariant.ORDERED, paths)) {
            String channel = credit.channel().orElse(null);
            double conversions = 0;
            double value = 0;
            for (Set<String> set : paths.stream().map(CountedPath::channels).distinct().toList()) {
                for (CountedPath path : paths) {
                    if (path.channels().equals(set) && credit.position() <= path.path().size() && Objects.equals(path.path().get(credit.position() - 1), channel)) {
                        double partOfJourney = 1.0 / Collections.frequency(path.path(), channel);
                        conversions += path.conversions() * partOfJourney / set.size();
                        value += path.value() * partOfJourney / set.size();
                    }
                }
            }
            assertThat(credit.conversions()).isCloseTo(conversions, within(1e-9));
            assertThat(credit.value()).isCloseTo(value, within(CountedPath.valueTolerance(paths)));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testPositionsSumToTheShapleyValue(@ForAll("paths") List<CountedPath> paths)
    {
        List<NamedCredit> positions = credits(ShapleyVariant.ORDERED, paths);
        for (NamedCredit credit : credits(ShapleyVariant.CONVERSIONS, paths)) {
            assertThat(positions.stream().filter(position -> position.channel().equals(credit.channel())).mapToDouble(NamedCredit::conversions).sum())
                    .isCloseTo(credit.conversions(), within(1e-9));
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testCreditsSumToTheConversions(@ForAll ShapleyVariant variant, @ForAll("paths") List<CountedPath> paths)
    {
        List<NamedCredit> credits = credits(variant, paths);
        assertThat(credits.stream().mapToDouble(NamedCredit::conversions).sum()).isCloseTo(CountedPath.conversions(paths), within(1e-9));
        boolean anyJourney = variant != ShapleyVariant.RATES || BruteForce.journeys(paths) > 0;
        double value = anyJourney ? CountedPath.value(paths) : 0;
        assertThat(credits.stream().mapToDouble(NamedCredit::value).sum()).isCloseTo(value, within(CountedPath.valueTolerance(paths) * 100));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testOrderAndSplitChangeNoDigit(@ForAll ShapleyVariant variant, @ForAll("paths") List<CountedPath> paths, @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int parts)
    {
        List<CountedPath> shuffled = new ArrayList<>(paths);
        Random random = new Random(seed);
        Collections.shuffle(shuffled, random);
        ShapleyState merged = variant.newState();
        for (int part = 0; part < parts; part++) {
            int number = part;
            ShapleyState partial = CountedPath.fill(variant.newState(), shuffled.stream().filter(path -> Math.floorMod(path.hashCode(), parts) == number).toList());
            if (random.nextBoolean()) {
                merged.merge(partial);
            }
            else {
                mergeBytes(merged, partial);
            }
        }
        assertThat(NamedCredit.of(merged)).isEqualTo(credits(variant, paths));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void testGroupingOfEqualPathsChangesNoDigit(@ForAll ShapleyVariant variant, @ForAll("paths") List<CountedPath> paths)
    {
        List<CountedPath> single = new ArrayList<>();
        for (CountedPath path : paths) {
            for (long conversion = 0; conversion < path.conversions(); conversion++) {
                single.add(new CountedPath(path.path(), 1, 0, 0));
            }
            // halves of doubles are exact, and so is their sum
            single.add(new CountedPath(path.path(), 0, path.value() / 2, path.nonConversions()));
            single.add(new CountedPath(path.path(), 0, path.value() / 2, 0));
        }
        assertThat(credits(variant, single)).isEqualTo(credits(variant, paths));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void testAClearedStateIsLikeANewOne(@ForAll ShapleyVariant variant, @ForAll("paths") List<CountedPath> before, @ForAll("paths") List<CountedPath> paths)
    {
        ShapleyState state = CountedPath.fill(variant.newState(), before);
        state.clear();
        assertThat(state.isEmpty()).isTrue();
        assertThat(state.credits()).isEmpty();
        assertThat(NamedCredit.of(CountedPath.fill(state, paths))).isEqualTo(credits(variant, paths));
    }

    @Provide
    Arbitrary<List<CountedPath>> paths()
    {
        return Arbitraries.oneOf(CountedPath.lists(Set.of("a", "b", "c")), CountedPath.lists(Set.of("email", "search", "social", "display", "direct")));
    }

    private static void mergeBytes(ShapleyState state, ShapleyState partial)
    {
        byte[] bytes = partial.toBytes();
        byte[] padded = new byte[bytes.length + 7];
        System.arraycopy(bytes, 0, padded, 3, bytes.length);
        state.mergeBytes(padded, 3, bytes.length);
    }

    private static List<NamedCredit> credits(ShapleyVariant variant, List<CountedPath> paths)
    {
        return NamedCredit.of(CountedPath.fill(variant.newState(), paths));
    }
}
