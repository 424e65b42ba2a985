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
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestJourneysStatistics
{
    // A schema that was observed and one that was not
    private static final List<String> SCHEMAS = ImmutableList.of("tiny", "sf0_05");

    private final DistributedQueryRunner queryRunner;

    TestJourneysStatistics()
            throws Exception
    {
        queryRunner = JourneysQueryRunner.builder().build();
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @Test
    void testRowCounts()
    {
        for (String schema : SCHEMAS) {
            for (TableDefinition<?> table : JourneysTables.TABLES) {
                long actual = (long) queryRunner.execute("SELECT count(*) FROM %s.%s".formatted(schema, table.name())).getOnlyValue();
                double estimate = (double) statistics(schema, table).getLast().getField(4);
                assertThat(estimate).describedAs(schema + "." + table.name()).isCloseTo((double) actual, withPercentage(4));
            }
        }
    }

    @Test
    void testNullFractions()
    {
        for (TableDefinition<?> table : JourneysTables.TABLES) {
            List<MaterializedRow> estimates = statistics("tiny", table);
            List<String> expressions = table.columns().stream()
                    .map(column -> "1e0 * count_if(%s IS NULL) / count(*)".formatted(column.name()))
                    .toList();
            MaterializedRow actual = queryRunner.execute("SELECT %s FROM tiny.%s".formatted(String.join(", ", expressions), table.name())).getMaterializedRows().getFirst();
            for (int column = 0; column < table.columns().size(); column++) {
                assertThat((double) estimates.get(column).getField(3))
                        .describedAs(table.name() + "." + table.columns().get(column).name())
                        .isCloseTo((double) actual.getField(column), within(0.00002));
            }
        }
    }

    @Test
    void testDistinctCounts()
    {
        for (TableDefinition<?> table : JourneysTables.TABLES) {
            // The figures of ad_spend grow with the schema, so that more and more of them differ
            if (table.name().equals("ad_spend")) {
                continue;
            }
            List<MaterializedRow> estimates = statistics("sf0_3", table);
            List<String> expressions = table.columns().stream()
                    .map(column -> "approx_distinct(%s, 0.01)".formatted(column.name()))
                    .toList();
            MaterializedRow actual = queryRunner.execute("SELECT %s FROM sf0_3.%s".formatted(String.join(", ", expressions), table.name())).getMaterializedRows().getFirst();
            for (int position = 0; position < table.columns().size(); position++) {
                Column<?> column = table.columns().get(position);
                assertThat((double) estimates.get(position).getField(2))
                        .describedAs(table.name() + "." + column.name())
                        .isCloseTo((double) (long) actual.getField(position), withPercentage(20));
            }
        }
    }

    private List<MaterializedRow> statistics(String schema, TableDefinition<?> table)
    {
        return queryRunner.execute("SHOW STATS FOR %s.%s".formatted(schema, table.name())).getMaterializedRows();
    }
}
