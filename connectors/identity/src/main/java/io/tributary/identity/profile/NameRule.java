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
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Normalized.value;
import static io.tributary.identity.profile.Reason.NOT_A_NAME;
import static java.util.stream.Collectors.joining;

/**
 * Normalises a name of a person to lower case with single spaces. A name without any letter is refused.
 *
 * @param titles words, in lower case, that are removed wherever they stand
 * @param suffixes words, in lower case, that are removed at the end, after a space or a comma, as often as they are there
 * @param punctuation whether punctuation and symbols are kept; if not, they leave no space behind
 */
record NameRule(Set<String> titles, Set<String> suffixes, boolean punctuation)
        implements Rule
{
    private static final Pattern SPACE = Pattern.compile(" ");

    NameRule
    {
        titles = Set.copyOf(titles);
        suffixes = Set.copyOf(suffixes);
    }

    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        String name = LetterCase.UNICODE.lower(text);
        if (!punctuation) {
            name = withoutPunctuation(name);
        }
        name = withoutSuffixes(withoutTitles(PlainText.collapseBlank(name)));
        return name.codePoints().anyMatch(Character::isLetter) ? value(name) : refused(NOT_A_NAME);
    }

    private static String withoutPunctuation(String name)
    {
        StringBuilder kept = new StringBuilder(name.length());
        name.codePoints()
                .filter(character -> !isPunctuation(character))
                .forEach(kept::appendCodePoint);
        // what a sign stood between may be composed now
        return PlainText.compose(kept.toString());
    }

    private static boolean isPunctuation(int character)
    {
        return switch (Character.getType(character)) {
            case Character.CONNECTOR_PUNCTUATION, Character.DASH_PUNCTUATION, Character.START_PUNCTUATION, Character.END_PUNCTUATION,
                 Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION, Character.OTHER_PUNCTUATION,
                 Character.MATH_SYMBOL, Character.CURRENCY_SYMBOL, Character.MODIFIER_SYMBOL, Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }

    private String withoutTitles(String name)
    {
        if (titles.isEmpty()) {
            return name;
        }
        return Arrays.stream(SPACE.split(name))
                .filter(word -> !titles.contains(word))
                .collect(joining(" "));
    }

    private String withoutSuffixes(String name)
    {
        String rest = name;
        while (true) {
            int start = Math.max(rest.lastIndexOf(' '), rest.lastIndexOf(',')) + 1;
            if (start == 0 || !suffixes.contains(rest.substring(start))) {
                return rest;
            }
            rest = PlainText.stripBlank(rest.substring(0, start));
            if (rest.endsWith(",")) {
                rest = PlainText.stripBlank(rest.substring(0, rest.length() - 1));
            }
        }
    }
}
