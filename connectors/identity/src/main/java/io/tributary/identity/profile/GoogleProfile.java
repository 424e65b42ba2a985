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

import java.util.Map;
import java.util.Set;

import static io.tributary.identity.profile.HashEncoding.BASE64;
import static io.tributary.identity.profile.HashEncoding.HEX;
import static io.tributary.identity.profile.IdentifierType.COUNTRY;
import static io.tributary.identity.profile.IdentifierType.DEVICE_ID;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.FIRST_NAME;
import static io.tributary.identity.profile.IdentifierType.LAST_NAME;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.IdentifierType.POSTCODE;

/**
 * {@code google-v1}: Google Ads, for customer lists and enhanced conversions. Sources, as of 2026:
 * the page "Format user data" of the Data Manager API (developers.google.com/data-manager), and where it is silent
 * Google's own library for it (googleads/data-manager-java, {@code UserDataFormatter}).
 * Neither has a city or a birth date.
 */
final class GoogleProfile
{
    static final Profile V1 = new Profile(
            "google-v1",
            // both are allowed; the older samples of the Google Ads API have hexadecimal digits in lower case
            HEX,
            Set.of(HEX, BASE64),
            Map.of(
                    EMAIL, new EmailRule(
                            // email_address: lower case; the library takes the root locale
                            LetterCase.UNICODE,
                            // email_address: white space is removed at the ends and inside
                            true,
                            // email_address: dots and plus tags are removed at both domains, and the domain stays; the version of 2025 removed dots only
                            Set.of("gmail.com", "googlemail.com")),
                    PHONE, new PhoneRule(
                            // phone_number: E.164, plus sign and country code, then digits only
                            true,
                            // no lower limit is documented: the country's own holds
                            1),
                    FIRST_NAME, new NameRule(
                            // given_name: lower case, no prefixes such as Mrs.; the list is the library's
                            Set.of("mr.", "mrs.", "ms.", "dr."),
                            Set.of(),
                            true),
                    LAST_NAME, new NameRule(
                            // family_name: lower case, no suffixes such as Jr.; the list is the library's
                            Set.of(),
                            Set.of("jr.", "sr.", "2nd", "3rd", "ii", "iii", "iv", "v", "vi", "cpa", "dc", "dds", "vm", "jd", "md", "phd"),
                            true),
                    POSTCODE, new PostcodeRule(
                            // postal_code: white space at the ends is removed, the extension of the United States may stay. Capitals and single spaces are our decision
                            false),
                    COUNTRY, new CountryRule(
                            // region_code: two letters of ISO 3166-1; the library makes them capitals
                            true),
                    // mobile_ids: AAID of Android or IDFA of Apple. Lower case is our decision
                    DEVICE_ID, new DeviceIdRule()),
            // postal_code and region_code must not be hashed, and MobileData has no hashes
            Set.of(EMAIL, PHONE, FIRST_NAME, LAST_NAME));

    private GoogleProfile() {}
}
