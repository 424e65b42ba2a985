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

import static io.tributary.identity.profile.IdentifierType.BIRTH_DATE;
import static io.tributary.identity.profile.IdentifierType.CITY;
import static io.tributary.identity.profile.IdentifierType.COUNTRY;
import static io.tributary.identity.profile.IdentifierType.DEVICE_ID;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.FIRST_NAME;
import static io.tributary.identity.profile.IdentifierType.LAST_NAME;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.IdentifierType.POSTCODE;
import static io.tributary.identity.profile.Reason.NOT_A_COUNTRY;
import static io.tributary.identity.profile.Reason.NOT_A_NAME;
import static io.tributary.identity.profile.Reason.NOT_IN_PROFILE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page "Format user data" of Google's Data Manager API, and those of the tests of Google's library for it (UserDataFormatterTest).
 */
final class TestGoogleProfile
{
    private final Profile profile = Profile.named("google-v1");

    @Test
    void testDocumentedEmails()
    {
        // email_address
        assertThat(normalize(EMAIL, "cloudy.sanfrancisco+shopping@gmail.com")).contains("cloudysanfrancisco@gmail.com");
        assertThat(normalize(EMAIL, "user.name+NYC@Example.com")).contains("user.name+nyc@example.com");
        // testFormatEmailAddress_validInputs, testFormatEmailAddress_gmailVariations
        assertThat(normalize(EMAIL, "QuinnY@EXAMPLE.com")).contains("quinny@example.com");
        assertThat(normalize(EMAIL, "j.e.f..ferson.Loves.hiking@gmail.com")).contains("jeffersonloveshiking@gmail.com");
        assertThat(normalize(EMAIL, "jefferson.Loves.hiking@googlemail.com")).contains("jeffersonloveshiking@googlemail.com");
        assertThat(normalize(EMAIL, "Cloudy.SanFrancisco+shopping@googlemail.com")).contains("cloudysanfrancisco@googlemail.com");
    }

    @Test
    void testDocumentedHashes()
    {
        // testProcessEmailAddress_validInputs_hexEncoding, testProcessPhoneNumber_validInputs_hexEncoding
        assertThat(PlatformHash.hash(profile, EMAIL, "  ALEXZ@example.com   ", Optional.empty()))
                .contains("509e933019bb285a134a9334b8bb679dff79d0ce023d529af4bd744d47b4fd8a");
        assertThat(PlatformHash.hash(profile, PHONE, "   +1-800-555-0100", Optional.empty()))
                .contains("fb4f73a6ec5fdb7077d564cdd22c3554b43ce49168550c3b12c547b78c517b30");
    }

    @Test
    void testSpacesInsideAnEmail()
    {
        // email_address: "Trim leading, trailing and intermediate whitespace"
        assertThat(normalize(EMAIL, " jane\u00A0doe @ example.com\t")).contains("janedoe@example.com");
    }

    @Test
    void testDocumentedPhones()
    {
        // phone_number, and testFormatPhoneNumber_validInputs; the library takes numbers without a plus sign for international ones, which we do not
        for (String value : List.of("(800)555-0100", "1 800 555 0100", "18005550100", "+1 800-555-0100")) {
            assertThat(profile.normalize(PHONE, value, Optional.of(Region.of("US"))).result()).describedAs(value).contains("+18005550100");
        }
        assertThat(normalize(PHONE, "+44-113-496-0987")).contains("+441134960987");
    }

    @Test
    void testDocumentedFirstNames()
    {
        // testFormatGivenName_validInputs, testFormatGivenName_invalidInput_throwsException
        for (String value : List.of(" Alex   ", " Mr. Alex   ", " Mrs. Alex   ", " Dr. Alex   ", " Alex Dr.")) {
            assertThat(normalize(FIRST_NAME, value)).describedAs(value).contains("alex");
        }
        assertThat(normalize(FIRST_NAME, " Mralex   ")).contains("mralex");
        assertThat(profile.normalize(FIRST_NAME, " Mr. ").refusal()).contains(NOT_A_NAME);
    }

    @Test
    void testDocumentedLastNames()
    {
        // testFormatFamilyName_validInputs, testFormatFamilyName_invalidInput_throwsException
        for (String value : List.of(" Quinn   ", " Quinn, Jr.   ", " Quinn,Jr.   ", " Quinn Sr.  ", "quinn, jr. dds", "quinn, jr., dds")) {
            assertThat(normalize(LAST_NAME, value)).describedAs(value).contains("quinn");
        }
        assertThat(normalize(LAST_NAME, "Quinn-Alex")).contains("quinn-alex");
        assertThat(normalize(LAST_NAME, "Boardds")).contains("boardds");
        assertThat(normalize(LAST_NAME, "lacparm")).contains("lacparm");
        assertThat(profile.normalize(LAST_NAME, ", Jr. ").refusal()).contains(NOT_A_NAME);
        assertThat(profile.normalize(LAST_NAME, ",Jr.,DDS ").refusal()).contains(NOT_A_NAME);
    }

    @Test
    void testNamesKeepPunctuationAndAccents()
    {
        assertThat(normalize(FIRST_NAME, "ZO\u00CB")).contains("zo\u00EB");
        assertThat(normalize(LAST_NAME, "O'Brien")).contains("o'brien");
        assertThat(normalize(LAST_NAME, "de  la\tCruz")).contains("de la cruz");
        assertThat(normalize(LAST_NAME, "Vi")).contains("vi");
    }

    @Test
    void testDocumentedCountries()
    {
        // testFormatRegionCode_validInputs, testFormatRegionCode_invalidInputs
        assertThat(normalize(COUNTRY, "  us  ")).contains("US");
        assertThat(profile.normalize(COUNTRY, " u2 ").refusal()).contains(NOT_A_COUNTRY);
        assertThat(profile.normalize(COUNTRY, "u").refusal()).contains(NOT_A_COUNTRY);
    }

    @Test
    void testDocumentedPostcodes()
    {
        // testFormatPostalCode_validInputs
        assertThat(normalize(POSTCODE, " 94045  ")).contains("94045");
        assertThat(normalize(POSTCODE, "  1229-076  ")).contains("1229-076");
        assertThat(normalize(POSTCODE, "wc2h  8lg")).contains("WC2H 8LG");
    }

    @Test
    void testDeviceId()
    {
        assertThat(normalize(DEVICE_ID, "AECE52E7-03EE-455A-B3C4-E57283966239")).contains("aece52e7-03ee-455a-b3c4-e57283966239");
    }

    @Test
    void testNeitherCityNorBirthDate()
    {
        assertThat(profile.normalize(CITY, "Paris").refusal()).contains(NOT_IN_PROFILE);
        assertThat(profile.normalize(BIRTH_DATE, "1997-02-16").refusal()).contains(NOT_IN_PROFILE);
    }

    @Test
    void testHashesOfNamesOnlyWhereGoogleTakesThem()
    {
        String hash = "92EE26057ED9DEA2535D6C8B141D48373932476599196E00352254896DB5888F";
        assertThat(profile.normalize(LAST_NAME, hash).isAlreadyHashed()).isTrue();
        assertThat(normalize(LAST_NAME, hash)).contains("92ee26057ed9dea2535d6c8b141d48373932476599196e00352254896db5888f");
        assertThat(profile.normalize(POSTCODE, hash).isAlreadyHashed()).isFalse();
    }

    private Optional<String> normalize(IdentifierType type, String value)
    {
        return profile.normalize(type, value).result();
    }
}
