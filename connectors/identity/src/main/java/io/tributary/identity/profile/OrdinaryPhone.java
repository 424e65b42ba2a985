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

import java.util.Optional;

import static io.tributary.identity.profile.IdentifierType.PHONE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads the telephone numbers that nearly all people have, in one pass over their characters: digits of ASCII with or without separators, a plus sign before them or not,
 * in a country whose {@link NumberingPlan} reads them without the parser. All others, and those that may be placeholders, are left to {@link PhoneRule},
 * which makes the same of these. A test compares the two.
 */
final class OrdinaryPhone
{
    private static final int MAX_CHARACTERS = 64;
    private static final int MAX_WRITTEN_DIGITS = 18;
    private static final int MAX_DIGITS = 15;
    private static final String SEPARATORS = " -./()[]~";
    private static final boolean[] IS_SEPARATOR = separators();
    private static final TextFilter PLACEHOLDERS = Placeholders.defaultPlaceholders().filter(PHONE);

    private OrdinaryPhone() {}

    /**
     * The normalised number; nothing if it is not ordinary.
     *
     * @param plus as in {@link PhoneRule}
     * @param minDigits as in {@link PhoneRule}
     */
    static Optional<String> read(String value, Optional<Region> region, boolean plus, int minDigits)
    {
        int from = 0;
        int to = value.length();
        while (from < to && value.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && value.charAt(to - 1) <= ' ') {
            to--;
        }
        if (to - from > MAX_CHARACTERS) {
            return Optional.empty();
        }

        byte[] digits = new byte[NumberingPlan.ROOM_FOR_CODE + MAX_WRITTEN_DIGITS];
        int start = NumberingPlan.ROOM_FOR_CODE;
        int end = start;
        boolean international = false;
        int textHash = 0;
        int digitsHash = 0;
        for (int index = from; index < to; index++) {
            char character = value.charAt(index);
            textHash = 31 * textHash + character;
            if (character >= '0' && character <= '9') {
                if (end == digits.length) {
                    return Optional.empty();
                }
                digits[end] = (byte) character;
                end++;
                // beside the other hash, as the processor does both at once
                digitsHash = 31 * digitsHash + character;
            }
            else if (character == '+' && end == start) {
                international = true;
                if (index == from) {
                    // a placeholder has none
                    textHash = 0;
                }
            }
            else if (character >= IS_SEPARATOR.length || !IS_SEPARATOR[character]) {
                return Optional.empty();
            }
        }
        if (end == start || isOneDigit(digits, start, end) || PLACEHOLDERS.mayContain(textHash) || PLACEHOLDERS.mayContain(digitsHash)) {
            return Optional.empty();
        }

        int national;
        if (international) {
            national = NumberingPlan.plainInternational(digits, start, end);
        }
        else {
            national = region.isPresent() ? NumberingPlan.plainNational(digits, start, end, region.orElseThrow()) : -1;
        }
        if (national < 0 || isOneDigit(digits, national, end)) {
            return Optional.empty();
        }
        int code = national;
        while (digits[code - 1] != '+') {
            code--;
        }
        int length = end - code;
        if (length > MAX_DIGITS || length < minDigits || (code != start && PLACEHOLDERS.mayContain(hash(digits, code, end)))) {
            return Optional.empty();
        }
        return Optional.of(plus ? new String(digits, code - 1, length + 1, ISO_8859_1) : new String(digits, code, length, ISO_8859_1));
    }

    private static boolean isOneDigit(byte[] digits, int start, int end)
    {
        for (int index = start + 1; index < end; index++) {
            if (digits[index] != digits[start]) {
                return false;
            }
        }
        return true;
    }

    /**
     * The hash code of these digits as a text.
     */
    private static int hash(byte[] digits, int start, int end)
    {
        int hash = 0;
        for (int index = start; index < end; index++) {
            hash = 31 * hash + digits[index];
        }
        return hash;
    }

    private static boolean[] separators()
    {
        boolean[] separators = new boolean[0x80];
        for (int index = 0; index < SEPARATORS.length(); index++) {
            separators[SEPARATORS.charAt(index)] = true;
        }
        return separators;
    }
}
