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

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;

import static java.lang.Math.abs;
import static java.lang.Math.sqrt;
import static org.assertj.core.api.Assertions.assertThat;

final class TestDice
{
    private static final int DRAWS = 100_000;

    @Test
    void testMixIsTheOutputFunctionOfSplitMix64()
    {
        // The first numbers that SplitMix64 gives for the seed 1234567
        long gamma = 0x9E37_79B9_7F4A_7C15L;
        assertThat(Dice.mix(1_234_567 + gamma)).isEqualTo(6_457_827_717_110_365_317L);
        assertThat(Dice.mix(1_234_567 + 2 * gamma)).isEqualTo(3_203_168_211_198_807_973L);
    }

    @Property(tries = 200)
    void testDrawsAreRepeatable(@ForAll long subject, @ForAll Aspect aspect, @ForAll long index)
    {
        assertThat(new Dice(subject).bits(aspect, index)).isEqualTo(new Dice(subject).bits(aspect, index));
    }

    @Property(tries = 200)
    void testBelowStaysInRange(@ForAll long subject, @ForAll long index, @ForAll @IntRange(min = 1) int bound)
    {
        assertThat(new Dice(subject).below(Aspect.GAP, index, bound)).isBetween(0, bound - 1);
    }

    @Property(tries = 200)
    void testUniformStaysInRange(@ForAll long subject, @ForAll long index)
    {
        assertThat(new Dice(subject).uniform(Aspect.GAP, index)).isGreaterThanOrEqualTo(0).isLessThan(1);
    }

    @Test
    void testUniformIsUniform()
    {
        Dice dice = new Dice(1);
        double mean = LongStream.range(0, DRAWS).mapToDouble(index -> dice.uniform(Aspect.GAP, index)).average().orElseThrow();
        assertThat(abs(mean - 0.5)).isLessThan(5 * sqrt(1.0 / 12 / DRAWS));
    }

    @Test
    void testAspectsAreIndependent()
    {
        Dice dice = new Dice(1);
        double covariance = LongStream.range(0, DRAWS)
                .mapToDouble(index -> (dice.uniform(Aspect.GAP, index) - 0.5) * (dice.uniform(Aspect.TIE, index) - 0.5))
                .average().orElseThrow();
        assertThat(abs(covariance)).isLessThan(5.0 / 12 / sqrt(DRAWS));
    }

    @Test
    void testAspectsHaveDifferentNumbers()
    {
        Set<Long> salts = new HashSet<>();
        for (Aspect aspect : Aspect.values()) {
            assertThat(salts.add(aspect.salt())).describedAs(aspect.name()).isTrue();
        }
    }
}
