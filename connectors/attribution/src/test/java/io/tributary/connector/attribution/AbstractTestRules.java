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
package io.tributary.connector.attribution;

import com.google.common.collect.ImmutableList;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What statements do, on every database.
 */
@TestInstance(PER_CLASS)
abstract class AbstractTestRules
{
    private DistributedQueryRunner runner;
    private RulesSql sql;

    /**
     * Starts the database, and tells how catalogs reach it.
     */
    abstract Map<String, String> startStore(Path folder)
            throws Exception;

    abstract void stopStore()
            throws Exception;

    DistributedQueryRunner runner()
    {
        return runner;
    }

    RulesSql sql()
    {
        return sql;
    }

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        runner = AttributionQueryRunner.builder(startStore(folder)).build();
        sql = new RulesSql(runner);
    }

    @AfterAll
    void stop()
            throws Exception
    {
        runner.close();
        stopStore();
    }

    @Test
    void testDefaults()
    {
        sql.run("INSERT INTO rule_set (rule_set) VALUES 'defaults'");
        sql.run("INSERT INTO rule (rule_set, rule, model) VALUES ('defaults', 'r', 'full_path')");
        sql.run("INSERT INTO touch_class (rule_set, rule, class, weight, precedence) VALUES ('defaults', 'r', 'c', NULL, NULL)");
        sql.run("INSERT INTO milestone (rule_set, rule, milestone, condition) VALUES ('defaults', 'r', 'lead', 'touch.kind = ''lead''')");
        assertThat(sql.rows("SELECT * FROM rule_set WHERE rule_set = 'defaults'")).containsExactly("[defaults, first_match, null]");
        assertThat(sql.rows("SELECT * FROM rule WHERE rule_set = 'defaults'")).containsExactly("[defaults, r, 100, true, null, null, null, full_path, null, shared, every, null, true, null]");
        assertThat(sql.rows("SELECT * FROM touch_class WHERE rule_set = 'defaults'")).containsExactly("[defaults, r, c, regular, null, null, 1, 1.0, null]");
        assertThat(sql.rows("SELECT * FROM milestone WHERE rule_set = 'defaults'")).containsExactly("[defaults, r, lead, touch.kind = 'lead', null]");
    }

    @Test
    void testEveryStatementAndItsHistory()
    {
        sql.run("INSERT INTO rule_set VALUES ('spring', 'every_match', 'Campaigns of the spring')");
        RulesSql ann = sql.as("ann");
        ann.run(
                """
                INSERT INTO rule (rule_set, rule, priority, valid_from, valid_until, condition, model, lookback, ownership, frequency, frequency_interval, reportable) VALUES
                    ('spring', 'orders', 1, TIMESTAMP '2026-03-01 00:00:00.123456 Europe/Berlin', NULL, 'conversion.kind = ''order''', 'time_decay(3d)', INTERVAL '30' DAY, 'since_previous', 'interval', INTERVAL '1 12:00:00.5' DAY TO SECOND, false),
                    ('spring', 'leads', 2, NULL, NULL, NULL, 'linear', NULL, NULL, NULL, NULL, NULL)
                """);
        assertThat(sql.rows("SELECT rule, valid_from, condition, lookback, frequency_interval, reportable FROM rule WHERE rule_set = 'spring' AND lookback > INTERVAL '1' DAY"))
                .containsExactly("[orders, 2026-02-28T23:00:00.123456Z[UTC], conversion.kind = 'order', 30 00:00:00.000, 1 12:00:00.500, false]");
        ann.run("UPDATE rule SET priority = priority + 10, ownership = NULL WHERE rule_set = 'spring' AND rule = 'orders'");
        sql.as("bob").run("DELETE FROM rule WHERE rule_set = 'spring' AND rule = 'leads'");

        assertThat(sql.rows("SELECT version, changed_by, changes, query_id LIKE '2%', changed_at BETWEEN current_timestamp - INTERVAL '1' HOUR AND current_timestamp FROM version WHERE rule_set = 'spring' ORDER BY version"))
                .containsExactly("[1, user, 1, true, true]", "[2, ann, 2, true, true]", "[3, ann, 1, true, true]", "[4, bob, 1, true, true]");
        assertThat(sql.rows("SELECT version, changed_by, table_name, change, rule, name, before IS NULL, after IS NULL FROM history WHERE rule_set = 'spring' ORDER BY version, rule"))
                .containsExactly(
                        "[1, user, rule_set, insert, null, null, true, false]",
                        "[2, ann, rule, insert, leads, null, true, false]",
                        "[2, ann, rule, insert, orders, null, true, false]",
                        "[3, ann, rule, update, orders, null, false, false]",
                        "[4, bob, rule, delete, leads, null, false, true]");
        assertThat(sql.rows(
                """
                SELECT json_value(before, 'strict $.priority'), json_value(after, 'strict $.priority'), json_value(before, 'strict $.ownership'), json_value(after, 'strict $.ownership'), json_value(after, 'strict $.lookback')
                FROM history
                WHERE rule_set = 'spring' AND change = 'update'
                """)).containsExactly("[1, 11, since_previous, shared, 30 00:00:00.000]");
    }

    @Test
    void testMerge()
    {
        sql.run("INSERT INTO rule_set (rule_set, strategy) VALUES ('merged', 'every_match')");
        sql.run("INSERT INTO rule (rule_set, rule, model) VALUES ('merged', 'a', 'linear'), ('merged', 'b', 'linear'), ('merged', 'c', 'linear')");
        sql.run("INSERT INTO touch_class (rule_set, rule, class) VALUES ('merged', 'b', 'paid')");
        sql.run(
                """
                MERGE INTO rule t USING (VALUES ('a', 'u_shaped'), ('b', NULL), ('c', 'keep'), ('d', 'j_shaped')) s (rule, model)
                ON t.rule_set = 'merged' AND t.rule = s.rule
                WHEN MATCHED AND s.model IS NULL THEN DELETE
                WHEN MATCHED AND s.model = 'keep' THEN UPDATE SET priority = NULL, description = 'kept'
                WHEN MATCHED THEN UPDATE SET model = s.model
                WHEN NOT MATCHED THEN INSERT (rule_set, rule, model) VALUES ('merged', s.rule, s.model)
                """);
        assertThat(sql.rows("SELECT rule, model, description FROM rule WHERE rule_set = 'merged' ORDER BY rule")).containsExactly("[a, u_shaped, null]", "[c, linear, kept]", "[d, j_shaped, null]");
        assertThat(sql.value("SELECT changes FROM version WHERE rule_set = 'merged' AND version = 4")).isEqualTo(5L);
        assertThat(sql.rows("SELECT * FROM touch_class WHERE rule_set = 'merged'")).isEmpty();
    }

    @Test
    void testParallelUpdatesLoseNothing()
            throws Exception
    {
        sql.run("INSERT INTO rule_set (rule_set) VALUES 'counted'");
        sql.run("INSERT INTO rule (rule_set, rule, model, priority) VALUES ('counted', 'r', 'linear', 0)");
        try (ExecutorService executor = Executors.newFixedThreadPool(3)) {
            List<Future<?>> editors = ImmutableList.of(executor.submit(this::count), executor.submit(this::count), executor.submit(this::count));
            for (Future<?> editor : editors) {
                editor.get();
            }
        }
        assertThat(sql.value("SELECT priority FROM rule WHERE rule_set = 'counted'")).isEqualTo(3);
        assertThat(sql.value("SELECT max(version) FROM version WHERE rule_set = 'counted'")).isEqualTo(5L);
    }

    @Test
    void testHostileTextThroughSql()
    {
        String hostile = "'; DROP TABLE attribution_row; -- \" \\ 雪 \uD83D\uDE00";
        String literal = "'" + hostile.replace("'", "''") + "'";
        sql.run("INSERT INTO rule_set (rule_set, description) VALUES (" + literal + ", " + literal + ")");
        sql.run("UPDATE rule_set SET description = description || 'x' WHERE rule_set = " + literal);
        assertThat(sql.rows("SELECT rule_set, description FROM rule_set WHERE rule_set = " + literal)).containsExactly("[" + hostile + ", " + hostile + "x]");
        assertThat(sql.refusal("INSERT INTO rule_set (rule_set, description) VALUES ('nul', U&'a\\0000b')")).isEqualTo("The column description of rule_set must not have the character U+0000 in it: remove it");
        assertThat(sql.refusal("INSERT INTO rule_set (rule_set) VALUES (U&'a\\0000b')")).isEqualTo("The column rule_set of rule_set must not have the character U+0000 in it: remove it");
        sql.run("DELETE FROM rule_set WHERE rule_set = " + literal);
    }

    private void count()
    {
        while (true) {
            try {
                sql.run("UPDATE rule SET priority = priority + 1 WHERE rule_set = 'counted'");
                return;
            }
            catch (RuntimeException e) {
                assertThat(e).hasMessageMatching("Rule set 'counted' was changed to version [0-9]+ by user 'user' \\(query [0-9a-z_]+\\) while this statement ran, and nothing of the statement was done: run it again");
            }
        }
    }
}
