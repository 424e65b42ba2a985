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
package io.tributary.recipes;

import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The recipe, statement by statement, after each of many deliveries: the table that it keeps against all events attributed anew.
 */
@TestInstance(PER_CLASS)
final class TestLateEvents
{
    private static final int DAY = 24 * 60 * 60;

    private static final List<String> STATEMENTS = LakeEngine.statements("sql/recipes/late-events.sql");
    private static final String CUSTOMERS = "CREATE OR REPLACE TABLE attributed_customer";
    private static final List<String> SHARED = STATEMENTS.stream()
            .map(statement -> statement.contains(CUSTOMERS) ? LakeEngine.statements("sql/recipes/late-events-shared.sql").getFirst() : statement)
            .toList();

    private final LakeEngine engine;
    private final AttributedTable table;
    // in seconds since 2026
    private long now;

    TestLateEvents()
            throws IOException, SQLException
    {
        engine = new LakeEngine();
        table = new AttributedTable(engine);
    }

    @AfterAll
    void close()
            throws IOException
    {
        engine.close();
    }

    @BeforeEach
    void start()
    {
        for (String table : List.of("attributed", "attributed_run", "event")) {
            engine.execute("DROP TABLE IF EXISTS " + table);
        }
        engine.execute("CREATE TABLE event (customer varchar, event_id varchar, event_time timestamp(6) with time zone, channel varchar, is_conversion boolean, amount decimal(12, 2), loaded_at timestamp(6) with time zone)");
        engine.execute(STATEMENTS.getFirst());
        rules("'first_match'", "'all', 100, NULL, 'linear', INTERVAL '7' DAY, 'shared', 'every', NULL");
    }

    @Test
    void testOwnership()
    {
        rules("'first_match'",
                "'large', 1, 'conversion.amount > 40', 'u_shaped', INTERVAL '7' DAY, 'since_previous', 'every', NULL",
                "'small', 2, NULL, 'last_touch', NULL, 'first_only', 'every', NULL");
        deliver(1, 4);
    }

    @Test
    void testFrequency()
    {
        rules("'first_match'",
                "'ads', 1, 'conversion.channel = ''ads''', 'linear', INTERVAL '20' DAY, 'shared', 'first', NULL",
                "'rest', 2, NULL, 'time_decay(3d)', NULL, 'since_previous', 'interval', INTERVAL '5' DAY");
        deliver(2, 4);
    }

    @Test
    void testClassesOfSeveralRules()
    {
        rules("'every_match'",
                "'near', 1, NULL, 'position_based(0.4, 0.4)', INTERVAL '7' DAY, 'shared', 'every', NULL",
                "'far', 2, 'conversion.amount < 70', 'linear', INTERVAL '30' DAY, 'since_previous', 'every', NULL");
        engine.execute("INSERT INTO attribution.rules.touch_class (rule_set, rule, class, kind, condition) VALUES ('shop', 'near', 'direct', 'excluded', 'touch.channel = ''direct'''), ('shop', 'near', 'other', 'regular', NULL)");
        deliver(3, 4);
    }

    @Test
    void testSharedConversions()
    {
        Deliveries deliveries = new Deliveries(8).withoutOtherTimes();
        for (int delivery = 0; delivery < 4; delivery++) {
            deliver(deliveries);
            run(SHARED);
        }
        insert("('late', 'e0', TIMESTAMP '2026-01-20 00:00:00 UTC', 'ads', false, NULL, TIMESTAMP '2026-05-01 00:00:00 UTC')");
        run(SHARED);
        assertThat(engine.rows("SELECT date_diff('day', read_from, since), date_diff('day', since, until) FROM attributed_customer WHERE customer = 'late'").toString()).isEqualTo("[[7, 7]]");
    }

    @Test
    void testEventsWithoutIdentifiers()
    {
        insert(
                """
                ('ann', NULL, TIMESTAMP '2026-01-01 00:00:00 UTC', 'ads', true, 10, TIMESTAMP '2026-02-01 00:00:00 UTC'),
                ('ann', NULL, TIMESTAMP '2026-01-20 00:00:00 UTC', 'ads', true, 20, TIMESTAMP '2026-02-01 00:00:00 UTC')
                """);
        run(SHARED);
        // of the two conversions, only the second one is computed again
        insert("('ann', NULL, TIMESTAMP '2026-01-19 00:00:00 UTC', 'ads', false, NULL, TIMESTAMP '2026-02-02 00:00:00 UTC')");
        run(SHARED);
        insert("('ann', NULL, TIMESTAMP '2026-01-19 00:00:00 UTC', 'ads', false, NULL, TIMESTAMP '2026-02-03 00:00:00 UTC')");
        run(SHARED);
    }

    @Test
    void testTimesOfLoadingThatAreYetToCome()
    {
        insert("('ann', 'e1', TIMESTAMP '2026-01-01 10:00:00 UTC', 'ads', true, 10, TIMESTAMP '2999-02-01 12:00:00 UTC')");
        run();
        engine.execute("INSERT INTO event VALUES ('bob', 'e2', TIMESTAMP '2026-01-01 10:00:00 UTC', 'ads', true, 10, current_timestamp)");
        assertThat(run()).isPositive();
    }

