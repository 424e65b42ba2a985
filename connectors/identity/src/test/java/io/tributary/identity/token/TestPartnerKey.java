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
package io.tributary.identity.token;

import org.junit.jupiter.api.Test;

import java.time.Duration;

import static io.tributary.identity.token.KeyRings.day;
import static io.tributary.identity.token.KeyRings.key;
import static io.tributary.identity.token.KeyRings.secretBytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPartnerKey
{
    @Test
    void testParseReadsTheSecret()
    {
        PartnerKey key = PartnerKey.parse("bank", "bank-shop", 3, "8f260a0b09492f0865d2387ee9805f861d6e1cc9be492de9a08a8b044eac1d87".toCharArray(), day(1), day(2), Duration.ZERO);
        assertThat(key.secret().isSameAs(Secret.copyOf(secretBytes("not a secret")))).isTrue();
    }

    @Test
    void testParseNamesPartnerAndEpoch()
    {
        assertThatThrownBy(() -> PartnerKey.parse("bank", "bank-shop", 3, "8f260a0b".toCharArray(), day(1), day(2), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The key of partner 'bank' and epoch 3 cannot be used. A secret has 32 to 1024 bytes, but this one has 4: make one with 'openssl rand -base64 32'");
    }

    @Test
    void testNegativeEpoch()
    {
        assertThatThrownBy(() -> key("bank", -1, 1, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Partner 'bank' has a key of epoch -1, but epochs are numbered from 0");
    }

    @Test
    void testEndNotAfterBeginning()
    {
        assertThatThrownBy(() -> key("bank", 3, 2, 2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The key of partner 'bank' and epoch 3 is valid from 2026-01-02T00:00:00Z, which is not before its end at 2026-01-02T00:00:00Z");
    }

    @Test
    void testNegativeOverlap()
    {
        assertThatThrownBy(() -> key("bank", 3, 1, 2, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The overlap of the key of partner 'bank' and epoch 3 must not be negative, but is PT-24H");
    }

    @Test
    void testNamesHaveOneSpelling()
    {
        for (String name : new String[] {"", "Bank", "bank ", "b\u00e4nk", "bank\u0000", "-bank", "a".repeat(129)}) {
            assertThatThrownBy(() -> key(name, 3, 1, 2, 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The name of a partner must be 1 to 128 lower case letters, digits, dots, underscores or hyphens, and begin with a letter or digit, but is '%s'".formatted(name));
        }
        assertThatThrownBy(() -> new PartnerKey("bank", "Bank", 3, Secret.copyOf(secretBytes("x")), day(1), day(2), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("The agreement of partner 'bank' must be 1 to 128 lower case letters");
    }
}
