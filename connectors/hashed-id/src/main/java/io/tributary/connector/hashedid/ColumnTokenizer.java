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

import io.airlift.slice.Slice;
import io.tributary.identity.token.Token;
import io.tributary.identity.token.Tokenizer;
import io.trino.spi.TrinoException;

import java.time.Instant;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static io.trino.spi.StandardErrorCode.GENERIC_USER_ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Normalises the identifiers of one column and makes their tokens, with the key that the coordinator meant.
 */
final class ColumnTokenizer
{
    private final IdentifierTokens tokens;
    private final TokenColumn column;
    private final RegionalText regionalText;
    private final Tokenizer tokenizer;
    private final boolean isCurrent;

    /**
     * @throws TrinoException if this node has not the version, the key, the profile and the region of the coordinator
     */
    ColumnTokenizer(IdentifierTokens tokens, TokenColumn column, Instant queryStart)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.column = requireNonNull(column, "column is null");
        column.plannedBy().checkThisNode();
        regionalText = new RegionalText(tokens.region());
        tokenizer = tokens.tokenizer(column.type(), queryStart);
        isCurrent = tokenizer.epoch() == column.epoch();
        if (!isCurrent && tokenizer.previousEpoch().orElse(-1) != column.epoch()) {
            throw new TrinoException(GENERIC_USER_ERROR, "The key of epoch %s is not in the key ring of every node: give all nodes the same file, and run the query again".formatted(column.epoch()));
        }
        if (!column.fingerprint().equals(tokens.fingerprint(column.type(), column.epoch(), queryStart))) {
            throw new TrinoException(CONFIGURATION_INVALID, "The coordinator and this node have different keys of epoch %s, or another profile or region: give all nodes the same key ring and the same catalog file".formatted(column.epoch()));
        }
    }

    /**
     * @param identifier UTF-8 of what an {@link IdentifierReader} read
     * @param token where to, from the start on: {@link Token#LENGTH} bytes
     * @return whether the identifier has a token: those that cannot be normalised have none
     */
    boolean write(Slice identifier, byte[] token)
    {
        Optional<String> normalized = normalize(identifier.toStringUtf8());
        tokens.counters().add(normalized.isPresent());
        if (normalized.isEmpty()) {
            return false;
        }
        byte[] value = normalized.orElseThrow().getBytes(UTF_8);
        if (isCurrent) {
            tokenizer.write(value, 0, value.length, token, 0);
        }
        else {
            tokenizer.writePrevious(value, 0, value.length, token, 0);
        }
        return true;
    }

    private Optional<String> normalize(String text)
    {
        if (column.regionColumn().isEmpty()) {
            return tokens.normalize(column.type(), text);
        }
        return tokens.normalize(column.type(), regionalText.identifier(text), regionalText.region(text));
    }
}