    @Test
    void testRowsWithoutTimeOfLoading()
    {
        insert("('ann', 'e1', TIMESTAMP '2026-01-01 10:00:00 UTC', 'ads', true, 10, TIMESTAMP '2026-02-01 12:00:00 UTC')");
        run();
        insert("('bob', 'e2', TIMESTAMP '2026-01-01 10:00:00 UTC', 'ads', true, 10, NULL)");
        assertThat(run(SHARED)).isPositive();
        insert("('cat', 'e3', TIMESTAMP '2026-01-01 10:00:00 UTC', 'ads', true, 10, NULL)");
        assertThat(run()).isPositive();
    }

    @Test
    void testRulesThatChange()
    {
        Deliveries deliveries = new Deliveries(4);
        deliver(deliveries);
        run();
        engine.execute("UPDATE attribution.rules.rule SET model = 'last_touch' WHERE rule_set = 'shop'");
        run();
        engine.execute("UPDATE attribution.rules.rule SET ownership = 'since_previous' WHERE rule_set = 'shop'");
        deliver(deliveries);
        run();
        // no row depends on it
        engine.execute("UPDATE attribution.rules.rule_set SET description = 'Of the shop' WHERE rule_set = 'shop'");
        assertThat(run()).isZero();
    }

    @Test
    void testRunsWithoutEvents()
    {
        assertThat(run()).isZero();
        deliver(new Deliveries(5));
        assertThat(run()).isPositive();
        List<MaterializedRow> snapshots = snapshots();
        assertThat(run()).isZero();
        assertThat(snapshots()).isEqualTo(snapshots);
    }

    @Test
    void testOtherCustomersAreNotComputed()
    {
        insert(
                """
                ('ann', 'e1', TIMESTAMP '2026-01-03 10:00:00 UTC', 'ads', true, 10, TIMESTAMP '2026-02-01 00:00:00 UTC'),
                ('bob', 'e2', TIMESTAMP '2026-01-03 10:00:00 UTC', 'ads', true, 10, TIMESTAMP '2026-02-01 00:00:00 UTC'),
                ('cat', 'e3', TIMESTAMP '2026-01-03 10:00:00 UTC', 'ads', true, 10, TIMESTAMP '2026-02-01 02:00:00 UTC')
                """);
        run();
        insert("('ann', 'e4', TIMESTAMP '2026-01-02 10:00:00 UTC', 'ads', false, NULL, TIMESTAMP '2026-02-02 00:00:00 UTC')");
        run();
        // what was loaded last is always computed once more
        assertThat(engine.rows("SELECT customer, day(since) FROM attributed_customer ORDER BY customer").toString()).isEqualTo("[[ann, 2], [cat, 3]]");
        assertThat(engine.rows("SELECT customers FROM attributed_run ORDER BY finished_at").toString()).isEqualTo("[[3], [2]]");
    }

    @Test
    void testRowsThatAreVisibleLate()
    {
        insert("('ann', 'e1', TIMESTAMP '2026-01-01 10:00:00 UTC', 'ads', true, 10, TIMESTAMP '2026-02-01 12:00:00 UTC')");
        run();
        insert("('ann', 'e2', TIMESTAMP '2026-01-01 09:00:00 UTC', 'ads', false, NULL, TIMESTAMP '2026-02-01 11:00:01 UTC')");
        assertThat(run()).isPositive();
    }

    @Test
    void testRunThatFailsAtItsEnd()
    {
        Deliveries deliveries = new Deliveries(6);
        deliver(deliveries);
        run();
        deliver(deliveries);
        for (String statement : STATEMENTS.subList(0, STATEMENTS.size() - 1)) {
            engine.execute(statement);
        }
        table.assertUpToDate();
        assertThat(run()).isZero();
        deliver(deliveries);
        run();
    }

    @Test
    void testEventsThatAreRemoved()
    {
        deliver(new Deliveries(7));
        run();
        engine.execute("DELETE FROM event WHERE customer = 'c1' OR is_conversion AND customer = 'c2'");
        engine.execute("DELETE FROM attributed_run");
        assertThat(run()).isPositive();
    }

    /**
     * A sequence of deliveries, with a run after each.
     */
    private void deliver(long seed, int count)
    {
        Deliveries deliveries = new Deliveries(seed);
        for (int delivery = 0; delivery < count; delivery++) {
            deliver(deliveries);
            run();
        }
        assertThat(engine.rows("SELECT 1 FROM attributed")).hasSizeGreaterThan(2 * count);
    }

    private void deliver(Deliveries deliveries)
    {
        now += DAY;
        insert(deliveries.next(now));
    }

    private void insert(String rows)
    {
        engine.execute("INSERT INTO event VALUES " + rows);
    }

    private void rules(String strategy, String... rules)
    {
        engine.execute("DELETE FROM attribution.rules.rule_set WHERE rule_set = 'shop'");
        engine.execute("INSERT INTO attribution.rules.rule_set (rule_set, strategy) VALUES ('shop', %s)".formatted(strategy));
        for (String rule : rules) {
            engine.execute("INSERT INTO attribution.rules.rule (rule_set, rule, priority, condition, model, lookback, ownership, frequency, frequency_interval) VALUES ('shop', %s)".formatted(rule));
        }
    }

    private long run()
    {
        return run(STATEMENTS);
    }

    private long run(List<String> statements)
    {
        return table.run(statements);
    }

    private List<MaterializedRow> snapshots()
    {
        return engine.rows("SELECT snapshot_id FROM \"attributed$snapshots\"");
    }
}
