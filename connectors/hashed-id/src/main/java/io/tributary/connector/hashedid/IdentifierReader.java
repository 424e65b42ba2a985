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
import io.trino.plugin.jdbc.SliceReadFunction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;

import static io.airlift.slice.Slices.utf8Slice;
import static java.util.Objects.requireNonNull;

/**
 * Reads a column of identifiers as they are, which no one may see: what is read goes to a {@link ColumnTokenizer}. Text that is none in Unicode is NULL. One object serves the rows of one split.
 */
final class IdentifierReader
        implements SliceReadFunction
{
    private final TokenColumn column;

    private String identifier;

    IdentifierReader(TokenColumn column)
    {
        this.column = requireNonNull(column, "column is null");
    }

    @Override
    public boolean isNull(ResultSet resultSet, int columnIndex)
            throws SQLException
    {
        identifier = column.sourceType() == Types.DATE ? isoDate(resultSet, columnIndex) : resultSet.getString(columnIndex);
        return identifier == null || hasHalfOfSurrogatePair(identifier);
    }

    @Override
    public Slice readSlice(ResultSet resultSet, int columnIndex)
    {
        return utf8Slice(identifier);
    }

    /**
     * Such a text has no UTF-8: what Java makes of it, with a question mark, would be another identifier.
     */
    private static boolean hasHalfOfSurrogatePair(String text)
    {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isSurrogate(text.charAt(index))) {
                if (!Character.isSupplementaryCodePoint(text.codePointAt(index))) {
                    return true;
                }
                index++;
            }
        }
        return false;
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
}
