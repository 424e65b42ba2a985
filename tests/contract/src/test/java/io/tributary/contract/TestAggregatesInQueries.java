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
package io.tributary.contract;

import com.google.common.collect.ImmutableMap;
import io.tributary.trino.TributaryPlugin;
import io.trino.metadata.InternalFunctionBundle;
import io.trino.spi.function.FunctionMetadata;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.tributary.contract.AggregateCall.assertSameResults;
import static io.tributary.contract.AggregateCall.columns;
import static io.tributary.contract.AggregateCall.events;
import static io.tributary.contract.AggregateCall.perCustomer;
import static io.trino.spi.function.FunctionKind.AGGREGATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * All that SQL can say around an aggregate means what the same says in other words.
 */
@TestInstance(PER_CLASS)
final class TestAggregatesInQueries
{
    // a hundred people
    private static final String EVENT = "sf0_001.event";

    // no customer has so many events that a result for each of them takes long
    private static final String SMALL_CUSTOMERS =
            """
            (
                SELECT *
                FROM sf0_001.event
                WHERE customer IN (SELECT customer FROM sf0_001.event GROUP BY customer HAVING count(*) <= 20))
            """;

    private static final Map<String, String> AT_ONCE = ImmutableMap.of("prefer_partial_aggregation", "false");
    private static final Map<String, String> IN_PARTS = ImmutableMap.of("prefer_partial_aggregation", "true", "adaptive_partial_aggregation_enabled", "false");

    private final TributaryEngine engine = new TributaryEngine();

    @AfterAll
    void close()
    {
        engine.close();
    }

    /**
     * Those of matching hold all rows and are computed in one step: {@link TestMatchingAgainstPlainSql} is about them.
     */
    @Test
    void testEveryAggregateThatIsComputedInPartsIsCalled()
    {
        InternalFunctionBundle functions = InternalFunctionBundle.extractFunctions(new TributaryPlugin().getFunctions());
        assertThat(AggregateCall.ALL.stream().map(AggregateCall::function).distinct())
                .containsExactlyInAnyOrderElementsOf(functions.getFunctions().stream()
                        .filter(function -> function.getKind() == AGGREGATE)
                        .filter(function -> functions.getAggregationFunctionMetadata(function.getFunctionId()).isDecomposable())
                        .map(FunctionMetadata::getCanonicalName)
                        .collect(toImmutableSet()));
    }

    @Test
    void testFilterKeepsRows()
    {
        String condition = "crc32(to_utf8(event_id)) % 10 = 0";
        String filtered =
                """
                SELECT customer, %s
                FROM %s
                GROUP BY customer
                ORDER BY customer
                """.formatted(columns(call -> "%s FILTER (WHERE %s)".formatted(call.sql(), condition)), events(EVENT));
        List<MaterializedRow> expected = rows(
                AT_ONCE,
                """
                SELECT everyone.customer, %s
                FROM (SELECT DISTINCT customer FROM %s) everyone
                LEFT JOIN (%s) kept ON kept.customer IS NOT DISTINCT FROM everyone.customer
                ORDER BY customer
                """.formatted(
                        columns(call -> "kept." + call.name()),
                        EVENT,
                        perCustomer("(SELECT * FROM %s WHERE %s)".formatted(EVENT, condition))));
        assertThat(expected.stream().map(row -> row.getField(1) == null)).contains(true, false);
        assertThat((String) engine.execute("EXPLAIN (TYPE DISTRIBUTED) " + filtered, IN_PARTS).getOnlyValue()).contains("Aggregate[type = PARTIAL", "Aggregate[type = FINAL");
        assertSameResults(rows(AT_ONCE, filtered), expected);
        assertSameResults(rows(IN_PARTS, filtered), expected);
    }

    @Test
    void testDistinctIsASubquery()
    {
        String twice = events("(SELECT * FROM %1$s UNION ALL SELECT * FROM %1$s)".formatted(EVENT));
        String distinct = "SELECT customer, %s FROM %s GROUP BY customer ORDER BY customer".formatted(columns(AggregateCall::distinctSql), twice);
        List<MaterializedRow> inOneStep = rows(ImmutableMap.of("distinct_aggregations_strategy", "SINGLE_STEP"), distinct);
        for (int call = 0; call < AggregateCall.ALL.size(); call++) {
            int column = call + 1;
            String subquery =
                    """
                    SELECT %s
                    FROM (SELECT DISTINCT customer, %s AS arguments FROM %s)
                    GROUP BY customer
                    ORDER BY customer
                    """.formatted(AggregateCall.ALL.get(call).sqlOnRow("arguments"), AggregateCall.ALL.get(call).argumentsAsRow(), twice);
            assertThat(inOneStep.stream().map(row -> row.getField(column)))
                    .describedAs(AggregateCall.ALL.get(call).name())
                    .containsExactlyElementsOf(rows(ImmutableMap.of(), subquery).stream().map(row -> row.getField(0)).toList());
        }
        assertSameResults(rows(ImmutableMap.of("distinct_aggregations_strategy", "MARK_DISTINCT"), distinct), inOneStep);
    }

    @Test
    void testWindowOfAPartitionIsAGroup()
    {
        String window = "SELECT DISTINCT customer, %s FROM %s ORDER BY customer".formatted(
                columns(call -> call.sql() + " OVER (PARTITION BY customer)"),
                events(SMALL_CUSTOMERS));
        List<MaterializedRow> groups = rows(AT_ONCE, perCustomer(SMALL_CUSTOMERS));
        assertThat(groups).hasSizeGreaterThan(20);
        assertSameResults(rows(AT_ONCE, window), groups);
    }

    @Test
    void testRunningWindowIsAGroupForEachRow()
    {
        String numbered = "SELECT *, row_number() OVER (ORDER BY customer, event_time, event_id) AS number FROM " + events(SMALL_CUSTOMERS);
        List<MaterializedRow> windows = rows(
                AT_ONCE,
                "SELECT number, %s FROM (%s) ORDER BY number".formatted(columns(call -> call.sql() + " OVER (PARTITION BY customer ORDER BY number)"), numbered));
        List<MaterializedRow> groups = rows(
                AT_ONCE,
                """
                WITH numbered AS (%s)
                SELECT last, %s
                FROM (SELECT customer AS last_customer, number AS last FROM numbered)
                JOIN numbered ON customer = last_customer AND number <= last
                GROUP BY last
                ORDER BY last
                """.formatted(numbered, columns(AggregateCall::sql)));
        assertThat(groups).hasSizeGreaterThan(200);
        assertSameResults(windows, groups);
    }

    @Test
    void testNoRows()
    {
        String sql = "SELECT %s FROM %s WHERE event_id = 'none'".formatted(columns(AggregateCall::sql), events(EVENT));
        for (Map<String, String> parts : List.of(AT_ONCE, IN_PARTS)) {
            assertThat(rows(parts, sql)).singleElement()
                    .satisfies(row -> assertThat(row.getFields()).containsOnlyNulls());
        }
    }

    @Test
    void testNoRowsOfAGroup()
    {
        String sql = "SELECT %s FROM %s GROUP BY customer".formatted(columns(call -> call.sql() + " FILTER (WHERE event_id = 'none')"), events(EVENT));
        for (Map<String, String> parts : List.of(AT_ONCE, IN_PARTS)) {
            assertThat(rows(parts, sql)).hasSizeGreaterThan(50)
                    .allSatisfy(row -> assertThat(row.getFields()).containsOnlyNulls());
        }
    }

    private List<MaterializedRow> rows(Map<String, String> properties, String sql)
    {
        return engine.execute(sql, properties).getMaterializedRows();
    }
}
