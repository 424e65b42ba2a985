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
package io.tributary.attribution.rule;

import io.tributary.attribution.journey.SqlNames;

/**
 * Which rules of a rule set credit a conversion that several of them are for.
 */
public enum Strategy
{
    /**
     * The rule with the lowest priority number.
     */
    FIRST_MATCH,

    /**
     * Every rule, each as if it were alone: campaigns that are credited on their own.
     */
    EVERY_MATCH;

    /**
     * The strategy of that name in lower case, as written in SQL.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static Strategy fromName(String name)
    {
        return SqlNames.find("strategy", name, values());
    }

    public String sqlName()
    {
        return SqlNames.of(this);
    }
}
