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
package io.tributary.connector.hashedid;

import com.google.common.net.InetAddresses;

import java.util.Set;
import java.util.regex.Pattern;

import static java.util.Locale.ENGLISH;

/**
 * Looks at the text of one column, value by value, for what is written like an identifier of a person.
 * <ul>
 * <li>One e-mail address, anywhere in a value, is enough; so is one bank account number (IBAN) with right check digits.
 * <li>What can also be something else is an identifier if it is at least a tenth of the values and three of them, or all if there are fewer than three: telephone numbers with a plus
 * sign anywhere in a value, or with a leading zero or separators as the whole value; numbers of payment cards with a right check digit; addresses of the internet and of network cards;
 * and plain SHA-256 hashes in hex or Base64, which anyone can make of all telephone numbers. A tenth, since columns of identifiers are full of other remarks, while numbers of orders
 * are rarely so written; three, so that one odd value does not hide a column.
 * <li>UUIDs, and hashes of other lengths, are what most keys look like. They count only where the name of the column speaks of advertising or of hashes.
 * </ul>
 * Digits alone are not taken for a telephone number: a name has to say so.
 */
final class IdentifierShapes
{
    // also in URLs, and with the wide characters that normalisation turns into ordinary ones
    private static final Pattern EMAIL = Pattern.compile("[\\p{L}\\p{N}\"!#$%&'*+/=?^_`{|}~.-]\\s?(?:[@\\uFF20\\uFE6B]|%40)\\s?(?:[\\p{L}\\p{N}-]++[.\\u3002\\uFF0E])+\\p{L}[\\p{L}\\p{N}-]+");
    private static final Pattern INTERNATIONAL_PHONE = Pattern.compile("(?<![\\p{L}\\p{N}+])[+\\uFF0B][ (]{0,2}[1-9](?:[ ()./-]{0,3}[0-9]){7,14}(?![0-9])");
    private static final Pattern SEPARATED_DIGITS = Pattern.compile("[(]?[0-9](?:[ ()./-]{0,3}[0-9])*");
    private static final Pattern DECIMAL = Pattern.compile("(?:0|[1-9][0-9]*)[.][0-9]+");
    private static final Pattern SEPARATORS = Pattern.compile("[ ()./-]");
    private static final Pattern IBAN = Pattern.compile("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}");
    private static final Pattern CARD = Pattern.compile("(?:4|5[1-5]|2[2-7]|3[04-8]|6[0245])[0-9]{11,17}");
    private static final Pattern MAC = Pattern.compile("(?i)[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}");
    private static final Pattern PORT_OR_PREFIX = Pattern.compile("(?:/[0-9]{1,3}|(?<=^[0-9.]{7,15}):[0-9]{1,5})$");
    private static final Pattern SHA_256 = Pattern.compile("(?i)(?:0x|\\\\x)?[0-9a-f]{64}|[A-Za-z0-9+/_-]{43}=?");
    private static final Pattern OTHER_HASH = Pattern.compile("(?i)[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{128}");
    private static final Pattern UUID = Pattern.compile("(?i)[{]?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[}]?");
    private static final Pattern WORD_END = Pattern.compile("[^a-z]+");
    private static final Set<String> HINTS_OF_HASHES = Set.of("hash", "hashed", "md", "sha", "hem");
    private static final Set<String> HINTS_OF_ADVERTISING = Set.of("ad", "adid", "advertising", "advertiser", "maid", "ifa", "idfa", "idfv", "gaid", "aaid", "oaid", "rida", "tifa", "device", "visitor");

    private static final int MIN_PHONE_DIGITS = 8;
    private static final int MIN_SEPARATED_PHONE_DIGITS = 9;
    private static final int MAX_PHONE_DIGITS = 15;
    private static final int MAX_OTHER_LENGTH = 200;
    private static final int MIN_MATCHES = 3;
    private static final int MIN_MATCHES_OF = 10;

    private final boolean hashes;
    private final boolean uuids;
    private long values;
    private long matches;
    private boolean certain;

    /**
     * @param column whose name decides whether UUIDs and hashes of any length count
     */
    IdentifierShapes(String column)
    {
        Set<String> words = Set.copyOf(WORD_END.splitAsStream(column.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(ENGLISH)).distinct().toList());
        hashes = words.stream().anyMatch(HINTS_OF_HASHES::contains);
        uuids = words.stream().anyMatch(HINTS_OF_ADVERTISING::contains);
    }

    /**
     * @param value may be null, which says nothing
     */
    void add(String value)
    {
        if (value == null || value.isBlank() || certain) {
            return;
        }
        values++;
        String text = value.strip();
        if (EMAIL.matcher(text).find() || (text.length() <= MAX_OTHER_LENGTH && isIban(text))) {
            certain = true;
        }
        else if (INTERNATIONAL_PHONE.matcher(text).find() || (text.length() <= MAX_OTHER_LENGTH && isIdentifierLike(text))) {
            matches++;
        }
    }

    boolean hasValues()
    {
        return values > 0;
    }

    /**
     * Whether the values so far seem to be identifiers, or to have some in them.
     */
    boolean found()
    {
        return certain || (matches > 0 && matches * MIN_MATCHES_OF >= values && matches >= Math.min(MIN_MATCHES, values));
    }

    private boolean isIdentifierLike(String text)
    {
        return isPhone(text)
                || isCard(text)
                || MAC.matcher(text).matches()
                || InetAddresses.isInetAddress(PORT_OR_PREFIX.matcher(text).replaceFirst(""))
                || SHA_256.matcher(text).matches()
                || (hashes && OTHER_HASH.matcher(text).matches())
                || ((uuids || hashes) && UUID.matcher(text).matches());
    }

    private static boolean isPhone(String text)
    {
        if (!SEPARATED_DIGITS.matcher(text).matches() || DECIMAL.matcher(text).matches()) {
            return false;
        }
        String digits = SEPARATORS.matcher(text).replaceAll("");
        if (digits.length() > MAX_PHONE_DIGITS) {
            return false;
        }
        return digits.startsWith("0") ? digits.length() >= MIN_PHONE_DIGITS : digits.length() >= MIN_SEPARATED_PHONE_DIGITS && digits.length() < text.length();
    }

    private static boolean isCard(String text)
    {
        String digits = text.replace(" ", "").replace("-", "");
        if (!CARD.matcher(digits).matches()) {
            return false;
        }
        int sum = 0;
        for (int index = 0; index < digits.length(); index++) {
            int digit = digits.charAt(digits.length() - 1 - index) - '0';
            int doubled = 2 * digit;
            sum += index % 2 == 0 ? digit : doubled / 10 + doubled % 10;
        }
        return sum % 10 == 0;
    }

    private static boolean isIban(String text)
    {
        String account = text.replace(" ", "").toUpperCase(ENGLISH);
        if (!IBAN.matcher(account).matches()) {
            return false;
        }
        int remainder = 0;
        for (int index = 0; index < account.length(); index++) {
            int value = Character.digit(account.charAt((index + 4) % account.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }
}
