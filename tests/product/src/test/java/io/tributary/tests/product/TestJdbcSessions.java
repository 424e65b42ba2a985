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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

/**
 * Time zones, cancellation, large results and errors, as applications meet them.
 */
@ExtendWith(ClientServer.class)
final class TestJdbcSessions
{
    // Minutes of work, if nothing ends it
    private static final String LONG_QUERY = "SELECT count(credits) AS %s FROM (SELECT attribution_agg(ARRAY['linear'], channel, event_time, conversion) AS credits FROM journeys.sf100.event GROUP BY customer)";

    private final TributaryServer server;

    TestJdbcSessions(TributaryServer server)
    {
        this.server = server;
    }

    @Test
    void testLookbackAcrossTheChangeOfClocks()
            throws SQLException
    {
        // In Berlin the hour from 2 to 3 is missing that day: with a zone an hour lies between, without one it is two
        for (String zone : List.of("UTC", "Europe/Berlin", "America/Bahia_Banderas", "Asia/Kathmandu")) {
            try (Connection connection = connect("?timezone=" + zone);
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(
                            """
                            SELECT
                                journey_agg('search', zoned, conversion, INTERVAL '1' HOUR)[1].path[1],
                                cardinality(journey_agg('search', plain, conversion, INTERVAL '1' HOUR)[1].path),
                                journey_agg('search', zoned, conversion, INTERVAL '1' HOUR)[1].conversion_time,
                                journey_agg('search', plain, conversion, INTERVAL '1' HOUR)[1].conversion_time
                            FROM (VALUES
                                (TIMESTAMP '2026-03-29 01:30:00 Europe/Berlin', TIMESTAMP '2026-03-29 01:30:00', false),
                                (TIMESTAMP '2026-03-29 03:30:00 Europe/Berlin', TIMESTAMP '2026-03-29 03:30:00', true)) AS event (zoned, plain, conversion)
                            """)) {
                assertThat(result.next()).isTrue();
                assertThat(result.getString(1)).describedAs(zone).isEqualTo("search");
                assertThat(result.getLong(2)).describedAs(zone).isZero();
                assertThat(result.getObject(3, Instant.class)).describedAs(zone).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
                assertThat(result.getObject(3, ZonedDateTime.class).toInstant()).describedAs(zone).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
                assertThat(result.getTimestamp(3).toInstant()).describedAs(zone).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
                assertThat(result.getObject(4, LocalDateTime.class)).describedAs(zone).isEqualTo(LocalDateTime.parse("2026-03-29T03:30:00"));
                assertThat(result.getString(4)).describedAs(zone).isEqualTo("2026-03-29 03:30:00");
            }
        }
    }

    @Test
    @Timeout(600)
    void testCancel()
            throws SQLException, InterruptedException, ExecutionException
    {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement();
                ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> failure = executor.submit(() -> catchThrowableOfType(SQLException.class, () -> statement.executeQuery(LONG_QUERY.formatted("cancelled")).next()).getMessage());
            awaitState("cancelled", "RUNNING");
            statement.cancel();
            assertThat(failure.get()).isNotBlank();
            awaitState("cancelled", "FAILED");
        }
        assertThat(count("SELECT count(*) FROM system.runtime.queries WHERE query LIKE '%AS cancelled %' AND query NOT LIKE '%runtime%' AND error_code = 'USER_CANCELED'")).isEqualTo(1);
        // The tasks hear of it a moment later; that they never do is what the time limit is for
        while (count("SELECT count(*) FROM system.runtime.tasks JOIN system.runtime.queries USING (query_id) WHERE query LIKE '%AS cancelled %' AND query NOT LIKE '%runtime%' AND tasks.state = 'RUNNING'") > 0) {
            Thread.sleep(100);
        }
    }

    @Test
    @Timeout(600)
    void testTimeLimit()
            throws SQLException
    {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(1);
            assertThatThrownBy(() -> statement.executeQuery(LONG_QUERY.formatted("limited")).next())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Query exceeded maximum time limit of 1.00s");
            statement.setQueryTimeout(0);
            assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
        }
    }

    @Test
    void testLargeResult()
            throws SQLException
    {
        try (Connection connection = connect("/journeys/tiny");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT event_id, attribute_linear(conversion, event_time) OVER (PARTITION BY customer ORDER BY event_time) AS credit FROM event WHERE customer IS NOT NULL")) {
            long rows = 0;
            double credits = 0;
            while (result.next()) {
                rows++;
                credits += result.getDouble("credit");
            }
            assertThat(rows).isEqualTo(count("SELECT count(*) FROM journeys.tiny.event WHERE customer IS NOT NULL")).isGreaterThan(20_000);
            assertThat(credits).isCloseTo(Math.round(credits), within(1e-6));
        }
    }

    @Test
    void testNoRows()
            throws SQLException
    {
        try (Connection connection = connect("/journeys/tiny");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT attribution_agg(ARRAY['linear'], channel, event_time, value) AS credits, journey_agg(channel, event_time, value) AS journeys FROM event WHERE false")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getArray("credits")).isNull();
            assertThat(result.getObject("journeys")).isNull();
            assertThat(result.wasNull()).isTrue();
        }
    }

    @Test
    void testErrors()
            throws SQLException
    {
        try (Connection connection = connect("/journeys/tiny");
                Statement statement = connection.createStatement()) {
            SQLException badModel = catchThrowableOfType(SQLException.class, () -> statement.executeQuery("SELECT attribution_agg(ARRAY['liner'], channel, event_time, value) FROM event").next());
            assertThat(badModel.getMessage()).contains("attribution_agg: Unknown model 'liner': use one of custom, first_touch");
            // INVALID_FUNCTION_ARGUMENT. The driver has a state for no error of the server
            assertThat(badModel.getErrorCode()).isEqualTo(7);
            assertThat(badModel.getSQLState()).isNull();
            SQLException noRules = catchThrowableOfType(SQLException.class, () -> statement.executeQuery(
                    "SELECT * FROM TABLE(attribution.system.attribute_events(events => TABLE(event) PARTITION BY customer ORDER BY event_time, conversion => DESCRIPTOR(conversion), ruleset => 'none'))").next());
            assertThat(noRules.getMessage()).contains("There is no rule set 'none': insert one into rules.rule_set");
            assertThat(statement.executeQuery("SELECT 1").next()).isTrue();
        }
    }

    private void awaitState(String name, String state)
            throws SQLException, InterruptedException
    {
        while (count("SELECT count(*) FROM system.runtime.queries WHERE query LIKE '%%AS %s %%' AND query NOT LIKE '%%runtime%%' AND state = '%s'".formatted(name, state)) == 0) {
            Thread.sleep(100);
        }
    }

    private long count(String sql)
            throws SQLException
    {
        try (Connection connection = connect("");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getLong(1);
        }
    }

    private Connection connect(String suffix)
            throws SQLException
    {
        return DriverManager.getConnection(server.jdbcUrl() + suffix, "sessions", null);
    }
}
