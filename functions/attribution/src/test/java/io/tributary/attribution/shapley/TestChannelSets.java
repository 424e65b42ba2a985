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

final class TestChannelSets
{
    @Property
    void testSetsAreNumberedInOrderOfAppearance(@ForAll("sets") List<List<Integer>> sets)
    {
        ChannelSets numbers = new ChannelSets();
        List<List<Integer>> distinct = new ArrayList<>(new LinkedHashSet<>(sets));
        for (List<Integer> set : sets) {
            int number = numbers.numberOf(set.stream().mapToInt(Integer::intValue).toArray(), set.size());
            assertThat(number).isEqualTo(distinct.indexOf(set));
            assertThat(IntStream.range(numbers.start(number), numbers.end(number)).mapToObj(numbers::member).toList()).isEqualTo(set);
        }
        assertThat(numbers.count()).isEqualTo(distinct.size());
    }

    @Test
    void testManySets()
    {
        ChannelSets numbers = new ChannelSets();
        long before = numbers.retainedBytes();
        for (int round = 0; round < 2; round++) {
            for (int set = 0; set < 20_000; set++) {
                assertThat(numbers.numberOf(new int[] {set, set + 1, 3 * set + 2}, 3)).isEqualTo(set);
            }
        }
        assertThat(numbers.retainedBytes()).isGreaterThan(before + 20_000 * 20);
    }

    @Provide
    Arbitrary<List<List<Integer>>> sets()
    {
        return Arbitraries.integers().between(0, 6).set().ofMinSize(1).ofMaxSize(5).map(set -> set.stream().sorted().toList()).list().ofMaxSize(60);
    }
}
