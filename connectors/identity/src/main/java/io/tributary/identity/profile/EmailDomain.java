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

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Normalises the domain of a mailbox, in the same way for all profiles, since their documents say no more than lower case:
 * <ul>
 * <li>The dot of the root at the end is removed. There are at least two labels of up to 63 characters each,
 * made of letters, digits and hyphens that are not at an end, and the last of them is no number: addresses of hosts do not stand for people.
 * <li>An internationalised label is written in ASCII, as it stands in mail and in the domain name system ({@code xn--}), so that both spellings are one.
 * Labels with a German sharp s or a Greek final sigma, which the conversion of the JDK (IDNA 2003) would turn into another domain, stay as they are.
 * </ul>
 */
final class EmailDomain
{
    private static final int MAX_LABEL = 63;
    private static final char IDEOGRAPHIC_DOT = '\u3002';
    // sharp s, capital sharp s, final sigma
    private static final String DEVIATIONS = "\u00DF\u1E9E\u03C2";

    private EmailDomain() {}

    /**
     * The domain in lower case; nothing if it is not one.
     */
    static Optional<String> normalize(String domain)
    {
        String lower = PlainText.isAscii(domain) ? PlainText.lowerAscii(domain) : encodeLabels(domain);
        if (lower.endsWith(".")) {
            lower = lower.substring(0, lower.length() - 1);
        }
        return isDomain(lower) ? Optional.of(lower) : Optional.empty();
    }

    private static String encodeLabels(String domain)
    {
        List<String> labels = new ArrayList<>();
        int start = 0;
        for (int index = 0; index <= domain.length(); index++) {
            if (index == domain.length() || domain.charAt(index) == '.' || domain.charAt(index) == IDEOGRAPHIC_DOT) {
                labels.add(encodeLabel(domain.substring(start, index)));
                start = index + 1;
            }
        }
        return String.join(".", labels);
    }

    private static String encodeLabel(String label)
    {
        if (PlainText.isAscii(label)) {
            return PlainText.lowerAscii(label);
        }
        if (label.chars().anyMatch(character -> DEVIATIONS.indexOf(character) >= 0)) {
            StringBuilder lower = new StringBuilder(label.length());
            label.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
            return PlainText.compose(lower.toString());
        }
        if (label.length() > MAX_LABEL) {
            return "";
        }
        try {
            return IDN.toASCII(label, IDN.ALLOW_UNASSIGNED);
        }
        catch (IllegalArgumentException e) {
            // an empty label is no domain
            return "";
        }
    }

    private static boolean isDomain(String domain)
    {
        int labels = 0;
        int start = 0;
        boolean number = false;
        for (int index = 0; index <= domain.length(); index++) {
            if (index == domain.length() || domain.charAt(index) == '.') {
                int length = index - start;
                if (length < 1 || length > MAX_LABEL || domain.charAt(start) == '-' || domain.charAt(index - 1) == '-') {
                    return false;
                }
                labels++;
                number = isNumber(domain, start, index);
                start = index + 1;
            }
            else if (!isLabelCharacter(domain.charAt(index))) {
                return false;
            }
        }
        return labels > 1 && !number;
    }

    private static boolean isLabelCharacter(char character)
    {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || character == '-'
                || (character >= 0x80 && (Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK));
    }

    private static boolean isNumber(String domain, int start, int end)
    {
        for (int index = start; index < end; index++) {
            if (domain.charAt(index) < '0' || domain.charAt(index) > '9') {
                return false;
            }
        }
        return true;
    }
}
