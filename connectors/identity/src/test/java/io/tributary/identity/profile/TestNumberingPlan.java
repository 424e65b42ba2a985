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
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.TreeSet;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat.E164;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The parser of libphonenumber is the reference.
 */
final class TestNumberingPlan
{
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    @Property(tries = 10_000)
    void testInternationalNumbersAsTheParserReadsThem(@ForAll("internationalDigits") String digits)
    {
        NumberingPlan.international(digits).ifPresent(number ->
                assertThat(possible(Optional.of(number))).describedAs(digits).isEqualTo(possible(parse("+" + digits, null))));
    }

    @Property(tries = 10_000)
    void testNationalNumbersAsTheParserReadsThem(@ForAll("nationalDigits") String digits, @ForAll("regions") String region)
    {
        assertAsTheParserReads(digits, region);
    }

    @Property(tries = 10_000)
    void testPlainInternationalNumbersAreWhatTheParserReads(@ForAll("internationalDigits") String digits)
    {
        plainInternational(digits).ifPresent(number -> assertThat(Optional.of(number)).describedAs(digits).isEqualTo(possible(parse("+" + digits, null))));
    }

    @Property(tries = 10_000)
    void testPlainNationalNumbersAreWhatTheParserReads(@ForAll("nationalDigits") String digits, @ForAll("regions") String region)
    {
        plainNational(digits, region).ifPresent(number -> assertThat(Optional.of(number)).describedAs("%s in %s", digits, region).isEqualTo(possible(parse(digits, region))));
    }

    @Test
    void testExamplesOfEveryRegion()
    {
        for (String region : NUMBERS.getSupportedRegions()) {
            for (PhoneNumberType type : NUMBERS.getSupportedTypesForRegion(region)) {
                PhoneNumber example = NUMBERS.getExampleNumberForType(region, type);
                String digits = NUMBERS.getNationalSignificantNumber(example);
                assertAsTheParserReads(digits, region);
                assertAsTheParserReads(Optional.ofNullable(NUMBERS.getNddPrefixForRegion(region, true)).orElse("0") + digits, region);
                assertThat(NumberingPlan.international(example.getCountryCode() + digits)).satisfiesAnyOf(
                        number -> assertThat(number).isEmpty(),
                        number -> assertThat(possible(number)).isEqualTo(possible(Optional.of(example))));
            }
        }
    }

    @Test
    void testPlainNumbersNeedNoParser()
    {
        assertThat(plainInternational("4930123456")).contains("+4930123456");
        assertThat(plainNational("030123456", "DE")).contains("+4930123456");
        assertThat(plainNational("004930123456", "DE")).contains("+4930123456");
        assertThat(plainNational("16505551212", "US")).contains("+16505551212");
        assertThat(plainInternational("49030123456")).contains("+4930123456");
        assertThat(plainNational("6505551212", "US")).contains("+16505551212");
        assertThat(NumberingPlan.international("4930123456")).isPresent();
        assertThat(NumberingPlan.international("16505551212")).isPresent();
        assertThat(NumberingPlan.national("030123456", Region.of("DE"))).isPresent();
        assertThat(NumberingPlan.national("6505551212", Region.UNITED_STATES)).isPresent();
    }

    private static Optional<String> plainInternational(String digits)
    {
        byte[] buffer = withRoom(digits);
        return plain(buffer, NumberingPlan.plainInternational(buffer, NumberingPlan.ROOM_FOR_CODE, buffer.length));
    }

    private static Optional<String> plainNational(String digits, String region)
    {
        byte[] buffer = withRoom(digits);
        return plain(buffer, NumberingPlan.plainNational(buffer, NumberingPlan.ROOM_FOR_CODE, buffer.length, Region.of(region)));
    }

    private static byte[] withRoom(String digits)
    {
        return (" ".repeat(NumberingPlan.ROOM_FOR_CODE) + digits).getBytes(US_ASCII);
    }

    private static Optional<String> plain(byte[] buffer, int national)
    {
        String text = new String(buffer, US_ASCII);
        return national < 0 ? Optional.empty() : Optional.of(text.substring(text.lastIndexOf('+')));
    }

    private static void assertAsTheParserReads(String digits, String region)
    {
        NumberingPlan.national(digits, Region.of(region)).ifPresent(number ->
                assertThat(possible(Optional.of(number))).describedAs("%s in %s", digits, region).isEqualTo(possible(parse(digits, region))));
    }

    private static Optional<String> possible(Optional<PhoneNumber> number)
    {
        return number.filter(NumberingPlan::isPossible).map(possible -> NUMBERS.format(possible, E164));
    }

    private static Optional<PhoneNumber> parse(String number, String region)
    {
        try {
            return Optional.of(NUMBERS.parse(number, region));
        }
        catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<String> internationalDigits()
    {
        Arbitrary<Integer> codes = Arbitraries.of(new TreeSet<>(NUMBERS.getSupportedCallingCodes()));
        return Combinators.combine(codes, Arbitraries.of("", "", "0", "1"), digits()).as((code, prefix, digits) -> code + prefix + digits);
    }

    @Provide
    Arbitrary<String> nationalDigits()
    {
        return Combinators.combine(Arbitraries.of("", "0", "1", "8", "00", "06", "44"), digits()).as((prefix, digits) -> prefix + digits);
    }

    @Provide
    Arbitrary<String> regions()
    {
        // the largest more often
        return Arbitraries.oneOf(Arbitraries.of("US", "DE", "GB", "FR", "IT"), Arbitraries.of(new TreeSet<>(NUMBERS.getSupportedRegions())));
    }

    private static Arbitrary<String> digits()
    {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(13);
    }
}
