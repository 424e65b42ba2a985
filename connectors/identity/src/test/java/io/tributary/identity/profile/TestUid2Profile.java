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

import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.Reason.NOT_AN_EMAIL;
import static io.tributary.identity.profile.Reason.NOT_A_PHONE_NUMBER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page "Normalization and Encoding" of the UID2 documentation.
 */
final class TestUid2Profile
{
    private record Example(String normalized, String hash, List<String> values) {}

    // table "Normalization Examples for Email", and the example of its introduction
    private static final List<Example> EMAILS = List.of(
            new Example("myemail@example.com", "FsGNM28LJQ8OLZB0Us65ZYp07NrovJSGTCMSKnLMJ6U=", List.of("MyEmail@example.com", "MYEMAIL@example.com")),
            new Example("my.email@example.com", "4itTvG+HEnTzpiqzejyu1yFPwU1nYhWpaiQvz62hyB8=", List.of("My.Email@example.com")),
            new Example("janesaoirse@example.com", "1mcOepIAfxtf94Xx/IHlOqbT170GvfXEc83HKGwoS20=", List.of("JANESAOIRSE@example.com", "JaneSaoirse@example.com")),
            new Example("jane.saoirse@example.com", "sZZDLHuYmiypHIN5mVfFFdpT5sE6vyC3j+qU8RfpC/g=", List.of("jane.saoirse@example.com", "Jane.Saoirse@example.com")),
            new Example("janesaoirse+work@example.com", "KKruSBUjDNO069iMUVImVQZm6RrAGZKeOtrD9mwogYA=", List.of("JaneSaoirse+Work@example.com")),
            new Example("janesaoirse@gmail.com", "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=", List.of("JANE.SAOIRSE@gmail.com", "Jane.Saoirse@gmail.com", "JaneSaoirse+Work@gmail.com", "JANESaoirse@gmail.com")),
            // table of "Email Address Hash Encoding"
            new Example("user@example.com", "tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=", List.of("user@example.com", " USER@example.com ")));

    private final Profile profile = Profile.named("uid2-v1");

    @Test
    void testDocumentedEmails()
    {
        for (Example example : EMAILS) {
            for (String value : example.values()) {
                assertThat(profile.normalize(EMAIL, value).result()).describedAs(value).contains(example.normalized());
                assertThat(PlatformHash.hash(profile, EMAIL, value, Optional.empty())).describedAs(value).contains(example.hash());
            }
        }
    }

    @Test
    void testDocumentedPhones()
    {
        // "Phone Number Normalization" and the table of "Phone Number Hash Encoding"
        assertThat(phone("1 (234) 567-8901", "US")).contains("+12345678901");
        assertThat(phone("+65 1243 5678", "US")).contains("+6512435678");
        assertThat(phone("(02) 1234 5678", "AU")).contains("+61212345678");
        assertThat(PlatformHash.hash(profile, PHONE, "1 (234) 567-8901", Optional.of(Region.of("US")))).contains("EObwtHBUqDNZR33LNSMdtt5cafsYFuGmuY4ZLenlue4=");
    }

    @Test
    void testOnlyGmailHasAliases()
    {
        assertThat(email("Jane.Doe+x@gmail.com")).contains("janedoe@gmail.com");
        assertThat(email("Jane.Doe+x@googlemail.com")).contains("jane.doe+x@googlemail.com");
        assertThat(email("+x@gmail.com")).isEmpty();
        assertThat(profile.normalize(EMAIL, ".+x@gmail.com").refusal()).contains(NOT_AN_EMAIL);
    }

    @Test
    void testLowerCaseOfAsciiOnly()
    {
        assertThat(email("\u00C9MILE@example.com")).contains("\u00C9mile@example.com");
    }

    @Test
    void testSpacesInsideAreNoAddress()
    {
        assertThat(profile.normalize(EMAIL, "jane doe@example.com").refusal()).contains(NOT_AN_EMAIL);
    }

    @Test
    void testPhoneHasTenDigits()
    {
        // Iceland has seven digits after the code of the country, Niue has four
        assertThat(phone("+354 410 4000", "US")).contains("+3544104000");
        assertThat(profile.normalize(PHONE, "+683 4000").refusal()).contains(NOT_A_PHONE_NUMBER);
    }

    @Test
    void testHashesOfBothEncodings()
    {
        // the same hash in both columns of the table of "Email Address Hash Encoding"
        for (String hash : List.of(
                "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514",
                "B4C9A289323B21A01C3E940F150EB9B8C542587F1ABFD8F0E1CC1FFC5E475514",
                " tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ= ")) {
            Normalized normalized = profile.normalize(EMAIL, hash);
            assertThat(normalized.isAlreadyHashed()).isTrue();
            assertThat(normalized.result()).contains("tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=");
        }
    }

    private Optional<String> email(String value)
    {
        return profile.normalize(EMAIL, value).result();
    }

    private Optional<String> phone(String value, String region)
    {
        return profile.normalize(PHONE, value, Optional.of(Region.of(region))).result();
    }
}
