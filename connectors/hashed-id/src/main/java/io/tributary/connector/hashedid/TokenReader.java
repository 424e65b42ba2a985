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
import io.trino.plugin.jdbc.SliceReadFunction;
import io.trino.spi.TrinoException;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Reads a column of identifiers as tokens. NULL, and whatever cannot be normalised, is NULL. One object serves the rows of one split.
 */
final class TokenReader
        implements SliceReadFunction
{
    private final IdentifierReader identifiers;
    private final ColumnTokenizer tokenizer;

    private byte[] token;

    /**
     * @throws TrinoException if this node has not the key, the profile and the region of the coordinator
     */
    TokenReader(IdentifierTokens tokens, TokenColumn column, Instant queryStart)
    {
        identifiers = new IdentifierReader(column);
        tokenizer = new ColumnTokenizer(tokens, column, queryStart);
    }

    @Override
    public boolean isNull(ResultSet resultSet, int columnIndex)
            throws SQLException
    {
        token = new byte[Token.LENGTH];
        return identifiers.isNull(resultSet, columnIndex) || !tokenizer.write(identifiers.readSlice(resultSet, columnIndex), token);
    }

    @Override
    public Slice readSlice(ResultSet resultSet, int columnIndex)
    {
        return Slices.wrappedBuffer(token);
    }
}
