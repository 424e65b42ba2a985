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

import io.tributary.attribution.journey.ValueKind;

/**
 * Checks how many journeys went along a path, and what they were worth.
 */
public final class JourneyCounts
{
    private JourneyCounts() {}

    static void check(String name, long count)
    {
        if (count < 0) {
            throw new IllegalArgumentException("The number of %s must be at least 0, but is %s: give how many journeys went along the path".formatted(name, count));
        }
    }

    static void checkValue(ValueKind kind, long conversions, long high, long low)
    {
        boolean isDouble = kind == ValueKind.DOUBLE;
        double number = isDouble ? Double.longBitsToDouble(low) : 0;
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("The value of conversions must be finite, but is %s: leave out such paths, or give 0".formatted(number));
        }
        boolean zero = isDouble ? number == 0 : (high | low) == 0;
        if (conversions == 0 && !zero) {
            throw new IllegalArgumentException("A path without conversions must have the value 0, but has %s: give the value only where there are conversions"
                    .formatted(isDouble ? number : ValueKind.exact(high, low)));
        }
    }

    static long sum(long left, long right)
    {
        long sum = left + right;
        if (sum < 0) {
            throw new IllegalArgumentException("The number of journeys must be at most %s, but is %s and %s more: count in larger units".formatted(Long.MAX_VALUE, left, right));
        }
        return sum;
    }
}
