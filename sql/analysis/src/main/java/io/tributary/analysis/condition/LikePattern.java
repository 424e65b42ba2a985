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

import io.tributary.analysis.condition.EvaluationException.Reason;

import java.util.Arrays;

/**
 * A pattern of LIKE: {@code %} is any text, {@code _} any code point.
 */
final class LikePattern
{
    private static final int ANY_TEXT = -1;
    private static final int ANY_CODE_POINT = -2;

    private final int[] pattern;

    private LikePattern(int[] pattern)
    {
        this.pattern = pattern;
    }

    /**
     * @param escape one code point, or null
     * @throws EvaluationException if an escape is before anything but a wildcard or itself
     */
    static LikePattern compile(String pattern, String escape)
    {
        int escapeCodePoint = escape == null ? Integer.MIN_VALUE : escape.codePointAt(0);
        int[] codePoints = pattern.codePoints().toArray();
        int[] compiled = new int[codePoints.length];
        int count = 0;
        for (int index = 0; index < codePoints.length; index++) {
            int codePoint = codePoints[index];
            if (codePoint == escapeCodePoint) {
                index++;
                if (index == codePoints.length || (codePoints[index] != '%' && codePoints[index] != '_' && codePoints[index] != escapeCodePoint)) {
                    throw new EvaluationException(Reason.INVALID_FUNCTION_ARGUMENT, "The escape character of a pattern must be followed by %, _ or itself");
                }
                compiled[count++] = codePoints[index];
            }
            else if (codePoint == '%') {
                if (count == 0 || compiled[count - 1] != ANY_TEXT) {
                    compiled[count++] = ANY_TEXT;
                }
            }
            else {
                compiled[count++] = codePoint == '_' ? ANY_CODE_POINT : codePoint;
            }
        }
        return new LikePattern(Arrays.copyOf(compiled, count));
    }

    boolean matches(String text)
    {
        int index = 0;
        int place = 0;
        // where to go on if what follows the last wildcard does not match
        int resumeIndex = -1;
        int resumePlace = -1;
        while (index < text.length()) {
            int codePoint = text.codePointAt(index);
            if (place < pattern.length && pattern[place] == ANY_TEXT) {
                resumeIndex = index;
                resumePlace = ++place;
            }
            else if (place < pattern.length && (pattern[place] == ANY_CODE_POINT || pattern[place] == codePoint)) {
                index += Character.charCount(codePoint);
                place++;
            }
            else if (resumePlace >= 0) {
                resumeIndex += Character.charCount(text.codePointAt(resumeIndex));
                index = resumeIndex;
                place = resumePlace;
            }
            else {
                return false;
            }
        }
        while (place < pattern.length && pattern[place] == ANY_TEXT) {
            place++;
        }
        return place == pattern.length;
    }
}
