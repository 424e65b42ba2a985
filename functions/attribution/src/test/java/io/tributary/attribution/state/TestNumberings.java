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
package io.tributary.attribution.state;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pairs and orders, against collections that do the same.
 */
final class TestNumberings
{
    @Property
    void testPairsAreNumberedInOrderOfAppearance(@ForAll("pairs") List<List<Long>> pairs)
    {
        LongPairNumbers numbers = new LongPairNumbers();
        List<List<Long>> distinct = new ArrayList<>(new LinkedHashSet<>(pairs));
        for (List<Long> pair : pairs) {
            int number = numbers.numberOf(pair.get(0), pair.get(1));
            assertThat(number).isEqualTo(distinct.indexOf(pair));
            assertThat(List.of(numbers.first(number), numbers.second(number))).isEqualTo(pair);
        }
        assertThat(numbers.count()).isEqualTo(distinct.size());
    }

    @Property
    void testIndexesAreOrderedAsASortDoes(@ForAll("keys") List<Integer> keys)
    {
        int[] order = IndexOrder.of(keys.size(), (left, right) -> Integer.compare(keys.get(left), keys.get(right)));
        List<Integer> expected = IntStream.range(0, keys.size()).boxed().sorted((left, right) -> Integer.compare(keys.get(left), keys.get(right))).toList();
        assertThat(IntStream.of(order).boxed().toList()).isEqualTo(expected);
    }

    @Test
    void testManyPairs()
    {
        LongPairNumbers pairs = new LongPairNumbers();
        long before = pairs.retainedBytes();
        for (int round = 0; round < 2; round++) {
            for (int pair = 0; pair < 20_000; pair++) {
                assertThat(pairs.numberOf(pair, -pair)).isEqualTo(pair);
            }
        }
        assertThat(pairs.retainedBytes()).isGreaterThan(before + 20_000 * 20);
    }

    @Test
    void testChannelsOfAPathAndHowOftenTheyOccur()
    {
        DistinctChannels distinct = new DistinctChannels();
        distinct.read(new int[] {9, 9, 9}, 2);
        distinct.read(new int[] {30, 0, 9, 30, 7}, 4);
        assertThat(distinct.count()).isEqualTo(3);
        assertThat(List.of(distinct.channel(0), distinct.channel(1), distinct.channel(2))).containsExactly(30, 0, 9);
        assertThat(List.of(distinct.occurrencesOf(30), distinct.occurrencesOf(0), distinct.occurrencesOf(9))).containsExactly(2, 1, 1);
    }

    @Provide
    Arbitrary<List<List<Long>>> pairs()
    {
        Arbitrary<Long> numbers = Arbitraries.oneOf(Arbitraries.longs().between(-2, 5), Arbitraries.longs());
        return numbers.list().ofSize(2).list().ofMaxSize(60);
    }

    @Provide
    Arbitrary<List<Integer>> keys()
    {
        return Arbitraries.integers().between(0, 30).list().ofMaxSize(100);
    }
}
