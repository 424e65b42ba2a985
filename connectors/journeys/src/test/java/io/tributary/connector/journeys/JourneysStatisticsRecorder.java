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

import com.google.common.collect.ImmutableList;
import io.tributary.connector.journeys.table.Column;
import io.tributary.connector.journeys.table.JourneysTables;
import io.tributary.connector.journeys.table.TableDefinition;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;
import io.trino.testing.DistributedQueryRunner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * Observes the tables in three schemas and writes what {@link JourneysStatistics} reads. To be run from the folder of the
 * module whenever the generating process changes.
 */
final class JourneysStatisticsRecorder
{
    private static final List<String> SCHEMAS = ImmutableList.of("tiny", "sf0_1", "sf1");
    private static final int FIELDS = 5;

    private JourneysStatisticsRecorder() {}

    static void main(String[] args)
            throws Exception
    {
        List<String> lines = new ArrayList<>();
        lines.add(StatisticsFile.HEADER);
        try (DistributedQueryRunner queryRunner = JourneysQueryRunner.builder().build()) {
            for (String schema : SCHEMAS) {
                for (TableDefinition<?> table : JourneysTables.TABLES) {
                    record(queryRunner, schema, table, lines);
                }
            }
        }
        Files.write(Path.of("src/main/resources/io/tributary/connector/journeys/statistics.csv"), lines);
    }

    private static void record(DistributedQueryRunner queryRunner, String schema, TableDefinition<?> table, List<String> lines)
    {
        long persons = JourneysSchema.persons(schema).orElseThrow();
        List<String> expressions = new ArrayList<>();
        expressions.add("count(*)");
        for (Column<?> column : table.columns()) {
            expressions.addAll(expressions(column));
        }
        List<Object> values = queryRunner.execute("SELECT %s FROM %s.%s".formatted(String.join(", ", expressions), schema, table.name()))
                .getMaterializedRows().getFirst().getFields();
        for (int column = 0; column < table.columns().size(); column++) {
            List<Object> observed = values.subList(1 + column * FIELDS, 1 + (column + 1) * FIELDS);
            lines.add("%s,%s,%s,%s,%s,%s,%s,%s,%s".formatted(
                    persons,
                    table.name(),
                    table.columns().get(column).name(),
                    values.getFirst(),
                    observed.get(0),
                    observed.get(1),
                    text(observed.get(2)),
                    text(observed.get(3)),
                    text(observed.get(4))));
        }
    }

    private static List<String> expressions(Column<?> column)
    {
        String name = column.name();
        Type type = column.type();
        String number = number(name, type);
        return ImmutableList.of(
                "approx_distinct(%s, 0.01)".formatted(name),
                "round(1e0 * count_if(%s IS NULL) / count(*), 5)".formatted(name),
                type instanceof VarcharType ? "round(avg(length(%s)), 1)".formatted(name) : "CAST(NULL AS double)",
                "min(%s)".formatted(number),
                "max(%s)".formatted(number));
    }

    private static String number(String name, Type type)
    {
        if (type instanceof TimestampType) {
            return "to_unixtime(with_timezone(%s, 'UTC')) * 1e6".formatted(name);
        }
        if (type instanceof TimestampWithTimeZoneType) {
            return "to_unixtime(%s) * 1e3".formatted(name);
        }
        if (type instanceof DateType) {
            return "CAST(date_diff('day', DATE '1970-01-01', %s) AS double)".formatted(name);
        }
        if (type instanceof DecimalType || type.equals(BIGINT) || type.equals(DOUBLE)) {
            return "CAST(%s AS double)".formatted(name);
        }
        return "CAST(NULL AS double)";
    }

    private static String text(Object value)
    {
        return value == null ? "" : value.toString();
    }
}
