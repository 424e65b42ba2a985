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

import org.junit.jupiter.api.Test;

import java.math.BigInteger;

import static org.assertj.core.api.Assertions.assertThat;

final class TestExactShares
{
    @Test
    void testWhatIsLeftGoesToTheEarlierCredit()
    {
        assertThat(ExactShares.of(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, 3, BigInteger.valueOf(101)))
                .containsExactly(BigInteger.valueOf(34), BigInteger.valueOf(34), BigInteger.valueOf(33));
    }

    @Test
    void testWhatIsLeftGoesToTheLargestRemainder()
    {
        assertThat(ExactShares.of(new double[] {0.32, 0.32, 0.36}, 3, BigInteger.TEN))
                .containsExactly(BigInteger.valueOf(3), BigInteger.valueOf(3), BigInteger.valueOf(4));
    }

    @Test
    void testNegativeTotal()
    {
        assertThat(ExactShares.of(new double[] {0.25, 0.75}, 2, BigInteger.valueOf(-8)))
                .containsExactly(BigInteger.valueOf(-2), BigInteger.valueOf(-6));
    }

    @Test
    void testNothingGoesToACreditOfZero()
    {
        assertThat(ExactShares.of(new double[] {0, 0.5, 0.5}, 3, BigInteger.ONE))
                .containsExactly(BigInteger.ZERO, BigInteger.ONE, BigInteger.ZERO);
    }

    @Test
    void testMoreElementsThanCredits()
    {
        assertThat(ExactShares.of(new double[] {1, 0.5}, 1, BigInteger.TEN)).containsExactly(BigInteger.TEN);
    }

    @Test
    void testTotalBeyondTheDigitsOfADouble()
    {
        BigInteger total = BigInteger.TEN.pow(37).add(BigInteger.valueOf(7));
        BigInteger[] shares = ExactShares.of(new double[] {0.5, 0.25, 0.25}, 3, total);
        assertThat(shares[0].add(shares[1]).add(shares[2])).isEqualTo(total);
    }
}
