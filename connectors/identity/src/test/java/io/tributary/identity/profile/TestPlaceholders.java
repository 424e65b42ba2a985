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

import static io.tributary.identity.profile.IdentifierType.BIRTH_DATE;
import static io.tributary.identity.profile.IdentifierType.CITY;
import static io.tributary.identity.profile.IdentifierType.COUNTRY;
import static io.tributary.identity.profile.IdentifierType.DEVICE_ID;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.FIRST_NAME;
import static io.tributary.identity.profile.IdentifierType.LAST_NAME;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.IdentifierType.POSTCODE;
import static io.tributary.identity.profile.Reason.PLACEHOLDER;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPlaceholders
{
    private record Example(IdentifierType type, String value) {}

    private static final List<Example> PLACEHOLDERS = List.of(
            new Example(EMAIL, "test@test.com"),
            new Example(EMAIL, " Test <TEST@Test.com>"),
            new Example(EMAIL, "noreply@example.com"),
            new Example(EMAIL, "No-Reply@shop.example.com"),
            new Example(EMAIL, "none@none.com"),
            new Example(EMAIL, "jane@none.com"),
            new Example(EMAIL, "jane@example.invalid"),
            new Example(EMAIL, "N/A"),
            new Example(EMAIL, "unknown"),
            new Example(EMAIL, "\uFF0D"),
            new Example(PHONE, "0000000000"),
            new Example(PHONE, "+10000000000"),
            new Example(PHONE, "+1 (000) 000-0000"),
            new Example(PHONE, "null"),
            new Example(FIRST_NAME, "Unknown"),
            new Example(FIRST_NAME, "first name"),
            new Example(LAST_NAME, "n/a"),
            new Example(LAST_NAME, "Surname"),
            new Example(CITY, "City"),
            new Example(POSTCODE, "00000"),
            new Example(POSTCODE, "00000-0000"),
            new Example(BIRTH_DATE, "1/1/1900"),
            new Example(BIRTH_DATE, "1970-01-01 00:00:00"),
            new Example(COUNTRY, "zz"),
            new Example(DEVICE_ID, "00000000-0000-0000-0000-000000000000"),
            new Example(DEVICE_ID, "00000000000000000000000000000000"));

    @Test
    void testPlaceholdersInEveryProfile()
    {
        for (Profile profile : Profile.all()) {
            for (Example example : PLACEHOLDERS) {
                if (profile.types().contains(example.type())) {
                    assertThat(profile.normalize(example.type(), example.value()).refusal())
                            .describedAs("%s: %s", profile, example)
                            .contains(PLACEHOLDER);
                }
            }
        }
    }

    @Test
    void testRealValuesThatLookLikeThem()
    {
        Profile profile = Profile.named("meta-v1");
        assertThat(profile.normalize(EMAIL, "test@example.org").result()).isPresent();
        assertThat(profile.normalize(EMAIL, "noreply.jane@example.com").result()).isPresent();
        assertThat(profile.normalize(EMAIL, "jane@mail.example").result()).isPresent();
        assertThat(profile.normalize(LAST_NAME, "Null").result()).contains("null");
        assertThat(profile.normalize(LAST_NAME, "Na").result()).contains("na");
        assertThat(profile.normalize(FIRST_NAME, "Nan").result()).contains("nan");
        assertThat(profile.normalize(POSTCODE, "12345").result()).contains("12345");
        assertThat(profile.normalize(COUNTRY, "NA").result()).contains("na");
    }

    @Test
    void testHashesOfThem()
    {
        for (String hash : List.of(
                // of nothing
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                // of test@test.com
                "F660AB912EC121D1B1E928A0BB4BC61B15F5AD44D5EFDC4E1C92A25E99B8E44A",
                "0".repeat(64))) {
            for (Profile profile : Profile.all()) {
                assertThat(profile.normalize(EMAIL, hash).refusal()).describedAs("%s: %s", profile, hash).contains(PLACEHOLDER);
            }
        }
    }
}
