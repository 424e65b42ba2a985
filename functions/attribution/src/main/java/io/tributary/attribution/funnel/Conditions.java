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
package io.tributary.attribution.funnel;

/**
 * How many conditions an event can have: as many as an int has bits.
 */
public final class Conditions
{
    public static final int MAX_CONDITIONS = 32;

    private Conditions() {}

    /**
     * @throws IllegalArgumentException if there are none or too many
     */
    public static void checkCount(int count)
    {
        if (count < 1 || count > MAX_CONDITIONS) {
            throw new IllegalArgumentException("There must be from 1 to %s conditions, but there are %s: give an array such as ARRAY[event = 'view', event = 'purchase']".formatted(MAX_CONDITIONS, count));
        }
    }

    /**
     * @throws IllegalArgumentException if two rows of a customer have different numbers of conditions
     */
    public static void checkSameCount(int left, int right)
    {
        if (left != right) {
            throw new IllegalArgumentException("The conditions must be as many on every row of a customer, but are %s and %s: give an array of the same length".formatted(
                    Math.min(left, right),
                    Math.max(left, right)));
        }
    }
}
