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

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.Reason.NOT_A_PHONE_NUMBER;
import static io.tributary.identity.profile.Reason.NO_REGION;
import static io.tributary.identity.profile.Reason.PLACEHOLDER;
import static io.tributary.identity.profile.Reason.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is the same in all profiles, besides the plus sign.
 */
final class TestPhones
{
    private final Profile profile = Profile.named("google-v1");

    @Test
    void testSpellingsOfOneNumber()
    {
        for (String value : List.of(
                "+4930123456",
                "+49 30 123456",
                "+49 (0)30 123456",
                "+49 (0) 30/12 34-56",
                "(+49) 30.123.456",
                "0049 30 123456",
                "030 123456",
                "(030) 123456",
                "\u200E+49\u00A030\u2011123456\u202C",
                "\uFF0B\uFF14\uFF19 \uFF13\uFF10 \uFF11\uFF12\uFF13\uFF14\uFF15\uFF16",
                "+\u0664\u0669 \u0663\u0660 \u0661\u0662\u0663\u0664\u0665\u0666",
                "tel:+49-30-123456",
                "+49 30 123456 ext. 42",
                "+49 30 123456 x42",
                "+49 30 123456 #42",
                "+49 30 123456 (Ext 42)",
                "tel:+49-30-123456;ext=42")) {
            assertThat(normalize(value, "DE")).describedAs(value).contains("+4930123456");
        }
    }

    @Test
    void testRegionIsNeverGuessed()
    {
        for (String value : List.of("030 123456", "(650) 555-1212", "16505551212", "4930123456")) {
            assertThat(profile.normalize(PHONE, value).refusal()).describedAs(value).contains(NO_REGION);
        }
    }

    @Test
    void testInternationalNumbersNeedNoRegion()
    {
        assertThat(profile.normalize(PHONE, "+49 30 123456").result()).contains("+4930123456");
        assertThat(profile.normalize(PHONE, "0049 30 123456").result()).contains("+4930123456");
        assertThat(normalize("+49 30 123456", "US")).contains("+4930123456");
    }

    @Test
    void testPrefixesForOtherCountries()
    {
        assertThat(normalize("011 49 30 123456", "US")).contains("+4930123456");
        assertThat(normalize("0049 30 123456", "US")).contains("+4930123456");
        assertThat(normalize("010 49 30 123456", "JP")).contains("+4930123456");
    }

    @Test
    void testSameDigitsInTwoRegions()
    {
        assertThat(normalize("030 1234567", "DE")).contains("+49301234567");
        assertThat(normalize("030 1234567", "NL")).contains("+31301234567");
    }

    @Test
    void testLeadingZeroThatBelongsToTheNumber()
    {
        assertThat(normalize("06 698 12345", "IT")).contains("+390669812345");
        assertThat(normalize("+39 06 698 12345", "DE")).contains("+390669812345");
    }

    @Test
    void testNoNumbers()
    {
        for (String value : List.of("+", "++++", "+abc-DEF", "1-800-FLOWERS", "call 030 123456", "+49 30 123456 or 654321a", "+49", "+49 3", "+999 123456", "+1 650 555", "030 123456 *21", "+49 30 123456, 654321", "030+123456", "442071838750")) {
            assertThat(profile.normalize(PHONE, value, Optional.of(Region.UNITED_STATES)).refusal()).describedAs(value).contains(NOT_A_PHONE_NUMBER);
        }
    }

    @Test
    void testTooManyDigits()
    {
        assertThat(profile.normalize(PHONE, "+4930" + "12".repeat(10)).refusal()).contains(TOO_LONG);
        assertThat(profile.normalize(PHONE, "1".repeat(100_000)).refusal()).contains(TOO_LONG);
    }

    @Test
    void testPlaceholders()
    {
        for (String value : List.of("0000000000", "000-000-0000", "+10000000000", "+1 (000) 000-0000", "+49 9999999", "1234567890", "+1 123 456 7890", "99999", "n/a", "unknown")) {
            assertThat(profile.normalize(PHONE, value, Optional.of(Region.UNITED_STATES)).refusal()).describedAs(value).contains(PLACEHOLDER);
        }
    }

    @Test
    void testPlusSignByProfile()
    {
        for (Profile each : Profile.all()) {
            String expected = each.name().equals("meta-v1") ? "4930123456" : "+4930123456";
            assertThat(each.normalize(PHONE, "+49 30 123456").result()).describedAs(each.name()).contains(expected);
        }
    }

    private Optional<String> normalize(String value, String region)
    {
        return profile.normalize(PHONE, value, Optional.of(Region.of(region))).result();
    }
}
