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

import com.google.common.collect.ImmutableMap;
import io.tributary.node.PluginVersion;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRulesOnH2
        extends AbstractTestRules
{
    private static final String PASSWORD = "correct horse battery";

    private Map<String, String> properties;

    @Override
    Map<String, String> startStore(Path folder)
    {
        properties = ImmutableMap.of(
                "attribution.store-url", "jdbc:h2:file:" + folder.resolve("rules"),
                "attribution.store-user", "rules",
                "attribution.store-password", PASSWORD);
        return properties;
    }

    @Override
    void stopStore() {}

    @Test
    void testEveryNodeTellsItsVersion()
    {
        assertThat(sql().rows("SELECT count(*), count(DISTINCT node_id), count(DISTINCT address), count_if(coordinator), min(tributary_version), max(tributary_version), max(built_for_trino) FROM system.node"))
                .containsExactly("[3, 3, 3, 1, %1$s, %1$s, %2$s]".formatted(PluginVersion.current().tributary(), PluginVersion.current().trino()));
    }

    @Test
    void testRefusals()
    {
        RulesSql sql = sql();
        sql.run("INSERT INTO rule_set (rule_set) VALUES 'refused'");
        sql.run("INSERT INTO rule (rule_set, rule, model) VALUES ('refused', 'r', 'linear')");
        assertThat(sql.refusal("INSERT INTO rule_set (rule_set) VALUES 'refused'")).isEqualTo("There is already a rule set 'refused': change it with UPDATE");
        assertThat(sql.refusal("INSERT INTO rule (rule_set, rule, model) VALUES ('refused', 'r', 'u_shaped')")).isEqualTo("There is already a rule 'r' of rule set 'refused': change it with UPDATE");
        assertThat(sql.refusal("INSERT INTO rule_set (rule_set) VALUES 'twice', 'twice'")).isEqualTo("The statement inserts the rule set 'twice' twice");
        assertThat(sql.refusal("INSERT INTO rule (rule_set, rule, model) VALUES ('absent', 'r', 'linear')")).isEqualTo("There is no rule set 'absent': INSERT it into rule_set before its rules");
        assertThat(sql.refusal("INSERT INTO touch_class (rule_set, rule, class) VALUES ('refused', 'absent', 'c')"))
                .isEqualTo("There is no rule 'absent' in rule set 'refused': INSERT it into rule before its classes and milestones");
        assertThat(sql.refusal("UPDATE rule SET rule = 's' WHERE rule_set = 'refused'"))
                .isEqualTo("The column rule names the rule 'r' of rule set 'refused' and cannot be changed: INSERT it under its new name, and DELETE the old one");
        assertThat(sql.refusal("UPDATE rule SET model = 'v_shaped' WHERE rule_set = 'refused'")).startsWith("In rule set 'refused': Rule 'r': Unknown model 'v_shaped': use one of ");
        assertThat(sql.refusal("UPDATE rule SET model = NULL WHERE rule_set = 'refused'")).isEqualTo("NULL value not allowed for NOT NULL column: model");
        assertThat(sql.refusal("INSERT INTO rule (rule_set, rule) VALUES ('refused', 's')")).isEqualTo("NULL value not allowed for NOT NULL column: model");
        assertThat(sql.refusal("INSERT INTO rule (rule_set, rule, model) VALUES ('refused', 's', 'linear')"))
                .isEqualTo("Rules 'r' and 's' of rule set 'refused' both have priority 100 and are valid at the same time, so that neither comes first: change a priority, or the time they are valid");
        assertThat(sql.refusal("INSERT INTO touch_class (rule_set, rule, class, weight) VALUES ('refused', 'r', 'c', nan())")).startsWith("In class 'c' of rule 'r' of rule set 'refused': The weight of class 'c' must be a finite number above 0, but is NaN");
        assertThat(sql.refusal("INSERT INTO touch_class (rule_set, rule, class, lookback) VALUES ('refused', 'r', 'c', INTERVAL '-1' DAY)")).startsWith("In class 'c' of rule 'r' of rule set 'refused': The lookback must be longer than zero, but is -1 00:00:00.000");
        assertThat(sql.refusal("INSERT INTO milestone (rule_set, rule, milestone, condition) VALUES ('refused', 'r', 'lead', 'touch.a = 1')"))
                .isEqualTo("In rule set 'refused': Rule 'r' has the milestone 'lead', but its model 'linear' knows no milestones: delete the milestone, or use a model such as full_path");
        assertThat(sql.refusal("UPDATE rule SET condition = '' WHERE rule_set = 'refused'")).startsWith("The condition of rule 'r' of rule set 'refused': ");
        assertThat(sql.refusal("UPDATE rule SET description = rpad('', 1000000, 'x') WHERE rule_set = 'refused'"))
                .isEqualTo("The rule 'r' of rule set 'refused' is longer than 1000000 characters as JSON: shorten its texts");
        assertThat(sql.refusal("DELETE FROM history")).isEqualTo("The table history is written by changes of the rules, and cannot be changed itself");
        assertThat(sql.refusal("INSERT INTO version SELECT * FROM version")).isEqualTo("The table version is written by changes of the rules, and cannot be changed itself");
        assertThat(sql.refusal("SELECT * FROM rule FOR VERSION AS OF 1")).isEqualTo("The tables of rules have no versions in FROM: read rules.version and rules.history");
        // nothing of all that was done
        assertThat(sql.value("SELECT max(version) FROM version WHERE rule_set = 'refused'")).isEqualTo(2L);
        assertThat(sql.rows("SELECT rule_set FROM rule_set WHERE rule_set = 'twice'")).isEmpty();
    }

    @Test
    void testTenThousandRules()
    {
        RulesSql sql = sql();
        sql.run("INSERT INTO rule_set (rule_set, strategy) VALUES ('large', 'every_match')");
        // by several writers
        sql.run("INSERT INTO rule (rule_set, rule, model) SELECT 'large', 'r' || CAST(n AS varchar), 'linear' FROM UNNEST(sequence(1, 10000)) t (n)");
        sql.run("INSERT INTO touch_class (rule_set, rule, class, condition) SELECT rule_set, rule, c, 'touch.channel = ''' || c || '''' FROM rule CROSS JOIN (VALUES 'paid', 'free') s (c) WHERE rule_set = 'large'");
        sql.run("UPDATE rule SET model = 'u_shaped' WHERE rule_set = 'large' AND rule = 'r5000'");
        assertThat(sql.rows("SELECT version, changes FROM version WHERE rule_set = 'large' ORDER BY version")).containsExactly("[1, 1]", "[2, 10000]", "[3, 20000]", "[4, 1]");
        assertThat(sql.rows("SELECT count(*), count(DISTINCT rule), count_if(model = 'u_shaped') FROM rule WHERE rule_set = 'large'")).containsExactly("[10000, 10000, 1]");
        assertThat(sql.rows("SELECT count(*), count(DISTINCT name) FROM history WHERE rule_set = 'large' AND table_name = 'touch_class'")).containsExactly("[20000, 2]");
    }

    @Test
    void testPasswordIsNotShown()
    {
        RulesSql sql = sql();
        assertThat((String) sql.value("EXPLAIN INSERT INTO rule_set (rule_set) VALUES 'x'")).contains("rules.rule_set").doesNotContain(PASSWORD).doesNotContain("jdbc:");
        assertThat((String) sql.value("EXPLAIN SELECT * FROM rule")).contains("rules.rule").doesNotContain(PASSWORD).doesNotContain("jdbc:");
        assertThat((String) sql.value("SHOW CREATE TABLE rule")).contains("model varchar NOT NULL").doesNotContain(PASSWORD).doesNotContain("jdbc:");
        assertThat((String) sql.value("SHOW CREATE SCHEMA rules")).doesNotContain(PASSWORD).doesNotContain("jdbc:");
    }

    @Test
    void testReadOnly()
    {
        runner().createCatalog("readable", AttributionQueryRunner.CONNECTOR, ImmutableMap.<String, String>builder().putAll(properties).put("attribution.security", "READ_ONLY").buildOrThrow());
        sql().run("INSERT INTO rule_set (rule_set) VALUES 'readable'");
        assertThat(sql().rows("SELECT rule_set FROM readable.rules.rule_set WHERE rule_set = 'readable'")).containsExactly("[readable]");
        assertThat(sql().refusal("DELETE FROM readable.rules.rule_set")).isEqualTo("Access Denied: Cannot delete from table rules.rule_set");
        assertThat(sql().refusal("INSERT INTO readable.rules.rule_set (rule_set) VALUES 'x'")).isEqualTo("Access Denied: Cannot insert into table rules.rule_set");
        assertThat(sql().refusal("UPDATE readable.rules.rule_set SET description = 'x'")).startsWith("Access Denied: Cannot update columns");
    }

    @Test
    void testRulesOfFileSayWhoMayChange(@TempDir Path folder)
            throws IOException
    {
        Path rules = Files.writeString(
                folder.resolve("rules.json"),
                """
                {
                  "tables": [{"user": "editor", "privileges": ["SELECT", "INSERT", "UPDATE", "DELETE"]}, {"privileges": ["SELECT"]}],
                  "functions": [{"user": "editor|reader", "schema": "system", "privileges": ["EXECUTE"]}]
                }
                """);
        runner().createCatalog("governed", AttributionQueryRunner.CONNECTOR, ImmutableMap.<String, String>builder()
                .putAll(properties)
                .put("attribution.security", "FILE")
                .put("security.config-file", rules.toString())
                .buildOrThrow());
        sql().as("editor").run("INSERT INTO governed.rules.rule_set (rule_set) VALUES 'governed'");
        assertThat(sql().as("reader").rows("SELECT rule_set FROM governed.rules.rule_set WHERE rule_set = 'governed'")).containsExactly("[governed]");
        assertThat(sql().as("reader").refusal("DELETE FROM governed.rules.rule_set")).isEqualTo("Access Denied: Cannot delete from table rules.rule_set");
        String credits =
                """
                SELECT count(*)
                FROM TABLE(governed.system.attribute_events(
                    events => TABLE(SELECT 'ann' AS customer, TIMESTAMP '2026-03-01 00:00:00' AS event_time, true AS conversion) PARTITION BY customer ORDER BY event_time,
                    conversion => DESCRIPTOR(conversion),
                    ruleset => 'governed'))
                """;
        assertThat(sql().as("reader").rows(credits)).containsExactly("[1]");
        assertThat(sql().as("stranger").refusal(credits)).startsWith("Access Denied: Cannot execute function");
    }

    @Test
    void testServerStartsWithoutStore()
    {
        runner().createCatalog("unreachable", AttributionQueryRunner.CONNECTOR, ImmutableMap.of(
                "attribution.store-url", "jdbc:postgresql://localhost:1/rules",
                "attribution.store-user", "rules",
                "attribution.store-password", PASSWORD));
        assertThat(sql().rows("SHOW TABLES FROM unreachable.rules")).hasSize(6);
        assertThat(sql().refusal("SELECT * FROM unreachable.rules.rule"))
                .startsWith("The rule store of catalog 'unreachable' does not answer, or refuses (SQLSTATE 08001): check that its database runs")
                .doesNotContain(PASSWORD);
    }

    @Test
    void testWrongPassword()
    {
        runner().createCatalog("misconfigured", AttributionQueryRunner.CONNECTOR, ImmutableMap.of(
                "attribution.store-url", properties.get("attribution.store-url"),
                "attribution.store-user", "rules",
                "attribution.store-password", "wrong " + PASSWORD));
        sql().rows("SELECT * FROM rule_set");
        assertThatThrownBy(() -> sql().rows("SELECT * FROM misconfigured.rules.rule_set"))
                .hasMessageStartingWith("The rule store of catalog 'misconfigured' does not answer, or refuses (SQLSTATE 28000): check that")
                .hasStackTraceContaining("SQLSTATE")
                .satisfies(e -> assertThat(getStackTraceAsString(e)).doesNotContain(PASSWORD));
    }

    @Test
    void testRestartOfServer(@TempDir Path folder)
            throws Exception
    {
        Map<String, String> store = ImmutableMap.of("attribution.store-url", "jdbc:h2:file:" + folder.resolve("restarted"));
        try (DistributedQueryRunner first = server(store)) {
            new RulesSql(first).run("INSERT INTO rules.rule_set (rule_set) VALUES 'kept'");
        }
        try (DistributedQueryRunner second = server(store)) {
            assertThat(new RulesSql(second).rows("SELECT rule_set, version FROM rules.version")).containsExactly("[kept, 1]");
        }
    }

    private static DistributedQueryRunner server(Map<String, String> properties)
            throws Exception
    {
        return AttributionQueryRunner.builder(properties).setWorkerCount(0).build();
    }
}
