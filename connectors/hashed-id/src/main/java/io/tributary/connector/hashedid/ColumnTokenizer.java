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

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static io.trino.spi.StandardErrorCode.GENERIC_USER_ERROR;
import static java.util.Objects.requireNonNull;

/**
 * Makes the tokens of one column, with the key that the coordinator meant.
 */
final class ColumnTokenizer
{
    private final Tokenizer tokenizer;
    private final boolean isCurrent;

    /**
     * @throws TrinoException if this node has not the key, the profile and the region of the coordinator
     */
    ColumnTokenizer(IdentifierTokens tokens, TokenColumn column, Instant queryStart)
    {
        requireNonNull(column, "column is null");
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
     * @param normalized UTF-8 of a normalised value, not empty
     * @param token where to, from the start on: {@link Token#LENGTH} bytes
     */
    void write(Slice normalized, byte[] token)
    {
        if (isCurrent) {
            tokenizer.write(normalized.byteArray(), normalized.byteArrayOffset(), normalized.length(), token, 0);
        }
        else {
            tokenizer.writePrevious(normalized.byteArray(), normalized.byteArrayOffset(), normalized.length(), token, 0);
        }
    }
}
