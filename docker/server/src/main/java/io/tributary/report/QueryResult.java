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
package io.tributary.report;

import io.tributary.query.DemoQuery;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static java.util.Collections.unmodifiableList;
import static java.util.Objects.requireNonNull;

/**
 * What a query of the report returned.
 */
record QueryResult(DemoQuery query, List<Row> rows)
{
    QueryResult
    {
        requireNonNull(query, "query is null");
        rows = List.copyOf(rows);
    }

    /**
     * @param file the file of the query, for messages
     */
    record Row(String file, List<String> columns, List<Object> values)
    {
        Row
        {
            requireNonNull(file, "file is null");
            columns = List.copyOf(columns);
            values = unmodifiableList(new ArrayList<>(values));
        }

        String text(String column)
        {
            return value(column).toString();
        }

        boolean flag(String column)
        {
            return value(column) instanceof Boolean flag && flag;
        }

        long whole(String column)
        {
            return number(column).longValueExact();
        }

        /**
         * A double is taken at its exact value.
         */
        BigDecimal number(String column)
        {
            return switch (value(column)) {
                case BigDecimal number -> number;
                case Double number -> new BigDecimal(number);
                case Float number -> new BigDecimal(number);
                case Number number -> BigDecimal.valueOf(number.longValue());
                case Object other -> throw new IllegalArgumentException("%s returned %s in column %s, where the report needs a number".formatted(file, other, column));
            };
        }

        private Object value(String column)
        {
            int index = columns.indexOf(column);
            if (index < 0) {
                throw new IllegalArgumentException("%s has to return a column %s, and returns %s".formatted(file, column, String.join(", ", columns)));
            }
            Object value = values.get(index);
            if (value == null) {
                throw new IllegalArgumentException("%s returned NULL in column %s, where the report needs a value".formatted(file, column));
            }
            return value;
        }
    }

    static QueryResult read(DemoQuery query, ResultSet result)
            throws SQLException
    {
        ResultSetMetaData metadata = result.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= metadata.getColumnCount(); column++) {
            columns.add(metadata.getColumnLabel(column));
        }
        List<Row> rows = new ArrayList<>();
        while (result.next()) {
            List<Object> values = new ArrayList<>();
            for (int column = 1; column <= columns.size(); column++) {
                values.add(result.getObject(column));
            }
            rows.add(new Row(query.name(), columns, values));
        }
        return new QueryResult(query, rows);
    }

    Row onlyRow()
    {
        if (rows.size() != 1) {
            throw new IllegalArgumentException("%s has to return one row, and returned %s".formatted(query.name(), rows.size()));
        }
        return rows.getFirst();
    }
}
