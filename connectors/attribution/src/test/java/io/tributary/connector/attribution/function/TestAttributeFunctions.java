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
package io.tributary.connector.attribution.function;

import io.tributary.attribution.rule.RuleSet;
import io.tributary.attribution.rule.Strategy;
import io.tributary.attribution.rule.TouchKind;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryRunner;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import static io.tributary.connector.attribution.function.RuleBuilder.rule;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestAttributeFunctions
{
    private final FixedRules rules = new FixedRules();
    private QueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = DistributedQueryRunner.builder(testSessionBuilder().setCatalog("memory").setSchema("default").build())
                .setWorkerCount(2)
                .build();
        runner.installPlugin(new MemoryPlugin());
        runner.createCatalog("memory", "memory");
        runner.installPlugin(rules);
        runner.createCatalog("attribution", "fixed_rules");
        runner.execute(
                """
                CREATE TABLE click AS
                SELECT * FROM (VALUES
                    ('ann', TIMESTAMP '2026-02-01 00:00:00.000', 'display', 'click', 't1'),
                    ('ann', TIMESTAMP '2026-03-08 00:00:00.000', 'search', 'click', 't2'),
                    ('ann', TIMESTAMP '2026-03-10 00:00:00.000', 'social', 'view', 't3'),
                    ('ann', TIMESTAMP '2026-03-11 00:00:00.000', 'email', 'click', 't4'),
                    ('cat', TIMESTAMP '2026-03-11 00:00:00.000', 'email', 'click', 't5'),
                    (NULL, TIMESTAMP '2026-03-11 00:00:00.000', 'email', 'click', 't6'))
                AS t(customer, clicked_at, channel, type, id)
                """);
        runner.execute(
                """
                CREATE TABLE purchase AS
                SELECT * FROM (VALUES
                    ('ann', TIMESTAMP '2026-03-12 00:00:00.000', DECIMAL '70.01', 'o1', 'shoes'),
                    ('bob', TIMESTAMP '2026-03-12 00:00:00.000', DECIMAL '12.50', 'o2', 'shoes'),
                    (NULL, TIMESTAMP '2026-03-12 00:00:00.000', DECIMAL '1.00', 'o3', 'hats'),
                    ('dan', NULL, DECIMAL '2.00', 'o4', 'hats'))
                AS t(customer, ordered_at, amount, id, product)
                """);
        runner.execute(
                """
                CREATE VIEW event AS
                SELECT customer, clicked_at AS event_time, channel, type, id, CAST(NULL AS decimal(4, 2)) AS amount, CAST(NULL AS varchar) AS product FROM click
                UNION ALL
                SELECT customer, ordered_at, NULL, NULL, id, amount, product FROM purchase
                """);
        put("linear", Strategy.FIRST_MATCH, rule("all", "linear").lookback(Duration.ofDays(30)));
    }

    @AfterAll
    void stop()
            throws Exception
    {
        runner.close();
    }

    @Test
    void testEvents()
    {
        assertThat(events("linear", "customer, channel, rule, decision, position, touches, credit, value", "", "ORDER BY conversion_id, position")).containsExactly(
                "[ann, search, all, CREDITED, 1, 3, 0.3333333333333333, 23.34]",
                "[ann, social, all, CREDITED, 2, 3, 0.3333333333333333, 23.34]",
                "[ann, email, all, CREDITED, 3, 3, 0.3333333333333333, 23.33]",
                "[bob, null, all, UNATTRIBUTED, null, 0, 1.0, 12.50]",
                "[null, null, null, NO_CUSTOMER, null, 0, 1.0, 1.00]",
                "[dan, null, null, NO_TIME, null, 0, 1.0, 2.00]");
    }

    @Test
    void testTwoTables()
    {
        assertThat(rows(
                """
                SELECT click.customer, click.channel, purchase.customer, purchase.amount, rule, class, decision, age, raw_weight, credit, value, reportable
                FROM TABLE(attribution.system.attribute(
                    touches => TABLE(click) PARTITION BY customer ORDER BY clicked_at,
                    conversions => TABLE(purchase) PARTITION BY customer ORDER BY ordered_at,
                    ruleset => 'linear',
                    value => DESCRIPTOR(amount)
                    COPARTITION (click, purchase)))
                ORDER BY purchase.id, position
                """)).containsExactly(
                "[ann, search, ann, 70.01, all, null, CREDITED, 4 00:00:00.000, 0.3333333333333333, 0.3333333333333333, 23.34, true]",
                "[ann, social, ann, 70.01, all, null, CREDITED, 2 00:00:00.000, 0.3333333333333333, 0.3333333333333333, 23.34, true]",
                "[ann, email, ann, 70.01, all, null, CREDITED, 1 00:00:00.000, 0.3333333333333333, 0.3333333333333333, 23.33, true]",
                "[null, null, bob, 12.50, all, null, UNATTRIBUTED, null, null, 1.0, 12.50, true]",
                "[null, null, null, 1.00, null, null, NO_CUSTOMER, null, null, 1.0, 1.00, null]",
                "[null, null, dan, 2.00, null, null, NO_TIME, null, null, 1.0, 2.00, null]");
    }

    @Test
    void testExplain()
    {
        put("classes",
                Strategy.FIRST_MATCH,
                rule("orders", "linear")
                        .touches("click", "touch.type = 'click'", TouchKind.REGULAR, Duration.ofDays(30), 1, 1)
                        .touches("view", "touch.type = 'view'", TouchKind.REGULAR, Duration.ofDays(7), 2, 1)
                        .touches("own", "touch.channel = 'email' AND conversion.product = 'shoes'", TouchKind.EXCLUDED, Duration.ofDays(30), 1, 1));
        assertThat(events("classes", "channel, class, decision, age, credit", ", explain => true", "WHERE customer = 'ann' ORDER BY age DESC")).containsExactly(
                "[display, click, OUTSIDE_LOOKBACK, 39 00:00:00.000, 0.0]",
                "[search, click, CREDITED, 4 00:00:00.000, 1.0]",
                "[social, view, LOWER_PRECEDENCE, 2 00:00:00.000, 0.0]",
                "[email, own, EXCLUDED, 1 00:00:00.000, 0.0]");
    }

    @Test
    void testEveryMatch()
    {
        put("campaigns",
                Strategy.EVERY_MATCH,
                rule("email", "last_touch").touches("email", "touch.channel = 'email'"),
                rule("search", "last_touch").touches("search", "touch.channel = 'search'"),
                rule("hats", "linear").when("conversion.product = 'hats'"));
        assertThat(events("campaigns", "conversion_id, rule, channel, decision, credit, value", "", "WHERE customer IN ('ann', 'bob') ORDER BY conversion_id, rule")).containsExactly(
                "[o1, email, email, CREDITED, 1.0, 70.01]",
                "[o1, search, search, CREDITED, 1.0, 70.01]",
                "[o2, null, null, UNATTRIBUTED, 1.0, 12.50]");
    }

    @Test
    void testVersions()
    {
        rules.put(new RuleSet("versions", 1, Strategy.FIRST_MATCH, List.of(rule("one", "first_touch").build())));
        rules.put(new RuleSet("versions", 2, Strategy.FIRST_MATCH, List.of(rule("one", "last_touch").build())));
        String end = "WHERE customer = 'ann'";
        assertThat(events("versions", "channel", "", end)).containsExactly("[email]");
        assertThat(events("versions", "channel", ", version => 1", end)).containsExactly("[display]");
        assertThat(events("versions", "channel", ", as_of => TIMESTAMP '2026-01-01 12:00:00 UTC'", end)).containsExactly("[display]");
        assertThat(events("versions", "channel", ", as_of => TIMESTAMP '2026-01-02 00:00:00 UTC'", end)).containsExactly("[email]");
    }

    @Test
    void testRulesThatChangeWhileAQueryRuns()
    {
        rules.put(new RuleSet("edited", 1, Strategy.FIRST_MATCH, List.of(rule("one", "first_touch").build())));
        rules.putAfterNextQuery(new RuleSet("edited", 2, Strategy.FIRST_MATCH, List.of(rule("one", "last_touch").build())));
        String end = "WHERE customer = 'ann'";
        assertThat(events("edited", "channel", "", end)).containsExactly("[display]");
        assertThat(events("edited", "channel", "", end)).containsExactly("[email]");
    }

    @Test
    void testDuplicates()
    {
        put("duplicates", Strategy.FIRST_MATCH, rule("all", "linear"));
        assertThat(rows(
                """
                SELECT id, conversion_id, decision, credit, value
                FROM TABLE(attribution.system.attribute_events(
                    events => TABLE(SELECT * FROM (VALUES
                        ('ann', 1, 'a', NULL),
                        ('ann', 2, 'a', NULL),
                        ('ann', 3, 'b', NULL),
                        ('ann', 4, 'c', 10),
                        ('ann', 5, 'c', 10)) AS t(customer, day, id, amount)
                        CROSS JOIN UNNEST(ARRAY[date_add('day', day, DATE '2026-01-01')]) AS u(event_day)) PARTITION BY customer ORDER BY event_day,
                    conversion => DESCRIPTOR(amount),
                    ruleset => 'duplicates',
                    event_id => DESCRIPTOR(id),
                    conversion_columns => DESCRIPTOR(id),
                    explain => true))
                ORDER BY conversion_id, decision, id
                """)).containsExactly(
                "[a, c, CREDITED, 0.5, 5]",
                "[b, c, CREDITED, 0.5, 5]",
                "[null, c, DUPLICATE_CONVERSION, 0.0, 0]",
                "[a, c, DUPLICATE_TOUCH, 0.0, 0]");
    }

    @Test
    void testCheckRules()
    {
        put("checked",
                Strategy.FIRST_MATCH,
                rule("all", "linear").lookback(Duration.ofDays(30)),
                rule("last", "last_touch").priority(1).disabled());
        assertThat(rows(
                """
                SELECT change, from_channel, to_channel, round(sum(conversions), 6), sum(value), id
                FROM TABLE(attribution.system.check_rules_events(
                    events => TABLE(event) PARTITION BY customer ORDER BY event_time,
                    conversion => DESCRIPTOR(amount),
                    ruleset => 'checked',
                    dimensions => DESCRIPTOR(channel),
                    enable => ARRAY['last']))
                GROUP BY change, from_channel, to_channel, id
                ORDER BY from_channel
                """)).containsExactly(
                "[MOVED, search, email, 0.333333, 23.34, o1]",
                "[MOVED, social, email, 0.333333, 23.34, o1]");
        assertThat(rows(
                """
                SELECT from_channel, to_channel, conversions, purchase.id
                FROM TABLE(attribution.system.check_rules(
                    touches => TABLE(click) PARTITION BY customer ORDER BY clicked_at,
                    conversions => TABLE(purchase) PARTITION BY customer ORDER BY ordered_at,
                    ruleset => 'checked',
                    dimensions => DESCRIPTOR(channel),
                    enable => ARRAY['last']
                    COPARTITION (click, purchase)))
                ORDER BY from_channel
                """)).containsExactly(
                "[search, email, 0.3333333333333333, o1]",
                "[social, email, 0.3333333333333333, o1]");
    }

    @Test
    void testConditionsThatDoNotFit()
    {
        put("wrong column", Strategy.FIRST_MATCH, rule("all", "linear").touches("click", "touch.kind = 'click'"));
        assertThatThrownBy(() -> events("wrong column", "*", "", "")).hasMessageStartingWith("The condition of class 'click' of rule 'all': ").hasMessageContaining("kind").hasMessageContaining("channel");
        put("wrong type", Strategy.FIRST_MATCH, rule("all", "linear").when("conversion.amount = 'much'"));
        assertThatThrownBy(() -> events("wrong type", "*", "", "")).hasMessageStartingWith("The condition of rule 'all': ");
        put("disabled", Strategy.FIRST_MATCH, rule("all", "linear").touches("click", "touch.kind = 'click'").disabled());
        assertThat(events("disabled", "DISTINCT decision", "", "WHERE customer = 'ann'")).containsExactly("[UNATTRIBUTED]");
    }

    @Test
    void testConditionsOnIntervalsAndOnColumnsThatAreAlwaysNull()
    {
        put("intervals", Strategy.FIRST_MATCH, rule("all", "linear").touches("long", "touch.stay > INTERVAL '1' MINUTE AND touch.nothing IS NULL"));
        assertThat(rows(
                """
                SELECT channel, decision
                FROM TABLE(attribution.system.attribute_events(
                    events => TABLE(
                        SELECT *, NULL AS nothing
                        FROM (VALUES
                            (1, DATE '2026-01-01', 'a', INTERVAL '30' SECOND, NULL),
                            (1, DATE '2026-01-02', 'b', INTERVAL '2' MINUTE, NULL),
                            (1, DATE '2026-01-03', NULL, NULL, 10)) AS t(customer, day, channel, stay, amount)) PARTITION BY customer ORDER BY day,
                    conversion => DESCRIPTOR(amount),
                    ruleset => 'intervals'))
                """)).containsExactly("[b, CREDITED]");
    }

    @Test
    void testColumnsOnWhichConditionsDoNotDepend()
    {
        put("needless",
                Strategy.FIRST_MATCH,
                rule("all", "linear").when("conversion.product = 'hats' OR TRUE")
                        .touches("never", "touch.channel = 'email' AND touch.channel = 'search'")
                        .touches("always", "touch.type = 'view' OR 1 = 1"));
        assertThat(events("needless", "channel, class, decision", "", "WHERE customer = 'ann' AND channel = 'email'")).containsExactly("[email, always, CREDITED]");
    }

    @Test
    void testConditionsWithoutResult()
    {
        put("division", Strategy.FIRST_MATCH, rule("all", "linear").when("1 / (length(conversion.product) - 5) > 0"));
        assertThatThrownBy(() -> events("division", "*", "", ""))
                .hasMessage("The condition of rule 'all' has no result for a row. A division by zero has no result: divide by NULLIF(divisor, 0)");
        String ofTouch = "1 / (length(touch.channel) - 6) > 0";
        put("touch division", Strategy.EVERY_MATCH, rule("hats", "linear").when("conversion.product = 'caps'").touches("click", ofTouch), rule("shoes", "linear").touches("click", ofTouch));
        assertThatThrownBy(() -> events("touch division", "*", "", ""))
                .hasMessage("The condition of class 'click' of rule 'shoes' has no result for a row. A division by zero has no result: divide by NULLIF(divisor, 0)");
        put("joint division", Strategy.FIRST_MATCH, rule("all", "linear").touches("click", "length(touch.channel) / (length(conversion.product) - 5) > 0"));
        assertThatThrownBy(() -> events("joint division", "*", "", ""))
                .hasMessage("The condition of class 'click' of rule 'all' has no result for a row. A division by zero has no result: divide by NULLIF(divisor, 0)");
    }

    @Test
    void testArgumentsThatCannotBe()
    {
        assertThatThrownBy(() -> events("none", "*", "", "")).hasMessageStartingWith("There is no rule set 'none': now there are ");
        assertThatThrownBy(() -> events("linear", "*", ", version => 7", "")).hasMessageStartingWith("There is no rule set 'linear' in version 7: ");
        assertThatThrownBy(() -> events("linear", "*", ", version => 1, as_of => current_timestamp", "")).hasMessage("Both version and as_of say which rules are meant: give one of them");
        assertThatThrownBy(() -> events("linear", "*", ", value => DESCRIPTOR(channel)", "")).hasMessage("Column 'channel' is of type varchar(7), and cannot say what a conversion is worth: name a column of numbers");
        assertThatThrownBy(() -> events("linear", "*", ", value => DESCRIPTOR(price)", "")).hasMessage("The argument value names the column 'price', which events has not: use one of 'customer', 'event_time', 'channel', 'type', 'id', 'amount', 'product'");
        assertThatThrownBy(() -> rows("SELECT * FROM TABLE(attribution.system.attribute_events(events => TABLE(event), conversion => DESCRIPTOR(amount), ruleset => 'linear'))"))
                .hasMessage("The rows of events have to be told apart by customer and ordered by time: write events => TABLE(...) PARTITION BY customer ORDER BY event_time, with your columns");
        assertThatThrownBy(() -> rows("SELECT * FROM TABLE(attribution.system.attribute_events(events => TABLE(event) PARTITION BY customer ORDER BY channel, conversion => DESCRIPTOR(amount), ruleset => 'linear'))"))
                .hasMessage("Column 'channel', by which events is ordered, is of type varchar(7): the first column of ORDER BY has to be a date or a timestamp");
        assertThatThrownBy(() -> rows("SELECT * FROM TABLE(attribution.system.attribute_events(events => TABLE(event) PARTITION BY customer ORDER BY event_time DESC, conversion => DESCRIPTOR(amount), ruleset => 'linear'))"))
                .hasMessageContaining("order the table by customer and event time");
    }

    @Test
    void testEveryTypeOfTimeAndValue()
    {
        for (String time : List.of("date", "timestamp(0)", "timestamp(3)", "timestamp(6)", "timestamp(12)", "timestamp(3) with time zone", "timestamp(12) with time zone")) {
            for (String value : List.of("tinyint", "integer", "bigint", "decimal(5, 1)", "decimal(30, 1)", "double", "real")) {
                assertThat(rows(
                        """
                        SELECT channel, credit, CAST(value AS decimal(5, 1)), age, typeof(conversion_time)
                        FROM TABLE(attribution.system.attribute_events(
                            events => TABLE(
                                SELECT customer, CAST(day AS %s) AS day, channel, CAST(amount AS %s) AS amount
                                FROM (VALUES
                                    (1, DATE '2026-01-01', 'a', NULL),
                                    (1, DATE '2026-01-02', 'b', NULL),
                                    (1, DATE '2026-01-03', NULL, 10)) AS t(customer, day, channel, amount)) PARTITION BY customer ORDER BY day,
                            conversion => DESCRIPTOR(amount),
                            ruleset => 'linear'))
                        ORDER BY channel
                        """.formatted(time, value))).describedAs("%s, %s", time, value).containsExactly(
                        "[a, 0.5, 5.0, 2 00:00:00.000, %s]".formatted(time),
                        "[b, 0.5, 5.0, 1 00:00:00.000, %s]".formatted(time));
            }
        }
    }

    private List<String> events(String ruleset, String columns, String arguments, String end)
    {
        return rows(
                """
                SELECT %s
                FROM TABLE(attribution.system.attribute_events(
                    events => TABLE(event) PARTITION BY customer ORDER BY event_time,
                    conversion => DESCRIPTOR(amount),
                    ruleset => '%s',
                    conversion_columns => DESCRIPTOR(id)%s))
                %s
                """.formatted(columns, ruleset, arguments, end));
    }

    private void put(String name, Strategy strategy, RuleBuilder... builders)
    {
        rules.put(new RuleSet(name, 1, strategy, Stream.of(builders).map(RuleBuilder::build).toList()));
    }

    private List<String> rows(@Language("SQL") String sql)
    {
        return runner.execute(sql).getMaterializedRows().stream().map(Object::toString).toList();
    }
}
