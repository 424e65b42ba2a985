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

import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Parameters of each type that the driver knows, as arguments of our functions and in changes of rules.
 */
@ExtendWith(ClientServer.class)
final class TestPreparedStatements
{
    private static final String EVENTS =
            """
            FROM (VALUES
                ('search', TIMESTAMP '2026-01-01 10:00:00', CAST(NULL AS decimal(10, 2))),
                ('email', TIMESTAMP '2026-01-03 10:00:00', NULL),
                (NULL, TIMESTAMP '2026-01-04 10:00:00', DECIMAL '10.01')) AS event (channel, event_time, value)
            """;

    private final TributaryServer server;

    TestPreparedStatements(TributaryServer server)
    {
        this.server = server;
    }

    @Test
    void testEveryType()
            throws SQLException
    {
        Timestamp timestamp = Timestamp.valueOf("2026-03-29 02:30:00.123");
        assertThat(row("SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", true, (byte) 1, (short) 2, 3, 4L, 1.5f, 2.5, new BigDecimal("12.34"), "é😀", Date.valueOf("2026-01-02"), Time.valueOf("10:11:12"), timestamp))
                .containsExactly(true, (byte) 1, (short) 2, 3, 4L, 1.5f, 2.5, new BigDecimal("12.34"), "é😀", Date.valueOf("2026-01-02"), Time.valueOf("10:11:12"), timestamp);
        assertThat(row("SELECT to_hex(?), typeof(?)", new byte[] {1, (byte) 0xFF}, Instant.parse("2026-03-29T01:30:00.123Z"))).containsExactly("01FF", "timestamp(3) with time zone");
        assertThat(row("SELECT CAST(? AS char(3)), CAST(? AS timestamp(12)), CAST(? AS double)", "ab", "2026-01-01 00:00:00.123456789012", null))
                .satisfies(values -> assertThat(values.get(0)).isEqualTo("ab "))
                .satisfies(values -> assertThat(values.get(1)).isEqualTo(Timestamp.valueOf("2026-01-01 00:00:00.123456789")))
                .satisfies(values -> assertThat(values.get(2)).isNull());
    }

    @Test
    void testLookback()
            throws SQLException
    {
        String sql = "SELECT array_agg(credit ORDER BY event_time) FROM (SELECT event_time, attribute_linear(value IS NOT NULL, event_time, %s) OVER (ORDER BY event_time) AS credit %s)";
        // There are no parameters of the type interval: a number times an interval is one
        assertThat(numbers(sql.formatted("? * INTERVAL '1' DAY", EVENTS), 2)).containsExactly(0.0, 1.0, 0.0);
        assertThat(numbers(sql.formatted("? * INTERVAL '1' DAY", EVENTS), 3.5)).containsExactly(0.5, 0.5, 0.0);
        assertThat(numbers(sql.formatted("parse_duration(?)", EVENTS), "2d")).containsExactly(0.0, 1.0, 0.0);
        assertThat(numbers(sql.formatted("?", EVENTS), new Object[] {null})).containsExactly(0.5, 0.5, 0.0);
        assertThat(numbers(sql.formatted("? * INTERVAL '1' HOUR, ?", EVENTS), 48, "since_previous")).containsExactly(0.0, 1.0, 0.0);
    }

    @Test
    void testArgumentsOfModels()
            throws SQLException
    {
        String sql = "SELECT array_agg(credit ORDER BY event_time) FROM (SELECT event_time, %s OVER (ORDER BY event_time) AS credit %s)";
        assertThat(numbers(sql.formatted("attribute_position_based(value IS NOT NULL, event_time, ?, ?)", EVENTS), 0.2, 0.6)).containsExactly(0.25, 0.75, 0.0);
        assertThat(numbers(sql.formatted("attribute_position_based(value IS NOT NULL, event_time, ?, ?)", EVENTS), new BigDecimal("0.2"), new BigDecimal("0.6"))).containsExactly(0.25, 0.75, 0.0);
        assertThat(numbers(sql.formatted("attribute_custom(value IS NOT NULL, event_time, ARRAY[?, ?])", EVENTS), 0.3, 0.7)).containsExactly(0.3, 0.7, 0.0);
        assertThat(numbers(sql.formatted("attribute_last_non_direct(value IS NOT NULL, event_time, channel = ?)", EVENTS), "email")).containsExactly(1.0, 0.0, 0.0);
    }

    @Test
    void testAggregates()
            throws SQLException
    {
        assertThat(row("SELECT reduce(attribution_agg(ARRAY[?, ?], channel, event_time, value, ? * INTERVAL '1' DAY), 0, (total, credit) -> total + credit.value, total -> total) " + EVENTS, "linear", "time_decay(3d)", 30))
                .containsExactly(new BigDecimal("20.02"));
        assertThat(row("SELECT array_join(journey_agg(channel, event_time, value, ? * INTERVAL '1' DAY, ?)[1].path, ?) " + EVENTS, 30, "shared", " > ")).containsExactly("search > email");
        assertThat(row("SELECT funnel_agg(event_time, ARRAY[channel = ?, channel = ?], ? * INTERVAL '1' DAY, ?).depth " + EVENTS, "search", "email", 7, "ordered")).containsExactly(2L);
        assertThat(row("SELECT array_join(path_collapse(split(?, ',')), ',')", "a,a,😀")).containsExactly("a,😀");
    }

