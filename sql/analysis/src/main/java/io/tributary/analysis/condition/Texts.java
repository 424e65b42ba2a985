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
package io.tributary.analysis.condition;

/**
 * Text as Trino has it: in code points.
 */
final class Texts
{
    private Texts() {}

    /**
     * By code points, which is not the order of {@link String#compareTo} where there are surrogates.
     */
    static int compare(String left, String right)
    {
        int length = Math.min(left.length(), right.length());
        for (int index = 0; index < length; index++) {
            char first = left.charAt(index);
            char second = right.charAt(index);
            if (first != second) {
                boolean firstSurrogate = Character.isSurrogate(first);
                if (firstSurrogate != Character.isSurrogate(second)) {
                    return firstSurrogate ? 1 : -1;
                }
                return Character.compare(first, second);
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    static long length(String text)
    {
        return text.codePointCount(0, text.length());
    }

    static String lower(String text)
    {
        return isPlain(text) ? text : map(text, true);
    }

    static String upper(String text)
    {
        return map(text, false);
    }

    // without letters to change, as most are
    private static boolean isPlain(String text)
    {
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character >= 0x80 || (character >= 'A' && character <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static String map(String text, boolean lower)
    {
        StringBuilder mapped = new StringBuilder(text.length());
        text.codePoints().forEach(codePoint -> mapped.appendCodePoint(lower ? Character.toLowerCase(codePoint) : Character.toUpperCase(codePoint)));
        return mapped.toString();
    }

    static String trim(String text, boolean left, boolean right)
    {
        int start = 0;
        int end = text.length();
        while (left && start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (right && end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static String reverse(String text)
    {
        return new StringBuilder(text).reverse().toString();
    }

    static String replace(String text, String search, String replacement)
    {
        if (!search.isEmpty()) {
            return text.replace(search, replacement);
        }
        // before every character and at the end
        StringBuilder replaced = new StringBuilder(replacement);
        text.codePoints().forEach(codePoint -> replaced.appendCodePoint(codePoint).append(replacement));
        return replaced.toString();
    }

    /**
     * From 1 in code points, 0 if it is not there.
     */
    static long position(String text, String part)
    {
        int index = text.indexOf(part);
        return index < 0 ? 0 : text.codePointCount(0, index) + 1;
    }

    /**
     * @param start from 1, or negative from the end; 0 gives nothing
     * @param length {@link Long#MAX_VALUE} for all
     */
    static String substring(String text, long start, long length)
    {
        long count = length(text);
        if (start == 0 || length <= 0 || start > count || start < -count) {
            return "";
        }
        long first = start > 0 ? start - 1 : count + start;
        long last = length >= count - first ? count : first + length;
        int from = text.offsetByCodePoints(0, (int) first);
        return text.substring(from, text.offsetByCodePoints(from, (int) (last - first)));
    }
}
