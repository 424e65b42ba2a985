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
package io.tributary.demo;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * A query result as aligned text. Rows past the limit are counted, not kept.
 */
record ResultTable(List<ResultColumn> columns, int shownRows, long totalRows)
{
    ResultTable
    {
        columns = List.copyOf(columns);
    }

    static ResultTable read(ResultSet result, int maxRows)
            throws SQLException
    {
        ResultSetMetaData metadata = result.getMetaData();
        List<List<Object>> values = new ArrayList<>();
        for (int column = 1; column <= metadata.getColumnCount(); column++) {
            values.add(new ArrayList<>());
        }
        long totalRows = 0;
        while (result.next()) {
            totalRows++;
            if (totalRows <= maxRows) {
                for (int column = 0; column < values.size(); column++) {
                    values.get(column).add(CellValue.read(result, column + 1));
                }
            }
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (int column = 0; column < values.size(); column++) {
            columns.add(ResultColumn.of(metadata.getColumnLabel(column + 1), values.get(column)));
        }
        return new ResultTable(columns, (int) Math.min(totalRows, maxRows), totalRows);
    }

    List<String> lines()
    {
        List<String> lines = new ArrayList<>();
        lines.add(columns.stream()
                .map(column -> column.align(column.name()))
                .collect(joining(" | ", " ", ""))
                .stripTrailing());
        lines.add(columns.stream()
                .map(column -> "-".repeat(column.width() + 2))
                .collect(joining("+")));
        IntStream.range(0, shownRows)
                .mapToObj(row -> columns.stream()
                        .map(column -> column.align(column.cells().get(row)))
                        .collect(joining(" | ", " ", ""))
                        .stripTrailing())
                .forEach(lines::add);
        return lines;
    }

    String size()
    {
        if (totalRows > shownRows) {
            return "%s rows, of which the first %s are shown,".formatted(totalRows, shownRows);
        }
        return totalRows == 1 ? "1 row" : "%s rows".formatted(totalRows);
    }
}
