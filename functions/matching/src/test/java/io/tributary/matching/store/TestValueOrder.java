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
package io.tributary.matching.store;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The order of values against that of the JDK.
 */
final class TestValueOrder
{
    @Property
    void testBytes(@ForAll("texts") List<byte[]> texts)
    {
        ByteValues values = new ByteValues();
        texts.forEach(text -> values.add(text, 0, text.length));
        int[] order = IntStream.range(0, texts.size()).toArray();
        int duplicates = ValueOrder.sort(values, order);
        assertThat(Arrays.stream(order).mapToObj(texts::get))
                .usingElementComparator(Arrays::compareUnsigned)
                .containsExactlyElementsOf(texts.stream().sorted(Arrays::compareUnsigned).toList());
        assertThat(duplicates).isEqualTo(texts.size() - (int) texts.stream().map(Arrays::toString).distinct().count());
        for (int value = 0; value < texts.size(); value++) {
            assertThat(Arrays.copyOfRange(values.array(value), values.start(value), values.start(value) + values.length(value))).isEqualTo(texts.get(value));
        }
    }

    @Property
    void testNumbers(@ForAll List<Long> numbers)
    {
        LongValues values = new LongValues();
        numbers.forEach(values::add);
        int[] order = IntStream.range(0, numbers.size()).toArray();
        int duplicates = ValueOrder.sort(values, order);
        assertThat(Arrays.stream(order).mapToObj(values::get)).isEqualTo(numbers.stream().sorted().toList());
        assertThat(duplicates).isEqualTo(numbers.size() - new HashSet<>(numbers).size());
    }

    @Property
    void testNumbersOfValues(@ForAll("texts") List<byte[]> texts)
    {
        ValueNumbers numbers = new ValueNumbers(new ByteValues());
        List<String> different = texts.stream().map(Arrays::toString).distinct().toList();
        for (byte[] text : texts) {
            assertThat(numbers.numberOf(text, 0, text.length)).isEqualTo(different.indexOf(Arrays.toString(text)));
        }
        assertThat(numbers.count()).isEqualTo(different.size());
    }

    @Property
    void testSortKeepsTheOrderOfEqualWords(@ForAll("words") List<Long> words)
    {
        long[] sorted = words.stream().mapToLong(Long::longValue).toArray();
        int[] items = IntStream.range(0, sorted.length).toArray();
        new WordSort().sort(sorted, items, 0, sorted.length);
        List<Integer> expected = IntStream.range(0, sorted.length).boxed()
                .sorted((left, right) -> Long.compareUnsigned(words.get(left), words.get(right)))
                .toList();
        assertThat(Arrays.stream(items).boxed()).isEqualTo(expected);
        assertThat(Arrays.stream(sorted).boxed()).isEqualTo(expected.stream().map(words::get).toList());
    }

    @Provide
    Arbitrary<List<byte[]>> texts()
    {
        // many share long beginnings, and some have bytes of 0 at their end
        Arbitrary<byte[]> beginning = Arbitraries.of(new byte[0], new byte[8], new byte[16], "customer".getBytes(UTF_8), new byte[200]);
        Arbitrary<byte[]> end = Arbitraries.bytes().array(byte[].class).ofMaxSize(3);
        return beginning.flatMap(first -> end.map(second -> {
            byte[] text = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, text, first.length, second.length);
            return text;
        })).list().ofMaxSize(150);
    }

    @Provide
    Arbitrary<List<Long>> words()
    {
        return Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.longs().between(-2, 2), Arbitraries.longs().between(0, 70_000)).list().ofMaxSize(200);
    }
}
