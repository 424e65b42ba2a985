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

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

import java.util.Optional;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat.E164;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.Normalized.refused;
import static io.tributary.identity.profile.Normalized.value;
import static io.tributary.identity.profile.Reason.NOT_A_PHONE_NUMBER;
import static io.tributary.identity.profile.Reason.NO_REGION;
import static io.tributary.identity.profile.Reason.PLACEHOLDER;
import static io.tributary.identity.profile.Reason.TOO_LONG;

/**
 * Normalises a telephone number to E.164, which all profiles ask for. What none of their documents says is the same in all:
 * <ul>
 * <li>A number with a plus sign is international. Any other follows the rules of the default region, which are those of libphonenumber:
 * the region's own prefixes for long distance and for other countries. Without a default region it is refused, even if it has a country's code.
 * <li>A leading 00, the prefix that ITU-T E.164 recommends, is a plus sign without a default region, and also in a region where it is not the prefix,
 * if the number is not possible otherwise.
 * <li>Extensions are left out. Letters that stand for digits refuse a number: people are not reached by such numbers.
 * <li>The length must be possible in the number's country. Whether the number has been given out is not asked, since that changes
 * with each version of libphonenumber, and tokens would come and go with it.
 * </ul>
 *
 * @param plus whether the normalised number begins with a plus sign
 * @param minDigits how many digits it has at least, with the code of the country; there are never more than 15
 */
record PhoneRule(boolean plus, int minDigits)
        implements Rule
{
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final int MAX_DIGITS = 15;
    // with prefixes for other countries and for long distance
    private static final int MAX_WRITTEN_DIGITS = 20;
    private static final String INTERNATIONAL_PREFIX = "00";

    @Override
    public Normalized normalize(String text, Optional<Region> region)
    {
        Optional<PhoneDigits> written = PhoneDigits.parse(text);
        if (written.isEmpty()) {
            return refused(NOT_A_PHONE_NUMBER);
        }
        PhoneDigits phone = written.orElseThrow();
        if (phone.isOneDigit() || Placeholders.defaultPlaceholders().contains(PHONE, phone.digits())) {
            return refused(PLACEHOLDER);
        }
        if (phone.digits().length() > MAX_WRITTEN_DIGITS) {
            return refused(TOO_LONG);
        }
        boolean prefixed = phone.digits().startsWith(INTERNATIONAL_PREFIX);
        if (!phone.international() && !prefixed && region.isEmpty()) {
            return refused(NO_REGION);
        }
        return possibleNumber(phone, prefixed, region)
                .map(this::format)
                .orElse(refused(NOT_A_PHONE_NUMBER));
    }

    @Override
    public Optional<String> readOrdinary(String value, Optional<Region> region)
    {
        return OrdinaryPhone.read(value, region, plus, minDigits);
    }

    private Normalized format(PhoneNumber number)
    {
        String digits = NUMBERS.format(number, E164).substring(1);
        if (digits.length() > MAX_DIGITS) {
            return refused(TOO_LONG);
        }
        if (digits.length() < minDigits) {
            return refused(NOT_A_PHONE_NUMBER);
        }
        if (new PhoneDigits(true, NUMBERS.getNationalSignificantNumber(number)).isOneDigit()) {
            return refused(PLACEHOLDER);
        }
        return value(plus ? "+" + digits : digits);
    }

    private static Optional<PhoneNumber> possibleNumber(PhoneDigits phone, boolean prefixed, Optional<Region> region)
    {
        if (phone.international()) {
            return parseInternational(phone.digits());
        }
        Optional<PhoneNumber> national = region.flatMap(country -> parseNational(phone.digits(), country))
                .filter(number -> isStable(number, phone.digits()));
        if (national.isEmpty() && prefixed) {
            return parseInternational(phone.digits().substring(INTERNATIONAL_PREFIX.length()));
        }
        return national;
    }

    private static Optional<PhoneNumber> parseInternational(String digits)
    {
        return readInternational(digits)
                .filter(number -> isStable(number, digits));
    }

    /**
     * Whether the number, written as it will be, is read as the same number again. It is not if one prefix follows another.
     */
    private static boolean isStable(PhoneNumber number, String digits)
    {
        String international = NUMBERS.format(number, E164);
        if (international.endsWith(digits) && international.length() == digits.length() + 1) {
            return true;
        }
        return readInternational(international.substring(1))
                .filter(again -> NUMBERS.format(again, E164).equals(international))
                .isPresent();
    }

    private static Optional<PhoneNumber> readInternational(String digits)
    {
        return NumberingPlan.international(digits)
                .or(() -> parse("+" + digits, null))
                .filter(NumberingPlan::isPossible);
    }

    private static Optional<PhoneNumber> parseNational(String digits, Region region)
    {
        return NumberingPlan.national(digits, region)
                .or(() -> parse(digits, region.code()))
                .filter(NumberingPlan::isPossible);
    }

    private static Optional<PhoneNumber> parse(String number, String region)
    {
        try {
            return Optional.of(NUMBERS.parse(number, region));
        }
        catch (NumberParseException e) {
            // its message holds the number
            return Optional.empty();
        }
    }
}
