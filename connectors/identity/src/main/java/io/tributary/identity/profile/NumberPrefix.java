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
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * What may stand before a telephone number. Most are digits and need no pattern.
 */
final class NumberPrefix
{
    private static final int FIRST_DIGITS = 1000;

    private final String text;
    private final byte[] bytes;
    private final boolean literal;
    private final Pattern pattern;
    // the first three digits of numbers that may have the prefix, if it is a pattern
    private final BitSet firstDigits = new BitSet(FIRST_DIGITS);

    /**
     * @param text digits, or a pattern of them
     */
    NumberPrefix(String text)
    {
        this.text = text;
        bytes = text.getBytes(ISO_8859_1);
        literal = text.chars().allMatch(character -> character >= '0' && character <= '9');
        pattern = Pattern.compile(text);
        for (int digits = 0; !literal && digits < FIRST_DIGITS; digits++) {
            firstDigits.set(digits, mayBegin(pattern, "%03d".formatted(digits)));
        }
    }

    /**
     * How many digits at the beginning are the prefix; 0 if it is not there.
     */
    int length(String digits)
    {
        if (literal) {
            return digits.startsWith(text) ? text.length() : 0;
        }
        Matcher matcher = pattern.matcher(digits);
        return matcher.lookingAt() ? matcher.end() : 0;
    }

    /**
     * How many digits from the start on are the prefix; 0 if it is not there, and -1 if only the pattern can tell.
     */
    int length(byte[] digits, int start, int end)
    {
        if (literal) {
            return end - start >= bytes.length && Arrays.equals(digits, start, start + bytes.length, bytes, 0, bytes.length) ? bytes.length : 0;
        }
        if (end - start < 3) {
            return -1;
        }
        return firstDigits.get(100 * (digits[start] - '0') + 10 * (digits[start + 1] - '0') + digits[start + 2] - '0') ? -1 : 0;
    }

    /**
     * Writes the prefix, which is digits, before the position.
     *
     * @return where it begins
     */
    int writeBefore(byte[] digits, int position)
    {
        System.arraycopy(bytes, 0, digits, position - bytes.length, bytes.length);
        return position - bytes.length;
    }

    /**
     * Whether a number of that pattern may begin with the prefix.
     */
    boolean mayBegin(Pattern numbers)
    {
        return !literal || mayBegin(numbers, text);
    }

    private static boolean mayBegin(Pattern pattern, String text)
    {
        Matcher matcher = pattern.matcher(text);
        // more text would change nothing if the end was not reached
        return matcher.lookingAt() || matcher.hitEnd();
    }
}
