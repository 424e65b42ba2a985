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
package io.tributary.tests.product;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * Rows of a result as text, in an order of their own. Numbers with an exponent or a fraction may be doubles, which depend a little on the order of additions, so they order rows last.
 */
record ResultRows(List<String> columns, List<List<String>> rows)
{
    private static final BigDecimal TOLERANCE = new BigDecimal("0.00002");
    private static final String NULL = "NULL";
    private static final String SEPARATOR = " | ";

    ResultRows
    {
        columns = List.copyOf(columns);
        rows = rows.stream()
                .sorted((left, right) -> key(left).compareTo(key(right)))
                .toList();
    }

    static ResultRows query(Connection connection, String sql)
            throws SQLException
    {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> columns = new ArrayList<>();
            for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                columns.add(result.getMetaData().getColumnLabel(column));
            }
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns.size(); column++) {
                    row.add(text(result.getObject(column)));
                }
                rows.add(row);
            }
            return new ResultRows(columns, rows);
        }
    }

    /**
     * What {@link #format} wrote.
     */
    static ResultRows parse(String content)
    {
        List<List<String>> lines = content.lines()
                .map(line -> Arrays.asList(line.split(" \\| ", -1)))
                .toList();
        return new ResultRows(lines.getFirst(), lines.subList(1, lines.size()));
    }

    String format()
    {
        StringBuilder content = new StringBuilder(String.join(SEPARATOR, columns)).append('\n');
        rows.forEach(row -> content.append(String.join(SEPARATOR, row)).append('\n'));
        return content.toString();
    }

    /**
     * What differs, or nothing: numbers with a fraction may differ by a little in the last place.
     */
    List<String> differences(ResultRows expected)
    {
        if (!columns.equals(expected.columns)) {
            return List.of("columns %s, expected %s".formatted(columns, expected.columns));
        }
        if (rows.size() != expected.rows.size()) {
            return List.of("%s rows, expected %s".formatted(rows.size(), expected.rows.size()));
        }
        return IntStream.range(0, rows.size())
                .filter(row -> !IntStream.range(0, columns.size()).allMatch(column -> isSame(rows.get(row).get(column), expected.rows.get(row).get(column))))
                .mapToObj(row -> "%s, expected %s".formatted(rows.get(row), expected.rows.get(row)))
                .toList();
    }

    private static boolean isSame(String actual, String expected)
    {
        if (actual.equals(expected)) {
            return true;
        }
        if (!isFraction(actual) || !isFraction(expected)) {
            return false;
        }
        return new BigDecimal(actual).subtract(new BigDecimal(expected)).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean isFraction(String text)
    {
        return text.matches("-?\\d+\\.\\d+(E-?\\d+)?");
    }

    private static String key(List<String> row)
    {
        return row.stream().filter(cell -> !isFraction(cell)).collect(joining(SEPARATOR)) + SEPARATOR + row.stream().filter(ResultRows::isFraction).collect(joining(SEPARATOR));
    }

    private static String text(Object value)
            throws SQLException
    {
        return switch (value) {
            case null -> NULL;
            case Array array -> Arrays.stream((Object[]) array.getArray())
                    .map(element -> element == null ? NULL : element.toString())
                    .collect(joining(" > ", "[", "]"));
            default -> value.toString();
        };
    }
}
