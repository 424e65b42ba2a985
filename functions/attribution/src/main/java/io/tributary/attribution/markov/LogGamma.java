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

/**
 * The logarithm of the gamma function, which continues factorials: {@code G(n + 1) = n!}.
 */
final class LogGamma
{
    private static final double HALF_LOG_TWO_PI = 0.918_938_533_204_672_8;
    // from here on the series of Stirling has all digits of a double
    private static final double LARGE = 15;

    private LogGamma() {}

    /**
     * By the series of Stirling, and {@code G(x) = G(x + 1) / x} for small numbers.
     *
     * @param number above 0
     */
    static double of(double number)
    {
        double product = 1;
        double large = number;
        while (large < LARGE) {
            product *= large;
            large++;
        }
        double inverse = 1 / large;
        double square = inverse * inverse;
        double series = inverse * (1.0 / 12 - square * (1.0 / 360 - square * (1.0 / 1260 - square * (1.0 / 1680 - square * (1.0 / 1188 - square * 691.0 / 360_360)))));
        return (large - 0.5) * Math.log(large) - large + HALF_LOG_TWO_PI + series - Math.log(product);
    }
}
