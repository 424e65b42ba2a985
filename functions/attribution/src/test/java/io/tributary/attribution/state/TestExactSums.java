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
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class TestExactSums
{
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void testSumsAreRoundedOnce(@ForAll("numbers") List<Double> numbers)
    {
        ExactSums sums = new ExactSums();
        numbers.forEach(number -> sums.add(2, number));
        assertThat(sums.sum(2)).isEqualTo(exactSum(numbers));
        assertThat(sums.sum(0)).isZero();
        assertThat(sums.sum(7)).isZero();
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testPartialSumsAddUpExactly(@ForAll("numbers") List<Double> left, @ForAll("numbers") List<Double> right)
    {
        ExactSums sums = new ExactSums();
        left.forEach(number -> sums.add(0, number));
        ExactSums others = new ExactSums();
        right.forEach(number -> others.add(1, number));
        sums.add(0, others, 1);
        left.forEach(number -> sums.add(0, -number));
        assertThat(sums.sum(0)).isEqualTo(exactSum(right));
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void testBytesHoldTheExactSum(@ForAll("numbers") List<Double> numbers)
    {
        ExactSums sums = new ExactSums();
        numbers.forEach(number -> sums.add(0, number));
        StateWriter writer = new StateWriter();
        writer.writeSum(sums, 0);
        byte[] bytes = writer.toBytes();
        ExactSums read = new ExactSums();
        new StateReader(bytes, 0, bytes.length).readSum(read, 3);
        numbers.forEach(number -> read.add(3, -number));
        assertThat(read.sum(3)).isZero();
    }

    @Test
    void testHalfOfTheLastDigitIsRoundedByWhatFollows()
    {
        ExactSums sums = new ExactSums();
        sums.add(0, 0x1p53);
        sums.add(0, 1);
        assertThat(sums.sum(0)).isEqualTo(0x1p53);
        sums.add(0, 0x1p-60);
        assertThat(sums.sum(0)).isEqualTo(0x1p53 + 2);
    }

    @Property
    void testDoubles(@ForAll("doubles") List<Double> values)
    {
        ExactSums sums = new ExactSums();
        BigDecimal expected = BigDecimal.ZERO;
        for (double value : values) {
            sums.add(2, value);
            expected = expected.add(new BigDecimal(value));
        }
        assertThat(sums.exact(2)).isEqualByComparingTo(expected);
        assertThat(sums.exact(0)).isEqualByComparingTo(BigDecimal.ZERO);
        double nearest = expected.doubleValue();
        if (Double.isFinite(nearest)) {
            assertThat(sums.approximate(2)).isCloseTo(nearest, within(Math.abs(nearest) * 1e-15 + Double.MIN_VALUE));
        }
    }

    @Property
    void testWholeNumbers(@ForAll List<Long> high, @ForAll List<Long> low)
    {
        ExactSums sums = new ExactSums();
        BigInteger expected = BigInteger.ZERO;
        for (int index = 0; index < Math.min(high.size(), low.size()); index++) {
            sums.add(1, high.get(index), low.get(index));
            sums.add(1, low.get(index) >> 63, low.get(index));
            expected = expected.add(BigInteger.valueOf(high.get(index)).shiftLeft(64)).add(new BigInteger(Long.toUnsignedString(low.get(index)))).add(BigInteger.valueOf(low.get(index)));
        }
        assertThat(sums.wholeNumber(1)).isEqualTo(expected);
        assertThat(sums.exact(1)).isEqualByComparingTo(new BigDecimal(expected));
    }

    @Property
    void testSumsOfSums(@ForAll("doubles") List<Double> some, @ForAll("doubles") List<Double> others)
    {
        ExactSums sums = new ExactSums();
        some.forEach(value -> sums.add(0, value));
        ExactSums more = new ExactSums();
        others.forEach(value -> more.add(3, value));
        sums.add(0, more, 3);
        sums.add(0, more, 9);

        ExactSums all = new ExactSums();
        others.forEach(value -> all.add(0, value));
        some.forEach(value -> all.add(0, value));
        assertThat(sums.exact(0)).isEqualByComparingTo(all.exact(0));
        assertThat(sums.approximate(0)).isEqualTo(all.approximate(0));
    }

    @Test
    void testCarriesDoNotGrow()
    {
        ExactSums sums = new ExactSums();
        sums.add(0, -1e300);
        sums.add(0, 1e-300);
        sums.approximate(0);
        long bytes = sums.retainedBytes();
        for (int round = 0; round < 100; round++) {
            sums.add(0, -1e300);
            sums.approximate(0);
        }
        assertThat(sums.retainedBytes()).isLessThanOrEqualTo(bytes + 2 * Long.BYTES);
        assertThat(sums.approximate(0)).isCloseTo(-101e300, within(1e288));
    }

    @Test
    void testHeldMemoryIsReported()
    {
        ExactSums sums = new ExactSums();
        sums.add(0, 1);
        long before = sums.retainedBytes();
        sums.add(0, 2);
        assertThat(sums.retainedBytes()).isEqualTo(before);
        sums.add(0, 1e-300);
        assertThat(sums.retainedBytes()).isGreaterThan(before);
    }

    @Test
    void testSumsAtTheEndsOfTheRange()
    {
        ExactSums sums = new ExactSums();
        sums.add(0, Double.MIN_VALUE);
        sums.add(0, 2 * Double.MIN_VALUE);
        assertThat(sums.sum(0)).isEqualTo(3 * Double.MIN_VALUE);
        sums.add(0, Double.MAX_VALUE);
        assertThat(sums.sum(0)).isEqualTo(Double.MAX_VALUE);
        sums.add(0, Double.MAX_VALUE);
        assertThat(sums.sum(0)).isInfinite();
    }

    @Provide
    Arbitrary<List<Double>> doubles()
    {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-1000, 1000),
                        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                        Arbitraries.of(Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 0.0, -0.0))
                .list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<List<Double>> numbers()
    {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-1000, 1000).ofScale(2),
                        Arbitraries.doubles().between(-1e18, 1e18),
                        Arbitraries.of(1e280, -1e280, Double.MIN_VALUE, 0x1p53, 1.0, -1.0, 0.5, 0x1p-53, 0x1p-54, -0x1p-54, -0.0))
                .list()
                .ofMaxSize(30);
    }

    private static double exactSum(List<Double> numbers)
    {
        return numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add).doubleValue();
    }
}
