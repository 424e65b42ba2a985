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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keys for tests, valid in the days of January 2026.
 */
final class KeyRings
{
    private KeyRings() {}

    /**
     * Different bytes for every name, and the same for the same.
     */
    static byte[] secretBytes(String name)
    {
        try {
            return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static Instant day(int day)
    {
        return Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day - 1));
    }

    /**
     * A key from one day until another, whose secret is of this partner and epoch alone.
     */
    static PartnerKey key(String partner, int epoch, int fromDay, int untilDay, int overlapDays)
    {
        return new PartnerKey(partner, partner, epoch, Secret.copyOf(secretBytes(partner + epoch)), day(fromDay), day(untilDay), Duration.ofDays(overlapDays));
    }

    /**
     * A tokenizer of one key without an end.
     */
    static Tokenizer tokenizer(String secret, String agreement, String profile, String identifierType, int epoch)
    {
        PartnerKey key = new PartnerKey("partner", agreement, epoch, Secret.copyOf(secretBytes(secret)), day(1), Instant.MAX, Duration.ZERO);
        return new KeyRing(List.of(key)).tokenizer("partner", profile, identifierType, day(2));
    }
}
