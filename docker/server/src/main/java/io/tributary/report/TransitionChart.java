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

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * How likely each next step is after each channel, as a matrix. Channels stand in the order of the journeys that come to them; the start is the first row, outcomes are the last columns.
 */
record TransitionChart(List<String> from, List<String> to, List<Cell> cells)
        implements Chart
{
    private static final String START = "(start)";
    private static final List<String> OUTCOMES = List.of("(conversion)", "(null)");
    private static final int DIGITS = 4;

    /**
     * @param from place of the row, from 0
     * @param to place of the column, from 0
     */
    record Cell(int from, int to, long journeys, BigDecimal probability)
    {
        Cell
        {
            requireNonNull(probability, "probability is null");
        }
    }

    TransitionChart
    {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cells = List.copyOf(cells);
    }

    static TransitionChart of(QueryResult result)
    {
        Map<String, Long> arrivals = new HashMap<>();
        for (QueryResult.Row row : result.rows()) {
            arrivals.merge(row.text("to_state"), row.whole("journeys"), Long::sum);
        }
        List<String> channels = arrivals.keySet().stream()
                .filter(state -> !OUTCOMES.contains(state))
                .sorted((left, right) -> arrivals.get(left).equals(arrivals.get(right)) ? left.compareTo(right) : Long.compare(arrivals.get(right), arrivals.get(left)))
                .toList();
        List<String> from = Stream.concat(Stream.of(START), channels.stream()).toList();
        List<String> to = Stream.concat(channels.stream(), OUTCOMES.stream()).toList();
        return new TransitionChart(
                from.stream().map(StateName::title).toList(),
                to.stream().map(StateName::title).toList(),
                result.rows().stream()
                        .map(row -> new Cell(
                                from.indexOf(row.text("from_state")),
                                to.indexOf(row.text("to_state")),
                                row.whole("journeys"),
                                row.number("probability").setScale(DIGITS, RoundingMode.HALF_UP)))
                        .toList());
    }

    @Override
    public List<HtmlTable> tables()
    {
        List<HtmlTable.Row> rows = new ArrayList<>();
        for (int row = 0; row < from.size(); row++) {
            List<String> texts = new ArrayList<>();
            texts.add(from.get(row));
            for (int column = 0; column < to.size(); column++) {
                texts.add(NumberText.whole(journeys(row, column)));
            }
            rows.add(new HtmlTable.Row(texts, false));
        }
        return List.of(new HtmlTable("How often journeys went from the channel of the row to that of the column", Stream.concat(Stream.of("From"), to.stream()).toList(), rows));
    }

    private long journeys(int row, int column)
    {
        return cells.stream()
                .filter(cell -> cell.from() == row && cell.to() == column)
                .mapToLong(Cell::journeys)
                .sum();
    }
}
