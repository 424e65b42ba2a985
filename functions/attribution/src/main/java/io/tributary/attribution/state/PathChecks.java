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

/**
 * What holds for every path that is added to a state.
 */
public final class PathChecks
{
    /**
     * Values up to this size can be added as often as anyone can, without a sum beyond the range of a double.
     */
    public static final double LARGEST_VALUE = 1e280;

    private PathChecks() {}

    /**
     * @throws IllegalArgumentException as described by {@link PathState#add}
     */
    public static void check(int length, long conversions, double value, long nonConversions)
    {
        if (length <= 0) {
            throw new IllegalArgumentException("A path must have at least one step, but that of %s conversions has %s: leave out journeys without touches".formatted(conversions, length));
        }
        if (conversions < 0) {
            throw new IllegalArgumentException("The conversions of a path must be a count of at least 0, but are %s: give how many journeys with that path converted".formatted(conversions));
        }
        if (nonConversions < 0) {
            throw new IllegalArgumentException("The non-conversions of a path must be a count of at least 0, but are %s: give how many journeys with that path did not convert".formatted(nonConversions));
        }
        checkValue(value);
    }

    /**
     * @throws IllegalArgumentException if a sum could not hold the value
     */
    public static void checkValue(double value)
    {
        if (!(Math.abs(value) <= LARGEST_VALUE)) {
            throw new IllegalArgumentException("The value of conversions must be a finite number of at most %s in size, but is %s: leave out or mend such values".formatted(LARGEST_VALUE, value));
        }
    }

    /**
     * The sum of two counts.
     *
     * @throws IllegalArgumentException if it is not a long
     */
    public static long addCounts(long left, long right)
    {
        long sum = left + right;
        if (sum < 0) {
            throw new IllegalArgumentException("The journeys of all paths may be at most %s together, but are at least %s and %s: mend the counts".formatted(Long.MAX_VALUE, left, right));
        }
        return sum;
    }
}
