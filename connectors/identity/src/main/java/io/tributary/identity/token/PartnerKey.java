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

import java.time.Duration;
import java.time.Instant;

import static io.tributary.identity.token.Names.requireName;
import static java.util.Objects.requireNonNull;

/**
 * One key of a {@link KeyRing}: the secret that is shared with one partner in one epoch, and when it is used.
 * <p>
 * Two companies make the same tokens if they have the same secret, agreement and epoch for each other; what they call each other does not matter.
 *
 * @param partner what this side calls the partner, as in {@code hashed-id.partner}
 * @param agreement what both sides call what they share, written alike by both, for example {@code bank-shop-2026}; the salt of the derivation. Who has agreed on
 *         nothing, because only own tables are matched, takes the name of the partner
 * @param epoch number of the key, from 0, the same on both sides; a later key has a higher one
 * @param validFrom from when on new tokens are made with it, inclusive
 * @param validUntil until when, exclusive: from then on the next epoch is current; {@link Instant#MAX} for a key without an end
 * @param overlap how long after {@code validUntil} tokens of this epoch are still given beside those of the next one, so that both can be joined; zero or more
 */
public record PartnerKey(String partner, String agreement, int epoch, Secret secret, Instant validFrom, Instant validUntil, Duration overlap)
{
    public PartnerKey
    {
        requireName(partner, "The name of a partner");
        requireName(agreement, "The agreement of partner '%s'".formatted(partner));
        requireNonNull(secret, "secret is null");
        requireNonNull(validFrom, "validFrom is null");
        requireNonNull(validUntil, "validUntil is null");
        requireNonNull(overlap, "overlap is null");
        if (epoch < 0) {
            throw new IllegalArgumentException("Partner '%s' has a key of epoch %s, but epochs are numbered from 0".formatted(partner, epoch));
        }
        if (!validFrom.isBefore(validUntil)) {
            throw new IllegalArgumentException("The key of partner '%s' and epoch %s is valid from %s, which is not before its end at %s".formatted(partner, epoch, validFrom, validUntil));
        }
        if (overlap.isNegative()) {
            throw new IllegalArgumentException("The overlap of the key of partner '%s' and epoch %s must not be negative, but is %s".formatted(partner, epoch, overlap));
        }
    }

    /**
     * Reads a key whose secret is still a text, as it stands in a file.
     *
     * @param secret as told in {@link Secret#parse}; only read, the caller should overwrite it
     * @throws IllegalArgumentException if anything is not as it must be; the message names partner and epoch, and nothing of the secret
     */
    public static PartnerKey parse(String partner, String agreement, int epoch, char[] secret, Instant validFrom, Instant validUntil, Duration overlap)
    {
        return new PartnerKey(partner, agreement, epoch, parseSecret(partner, epoch, secret), validFrom, validUntil, overlap);
    }

    private static Secret parseSecret(String partner, int epoch, char[] secret)
    {
        requireName(partner, "The name of a partner");
        try {
            return Secret.parse(secret);
        }
        catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The key of partner '%s' and epoch %s cannot be used. %s".formatted(partner, epoch, e.getMessage()), e);
        }
    }

    boolean isCurrentAt(Instant instant)
    {
        return !instant.isBefore(validFrom) && instant.isBefore(validUntil);
    }

    /**
     * When the overlap ends, exclusive.
     */
    Instant joinableUntil()
    {
        boolean isBeyondTime = overlap.compareTo(Duration.between(validUntil, Instant.MAX)) >= 0;
        return isBeyondTime ? Instant.MAX : validUntil.plus(overlap);
    }
}
