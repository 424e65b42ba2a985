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
package io.tributary.connector.journeys.story;

import org.junit.jupiter.api.Test;

import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class TestLogNormal
{
    private static final int DRAWS = 200_000;

    @Test
    void testQuantilesOfTheStandardNormalDistribution()
    {
        assertThat(Gaussian.quantile(0.5)).isZero();
        assertThat(Gaussian.quantile(0.975)).isCloseTo(1.959963984540054, within(1e-8));
        assertThat(Gaussian.quantile(0.001)).isCloseTo(-3.090232306167814, within(1e-8));
    }

    @Test
    void testQuantileIsSymmetric()
    {
        for (double share : new double[] {0.0001, 0.01, 0.02425, 0.1, 0.3}) {
            assertThat(Gaussian.quantile(share)).isCloseTo(-Gaussian.quantile(1 - share), within(1e-7));
        }
    }

    @Test
    void testQuantileOutsideOfItsRange()
    {
        assertThatThrownBy(() -> Gaussian.quantile(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be between 0 and 1, both excluded: 0.0");
    }

    @Test
    void testMedianAndSpread()
    {
        LogNormal distribution = new LogNormal(20, 0.8);
        Dice dice = new Dice(1);
        double[] draws = IntStream.range(0, DRAWS).mapToDouble(index -> distribution.draw(dice, Aspect.GAP, index)).sorted().toArray();
        assertThat(draws[DRAWS / 2]).isCloseTo(20, within(0.3));
        assertThat(draws[(int) (DRAWS * 0.975)]).isCloseTo(20 * Math.exp(0.8 * 1.96), within(2.0));
    }

    @Test
    void testDrawsAreTheSameOnEveryMachine()
    {
        LogNormal distribution = new LogNormal(1, 1.8);
        assertThat(distribution.draw(new Dice(42), Aspect.GAP, 7)).isEqualTo(0.08706333746576184);
    }
}
