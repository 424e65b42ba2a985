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
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.PHONE;

/**
 * {@code uid2-v1}: Unified ID 2.0, which knows e-mail addresses and telephone numbers only. Sources, as of 2026:
 * the page "Normalization and Encoding" of the UID2 documentation (unifiedid.com, IABTechLab/uid2docs), and where it is silent
 * the service that everybody's hashes are compared with (IABTechLab/uid2-operator, {@code InputUtil}).
 */
final class Uid2Profile
{
    static final Profile V1 = new Profile(
            "uid2-v1",
            // "Email Address Hash Encoding" and "Phone Number Hash Encoding": Base64 of the bytes of the hash
            BASE64,
            // InputUtil.normalizeEmailHash and normalizePhoneHash: 44 characters of Base64 or 64 hexadecimal digits
            Set.of(BASE64, HEX),
            Map.of(
                    EMAIL, new EmailRule(
                            // step 2, lower case; InputUtil: of A to Z only
                            LetterCase.ASCII,
                            // step 1, spaces at the ends only
                            false,
                            // step 3, dots and plus tags are removed at gmail.com only; so googlemail.com keeps them
                            Set.of("gmail.com")),
                    PHONE, new PhoneRule(
                            // "Phone Number Normalization": E.164 with its plus sign, up to 15 digits
                            true,
                            // InputUtil.isPhoneNumberNormalized: at least 10 digits
                            10)),
            Set.of(EMAIL, PHONE));

    private Uid2Profile() {}
}
