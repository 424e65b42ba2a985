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

import com.google.common.collect.ImmutableMap;
import io.tributary.attribution.rule.RuleSet;
import io.tributary.attribution.rule.Strategy;
import io.trino.testing.DistributedQueryRunner;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.List;

import static io.tributary.connector.attribution.function.RuleBuilder.rule;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Tables of types that go together, or do not.
 */
@TestInstance(PER_CLASS)
final class TestFunctionTables
{
    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        FixedRules rules = new FixedRules();
        rules.put(new RuleSet("linear", 1, Strategy.FIRST_MATCH, List.of(rule("all", "linear").build())));
        rules.put(new RuleSet("generous", 1, Strategy.FIRST_MATCH, List.of(rule("all", "linear").build(), rule("generous", "participation").priority(0).disabled().build())));
        runner = DistributedQueryRunner.builder(testSessionBuilder().build()).setWorkerCount(0).build();
        runner.installPlugin(rules);
        runner.createCatalog("attribution", "fixed_rules", ImmutableMap.of());
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testTablesThatAreNotPartitionedTogether()
    {
        assertThatThrownBy(() -> attribute("'ann', TIMESTAMP '2026-03-01 00:00:00'", "'bob', TIMESTAMP '2026-03-02 00:00:00'", ""))
                .hasMessage("The touches of one customer came together with the conversions of another: write COPARTITION (touches, conversions), with the names of the two tables, after the last argument");
    }

    @Test
    void testCustomersOfDifferentTypes()
    {
        assertThatThrownBy(() -> attribute("INTEGER '1', DATE '2026-03-01'", "BIGINT '1', DATE '2026-03-02'", "COPARTITION (click, purchase)"))
                .hasMessage("Touches are partitioned by 'customer' of type integer and conversions by 'customer' of type bigint: cast one of them to the type of the other in the query inside TABLE(...)");
        assertThat(attribute("'1', DATE '2026-03-01'", "CAST('1' AS varchar), DATE '2026-03-02'", "COPARTITION (click, purchase)")).containsExactly("[CREDITED, 1.0]");
        assertThat(attribute("DECIMAL '1.5', DATE '2026-03-01'", "DECIMAL '1.5', DATE '2026-03-02'", "COPARTITION (click, purchase)")).containsExactly("[CREDITED, 1.0]");
    }

    @Test
    void testTimesOfWhichOneHasAZone()
    {
        assertThatThrownBy(() -> attribute("1, TIMESTAMP '2026-03-01 10:00:00'", "1, TIMESTAMP '2026-03-01 10:30:00 +09:00'", "COPARTITION (click, purchase)"))
                .hasMessage("Touches are ordered by 'time' of type timestamp(0) and conversions by 'time' of type timestamp(0) with time zone, of which only one has a time zone: " +
                        "give the other one its zone by AT TIME ZONE or with_timezone in the query inside TABLE(...)");
        assertThat(attribute("1, DATE '2026-03-01'", "1, TIMESTAMP '2026-03-01 00:00:00.000001'", "COPARTITION (click, purchase)")).containsExactly("[CREDITED, 1.0]");
        assertThat(attribute("1, TIMESTAMP '2026-03-01 10:00:00 Asia/Tokyo'", "1, TIMESTAMP '2026-03-01 01:00:00 UTC'", "COPARTITION (click, purchase)")).containsExactly("[CREDITED, 1.0]");
    }

    @Test
    void testMovedValueThatIsMoreThanTheValue()
    {
        // three touches of one channel: a third each before, the whole each after
        assertThat(checkGenerous("DECIMAL '70.00'")).containsExactly("[ADDED, a, 2.0, 140.00, decimal(38,2)]");
        assertThat(checkGenerous("BIGINT '7'")).containsExactly("[ADDED, a, 2.0, 14, bigint]");
        assertThat(checkGenerous("7e0")).containsExactly("[ADDED, a, 2.0, 14.0, double]");
    }

    @Test
    void testMovedValueThatDoesNotFit()
    {
        assertThatThrownBy(() -> checkGenerous("DECIMAL '" + "9".repeat(38) + "'"))
                .hasMessage("What moves of a conversion is worth more than decimal(38,0) holds, as its model gives each touch the whole: cast the column of value to a type that holds more, such as double, in the query inside TABLE(...)");
        assertThatThrownBy(() -> checkGenerous("BIGINT '9223372036854775807'")).hasMessageStartingWith("What moves of a conversion is worth more than bigint holds");
    }

    private List<String> attribute(String touch, String conversion, String end)
    {
        return rows(
                """
                WITH
                    click AS (SELECT * FROM (VALUES (%s)) AS t (customer, time)),
                    purchase AS (SELECT * FROM (VALUES (%s)) AS t (customer, time))
                SELECT decision, credit
                FROM TABLE(attribution.system.attribute(
                    touches => TABLE(click) PARTITION BY customer ORDER BY time,
                    conversions => TABLE(purchase) PARTITION BY customer ORDER BY time,
                    ruleset => 'linear'
                    %s))
                """.formatted(touch, conversion, end));
    }

    private List<String> checkGenerous(String value)
    {
        return rows(
                """
                SELECT change, to_channel, conversions, value, typeof(value)
                FROM TABLE(attribution.system.check_rules_events(
                    events => TABLE(SELECT * FROM (VALUES
                        (1, DATE '2026-03-01', 'a', NULL),
                        (1, DATE '2026-03-02', 'a', NULL),
                        (1, DATE '2026-03-03', 'a', NULL),
                        (1, DATE '2026-03-04', NULL, %s)) AS t (customer, day, channel, amount)) PARTITION BY customer ORDER BY day,
                    conversion => DESCRIPTOR(amount),
                    ruleset => 'generous',
                    dimensions => DESCRIPTOR(channel),
                    enable => ARRAY['generous']))
                """.formatted(value));
    }

    private List<String> rows(@Language("SQL") String sql)
    {
        return runner.execute(sql).getMaterializedRows().stream().map(Object::toString).toList();
    }
}
