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

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
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

    @Provide
    Arbitrary<List<Double>> doubles()
    {
        return Arbitraries.oneOf(
                        Arbitraries.doubles().between(-1000, 1000),
                        Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite),
                        Arbitraries.of(Double.MIN_VALUE, -Double.MIN_VALUE, Double.MAX_VALUE, 0.0, -0.0))
                .list().ofMaxSize(30);
    }
}
