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
package io.tributary.identity.token;

import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;

/**
 * Which names take part in a key. Both sides of a match have to write them alike, so that there is one spelling only: no upper case, no blanks, no accents.
 */
final class Names
{
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");

    private Names() {}

    /**
     * @param kind what it is the name of, as the beginning of a sentence
     */
    static String requireName(String name, String kind)
    {
        requireNonNull(name, kind + " is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("%s must be 1 to 128 lower case letters, digits, dots, underscores or hyphens, and begin with a letter or digit, but is '%s'".formatted(kind, name));
        }
        return name;
    }
}
