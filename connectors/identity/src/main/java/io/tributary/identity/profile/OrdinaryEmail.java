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
import java.util.Set;

import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads the addresses that nearly all people have, in one pass over their characters: a name of letters and digits of ASCII, dots, underscores, hyphens and plus signs,
 * and a domain of letters, digits and hyphens. All others, and those that may be placeholders, are left to {@link EmailRule}, which makes the same of these. A test compares the two.
 */
final class OrdinaryEmail
{
    private static final int MAX_NAME = 64;
    private static final int MAX_ADDRESS = 254;
    private static final int MAX_LABEL = 63;
    // in lower case; 0 for a character that is not ordinary
    private static final byte[] NAME_CHARACTERS = characters("._-+");
    private static final byte[] DOMAIN_CHARACTERS = characters(".-");
    // of 31, to put the hash codes of two texts together
    private static final int[] POWERS = powers();
    private static final TextFilter PLACEHOLDERS = Placeholders.defaultPlaceholders().filter(EMAIL);

    private OrdinaryEmail() {}

    /**
     * The normalised address; nothing if it is not ordinary.
     *
     * @param aliasDomains as in {@link EmailRule}
     */
    static Optional<String> read(String value, Set<String> aliasDomains)
    {
        int start = 0;
        int end = value.length();
        while (start < end && value.charAt(start) <= ' ') {
            start++;
        }
        while (start < end && value.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end - start > MAX_ADDRESS) {
            return Optional.empty();
        }

        int at = start;
        int nameHash = 0;
        int changed = 0;
        int dots = 0;
        boolean tagged = false;
        for (; at < end && value.charAt(at) != '@'; at++) {
            int character = value.charAt(at);
            int lower = character < NAME_CHARACTERS.length ? NAME_CHARACTERS[character] : 0;
            if (lower == 0) {
                return Optional.empty();
            }
            changed |= character ^ lower;
            dots += lower == '.' ? 1 : 0;
            tagged |= lower == '+';
            nameHash = 31 * nameHash + lower;
        }
        if (at == end || at - start == dots || at - start > MAX_NAME) {
            return Optional.empty();
        }

        int label = at + 1;
        int domainHash = 0;
        int labelHash = 0;
        boolean number = true;
        for (int index = at + 1; index < end; index++) {
            int character = value.charAt(index);
            int lower = character < DOMAIN_CHARACTERS.length ? DOMAIN_CHARACTERS[character] : 0;
            if (lower == 0) {
                return Optional.empty();
            }
            changed |= character ^ lower;
            domainHash = 31 * domainHash + lower;
            if (lower == '.') {
                if (!isLabel(value, label, index)) {
                    return Optional.empty();
                }
                label = index + 1;
                labelHash = 0;
                number = true;
            }
            else {
                labelHash = 31 * labelHash + lower;
                number &= lower <= '9' && lower >= '0';
            }
        }
        if (label == at + 1 || number || !isLabel(value, label, end)) {
            return Optional.empty();
        }
        if (PLACEHOLDERS.mayContain(domainHash) || PLACEHOLDERS.mayContain(labelHash)) {
            return Optional.empty();
        }

        if ((tagged || dots > 0) && isAliasDomain(value, at + 1, end, aliasDomains)) {
            return readMailbox(value, start, at, end, domainHash);
        }
        if (PLACEHOLDERS.mayContain(nameHash) || PLACEHOLDERS.mayContain(addressHash(nameHash, domainHash, end - at - 1))) {
            return Optional.empty();
        }
        return Optional.of(changed == 0 ? value.substring(start, end) : lower(value, start, end));
    }

    /**
     * The address without the dots of its name and without the tag that follows it.
     */
    private static Optional<String> readMailbox(String value, int start, int at, int end, int domainHash)
    {
        byte[] address = new byte[end - start];
        int length = 0;
        int nameHash = 0;
        for (int index = start; index < at && value.charAt(index) != '+'; index++) {
            byte lower = NAME_CHARACTERS[value.charAt(index)];
            if (lower != '.') {
                address[length] = lower;
                length++;
                nameHash = 31 * nameHash + lower;
            }
        }
        if (length == 0 || PLACEHOLDERS.mayContain(nameHash) || PLACEHOLDERS.mayContain(addressHash(nameHash, domainHash, end - at - 1))) {
            return Optional.empty();
        }
        address[length] = '@';
        length++;
        for (int index = at + 1; index < end; index++) {
            address[length] = DOMAIN_CHARACTERS[value.charAt(index)];
            length++;
        }
        return Optional.of(new String(address, 0, length, ISO_8859_1));
    }

    private static String lower(String value, int start, int end)
    {
        byte[] address = new byte[end - start];
        for (int index = start; index < end; index++) {
            char character = value.charAt(index);
            address[index - start] = character == '@' ? (byte) '@' : NAME_CHARACTERS[character];
        }
        return new String(address, ISO_8859_1);
    }

    private static boolean isLabel(String value, int start, int end)
    {
        return end > start && end - start <= MAX_LABEL && value.charAt(start) != '-' && value.charAt(end - 1) != '-';
    }

    private static boolean isAliasDomain(String value, int start, int end, Set<String> aliasDomains)
    {
        for (String domain : aliasDomains) {
            if (domain.length() == end - start && value.regionMatches(true, start, domain, 0, domain.length())) {
                return true;
            }
        }
        return false;
    }

    private static int addressHash(int nameHash, int domainHash, int domainLength)
    {
        return (31 * nameHash + '@') * POWERS[domainLength] + domainHash;
    }

    private static byte[] characters(String special)
    {
        byte[] characters = new byte[0x80];
        for (char character = 0; character < characters.length; character++) {
            if (character >= 'A' && character <= 'Z') {
                characters[character] = (byte) (character + 'a' - 'A');
            }
            else if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9') || special.indexOf(character) >= 0) {
                characters[character] = (byte) character;
            }
        }
        return characters;
    }

    private static int[] powers()
    {
        int[] powers = new int[MAX_ADDRESS];
        powers[0] = 1;
        for (int exponent = 1; exponent < powers.length; exponent++) {
            powers[exponent] = 31 * powers[exponent - 1];
        }
        return powers;
    }
}
