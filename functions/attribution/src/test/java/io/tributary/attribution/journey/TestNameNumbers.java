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
package io.tributary.attribution.journey;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestNameNumbers
{
    @Property
    void testNumbersAreInOrderOfAppearance(@ForAll("names") List<String> names)
    {
        NameNumbers numbers = new NameNumbers();
        List<String> distinct = new ArrayList<>(new LinkedHashSet<>(names));
        for (String name : names) {
            assertThat(numberOf(numbers, name)).isEqualTo(distinct.indexOf(name) + 1);
        }
        assertThat(numbers.count()).isEqualTo(distinct.size());
        for (int index = 0; index < distinct.size(); index++) {
            assertThat(numbers.name(index + 1)).isEqualTo(distinct.get(index));
        }
    }

    @Property
    void testNamesAreOrderedByTheirBytes(@ForAll("names") List<String> names)
    {
        NameNumbers numbers = new NameNumbers();
        for (String left : names) {
            for (String right : names) {
                assertThat(Integer.signum(numbers.compare(numberOf(numbers, left), numberOf(numbers, right))))
                        .isEqualTo(Integer.signum(Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8))));
            }
        }
    }

    @Test
    void testLongNamesThatDifferOnlyInTheMiddle()
    {
        NameNumbers numbers = new NameNumbers();
        for (int round = 0; round < 2; round++) {
            for (int name = 0; name < 10_000; name++) {
                assertThat(numberOf(numbers, "campaign-%05d-of-this-year".formatted(name))).isEqualTo(name + 1);
            }
        }
    }

    @Test
    void testNoNameComesLast()
    {
        NameNumbers numbers = new NameNumbers();
        int empty = numberOf(numbers, "");
        assertThat(empty).isNotEqualTo(NameNumbers.NO_NAME);
        assertThat(numbers.compare(NameNumbers.NO_NAME, empty)).isPositive();
        assertThat(numbers.compare(empty, NameNumbers.NO_NAME)).isNegative();
    }

    @Test
    void testCopySharesNothing()
    {
        NameNumbers numbers = new NameNumbers();
        numberOf(numbers, "a");
        NameNumbers copy = new NameNumbers(numbers);
        assertThat(numberOf(copy, "b")).isEqualTo(2);
        assertThat(numberOf(numbers, "c")).isEqualTo(2);
        assertThat(copy.name(2)).isEqualTo("b");
        assertThat(numberOf(copy, "a")).isEqualTo(1);
    }

    /**
     * Short and long names of few different characters, so that many are alike at their ends.
     */
    @Provide
    Arbitrary<List<String>> names()
    {
        return Arbitraries.strings().withChars('a', 'b', '\0', 'é', '\uFFFD').ofMinLength(0).ofMaxLength(20).list().ofMinSize(1).ofMaxSize(60);
    }

    private static int numberOf(NameNumbers numbers, String name)
    {
        // within a larger array, so that bytes around the name must not matter
        byte[] bytes = ("<" + name + ">").getBytes(UTF_8);
        return numbers.numberOf(bytes, 1, bytes.length - 2);
    }
}
