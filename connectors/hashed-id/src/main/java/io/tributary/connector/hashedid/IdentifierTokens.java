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
package io.tributary.connector.hashedid;

import com.google.inject.Inject;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.identity.profile.Normalized;
import io.tributary.identity.profile.Profile;
import io.tributary.identity.profile.Region;
import io.tributary.identity.token.KeyRing;
import io.tributary.identity.token.Token;
import io.tributary.identity.token.Tokenizer;
import io.trino.spi.TrinoException;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static java.util.Objects.requireNonNull;

/**
 * What turns identifiers into tokens in this catalog.
 */
final class IdentifierTokens
{
    private static final int FINGERPRINT_BYTES = 4;

    private final KeyRing keyRing;
    private final String partner;
    private final Profile profile;
    private final Optional<Region> region;
    private final TokenCounters counters = new TokenCounters();

    /**
     * @throws IllegalArgumentException if the profile, the region, the key ring or the partner in it is not as it has to be
     */
    @Inject
    IdentifierTokens(HashedIdConfig config)
    {
        requireNonNull(config, "config is null");
        keyRing = config.getKeyRing()
                .map(file -> KeyRingJson.readFile(file.toPath()))
                .orElseGet(() -> KeyRingJson.parseProperty("hashed-id.key-ring-json", config.getKeyRingJson().orElseThrow()));
        partner = config.getPartner();
        profile = Profile.named(config.getProfile());
        region = config.getDefaultRegion().map(Region::of);
        keyRing.keysAt(partner, Instant.now());
    }

    int currentEpoch(Instant instant)
    {
        return keyRing.keysAt(partner, instant).current().epoch();
    }

    /**
     * The epoch whose tokens are given beside those of the current one.
     */
    OptionalInt previousEpoch(Instant instant)
    {
        return keyRing.keysAt(partner, instant).previous()
                .map(key -> OptionalInt.of(key.epoch()))
                .orElseGet(OptionalInt::empty);
    }

    Tokenizer tokenizer(IdentifierType type, Instant instant)
    {
        return keyRing.tokenizer(partner, profile.name(), type.sqlName(), instant);
    }

    /**
     * @throws TrinoException if the partner is not in the key ring, or has no key then; the message does not show what was given for its name
     */
    Tokenizer tokenizer(IdentifierType type, Instant instant, String partner)
    {
        if (!keyRing.partners().contains(partner)) {
            throw new TrinoException(INVALID_FUNCTION_ARGUMENT, "The key ring has no partner of that name: correct the name, or have the partner's keys added");
        }
        try {
            return keyRing.tokenizer(partner, profile.name(), type.sqlName(), instant);
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(CONFIGURATION_INVALID, e.getMessage(), e);
        }
    }

    /**
     * A few bytes that tell whether two nodes make the same tokens: they depend on all that tokens depend on. It is the token of a text that is no identifier, and so says nothing of any.
     */
    String fingerprint(IdentifierType type, int epoch, Instant instant)
    {
        Tokenizer tokenizer = tokenizer(type, instant);
        String text = "fingerprint of " + region.map(Region::code).orElse("no region");
        Token token = tokenizer.epoch() == epoch ? tokenizer.token(text) : tokenizer.previousToken(text).orElseThrow();
        return HexFormat.of().formatHex(token.toBytes(), Token.LENGTH - FINGERPRINT_BYTES, Token.LENGTH);
    }

    /**
     * What this node has made in this catalog.
     */
    TokenCounters counters()
    {
        return counters;
    }

    Profile profile()
    {
        return profile;
    }

    /**
     * The country of identifiers for which none is named.
     */
    Optional<Region> region()
    {
        return region;
    }

    /**
     * The identifier as the profile writes it, if it can be normalised.
     */
    Optional<String> normalize(IdentifierType type, String value)
    {
        return normalize(type, value, region);
    }

    Optional<String> normalize(IdentifierType type, String value, Optional<Region> region)
    {
        return text(profile.normalize(type, value, region));
    }

    /**
     * What a token is made of, if one is.
     */
    static Optional<String> text(Normalized normalized)
    {
        return switch (normalized) {
            case Normalized.Value(String text) -> Optional.of(text);
            // a token is made of the identifier itself, so that a hash, however good, cannot have the same
            case Normalized.Hashed _ -> Optional.empty();
            case Normalized.Refused _ -> Optional.empty();
        };
    }
}
