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

import java.util.List;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * The numbers of a picture, for those who want to read them or cannot see it. The first column names the row, the others are numbers.
 */
record HtmlTable(String caption, List<String> columns, List<Row> rows)
{
    HtmlTable
    {
        requireNonNull(caption, "caption is null");
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
        for (Row row : rows) {
            if (row.cells().size() != columns.size()) {
                throw new IllegalArgumentException("A row of %s has %s cells, and the table has %s columns".formatted(caption, row.cells().size(), columns.size()));
            }
        }
    }

    /**
     * @param total whether the row sums up those above it
     */
    record Row(List<String> cells, boolean total)
    {
        Row
        {
            cells = List.copyOf(cells);
        }

        static Row of(String... cells)
        {
            return new Row(List.of(cells), false);
        }

        private String html()
        {
            return "<tr%s><th scope=\"row\">%s</th>%s</tr>\n".formatted(
                    total ? " class=\"total\"" : "",
                    Html.escape(cells.getFirst()),
                    cells.stream()
                            .skip(1)
                            .map(cell -> "<td>%s</td>".formatted(Html.escape(cell)))
                            .collect(joining()));
        }
    }

    String html()
    {
        // The wrapper can be scrolled with the keyboard
        return """
               <div class="table" tabindex="0" role="region" aria-label="%1$s">
               <table>
               <caption>%1$s</caption>
               <thead><tr>%2$s</tr></thead>
               <tbody>
               %3$s</tbody>
               </table>
               </div>
               """.formatted(
                Html.escape(caption),
                columns.stream()
                        .map(column -> "<th scope=\"col\">%s</th>".formatted(Html.escape(column)))
                        .collect(joining()),
                rows.stream()
                        .map(Row::html)
                        .collect(joining()));
    }
}
