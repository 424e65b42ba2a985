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
import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.JdbcTypeHandle;
import io.trino.plugin.jdbc.SliceReadFunction;
import io.trino.spi.TrinoException;

import java.nio.ByteBuffer;
import java.sql.Types;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.GENERIC_USER_ERROR;

/**
 * A column of tokens that the source has already. It travels to the workers as the name of a type, which no database has.
 *
 * @param epoch of the key that made them
 */
record StoredTokenColumn(int epoch)
{
    private static final String MARK = "tributary stored token:";

    JdbcTypeHandle typeHandle()
    {
        return new JdbcTypeHandle(Types.VARBINARY, Optional.of(MARK + epoch), Optional.of(Token.LENGTH), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Optional<StoredTokenColumn> of(JdbcColumnHandle column)
    {
        return of(column.getJdbcTypeHandle());
    }

    static Optional<StoredTokenColumn> of(JdbcTypeHandle type)
    {
        return type.jdbcTypeName()
                .filter(name -> name.startsWith(MARK))
                .map(name -> new StoredTokenColumn(Integer.parseInt(name.substring(MARK.length()))));
    }

    /**
     * Reads tokens, and nothing else that may have got into the column.
     */
    SliceReadFunction readFunction()
    {
        return (resultSet, columnIndex) -> token(resultSet.getBytes(columnIndex));
    }

    private Slice token(byte[] bytes)
    {
        if (bytes.length != Token.LENGTH || bytes[0] != Token.VERSION || ByteBuffer.wrap(bytes, 1, Integer.BYTES).getInt() != epoch) {
            throw new TrinoException(GENERIC_USER_ERROR, "A value of a column in %s is no token of epoch %s: make all of its tokens again, and then the catalog".formatted(ColumnRules.STORED_TOKENS, epoch));
        }
        return Slices.wrappedBuffer(bytes);
    }
}
