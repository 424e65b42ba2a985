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

import static io.tributary.identity.profile.HashEncoding.HEX;
import static io.tributary.identity.profile.IdentifierType.BIRTH_DATE;
import static io.tributary.identity.profile.IdentifierType.CITY;
import static io.tributary.identity.profile.IdentifierType.COUNTRY;
import static io.tributary.identity.profile.IdentifierType.DEVICE_ID;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.FIRST_NAME;
import static io.tributary.identity.profile.IdentifierType.LAST_NAME;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.IdentifierType.POSTCODE;

/**
 * {@code meta-v1}: Meta, for custom audiences and the Conversions API. Sources, as of 2026:
 * the page "Customer Information Parameters" of the Conversions API (developers.facebook.com), and where it is silent
 * Meta's own library (facebook/facebook-java-business-sdk, {@code ServerSideApiUtil}). Where they contradict each other, as in the plus sign
 * of telephone numbers, which the library keeps, the page holds.
 */
final class MetaProfile
{
    static final Profile V1 = new Profile(
            "meta-v1",
            // all examples are hexadecimal digits in lower case
            HEX,
            Set.of(HEX),
            Map.of(
                    EMAIL, new EmailRule(
                            // em: all characters in lower case
                            LetterCase.UNICODE,
                            // em: spaces at the ends only
                            false,
                            // em: nothing is said of dots and tags, so that they stay
                            Set.of()),
                    PHONE, new PhoneRule(
                            // ph: the country code and the number, without symbols and leading zeros
                            false,
                            // no lower limit is documented: the country's own holds
                            1),
                    // fn, ln: lower case without punctuation, accents stay. A single space between words is our decision
                    FIRST_NAME, new NameRule(Set.of(), Set.of(), false),
                    LAST_NAME, new NameRule(Set.of(), Set.of(), false),
                    // ct: lower case without punctuation, special characters and spaces; the library removes digits too
                    CITY, new CityRule(),
                    POSTCODE, new PostcodeRule(
                            // zp: lower case, no spaces, five digits in the United States; the library takes what is before the first dash
                            true),
                    // db: YYYYMMDD, years from 1900; the page's own example is written month/day/year
                    BIRTH_DATE, new BirthDateRule(),
                    COUNTRY, new CountryRule(
                            // country: two letters of ISO 3166-1 in lower case; the page's own example is the English name
                            false),
                    // madid: AAID of Android or IDFA of Apple. Lower case is our decision
                    DEVICE_ID, new DeviceIdRule()),
            // madid is not hashed
            Set.of(EMAIL, PHONE, FIRST_NAME, LAST_NAME, CITY, POSTCODE, BIRTH_DATE, COUNTRY));

    private MetaProfile() {}
}
