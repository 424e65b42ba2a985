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
package io.tributary.attribution.journey;

import static java.lang.Math.toIntExact;

/**
 * How arrays grow whose elements come one after the other, and which of them are kept for the next customer.
 */
public final class ArrayGrowth
{
    /**
     * A longer array is given up after the customer that has needed it, as the next ones are unlikely to.
     */
    public static final int LARGEST_CAPACITY_KEPT = 1 << 18;

    private ArrayGrowth() {}

    /**
     * What an array of a capacity grows to: half as much again, and at least one more.
     *
     * @throws ArithmeticException if no array is that long
     */
    public static int grown(int capacity)
    {
        return toIntExact((long) capacity + (capacity >> 1) + 1);
    }
}
