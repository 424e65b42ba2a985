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

/**
 * The only source of chance in the data set: a counter-based generator after SplitMix64.
 * <p>
 * A draw is a pure function of (seed, subject, aspect, index). There is no state, so draws may be taken in any order, on
 * any node, and a draw that is never asked for costs nothing. Draws of different aspects are independent.
 */
public final class Dice
{
    private static final long SEED = 0x7472_6962_7574_6172L;
    private static final long GAMMA = 0x9E37_79B9_7F4A_7C15L;
    private static final double UNIT = 0x1.0p-53;

    private final long origin;

    /**
     * @param subject whom the draws are about: a person, the head of a household, or a day
     */
    public Dice(long subject)
    {
        this.origin = mix(SEED + subject * GAMMA);
    }

    /**
     * 64 random bits.
     */
    public long bits(Aspect aspect, long index)
    {
        return mix(mix(origin ^ aspect.salt()) + (index + 1) * GAMMA);
    }

    /**
     * A number from 0 (included) to 1 (excluded).
     */
    public double uniform(Aspect aspect, long index)
    {
        return uniform(bits(aspect, index));
    }

    /**
     * A whole number from 0 (included) to the bound (excluded).
     */
    public int below(Aspect aspect, long index, int bound)
    {
        return below(bits(aspect, index), bound);
    }

    /**
     * True with the given probability.
     */
    public boolean chance(Aspect aspect, long index, double probability)
    {
        return uniform(aspect, index) < probability;
    }

    static double uniform(long bits)
    {
        return (bits >>> 11) * UNIT;
    }

    static int below(long bits, int bound)
    {
        return (int) (((bits >>> 33) * bound) >>> 31);
    }

    /**
     * The output function of SplitMix64: a bijection on 64-bit numbers.
     */
    public static long mix(long value)
    {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}
