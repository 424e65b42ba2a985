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
import com.google.common.collect.ImmutableMultiset;
import com.google.inject.Module;
import io.tributary.trino.TributaryPlugin;
import io.trino.Session;
import io.trino.execution.FailureInjector;
import io.trino.execution.QueryInfo;
import io.trino.execution.TestingFailureInjectionConfig;
import io.trino.execution.TestingFailureInjector;
import io.trino.operator.OperatorStats;
import io.trino.spi.metrics.Count;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner.MaterializedResultWithPlan;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;
import static io.tributary.contract.AggregateCall.assertSameResults;
import static io.tributary.contract.AggregateCall.columns;
import static io.tributary.contract.AggregateCall.events;
import static io.tributary.contract.AggregateCall.perCustomer;
import static io.trino.execution.FailureInjector.InjectedFailureType.TASK_FAILURE;
import static io.trino.spi.ErrorType.INTERNAL_ERROR;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Whatever the engine does with an aggregate, on several workers, the results are the same.
 */
@TestInstance(PER_CLASS)
final class TestDistributedAggregates
{
    // a customer has rows in all branches
    private static final String THIRDS =
            """
            (
                SELECT * FROM event WHERE crc32(to_utf8(event_id)) % 3 = 0
                UNION ALL
                SELECT * FROM event WHERE crc32(to_utf8(event_id)) % 3 = 1
                UNION ALL
                SELECT * FROM event WHERE crc32(to_utf8(event_id)) % 3 = 2)
            """;

    // of a query on them: output, final aggregation, and a partial aggregation for each
    private static final int STAGES = 5;

    private static final Map<String, String> AT_ONCE = ImmutableMap.of("prefer_partial_aggregation", "false");
    private static final Map<String, String> IN_PARTS = ImmutableMap.of("prefer_partial_aggregation", "true", "adaptive_partial_aggregation_enabled", "false");

    private final DistributedQueryRunner queryRunner;
    private final List<MaterializedRow> expected;

