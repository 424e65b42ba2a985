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
package io.tributary.attribution.model;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

import java.math.BigInteger;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestRemainders
{
    @Test
    void testEqualPartsGiveTheRestToTheFirst()
    {
        assertThat(share(100, 100 / 3.0, 100 / 3.0, 100 / 3.0)).containsExactly(34, 33, 33);
        assertThat(share(101, 101 / 3.0, 101 / 3.0, 101 / 3.0)).containsExactly(34, 34, 33);
    }

    @Test
    void testLargestRemainderGetsTheRest()
    {
        assertThat(share(10, 3.2, 3.2, 3.6)).containsExactly(3, 3, 4);
    }

    @Test
    void testNegativeTotal()
    {
        assertThat(share(-100, -100 / 3.0, -100 / 3.0, -100 / 3.0)).containsExactly(-33, -33, -34);
    }

    @Test
    void testRoundingOfThePartsDoesNotMatter()
    {
        assertThat(share(70, 28 - 1e-13, 14 + 1e-13, 28 - 1e-13)).containsExactly(28, 14, 28);
    }

    @Test
    void testOnlyTakersGetAnything()
    {
        assertThat(Remainders.share(new double[] {0, 5.5, 5.5, 99}, 3, part -> part > 0, BigInteger.valueOf(11)))
                .containsExactly(BigInteger.ZERO, BigInteger.valueOf(6), BigInteger.valueOf(5));
    }

    @Test
    void testTotalBeyondTheDigitsOfADouble()
    {
        BigInteger total = BigInteger.TEN.pow(30).add(BigInteger.ONE);
        BigInteger[] shares = Remainders.share(new double[] {5e29, 5e29}, 2, _ -> true, total);
        assertThat(shares[0].add(shares[1])).isEqualTo(total);
        assertThat(shares[0].subtract(shares[1]).abs().bitLength()).isLessThanOrEqualTo(60);
    }

    @Test
    void testWhatADoubleCannotHoldStaysWithTheLargestPart()
    {
        BigInteger large = BigInteger.valueOf(10_000_000_000_000_003L);
        assertThat(Remainders.share(new double[] {large.doubleValue(), 1, 2}, 3, _ -> true, large.add(BigInteger.valueOf(3))))
                .containsExactly(large, BigInteger.ONE, BigInteger.TWO);
        BigInteger huge = BigInteger.TEN.pow(37).add(BigInteger.valueOf(1234));
        assertThat(Remainders.share(new double[] {7, -huge.doubleValue()}, 2, _ -> true, huge.negate().add(BigInteger.valueOf(7))))
                .containsExactly(BigInteger.valueOf(7), huge.negate());
    }

    @Property(tries = 1000)
    void testSharesSumToTheTotalAndAreNearTheParts(@ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = 0.01, max = 1) Double> weights, @ForAll @LongRange(min = -1_000_000_000_000L, max = 1_000_000_000_000L) long total)
    {
        double sum = weights.stream().mapToDouble(weight -> weight).sum();
        double[] parts = weights.stream().mapToDouble(weight -> total * (weight / sum)).toArray();
        long[] shares = share(total, parts);
        long shared = 0;
        for (int part = 0; part < parts.length; part++) {
            assertThat(Math.abs(shares[part] - parts[part])).isLessThan(1.01);
            shared += shares[part];
        }
        assertThat(shared).isEqualTo(total);
    }

    private static long[] share(long total, double... parts)
    {
        BigInteger[] shares = Remainders.share(parts, parts.length, _ -> true, BigInteger.valueOf(total));
        long[] numbers = new long[shares.length];
        for (int part = 0; part < shares.length; part++) {
            numbers[part] = shares[part].longValueExact();
        }
        return numbers;
    }
}
