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

import com.fasterxml.jackson.annotation.JsonProperty;
import com.google.common.collect.ImmutableList;
import io.airlift.json.JsonCodec;
import io.tributary.identity.token.KeyFile;
import io.tributary.identity.token.KeyRing;
import io.tributary.identity.token.PartnerKey;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static io.airlift.json.JsonCodec.jsonCodec;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads a key ring from JSON. By partner, it has the agreement that both sides write alike and a list of keys: the number of the epoch, the secret in hex or Base64,
 * from when and until when it is valid, and for how long after that its tokens are still given beside those of the next epoch.
 * <p>
 * No error shows anything of a secret, not even of one that stands where none belongs.
 */
final class KeyRingJson
{
    private static final JsonCodec<Content> CODEC = jsonCodec(Content.class);

    private KeyRingJson() {}

    /**
     * @throws IllegalArgumentException if the file may be read by others, or is not as it has to be
     */
    static KeyRing readFile(Path path)
    {
        return parse(path.toString(), KeyFile.read(path));
    }

    /**
     * Reads the value of a property, which a secret provider may have put there. It stays in memory as the configuration of the catalog does.
     *
     * @param property for errors
     * @throws IllegalArgumentException if it is not as it has to be
     */
    static KeyRing parseProperty(String property, String json)
    {
        return parse("in " + property, json.getBytes(UTF_8));
    }

    private static KeyRing parse(String source, byte[] json)
    {
        Content content;
        try {
            content = CODEC.fromJson(json);
        }
        catch (IllegalArgumentException _) {
            // whose message and cause show the text around the error
            throw new IllegalArgumentException("Key ring %s is no JSON of the form {\"partners\": {\"own\": {\"agreement\": ..., \"keys\": [{\"epoch\": 1, \"secret\": ..., \"validFrom\": ...}]}}}: mend it".formatted(source));
        }
        finally {
            Arrays.fill(json, (byte) 0);
        }
        if (content == null || content.partners() == null || content.partners().isEmpty()) {
            throw new IllegalArgumentException("Key ring %s has no partners: add one".formatted(source));
        }
        ImmutableList.Builder<PartnerKey> keys = ImmutableList.builder();
        content.partners().forEach((partner, agreed) -> {
            if (agreed == null || agreed.keys().isEmpty()) {
                throw new IllegalArgumentException("Key ring %s has no keys for partner '%s': add one".formatted(source, partner));
            }
            agreed.keys().forEach(key -> keys.add(key.parse(partner, Optional.ofNullable(agreed.agreement()).orElse(partner))));
        });
        return new KeyRing(keys.build());
    }

    record Content(@JsonProperty Map<String, Partner> partners) {}

    record Partner(@JsonProperty String agreement, @JsonProperty List<Key> keys)
    {
        Partner
        {
            keys = keys == null ? ImmutableList.of() : ImmutableList.copyOf(keys);
        }
    }

    record Key(@JsonProperty int epoch, @JsonProperty char[] secret, @JsonProperty String validFrom, @JsonProperty String validUntil, @JsonProperty String overlap)
    {
        PartnerKey parse(String partner, String agreement)
        {
            if (secret == null) {
                throw new IllegalArgumentException("The key of partner '%s' and epoch %s has no secret: add it in hex or Base64".formatted(partner, epoch));
            }
            try {
                return PartnerKey.parse(
                        partner,
                        agreement,
                        epoch,
                        secret,
                        validFrom == null ? Instant.MIN : Instant.parse(validFrom),
                        validUntil == null ? Instant.MAX : Instant.parse(validUntil),
                        overlap == null ? Duration.ZERO : Duration.parse(overlap));
            }
            catch (DateTimeParseException _) {
                throw new IllegalArgumentException("The key of partner '%s' and epoch %s must have instants such as 2026-01-01T00:00:00Z in validFrom and validUntil, and a duration such as P30D in overlap".formatted(partner, epoch));
            }
            finally {
                Arrays.fill(secret, '\0');
            }
        }

        @Override
        public String toString()
        {
            return "Key[epoch=%s]".formatted(epoch);
        }
    }
}
