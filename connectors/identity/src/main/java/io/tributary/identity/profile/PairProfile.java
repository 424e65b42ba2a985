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
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.PHONE;

/**
 * {@code pair-v1}: Publisher Advertiser Identity Reconciliation of the IAB Tech Lab, which knows e-mail addresses and telephone numbers only.
 * Source, as of March 2026: the specification (InteractiveAdvertisingBureau/PAIR, {@code PAIR.md}), section "Canonical representation of Common Match keys", table 1.
 */
final class PairProfile
{
    static final Profile V1 = new Profile(
            "pair-v1",
            // both examples are hexadecimal digits in lower case
            HEX,
            Set.of(HEX),
            Map.of(
                    EMAIL, new EmailRule(
                            // row 1: letters of ASCII in lower case, and nothing else
                            LetterCase.ASCII,
                            false,
                            Set.of()),
                    PHONE, new PhoneRule(
                            // row 2: E.164 with up to 15 digits, without spaces and other special characters
                            true,
                            // no lower limit is documented: the country's own holds
                            1)),
            // rows 1 and 2: SHA-256 without a salt
            Set.of(EMAIL, PHONE));

    private PairProfile() {}
}
