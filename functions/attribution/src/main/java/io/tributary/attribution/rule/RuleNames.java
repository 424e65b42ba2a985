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

/**
 * Names of rule sets, rules, classes and milestones: any text without characters that nobody sees. Characters that only look alike are told apart.
 */
final class RuleNames
{
    private static final int MAX_LENGTH = 128;

    private RuleNames() {}

    /**
     * @throws IllegalArgumentException if it is missing, blank, too long, has spaces around it or control or format characters
     */
    static void check(String what, String name)
    {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException("A %s needs a name".formatted(what));
        }
        if (name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The name of a %s has at most %s characters, but '%s...' has %s".formatted(what, MAX_LENGTH, name.substring(0, 20), name.length()));
        }
        if (isSpace(name.codePointAt(0)) || isSpace(name.codePointBefore(name.length())) || name.codePoints().anyMatch(RuleNames::isInvisible)) {
            throw new IllegalArgumentException("The name of a %s has no spaces around it and no control or format characters, but '%s' has: write it without them".formatted(what, name.replaceAll("[\\p{Cc}\\p{Cf}]", "?")));
        }
    }

    private static boolean isSpace(int character)
    {
        // the first knows no-break spaces, the second tabs
        return Character.isSpaceChar(character) || Character.isWhitespace(character);
    }

    private static boolean isInvisible(int character)
    {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
