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

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonemetadata.PhoneMetadata;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.metadata.DefaultMetadataDependenciesProvider;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the telephone numbers of a country are read, from the data of libphonenumber. It does what the parser of that library does with digits,
 * without the search for extensions and words that takes most of the parser's time, and leaves to the parser what is not plain:
 * leading zeros that belong to a number, prefixes that are rewritten, codes that several countries share. A test compares the two.
 */
final class NumberingPlan
{
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Map<String, NumberingPlan> PLANS = new ConcurrentHashMap<>();
    private static final int MAX_CODE = 3;
    private static final int MIN_NUMBER = 2;
    private static final int MAX_NUMBER = 17;

    private final int countryCode;
    private final boolean plain;
    private final Pattern internationalPrefix;
    private final Pattern nationalPrefix;
    private final Pattern numbers;

    private NumberingPlan(String region, PhoneMetadata data)
    {
        countryCode = data.getCountryCode();
        plain = data.getNationalPrefixTransformRule().isEmpty() && region.equals(NUMBERS.getRegionCodeForCountryCode(countryCode));
        internationalPrefix = Pattern.compile(data.getInternationalPrefix());
        nationalPrefix = Pattern.compile(data.getNationalPrefixForParsing());
        numbers = Pattern.compile(data.getGeneralDesc().getNationalNumberPattern());
    }

    /**
     * The number of these digits, which begin with the code of a country; nothing if the parser has to read them.
     */
    static Optional<PhoneNumber> international(String digits)
    {
        int code = 0;
        for (int length = 1; length <= MAX_CODE && length < digits.length() && digits.charAt(0) != '0'; length++) {
            code = 10 * code + digits.charAt(length - 1) - '0';
            String region = NUMBERS.getRegionCodeForCountryCode(code);
            if (NUMBERS.getSupportedRegions().contains(region)) {
                return plan(region).withoutPrefix(digits.substring(length));
            }
        }
        return Optional.empty();
    }

    /**
     * The number of these digits, as they are dialled in the region; nothing if the parser has to read them.
     */
    static Optional<PhoneNumber> national(String digits, Region region)
    {
        return plan(region.code()).withPrefix(digits);
    }

    private static NumberingPlan plan(String region)
    {
        NumberingPlan plan = PLANS.get(region);
        if (plan == null) {
            PhoneMetadata data = DefaultMetadataDependenciesProvider.getInstance().getPhoneNumberMetadataSource().getMetadataForRegion(region);
            plan = PLANS.computeIfAbsent(region, _ -> new NumberingPlan(region, data));
        }
        return plan;
    }

    private Optional<PhoneNumber> withoutPrefix(String digits)
    {
        if (startsWith(nationalPrefix, digits)) {
            return Optional.empty();
        }
        return number(digits);
    }

    private Optional<PhoneNumber> withPrefix(String digits)
    {
        if (!plain || startsWith(internationalPrefix, digits) || digits.startsWith(Integer.toString(countryCode))) {
            return Optional.empty();
        }
        Matcher prefix = nationalPrefix.matcher(digits);
        if (nationalPrefix.pattern().isEmpty() || !prefix.lookingAt()) {
            return number(digits);
        }
        String rest = digits.substring(prefix.end());
        Optional<PhoneNumber> number = number(rest);
        // the prefix stays with a number that is one only with it, or only long enough with it
        boolean needsPrefix = numbers.matcher(digits).matches() && !numbers.matcher(rest).matches();
        return needsPrefix ? Optional.empty() : number.filter(NumberingPlan::isPossible);
    }

    private Optional<PhoneNumber> number(String digits)
    {
        if (digits.length() < MIN_NUMBER || digits.length() > MAX_NUMBER || digits.charAt(0) == '0') {
            return Optional.empty();
        }
        return Optional.of(new PhoneNumber()
                .setCountryCode(countryCode)
                .setNationalNumber(Long.parseLong(digits)));
    }

    /**
     * Whether a number of that length can be dialled in all of its country, not only in its own town.
     */
    static boolean isPossible(PhoneNumber number)
    {
        return NUMBERS.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE;
    }

    private static boolean startsWith(Pattern prefix, String digits)
    {
        return !prefix.pattern().isEmpty() && prefix.matcher(digits).lookingAt();
    }
}
