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
package io.tributary.attribution.channel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import static java.util.stream.Collectors.joining;

/**
 * What a source, medium or campaign must be: one of several words, a kind of site, or like a pattern.
 *
 * @param words any of these exactly
 * @param kinds any of these kinds of site
 * @param patterns any of these
 */
record Condition(Set<String> words, Set<String> kinds, List<Predicate<String>> patterns)
{
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

    Condition
    {
        words = Set.copyOf(words);
        kinds = Set.copyOf(kinds);
        patterns = List.copyOf(patterns);
    }

    /**
     * Reads alternatives with commas between them: {@code @kind} of site, word, or pattern, in which {@code *} is any
     * text and brackets hold a set of characters as in a regular expression. No alternative at all is no condition.
     */
    static Condition parse(String text)
    {
        Set<String> words = new HashSet<>();
        Set<String> kinds = new HashSet<>();
        List<Predicate<String>> patterns = new ArrayList<>();
        for (String alternative : COMMA.splitAsStream(text).toList()) {
            if (alternative.startsWith("@")) {
                kinds.add(alternative.substring(1));
            }
            else if (alternative.indexOf('*') >= 0 || alternative.indexOf('[') >= 0) {
                patterns.add(pattern(alternative));
            }
            else if (!alternative.isEmpty()) {
                words.add(alternative);
            }
        }
        return new Condition(words, kinds, patterns);
    }

    boolean isMet(String value, String kind)
    {
        if (words.isEmpty() && kinds.isEmpty() && patterns.isEmpty()) {
            return true;
        }
        if (words.contains(value) || kinds.contains(kind)) {
            return true;
        }
        for (Predicate<String> pattern : patterns) {
            if (pattern.test(value)) {
                return true;
            }
        }
        return false;
    }

    private static Predicate<String> pattern(String pattern)
    {
        boolean anyStart = pattern.startsWith("*");
        boolean anyEnd = pattern.length() > 1 && pattern.endsWith("*");
        String text = pattern.substring(anyStart ? 1 : 0, pattern.length() - (anyEnd ? 1 : 0));
        if (text.indexOf('*') >= 0 || text.indexOf('[') >= 0) {
            return Pattern.compile(regularExpression(pattern), Pattern.DOTALL).asMatchPredicate();
        }
        // all others are faster without a regular expression
        if (anyStart && anyEnd) {
            return value -> value.contains(text);
        }
        if (anyStart) {
            return value -> value.endsWith(text);
        }
        return value -> value.startsWith(text);
    }

    private static String regularExpression(String pattern)
    {
        int open = pattern.indexOf('[');
        if (open >= 0) {
            int close = pattern.indexOf(']', open) + 1;
            if (close == 0) {
                throw new IllegalArgumentException("Pattern '%s' has no bracket that closes the one at character %s: add ]".formatted(pattern, open + 1));
            }
            return regularExpression(pattern.substring(0, open)) + pattern.substring(open, close) + regularExpression(pattern.substring(close));
        }
        return pattern.chars()
                .mapToObj(character -> character == '*' ? ".*" : Pattern.quote(Character.toString(character)))
                .collect(joining());
    }
}
