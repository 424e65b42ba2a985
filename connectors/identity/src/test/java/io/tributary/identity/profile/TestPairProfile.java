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

import java.util.Optional;

import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPairProfile
{
    private final Profile profile = Profile.named("pair-v1");

    @Test
    void testDocumentedEmail()
    {
        // PAIR.md, "Canonical representation of Common Match keys", table 1: the hash alone, which is that of the UID2 documentation's user@example.com
        assertThat(PlatformHash.hash(profile, EMAIL, "USER@example.com", Optional.empty()))
                .contains("b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514");
    }

    @Test
    void testPhoneIsE164()
    {
        // the table has the hash of a number that it does not tell; the hash here is that of the UID2 documentation's +12345678901
        assertThat(profile.normalize(PHONE, "+1 (234) 567-8901").result()).contains("+12345678901");
        assertThat(PlatformHash.hash(profile, PHONE, "+1 (234) 567-8901", Optional.empty()))
                .contains("10e6f0b47054a83359477dcb35231db6de5c69fb1816e1a6b98e192de9e5b9ee");
    }

    @Test
    void testNothingButLowerCase()
    {
        assertThat(profile.normalize(EMAIL, "Jane.Doe+x@GMail.com").result()).contains("jane.doe+x@gmail.com");
        assertThat(profile.normalize(EMAIL, "\u00C9MILE@example.com").result()).contains("\u00C9mile@example.com");
    }

    @Test
    void testShortPhones()
    {
        assertThat(profile.normalize(PHONE, "+683 4000").result()).contains("+6834000");
    }

    @Test
    void testHashesAreHexadecimal()
    {
        assertThat(profile.normalize(EMAIL, "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514").isAlreadyHashed()).isTrue();
        assertThat(profile.normalize(EMAIL, "tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=").isAlreadyHashed()).isFalse();
    }
}
