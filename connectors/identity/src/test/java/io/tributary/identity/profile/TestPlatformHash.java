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

import static io.tributary.identity.profile.IdentifierType.CITY;
import static io.tributary.identity.profile.IdentifierType.COUNTRY;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The documented hashes are in the tests of the profiles.
 */
final class TestPlatformHash
{
    @Test
    void testHashIsEncodedAnew()
    {
        String hash = "B4C9A289323B21A01C3E940F150EB9B8C542587F1ABFD8F0E1CC1FFC5E475514";
        assertThat(hash("uid2-v1", EMAIL, hash)).contains("tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=");
        assertThat(hash("meta-v1", EMAIL, hash)).contains("b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514");
        assertThat(hash("google-v1", EMAIL, "tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=")).contains("b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514");
    }

    @Test
    void testNoHashOfARefusedValue()
    {
        assertThat(hash("uid2-v1", EMAIL, "jane")).isEmpty();
        assertThat(hash("uid2-v1", EMAIL, null)).isEmpty();
        assertThat(hash("uid2-v1", EMAIL, "test@test.com")).isEmpty();
    }

    @Test
    void testTypesThatThePlatformDoesNotHash()
    {
        assertThatThrownBy(() -> hash("google-v1", COUNTRY, "DE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Profile 'google-v1' has no hash of 'country': its platform takes it as plain text");
        assertThatThrownBy(() -> hash("uid2-v1", CITY, "Paris"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Profile 'uid2-v1' has no hash of 'city': its platform does not know it");
    }

    private static Optional<String> hash(String profile, IdentifierType type, String value)
    {
        return PlatformHash.hash(Profile.named(profile), type, value, Optional.empty());
    }
}
