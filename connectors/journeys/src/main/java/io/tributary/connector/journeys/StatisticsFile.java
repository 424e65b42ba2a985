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
package io.tributary.connector.journeys;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.io.Resources;
import io.tributary.connector.journeys.JourneysStatistics.RecordedColumn;
import io.tributary.connector.journeys.JourneysStatistics.RecordedTable;
import io.trino.spi.statistics.DoubleRange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.lang.Double.parseDouble;
import static java.lang.Long.parseLong;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the recorded statistics: one line a column, smaller schemas first.
 */
final class StatisticsFile
{
    static final String HEADER = "persons,table,column,rows,distinct,null_fraction,average_bytes,low,high";

    private StatisticsFile() {}

    /**
     * The observations of each table, by ascending number of people.
     */
    static Map<String, List<RecordedTable>> load()
    {
        Map<TableKey, Map<String, RecordedColumn>> columns = new LinkedHashMap<>();
        for (String line : lines()) {
            List<String> fields = Splitter.on(',').splitToList(line);
            TableKey table = new TableKey(fields.get(1), parseLong(fields.get(0)), parseDouble(fields.get(3)));
            columns.computeIfAbsent(table, _ -> new LinkedHashMap<>())
                    .put(fields.get(2), new RecordedColumn(parseDouble(fields.get(4)), parseDouble(fields.get(5)), optional(fields.get(6)), range(fields)));
        }
        Map<String, List<RecordedTable>> tables = new LinkedHashMap<>();
        columns.forEach((table, recorded) -> tables.computeIfAbsent(table.name(), _ -> new ArrayList<>())
                .add(new RecordedTable(table.persons(), table.rows(), recorded)));
        return ImmutableMap.copyOf(tables);
    }

    private static List<String> lines()
    {
        try {
            List<String> lines = Resources.readLines(Resources.getResource(StatisticsFile.class, "statistics.csv"), UTF_8);
            return lines.subList(1, lines.size());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Double> optional(String field)
    {
        return field.isEmpty() ? Optional.empty() : Optional.of(parseDouble(field));
    }

    private static Optional<DoubleRange> range(List<String> fields)
    {
        return optional(fields.get(7)).map(low -> new DoubleRange(low, parseDouble(fields.get(8))));
    }

    private record TableKey(String name, long persons, double rows) {}
}
