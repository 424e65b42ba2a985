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
    /**
     * How many elements an array of digits has to have before them: for a plus sign and the code of a country.
     */
    static final int ROOM_FOR_CODE = MAX_CODE + 1;
    // by the code of the country, those that have the plan for it; before all plans are made of them
    private static final String[] REGIONS = regions();
    private static final int MIN_NUMBER = 2;
    private static final int MAX_NUMBER = 17;

    private final int countryCode;
    private final NumberPrefix code;
    private final boolean plain;
    private final NumberPrefix internationalPrefix;
    private final NumberPrefix nationalPrefix;
    private final Pattern numbers;
    // whether a number may begin with digits that are the national prefix
    private final boolean numbersMayHavePrefix;
    // a bit for each length of a number that can be dialled in all of the country
    private final long possibleLengths;

    private NumberingPlan(String region, PhoneMetadata data)
    {
        countryCode = data.getCountryCode();
        code = new NumberPrefix(Integer.toString(countryCode));
        plain = data.getNationalPrefixTransformRule().isEmpty() && region.equals(NUMBERS.getRegionCodeForCountryCode(countryCode));
        internationalPrefix = new NumberPrefix(data.getInternationalPrefix());
        nationalPrefix = new NumberPrefix(data.getNationalPrefixForParsing());
        numbers = Pattern.compile(data.getGeneralDesc().getNationalNumberPattern());
        numbersMayHavePrefix = nationalPrefix.mayBegin(numbers);
        long lengths = 0;
        for (int length : data.getGeneralDesc().getPossibleLengthList()) {
            if (length >= MIN_NUMBER && length <= MAX_NUMBER && !data.getGeneralDesc().getPossibleLengthLocalOnlyList().contains(length)) {
                lengths |= 1L << length;
            }
        }
        possibleLengths = lengths;
    }

    /**
     * Reads a number that begins with the code of a country, and puts a plus sign before it. A prefix after the code is left out.
     *
     * @param digits with {@link #ROOM_FOR_CODE} before the start
     * @return where the digits after the code begin; -1 if the number is not plain: possible, and with or without a prefix but not several
     */
    static int plainInternational(byte[] digits, int start, int end)
    {
        int code = 0;
        for (int length = 1; length <= MAX_CODE && start + length < end && digits[start] != '0'; length++) {
            code = 10 * code + digits[start + length - 1] - '0';
            if (REGIONS[code] != null) {
                return plan(REGIONS[code]).plainDigits(digits, start + length, end);
            }
        }
        return -1;
    }

    /**
     * Reads a number as it is dialled in the region, and puts a plus sign and the code of the country before it, in place of the prefix.
     *
     * @param digits with {@link #ROOM_FOR_CODE} before the start
     * @return where the digits after the code begin; -1 if the number is not plain: possible, and with or without a prefix but not several
     */
    static int plainNational(byte[] digits, int start, int end, Region region)
    {
        NumberingPlan plan = plan(region.code());
        if (!plan.plain) {
            return -1;
        }
        int internationalPrefix = plan.internationalPrefix.length(digits, start, end);
        if (internationalPrefix != 0) {
            return internationalPrefix < 0 ? -1 : plainInternational(digits, start + internationalPrefix, end);
        }
        int code = plan.code.length(digits, start, end);
        // where the prefix is the code as well, it is the same number with either of them
        if (code > 0 && code != plan.nationalPrefix.length(digits, start, end)) {
            return -1;
        }
        return plan.plainDigits(digits, start, end);
    }

    /**
     * The number of these digits, which begin with the code of a country; nothing if the parser has to read them.
     */
    static Optional<PhoneNumber> international(String digits)
    {
        int code = 0;
        for (int length = 1; length <= MAX_CODE && length < digits.length() && digits.charAt(0) != '0'; length++) {
            code = 10 * code + digits.charAt(length - 1) - '0';
            if (REGIONS[code] != null) {
                return plan(REGIONS[code]).withoutPrefix(digits.substring(length));
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
        if (nationalPrefix.length(digits) > 0) {
            return Optional.empty();
        }
        return number(digits);
    }

    private Optional<PhoneNumber> withPrefix(String digits)
    {
        int prefix = nationalPrefix.length(digits);
        return nationalDigits(digits)
                .flatMap(this::number)
                .filter(number -> prefix == 0 || isPossible(number));
    }

    private Optional<String> nationalDigits(String digits)
    {
        if (!plain || internationalPrefix.length(digits) > 0 || code.length(digits) > 0) {
            return Optional.empty();
        }
        int prefix = nationalPrefix.length(digits);
        if (prefix == 0) {
            return Optional.of(digits);
        }
        String rest = digits.substring(prefix);
        // the prefix stays with a number that is one only with it, or only long enough with it
        boolean needsPrefix = numbers.matcher(digits).matches() && !numbers.matcher(rest).matches();
        return needsPrefix ? Optional.empty() : Optional.of(rest);
    }

    /**
     * Reads what follows the code, or is dialled in the region, and puts a plus sign and the code before it, in place of the prefix.
     */
    private int plainDigits(byte[] digits, int start, int end)
    {
        int prefix = nationalPrefix.length(digits, start, end);
        // the prefix stays with a number that is one only with it
        if (prefix < 0 || (prefix > 0 && (!plain || numbersMayHavePrefix))) {
            return -1;
        }
        int national = start + prefix;
        if (!isPlain(digits, national, end)) {
            return -1;
        }
        digits[code.writeBefore(digits, national) - 1] = '+';
        return national;
    }

    /**
     * Whether what follows the code is a possible number as it is, which would be read in the same way again.
     */
    private boolean isPlain(byte[] digits, int start, int end)
    {
        int length = end - start;
        return length >= MIN_NUMBER
                && length <= MAX_NUMBER
                && (possibleLengths >> length & 1) == 1
                && digits[start] != '0'
                && nationalPrefix.length(digits, start, end) == 0;
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

    private static String[] regions()
    {
        String[] regions = new String[1000];
        for (int code : NUMBERS.getSupportedCallingCodes()) {
            String region = NUMBERS.getRegionCodeForCountryCode(code);
            if (NUMBERS.getSupportedRegions().contains(region)) {
                regions[code] = region;
            }
        }
        return regions;
    }
}
