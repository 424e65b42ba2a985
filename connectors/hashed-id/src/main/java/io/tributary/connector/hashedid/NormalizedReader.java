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
import java.util.Optional;

import static io.airlift.slice.Slices.utf8Slice;
import static java.util.Objects.requireNonNull;

/**
 * Reads a column of identifiers as the profile writes them, which is what tokens are made of and no one may see. NULL, and whatever cannot be normalised, is NULL. One object serves the rows of one split.
 */
final class NormalizedReader
        implements SliceReadFunction
{
    private final IdentifierTokens tokens;
    private final TokenColumn column;
    private final RegionalText regionalText;

    private Slice normalized;

    NormalizedReader(IdentifierTokens tokens, TokenColumn column)
    {
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.column = requireNonNull(column, "column is null");
        regionalText = new RegionalText(tokens.region());
    }

    @Override
    public boolean isNull(ResultSet resultSet, int columnIndex)
            throws SQLException
    {
        String identifier = column.sourceType() == Types.DATE ? isoDate(resultSet, columnIndex) : resultSet.getString(columnIndex);
        Optional<String> text = identifier == null ? Optional.empty() : normalize(identifier);
        normalized = text.isEmpty() ? null : utf8Slice(text.orElseThrow());
        return normalized == null;
    }

    @Override
    public Slice readSlice(ResultSet resultSet, int columnIndex)
    {
        return normalized;
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
}
