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
package io.tributary.matching.graph;

/**
 * How many vertices a component may have.
 *
 * @param members from 2 to 1,000,000,000
 */
public record ComponentLimit(int members)
{
    public static final ComponentLimit DEFAULT = new ComponentLimit(100);

    private static final int LEAST = 2;
    private static final int MOST = 1_000_000_000;

    public ComponentLimit
    {
        if (members < LEAST || members > MOST) {
            throw outOfRange(members);
        }
    }

    /**
     * @throws IllegalArgumentException if it is out of range
     */
    public static ComponentLimit of(long members)
    {
        if (members < LEAST || members > MOST) {
            throw outOfRange(members);
        }
        return new ComponentLimit((int) members);
    }

    private static IllegalArgumentException outOfRange(long members)
    {
        return new IllegalArgumentException("The largest number of members of a component must be from %s to %s, but is %s: give a number such as 100".formatted(LEAST, MOST, members));
    }
}
