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

import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Normalized.value;
import static io.tributary.identity.profile.Reason.NOT_AN_EMAIL;
import static io.tributary.identity.profile.Reason.TOO_LONG;
import static java.util.Objects.requireNonNull;

/**
 * Normalises the address of a mailbox. What no profile's document says is the same in all:
 * <ul>
 * <li>{@code Jane Doe <jane@example.com>} and {@code mailto:jane@example.com?subject=x} are the address in them.
 * <li>The name before the last {@code @} is made of the characters of RFC 5322 (atext), of characters beyond ASCII (RFC 6531) and of dots,
 * wherever they are, since some providers gave out addresses with dots at the end or in a row. It has up to 64 bytes (RFC 5321).
 * <li>A quoted name that needs no quotes loses them; others keep them, whatever is in them except for quotes and backslashes.
 * <li>The domain is what {@link EmailDomain} makes of it. The whole address has up to 254 bytes (RFC 5321).
 * </ul>
 *
 * @param letterCase which letters of the name are converted to lower case; a domain is so in any case
 * @param withoutSpaces whether spaces in the address are removed; if not, they refuse it
 * @param aliasDomains the domains, in lower case, where dots in the name mean nothing, nor does what follows a plus sign
 */
record EmailRule(LetterCase letterCase, boolean withoutSpaces, Set<String> aliasDomains)
        implements Rule
{
    private static final int MAX_NAME_BYTES = 64;
    private static final int MAX_ADDRESS_BYTES = 254;
    private static final String MAILTO = "mailto:";
    private static final String SPECIAL_ATEXT = "!#$%&'*+-/=?^_`{|}~.";

    EmailRule
    {
        requireNonNull(letterCase, "letterCase is null");
        aliasDomains = Set.copyOf(aliasDomains);
    }

    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        String address = unwrap(withoutSpaces ? PlainText.removeBlank(text) : text);
        int at = address.lastIndexOf('@');
        if (at < 1) {
            return refused(NOT_AN_EMAIL);
        }
        String domain = EmailDomain.normalize(address.substring(at + 1)).orElse("");
        String name = unquote(address.substring(0, at)).orElse("");
        if (domain.isEmpty() || name.isEmpty()) {
            return refused(NOT_AN_EMAIL);
        }
        name = letterCase.lower(name);
        int nameBytes = utf8Length(name);
        if (nameBytes > MAX_NAME_BYTES || nameBytes + 1 + utf8Length(domain) > MAX_ADDRESS_BYTES) {
            return refused(TOO_LONG);
        }
        if (aliasDomains.contains(domain)) {
            name = withoutAlias(name);
            if (name.isEmpty()) {
                return refused(NOT_AN_EMAIL);
            }
        }
        return value(name + "@" + domain);
    }

    @Override
    public Optional<String> readOrdinary(String value, Optional<Region> region)
    {
        return OrdinaryEmail.read(value, aliasDomains);
    }

    private static String unwrap(String text)
    {
        String address = text;
        int bracket = address.lastIndexOf('<');
        if (bracket >= 0 && address.endsWith(">")) {
            address = PlainText.stripBlank(address.substring(bracket + 1, address.length() - 1));
        }
        if (address.regionMatches(true, 0, MAILTO, 0, MAILTO.length())) {
            int query = address.indexOf('?', address.indexOf('@') + 1);
            address = PlainText.stripBlank(address.substring(MAILTO.length(), query < 0 ? address.length() : query));
        }
        return address;
    }

    private static Optional<String> unquote(String name)
    {
        if (name.charAt(0) != '"') {
            return isDotAtom(name) ? Optional.of(name) : Optional.empty();
        }
        if (name.length() < 3 || name.charAt(name.length() - 1) != '"') {
            return Optional.empty();
        }
        String content = name.substring(1, name.length() - 1);
        if (isDotAtom(content)) {
            return Optional.of(content);
        }
        for (int index = 0; index < content.length(); index++) {
            char character = content.charAt(index);
            if (character == '"' || character == '\\' || (character != ' ' && PlainText.isBlank(character))) {
                return Optional.empty();
            }
        }
        return Optional.of(name);
    }

    private static boolean isDotAtom(String name)
    {
        boolean dotsOnly = true;
        for (int index = 0; index < name.length(); index++) {
            char character = name.charAt(index);
            boolean atext = (character >= 'a' && character <= 'z')
                    || (character >= 'A' && character <= 'Z')
                    || (character >= '0' && character <= '9')
                    || (character >= 0x80 ? !PlainText.isBlank(character) : SPECIAL_ATEXT.indexOf(character) >= 0);
            if (!atext) {
                return false;
            }
            dotsOnly &= character == '.';
        }
        return !dotsOnly;
    }

    private static String withoutAlias(String name)
    {
        if (name.charAt(0) == '"') {
            // these domains have no such mailboxes, and in quotes neither a dot nor a plus sign is special
            return name;
        }
        int plus = name.indexOf('+');
        String mailbox = (plus < 0 ? name : name.substring(0, plus)).replace(".", "");
        // what a dot stood between may be composed now
        return PlainText.isAscii(mailbox) ? mailbox : PlainText.compose(mailbox);
    }

    private static int utf8Length(String text)
    {
        int length = 0;
        for (int index = 0; index < text.length(); index++) {
            char character = text.charAt(index);
            if (character < 0x80) {
                length++;
            }
            else if (character < 0x800 || Character.isSurrogate(character)) {
                length += 2;
            }
            else {
                length += 3;
            }
        }
        return length;
    }
}