    @Test
    void testRowsAreReadOneByOne()
            throws SQLException
    {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT credit.channel, credit.value FROM (SELECT attribution_agg(ARRAY[?], coalesce(channel, ?), event_time, value) AS credits " + EVENTS + ") CROSS JOIN UNNEST(credits) AS credit ORDER BY credit.value DESC")) {
            statement.setString(1, "linear");
            statement.setString(2, "🛒 shop");
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.getMetaData().getColumnTypeName(2)).isEqualTo("decimal(38,2)");
                assertThat(result.next()).isTrue();
                assertThat(result.getBigDecimal("value")).isEqualTo(new BigDecimal("5.01"));
                assertThat(result.next()).isTrue();
                assertThat(result.getBigDecimal("value")).isEqualTo(new BigDecimal("5.00"));
                assertThat(result.next()).isFalse();
            }
        }
    }

    @Test
    void testRules()
            throws SQLException
    {
        try (Connection connection = connect()) {
            assertThat(update(connection, "INSERT INTO attribution.rules.rule_set (rule_set, strategy, description) VALUES (?, ?, ?)", "prepared", "every_match", "😀")).isEqualTo(1);
            assertThat(update(connection, "INSERT INTO attribution.rules.rule (rule_set, rule, condition, model, lookback, enabled, priority) VALUES (?, ?, ?, ?, ? * INTERVAL '1' DAY, ?, ?)", "prepared", "all", null, "linear", 2, true, 7)).isEqualTo(1);
            assertThat(update(connection, "INSERT INTO attribution.rules.touch_class (rule_set, rule, class, condition, weight) VALUES (?, ?, ?, ?, ?)", "prepared", "all", "any", "touch.channel IS NOT NULL", 1.0)).isEqualTo(1);
            try {
                assertThat(credits("prepared")).containsExactly("email 1.0");
                assertThat(update(connection, "UPDATE attribution.rules.rule SET lookback = ? * INTERVAL '1' DAY, valid_from = ? WHERE rule_set = ? AND rule = ?", 30, Instant.parse("2026-01-01T00:00:00Z"), "prepared", "all")).isEqualTo(1);
                assertThat(credits("prepared")).containsExactly("email 0.5", "search 0.5");
                SQLException failure = catchThrowableOfType(SQLException.class, () -> update(connection, "UPDATE attribution.rules.rule SET model = ? WHERE rule_set = ?", "liner", "prepared"));
                assertThat(failure.getMessage()).contains("Unknown model 'liner'");
                assertThat(credits("prepared")).containsExactly("email 0.5", "search 0.5");
            }
            finally {
                // takes the rules with it
                assertThat(update(connection, "DELETE FROM attribution.rules.rule_set WHERE rule_set = ?", "prepared")).isEqualTo(1);
            }
        }
    }

    @Test
    void testTypesBeforeExecution()
            throws SQLException
    {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement("SELECT attribution_agg(ARRAY[?], channel, event_time, value) AS credits " + EVENTS)) {
            assertThat(statement.getMetaData().getColumnType(1)).isEqualTo(Types.ARRAY);
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(1);
        }
    }

    private List<String> credits(String ruleSet)
            throws SQLException
    {
        List<String> credits = new ArrayList<>();
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(
                        """
                        SELECT channel, credit
                        FROM TABLE(attribution.system.attribute_events(
                            events => TABLE(SELECT 1 AS customer, event_time, channel, value AS euros %s) PARTITION BY customer ORDER BY event_time,
                            conversion => DESCRIPTOR(euros),
                            ruleset => ?,
                            explain => ?))
                        WHERE decision = ?
                        ORDER BY channel
                        """.formatted(EVENTS))) {
            statement.setString(1, ruleSet);
            statement.setBoolean(2, true);
            statement.setString(3, "CREDITED");
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    credits.add("%s %s".formatted(result.getString(1), result.getDouble(2)));
                }
            }
        }
        return credits;
    }

    private static long update(Connection connection, String sql, Object... parameters)
            throws SQLException
    {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            return statement.executeLargeUpdate();
        }
    }

    private List<Object> numbers(String sql, Object... parameters)
            throws SQLException
    {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                return List.of((Object[]) result.getArray(1).getArray());
            }
        }
    }

    private List<Object> row(String sql, Object... parameters)
            throws SQLException
    {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                assertThat(result.next()).isTrue();
                List<Object> values = new ArrayList<>();
                for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
                    values.add(result.getObject(column));
                }
                return values;
            }
        }
    }

    private static void set(PreparedStatement statement, Object... parameters)
            throws SQLException
    {
        for (int index = 0; index < parameters.length; index++) {
            statement.setObject(index + 1, parameters[index]);
        }
    }

    private Connection connect()
            throws SQLException
    {
        return DriverManager.getConnection(server.jdbcUrl(), "prepared", null);
    }
}