    TestDistributedAggregates(@TempDir Path directory)
            throws Exception
    {
        Module failures = binder -> newOptionalBinder(binder, FailureInjector.class)
                .setBinding()
                .toInstance(new TestingFailureInjector(new TestingFailureInjectionConfig()));
        queryRunner = DistributedQueryRunner.builder(session(ImmutableMap.of()))
                .setWorkerCount(1)
                .setExtraProperties(ImmutableMap.<String, String>builder()
                        // so little that a partial aggregation gives up its groups many times
                        .put("task.max-partial-aggregation-memory", "100kB")
                        // all memory that can be revoked is, as soon as it is taken
                        .put("memory-revoking-target", "0")
                        .put("memory-revoking-threshold", "0")
                        .put("spiller-spill-path", directory.resolve("spill").toString())
                        .put("fault-tolerant-execution-task-memory", "100MB")
                        .buildOrThrow())
                .setAdditionalModule(failures)
                .withExchange("filesystem", ImmutableMap.of("exchange.base-directories", directory.resolve("exchange").toUri().toString()))
                .build();
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.createCatalog("journeys", "journeys", ImmutableMap.of());
        expected = execute(session(AT_ONCE), perCustomer("event")).result().getMaterializedRows();
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @Test
    void testCustomersHaveDifferentResults()
    {
        assertThat(expected).hasSizeGreaterThan(500);
        for (int call = 0; call < AggregateCall.ALL.size(); call++) {
            int column = call + 1;
            assertThat(expected.stream().map(row -> row.getField(column)).distinct())
                    .describedAs(AggregateCall.ALL.get(call).name())
                    .hasSizeGreaterThan(1);
        }
    }

    @Test
    void testPartsOfTheInputGiveTheResultOfTheWhole()
    {
        assertThat(plan(session(AT_ONCE), perCustomer(THIRDS))).doesNotContain("PARTIAL", "FINAL");
        assertSame(execute(session(AT_ONCE), perCustomer(THIRDS)));
        assertThat(plan(session(IN_PARTS), perCustomer(THIRDS))).contains("Aggregate[type = PARTIAL", "Aggregate[type = FINAL");
        assertSame(execute(session(IN_PARTS), perCustomer(THIRDS)));
    }

    @Test
    void testPartsOfOneGroup()
    {
        String sql = "SELECT 'all', %s FROM %s".formatted(columns(AggregateCall::sql), events(THIRDS));
        assertThat(plan(session(IN_PARTS), sql)).contains("Aggregate[type = PARTIAL", "Aggregate[type = FINAL");
        assertSameResults(
                execute(session(IN_PARTS), sql).result().getMaterializedRows(),
                execute(session(AT_ONCE), sql).result().getMaterializedRows());
    }

    @Test
    void testPartsOfOneRow()
    {
        Session session = session(ImmutableMap.of(
                "prefer_partial_aggregation", "true",
                "adaptive_partial_aggregation_enabled", "true",
                "adaptive_partial_aggregation_unique_rows_ratio_threshold", "0"));
        MaterializedResultWithPlan result = execute(session, perCustomer(THIRDS));
        assertThat(rowsNotAggregatedInPart(result)).isGreaterThan(1000);
        assertSame(result);
    }

    @Test
    void testOrderOfTheInputDoesNotMatter()
    {
        for (String order : List.of("event_time", "event_time DESC", "xxhash64(to_utf8(event_id))")) {
            // without a limit the engine would not sort
            String sql = perCustomer("(SELECT * FROM event ORDER BY %s LIMIT 1000000)".formatted(order));
            assertSame(execute(session(AT_ONCE), sql));
            assertSame(execute(session(IN_PARTS), sql));
        }
    }

    @Test
    void testSpilledGroups()
    {
        for (Map<String, String> parts : List.of(AT_ONCE, IN_PARTS)) {
            Session session = Session.builder(session(parts))
                    .setSystemProperty("spill_enabled", "true")
                    .setSystemProperty("aggregation_operator_unspill_memory_limit", "0B")
                    .build();
            MaterializedResultWithPlan result = execute(session, perCustomer(THIRDS));
            assertThat(operators(result).filter(operator -> operator.getOperatorType().equals("HashAggregationOperator")))
                    .anySatisfy(operator -> assertThat(operator.getSpilledDataSize().toBytes()).isPositive());
            assertSame(result);
        }
    }

    @Test
    void testTasksThatFailAndAreTriedAgain()
    {
        Session session = Session.builder(session(IN_PARTS))
                .setSystemProperty("retry_policy", "TASK")
                .setSystemProperty("retry_initial_delay", "0s")
                .setTraceToken(Optional.of("failures"))
                .build();
        for (int stage = 0; stage < STAGES; stage++) {
            queryRunner.injectTaskFailure("failures", stage, 0, 0, TASK_FAILURE, Optional.of(INTERNAL_ERROR));
        }
        MaterializedResultWithPlan result = execute(session, perCustomer(THIRDS));
        assertThat(info(result).getStages().orElseThrow().getStages()).hasSize(STAGES)
                .allSatisfy(stage -> assertThat(stage.stageStats().getFailedTasks()).isPositive());
        assertSame(result);
    }

    @Test
    void testTasksOfRulesThatFailAndAreTriedAgain()
    {
        queryRunner.createCatalog("attribution", "attribution", ImmutableMap.of("attribution.store-url", "jdbc:h2:mem:retried_rules;DB_CLOSE_DELAY=-1"));
        queryRunner.execute("INSERT INTO attribution.rules.rule_set (rule_set) VALUES 'all'");
        queryRunner.execute("INSERT INTO attribution.rules.rule (rule_set, rule, model, ownership) VALUES ('all', 'purchases', 'u_shaped', 'since_previous')");
        String sql =
                """
                SELECT customer, event_id, rule, decision, position, touches, age, credit, value, conversion_event_id
                FROM TABLE(attribution.system.attribute_events(
                    events => TABLE(SELECT customer, event_time, event_id, IF(conversion, value) AS amount FROM event) PARTITION BY customer ORDER BY (event_time, event_id),
                    conversion => DESCRIPTOR(amount),
                    ruleset => 'all',
                    explain => true,
                    conversion_columns => DESCRIPTOR(event_id)))
                """;
        Session session = Session.builder(session(ImmutableMap.of()))
                .setSystemProperty("retry_policy", "TASK")
                .setSystemProperty("retry_initial_delay", "0s")
                .setTraceToken(Optional.of("failures of rules"))
                .build();
        for (int stage = 0; stage < 2; stage++) {
            queryRunner.injectTaskFailure("failures of rules", stage, 0, 0, TASK_FAILURE, Optional.of(INTERNAL_ERROR));
        }
        MaterializedResultWithPlan result = execute(session, sql);
        assertThat(info(result).getStages().orElseThrow().getStages())
                .filteredOn(stage -> stage.stageStats().getFailedTasks() > 0)
                .hasSizeGreaterThanOrEqualTo(2);
        assertThat(result.result().getRowCount()).isGreaterThan(1000);
        assertThat(ImmutableMultiset.copyOf(result.result().getMaterializedRows())).isEqualTo(ImmutableMultiset.copyOf(queryRunner.execute(sql).getMaterializedRows()));
    }

    private MaterializedResultWithPlan execute(Session session, String sql)
    {
        return queryRunner.executeWithPlan(session, sql);
    }

    private String plan(Session session, String sql)
    {
        return (String) queryRunner.execute(session, "EXPLAIN (TYPE DISTRIBUTED) " + sql).getOnlyValue();
    }

    private long rowsNotAggregatedInPart(MaterializedResultWithPlan result)
    {
        return operators(result)
                .map(operator -> operator.getMetrics().getMetrics().get("Input rows processed without partial aggregation enabled"))
                .filter(Count.class::isInstance)
                .mapToLong(rows -> ((Count<?>) rows).getTotal())
                .sum();
    }

    private Stream<OperatorStats> operators(MaterializedResultWithPlan result)
    {
        return info(result).getQueryStats().getOperatorSummaries().stream();
    }

    private QueryInfo info(MaterializedResultWithPlan result)
    {
        return queryRunner.getCoordinator().getQueryManager().getFullQueryInfo(result.queryId());
    }

    private void assertSame(MaterializedResultWithPlan actual)
    {
        assertSameResults(actual.result().getMaterializedRows(), expected);
    }

    private static Session session(Map<String, String> properties)
    {
        Session.SessionBuilder session = testSessionBuilder()
                .setCatalog("journeys")
                .setSchema("tiny");
        properties.forEach(session::setSystemProperty);
        return session.build();
    }
}
