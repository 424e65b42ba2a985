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

import java.util.List;
import java.util.Optional;

/**
 * The digits of a telephone number as it was written.
 *
 * @param international whether a plus sign stands before them
 */
record PhoneDigits(boolean international, String digits)
{
    private static final String TELEPHONE = "tel:";
    private static final int MAX_EXTENSION = 7;
    private static final int MIN_REPETITIONS = 5;
    // from the longest to the shortest where one ends with another
    private static final List<String> EXTENSION_MARKERS = List.of(";ext", "extension", "extn", "ext", "anexo", "int", "\u0434\u043E\u0431", "x", "#");
    private static final String SEPARATORS = "./()[]~";

    /**
     * Reads a number: digits of any script, with spaces, dashes, dots, slashes and brackets between them and a plus sign before them.
     * An extension is left out, since E.164 has none. There is nothing to read if there are other characters, such as letters that stand for digits.
     */
    static Optional<PhoneDigits> parse(String text)
    {
        String lower = LetterCase.UNICODE.lower(text);
        int start = lower.startsWith(TELEPHONE) ? TELEPHONE.length() : 0;
        int end = endWithoutExtension(lower);
        boolean international = false;
        StringBuilder digits = new StringBuilder(end);
        for (int index = start; index < end; index += Character.charCount(lower.codePointAt(index))) {
            int character = lower.codePointAt(index);
            if (character >= '0' && character <= '9') {
                digits.append((char) character);
            }
            else if (Character.isDigit(character)) {
                digits.append((char) ('0' + Character.digit(character, 10)));
            }
            else if (character == '+' && digits.isEmpty()) {
                international = true;
            }
            else if (!isSeparator(character)) {
                return Optional.empty();
            }
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(new PhoneDigits(international, digits.toString()));
    }

    /**
     * Whether it is nothing but one digit again and again.
     */
    boolean isOneDigit()
    {
        return digits.length() >= MIN_REPETITIONS && digits.charAt(0) == digits.charAt(digits.length() - 1) && digits.chars().allMatch(digit -> digit == digits.charAt(0));
    }

    private static int endWithoutExtension(String text)
    {
        int end = skipBack(text, text.length(), " )]");
        int digits = end;
        while (digits > 0 && Character.isDigit(text.charAt(digits - 1))) {
            digits--;
        }
        if (digits == end || end - digits > MAX_EXTENSION) {
            return text.length();
        }
        int markerEnd = skipBack(text, digits, " .:=");
        for (String marker : EXTENSION_MARKERS) {
            if (text.startsWith(marker, markerEnd - marker.length())) {
                return markerEnd - marker.length();
            }
        }
        return text.length();
    }

    private static int skipBack(String text, int end, String characters)
    {
        int position = end;
        while (position > 0 && characters.indexOf(text.charAt(position - 1)) >= 0) {
            position--;
        }
        return position;
    }

    private static boolean isSeparator(int character)
    {
        return PlainText.isDash(character)
                || SEPARATORS.indexOf(character) >= 0
                || (Character.isBmpCodePoint(character) && PlainText.isBlank((char) character));
    }
}
