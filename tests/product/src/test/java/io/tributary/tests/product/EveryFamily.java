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
package io.tributary.tests.product;

import com.google.common.collect.ImmutableMap;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A query for each family of functions, with what it gives.
 */
final class EveryFamily
{
    private static final Map<String, String> RESULTS = ImmutableMap.<String, String>builder()
            // window functions
            .put(
                    """
                    SELECT array_join(array_agg(CAST(credit AS decimal(2, 1)) ORDER BY day), ' ')
                    FROM (
                        SELECT day, attribute_u_shaped(event = 'buy', day) OVER (ORDER BY day) AS credit
                        FROM (VALUES ('ad', DATE '2026-01-01'), ('search', DATE '2026-01-02'), ('email', DATE '2026-01-03'), ('buy', DATE '2026-01-04')) AS t(event, day))
                    WHERE credit > 0
                    """,
                    "0.4 0.2 0.4")
            // aggregates
            .put(
                    """
                    SELECT array_join(array_agg(channel || ' ' || CAST(value AS varchar) ORDER BY channel), ', ')
                    FROM (
                        SELECT attribution_agg(ARRAY['linear'], channel, day, value) AS credits
                        FROM (VALUES ('ad', DATE '2026-01-01', NULL), ('search', DATE '2026-01-02', NULL), (NULL, DATE '2026-01-04', DECIMAL '0.05')) AS t(channel, day, value))
                    CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
                    """,
                    "ad 0.03, search 0.02")
            // paths
            .put("SELECT array_join(path_collapse(ARRAY['a', 'a', 'b']), '>')", "a>b")
            // funnels
            .put(
                    """
                    SELECT CAST(funnel_agg(day, ARRAY[event = 'view', event = 'buy'], INTERVAL '7' DAY).depth AS varchar)
                    FROM (VALUES ('view', DATE '2026-01-01'), ('buy', DATE '2026-01-02')) AS t(event, day)
                    """,
                    "2")
            // data-driven models
            .put(
                    """
                    SELECT array_join(transform(shapley_attribution(path, conversions, 0), r -> r.channel || ' ' || CAST(CAST(r.conversions AS decimal(4, 1)) AS varchar)), ', ')
                    FROM (VALUES (ARRAY['display', 'search'], 60), (ARRAY['search'], 20)) AS t(path, conversions)
                    """,
                    "display 30.0, search 50.0")
            // matching
            .put(
                    """
                    SELECT array_join(transform(match_agg(left_id, right_id, ARRAY[to_utf8(email)]).matches, m -> CAST(m.left_id AS varchar) || m.right_id), ', ')
                    FROM (VALUES (1, NULL, 'ann@example.com'), (2, NULL, 'bob@example.com'), (NULL, 'a', 'bob@example.com')) AS t(left_id, right_id, email)
                    """,
                    "2a")
            // channels
            .put("SELECT channel_group('google', 'cpc', NULL, NULL)", "Paid Search")
            // the connector journeys
            .put("SELECT CAST(count(*) > 100 AS varchar) FROM journeys.tiny.event WHERE conversion", "true")
            .buildOrThrow();

    private EveryFamily() {}

    static void assertResults(String jdbcUrl)
            throws SQLException
    {
        for (Map.Entry<String, String> query : RESULTS.entrySet()) {
            assertThat(value(jdbcUrl, query.getKey())).describedAs(query.getKey()).isEqualTo(query.getValue());
        }
    }

    /**
     * Writes rules, so that {@link #assertRulesAreInForce(String)} holds.
     */
    static void writeRules(String jdbcUrl)
            throws SQLException
    {
        run(jdbcUrl, "INSERT INTO attribution.rules.rule_set (rule_set) VALUES ('shop')");
        run(jdbcUrl, "INSERT INTO attribution.rules.rule (rule_set, rule, model, lookback) VALUES ('shop', 'orders', 'linear', INTERVAL '30' DAY)");
        run(jdbcUrl, "INSERT INTO attribution.rules.touch_class (rule_set, rule, class, condition) VALUES ('shop', 'orders', 'click', 'touch.type = ''click''')");
    }

    static void assertRulesAreInForce(String jdbcUrl)
            throws SQLException
    {
        assertThat(value(
                jdbcUrl,
                """
                SELECT array_join(array_agg(channel || ' ' || CAST(CAST(credit AS decimal(2, 1)) AS varchar) ORDER BY channel), ', ')
                FROM TABLE(attribution.system.attribute_events(
                    events => TABLE(
                        SELECT *
                        FROM (VALUES
                            ('ann', DATE '2026-03-01', 'email', 'click', false),
                            ('ann', DATE '2026-03-02', 'display', 'view', false),
                            ('ann', DATE '2026-03-03', 'search', 'click', false),
                            ('ann', DATE '2026-03-04', NULL, NULL, true)) AS t(customer, event_time, channel, type, conversion)
                    ) PARTITION BY customer ORDER BY event_time,
                    conversion => DESCRIPTOR(conversion),
                    ruleset => 'shop'))
                """)).isEqualTo("email 0.5, search 0.5");
        assertThat(value(jdbcUrl, "SELECT CAST(max(version) AS varchar) FROM attribution.rules.version WHERE rule_set = 'shop'")).isEqualTo("3");
    }

    static String value(String jdbcUrl, String sql)
            throws SQLException
    {
        try (Connection connection = connect(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void run(String jdbcUrl, String sql)
            throws SQLException
    {
        try (Connection connection = connect(jdbcUrl);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(String jdbcUrl)
            throws SQLException
    {
        return DriverManager.getConnection(jdbcUrl, "test", null);
    }
}
