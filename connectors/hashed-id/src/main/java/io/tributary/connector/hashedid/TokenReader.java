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
import io.airlift.slice.Slices;
import io.tributary.identity.token.Token;
import io.tributary.identity.token.Tokenizer;
import io.trino.plugin.jdbc.SliceReadFunction;
import io.trino.spi.TrinoException;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static io.trino.spi.StandardErrorCode.GENERIC_USER_ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Reads a column of identifiers as tokens. NULL, and whatever cannot be normalised, is NULL. One object serves the rows of one split.
 */
final class TokenReader
        implements SliceReadFunction
{
    private final IdentifierTokens tokens;
    private final TokenColumn column;
    private final Tokenizer tokenizer;
    private final boolean isCurrent;
    private final RegionalText regionalText;

    private Slice token;

    TokenReader(IdentifierTokens tokens, TokenColumn column, Instant queryStart)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.column = requireNonNull(column, "column is null");
        tokenizer = tokens.tokenizer(column.type(), queryStart);
        regionalText = new RegionalText(tokens.region());
        isCurrent = tokenizer.epoch() == column.epoch();
        if (!isCurrent && tokenizer.previousEpoch().orElse(-1) != column.epoch()) {
            throw new TrinoException(GENERIC_USER_ERROR, "The key of epoch %s is not in the key ring of every node: give all nodes the same file, and run the query again".formatted(column.epoch()));
        }
        if (!column.fingerprint().equals(tokens.fingerprint(column.type(), column.epoch(), queryStart))) {
            throw new TrinoException(CONFIGURATION_INVALID, "The coordinator and this node have different keys of epoch %s, or another profile or region: give all nodes the same key ring and the same catalog file".formatted(column.epoch()));
        }
    }

    @Override
    public boolean isNull(ResultSet resultSet, int columnIndex)
            throws SQLException
    {
        String identifier = column.sourceType() == Types.DATE ? isoDate(resultSet, columnIndex) : resultSet.getString(columnIndex);
        token = identifier == null ? null : normalize(identifier).map(this::token).orElse(null);
        return token == null;
    }

    @Override
    public Slice readSlice(ResultSet resultSet, int columnIndex)
    {
        return token;
    }

    private Optional<String> normalize(String text)
    {
        if (column.regionColumn().isEmpty()) {
            return tokens.normalize(column.type(), text);
        }
        return tokens.normalize(column.type(), regionalText.identifier(text), regionalText.region(text));
    }

    /**
     * A date as ISO 8601 has it, whatever the driver makes of a date as text.
     */
    private static String isoDate(ResultSet resultSet, int columnIndex)
            throws SQLException
    {
        LocalDate date = resultSet.getObject(columnIndex, LocalDate.class);
        return date == null ? null : date.toString();
    }

    private Slice token(String normalized)
    {
        byte[] value = normalized.getBytes(UTF_8);
        byte[] bytes = new byte[Token.LENGTH];
        if (isCurrent) {
            tokenizer.write(value, 0, value.length, bytes, 0);
        }
        else {
            tokenizer.writePrevious(value, 0, value.length, bytes, 0);
        }
        return Slices.wrappedBuffer(bytes);
    }
}
