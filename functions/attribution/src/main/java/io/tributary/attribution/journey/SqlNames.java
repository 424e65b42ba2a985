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

import java.util.Arrays;
import java.util.Locale;

import static java.util.stream.Collectors.joining;

/**
 * The constants of an enum as SQL writes them: in lower case.
 */
public final class SqlNames
{
    private SqlNames() {}

    public static String of(Enum<?> constant)
    {
        return constant.name().toLowerCase(Locale.ENGLISH);
    }

    /**
     * The constant of that name.
     *
     * @param what the constants are, for the message
     * @throws IllegalArgumentException if there is none; the message names those there are
     */
    public static <T extends Enum<T>> T find(String what, String name, T[] constants)
    {
        for (T constant : constants) {
            if (of(constant).equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("Unknown %s '%s': use one of %s".formatted(
                what,
                name,
                Arrays.stream(constants)
                        .map(constant -> "'" + of(constant) + "'")
                        .collect(joining(", "))));
    }
}
