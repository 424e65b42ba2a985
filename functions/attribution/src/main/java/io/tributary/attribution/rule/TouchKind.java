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
 * What the touches of a class are to a rule.
 */
public enum TouchKind
{
    /**
     * They may be credited.
     */
    REGULAR,

    /**
     * They may be credited where no regular touch qualifies, as direct traffic.
     */
    OPTIONAL,

    /**
     * They are never credited, whatever other class they are of; unless the class has a lookback, how long ever before the conversion.
     */
    EXCLUDED;

    /**
     * The kind of that name in lower case, as written in SQL.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static TouchKind fromName(String name)
    {
        return SqlNames.find("kind of touches", name, values());
    }

    public String sqlName()
    {
        return SqlNames.of(this);
    }
}
