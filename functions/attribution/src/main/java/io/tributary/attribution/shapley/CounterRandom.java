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

/**
 * Numbers that look random and are a function of their place alone: no seed and no state, so that everyone gets the same.
 * <p>
 * The function is that of SplitMix64 (G. L. Steele, D. Lea and C. H. Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014).
 */
final class CounterRandom
{
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private CounterRandom() {}

    /**
     * Fills in the permutation of that number: every one of them is equally likely, up to a part in 2^32.
     */
    static void permute(long number, int[] elements)
    {
        for (int index = 0; index < elements.length; index++) {
            elements[index] = index;
        }
        for (int last = elements.length - 1; last > 0; last--) {
            long random = mix(mix(number) + last);
            // the upper half of the product of a random fraction and the number of choices
            int chosen = (int) Math.unsignedMultiplyHigh(random, last + 1L);
            int element = elements[last];
            elements[last] = elements[chosen];
            elements[chosen] = element;
        }
    }

    static long mix(long number)
    {
        long mixed = number + GOLDEN_GAMMA;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
