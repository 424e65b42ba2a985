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
package io.tributary.identity.profile;

import java.util.Arrays;
import java.util.Locale;

import static java.util.stream.Collectors.joining;

/**
 * What an identifier is. Which types a profile knows is the profile's own affair.
 */
public enum IdentifierType
{
    EMAIL,
    PHONE,
    FIRST_NAME,
    LAST_NAME,
    CITY,
    POSTCODE,
    BIRTH_DATE,
    COUNTRY,
    DEVICE_ID;

    /**
     * The type of that name in lower case, as written in SQL and in the properties of catalogs.
     *
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static IdentifierType fromName(String name)
    {
        for (IdentifierType type : values()) {
            if (type.sqlName().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("Unknown identifier type '%s': use one of %s".formatted(
                name,
                Arrays.stream(values())
                        .map(type -> "'" + type.sqlName() + "'")
                        .collect(joining(", "))));
    }

    public String sqlName()
    {
        return name().toLowerCase(Locale.ENGLISH);
    }
}
