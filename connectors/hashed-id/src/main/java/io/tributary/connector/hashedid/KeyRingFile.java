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

/**
 * Reads a key ring from a JSON file. By partner, it has the agreement that both sides write alike and a list of keys: the number of the epoch, the secret in hex or Base64,
 * from when and until when it is valid, and for how long after that its tokens are still given beside those of the next epoch.
 */
final class KeyRingFile
{
    private static final JsonCodec<Content> CODEC = jsonCodec(Content.class);

    private KeyRingFile() {}

    /**
     * @throws IllegalArgumentException if the file may be read by others, or is not as it has to be; the message shows nothing of a secret
     */
    static KeyRing read(Path path)
    {
        byte[] bytes = KeyFile.read(path);
        Content content;
        try {
            content = CODEC.fromJson(bytes);
        }
        catch (IllegalArgumentException _) {
            // whose message and cause show the text around the error
            throw new IllegalArgumentException("Key ring %s is no JSON of the form {\"partners\": {\"own\": {\"agreement\": ..., \"keys\": [{\"epoch\": 1, \"secret\": ..., \"validFrom\": ...}]}}}: mend the file".formatted(path));
        }
        finally {
            Arrays.fill(bytes, (byte) 0);
        }
        if (content.partners() == null || content.partners().isEmpty()) {
            throw new IllegalArgumentException("Key ring %s has no partners: add one".formatted(path));
        }
        ImmutableList.Builder<PartnerKey> keys = ImmutableList.builder();
        content.partners().forEach((partner, agreed) -> agreed.keys().forEach(key -> keys.add(key.parse(partner, Optional.ofNullable(agreed.agreement()).orElse(partner)))));
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
            catch (DateTimeParseException e) {
                throw new IllegalArgumentException("The key of partner '%s' and epoch %s has '%s' where an instant such as 2026-01-01T00:00:00Z or a duration such as P30D is needed".formatted(partner, epoch, e.getParsedString()), e);
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
