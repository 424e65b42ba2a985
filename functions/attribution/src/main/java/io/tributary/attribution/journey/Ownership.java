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

/**
 * Which conversions a touch may serve when a customer converts more than once.
 */
public enum Ownership
{
    /**
     * Every conversion credits every touch in its lookback, so that one touch can serve several conversions.
     */
    SHARED,

    /**
     * A conversion closes the journey: a touch serves only the next conversion at or after it,
     * and where several conversions share that instant, the first of them in row order.
     */
    SINCE_PREVIOUS,

    /**
     * Only the first conversion of the customer is credited.
     */
    FIRST_ONLY;

    /**
     * The ownership of that name in lower case, as written in SQL.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Ownership fromName(String name)
    {
        return SqlNames.find("ownership", name, values());
    }

    public String sqlName()
    {
        return SqlNames.of(this);
    }
}
