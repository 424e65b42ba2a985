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

import io.tributary.library.ReportInstallation;
import io.tributary.library.ReportLibrary;
import io.tributary.library.SchemaName;
import io.tributary.library.SqlFile;
import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Reports over tables of a few rows, whose amounts are computed by hand, under settings other than those of the installation.
 */
@TestInstance(PER_CLASS)
final class TestReportAmounts
{
    private final ReportLibrary library = ReportLibrary.read(Installation.launcher().resolveSibling("sql"));

    private TributaryServer server;

    @BeforeAll
    void start(@TempDir Path data)
            throws SQLException
    {
        server = TributaryServer.start(Installation.server(), data);
        try (Connection connection = connect("books")) {
            keepBooks(connection, "books");
            install("books");
        }
    }

    @AfterAll
    void stop()
    {
        server.close();
    }

    @Test
    void testAmountsComputedByHand()
            throws SQLException
    {
        try (Connection connection = connect("books")) {
            set(connection, Map.of());

            // 100 dollars at 0.9, 50 pounds at 1.25 and a refund of 20 dollars at 0.8; bills of 50 dollars at 0.9, twice 10 pounds at 1.25, and 6 euros without clicks
            assertThat(ResultRows.query(connection, "SELECT campaign, conversions, value, clicks, impressions, spend, cost_per_click, cpa, roas FROM campaign_performance WHERE channel = 'search'").rows())
                    .containsExactly(List.of("spring", "3.0", "136.50", "140", "1400", "76.00", "0.5", "25.33", "1.7961"));
            assertThat(ResultRows.query(connection, "SELECT rows, amount FROM data_quality WHERE finding IN ('repeated', 'zero or negative value')").rows())
                    .containsExactlyInAnyOrder(List.of("1", "NULL"), List.of("1", "-16.00"));
        }
    }

    @Test
    void testAmountsWithoutRateAreTold()
            throws SQLException
    {
        try (Connection connection = connect("unrated")) {
            keepBooks(connection, "unrated");
            execute(connection, "INSERT INTO spend VALUES (DATE '2024-03-05', 'search', 'spring', NULL, NULL, DECIMAL '1.00', 'XXX')");
            execute(connection, "INSERT INTO conversion VALUES ('c4', 'bob', NULL, TIMESTAMP '2024-03-06 10:00:00', 'online', DECIMAL '1.00', 'XXX')");
            install("unrated");

            assertThat(ResultRows.query(connection, "SELECT conversions, conversions_without_amount, spend, bills_without_amount, cpa, roas FROM channel_performance WHERE channel = 'search'").rows())
                    .containsExactly(List.of("4.0", "1.0", "76.00", "1", "NULL", "NULL"));
        }
    }

    @Test
    void testPeriod()
            throws SQLException
    {
        try (Connection connection = connect("books")) {
            set(connection, Map.of("CAST(NULL AS date) AS period_from", "DATE '2024-03-04' AS period_from", "CAST(NULL AS date) AS period_until", "DATE '2024-03-05' AS period_until"));

            // of the conversions the one of bob, and of the bills all but the first
            assertThat(ResultRows.query(connection, "SELECT channel, conversions, value, spend, cpa, roas FROM channel_performance").rows())
                    .containsExactly(List.of("search", "1.0", "62.50", "31.00", "31.0", "2.0161"));
            assertThat(ResultRows.query(connection, "SELECT line, conversions, value FROM path_length").rows()).containsExactly(List.of("journey", "1", "62.50"));
            assertReportsAddUp(connection);
        }
    }

    @Test
    void testPeriodKeepsWhatATouchHasServed()
            throws SQLException
    {
        try (Connection connection = connect("books")) {
            set(connection, Map.of("'shared' AS ownership", "'since_previous' AS ownership", "CAST(NULL AS date) AS period_from", "DATE '2024-03-04' AS period_from"));

            // the only touch of ann served her purchase before the period, and nothing is left for her refund
            assertThat(ResultRows.query(connection, "SELECT line, conversions, value FROM channel_performance").rows()).containsExactly(
                    List.of("channel", "1.0", "62.50"),
                    List.of("no touch", "1.0", "-16.00"));
        }
    }

    @Test
    void testPeriodsAddUpToAllTime()
            throws SQLException
    {
        try (Connection connection = connect("generated")) {
            execute(connection, "CREATE SCHEMA memory.generated");
            install("generated");
            for (String ownership : List.of("shared", "since_previous", "first_only")) {
                Map<List<String>, BigDecimal> allTime = credit(connection, ownership, "CAST(NULL AS date)", "CAST(NULL AS date)");
                Map<List<String>, BigDecimal> periods = new HashMap<>();
                for (Map<List<String>, BigDecimal> period : List.of(
                        credit(connection, ownership, "CAST(NULL AS date)", "DATE '2025-02-28'"),
                        credit(connection, ownership, "DATE '2025-03-01'", "CAST(NULL AS date)"))) {
                    period.forEach((line, conversions) -> periods.merge(line, conversions, BigDecimal::add));
                }
                assertThat(periods).describedAs(ownership).containsOnlyKeys(allTime.keySet());
                allTime.forEach((line, conversions) -> assertThat(periods.get(line)).describedAs("%s of %s", line, ownership).isCloseTo(conversions, within(new BigDecimal("0.00001"))));
            }
        }
    }

    @Test
    void testLaterConversionsOfFirstOnly()
            throws SQLException
    {
        try (Connection connection = connect("books")) {
            set(connection, Map.of("'shared' AS ownership", "'first_only' AS ownership"));

            assertThat(ResultRows.query(connection, "SELECT line, conversions, value FROM channel_performance").rows()).containsExactly(
                    List.of("channel", "2.0", "152.50"),
                    List.of("later conversion", "1.0", "-16.00"));
            assertReportsAddUp(connection);
        }
    }

    @Test
    void testLaterConversionsOfFirstOnlyAreWhollyKnownElsewhere()
            throws SQLException
    {
        try (Connection connection = connect("books")) {
            set(connection, Map.of("'shared' AS ownership", "'first_only' AS ownership"));

            // ownership is about credit: what a customer was worth, and what the funnel saw, is not
            assertThat(ResultRows.query(connection, "SELECT line, customers, conversions, value FROM lifetime_value_by_first_channel").rows())
                    .containsExactly(List.of("channel", "2", "3", "136.50"));
            assertThat(ResultRows.query(connection, "SELECT bought, bought_again FROM funnel_by_channel WHERE line = 'all channels'").rows())
                    .containsExactly(List.of("2", "1"));
            assertThat(ResultRows.query(connection, "SELECT rows, amount FROM data_quality WHERE finding = 'later conversion'").rows())
                    .containsExactly(List.of("1", "-16.00"));
        }
    }

    @Test
    void testSettingAsATable()
            throws SQLException
    {
        try (Connection connection = connect("tabular")) {
            keepBooks(connection, "tabular");
            set(connection, Map.of("'shared' AS ownership", "'since_previous' AS ownership", "CAST(NULL AS date) AS period_from", "DATE '2024-03-04' AS period_from"));
            execute(connection, "CREATE TABLE chosen AS SELECT * FROM report_setting");
            execute(connection, "DROP VIEW report_setting");
            execute(connection, "ALTER TABLE chosen RENAME TO report_setting");
            install("tabular");

            assertThat(ResultRows.query(connection, "SELECT line, conversions, value FROM channel_performance").rows()).containsExactly(
                    List.of("channel", "1.0", "62.50"),
                    List.of("no touch", "1.0", "-16.00"));
        }
    }

    @Test
    void testWrongClocks()
            throws SQLException
    {
        try (Connection connection = connect("clocks")) {
            keepBooks(connection, "clocks");
            set(connection, Map.of("CAST(NULL AS date) AS period_until", "DATE '2024-12-31' AS period_until"));
            execute(connection,
                    """
                    INSERT INTO conversion VALUES
                        ('c4', 'ann', NULL, TIMESTAMP '1970-01-01 00:00:00', 'online', DECIMAL '1.00', 'EUR'),
                        ('c5', 'bob', NULL, TIMESTAMP '9999-12-31 00:00:00', 'online', DECIMAL '2.00', 'EUR'),
                        ('c6', 'bob', NULL, NULL, 'online', DECIMAL '4.00', 'EUR'),
                        ('c7', 'cem', NULL, TIMESTAMP '0001-01-01 00:00:00', 'online', DECIMAL '8.00', 'EUR')
                    """);
            install("clocks");

            // in the period is what has a time that is not after it
            assertThat(ResultRows.query(connection, "SELECT conversions, value FROM report_total").rows()).containsExactly(List.of("5", "145.50"));
            assertReportsAddUp(connection);
            assertThat(ResultRows.query(connection, "SELECT sum(conversions), sum(value) FROM cohort_curve").rows()).containsExactly(List.of("7", "151.50"));
            assertThat(ResultRows.query(connection, "SELECT rows, amount FROM data_quality WHERE subject = 'conversion' AND finding = 'in the future'").rows())
                    .containsExactly(List.of("1", "2.00"));
        }
    }

    @Test
    void testCustomersWithTooManyEvents()
            throws SQLException
    {
        try (Connection connection = connect("machines")) {
            keepBooks(connection, "machines");
            set(connection, Map.of("100000 AS many_events", "3 AS many_events"));
            execute(connection,
                    """
                    INSERT INTO touch
                    SELECT 'machine ' || CAST(number AS varchar), 'machine', NULL, TIMESTAMP '2024-03-01 10:00:00', 'display', NULL, 'view'
                    FROM UNNEST(sequence(1, 3)) AS part (number)
                    UNION ALL
                    SELECT 'crawler ' || CAST(number AS varchar), 'crawler', NULL, TIMESTAMP '2024-03-01 10:00:00', 'display', NULL, 'view'
                    FROM UNNEST(sequence(1, 4)) AS part (number)
                    """);
            execute(connection,
                    """
                    INSERT INTO conversion VALUES
                        ('c4', 'machine', NULL, TIMESTAMP '2024-03-02 10:00:00', 'online', DECIMAL '5.00', 'EUR'),
                        (NULL, ' ', NULL, TIMESTAMP '2024-03-02 10:00:00', 'online', DECIMAL '2.00', 'EUR'),
                        (NULL, NULL, '', TIMESTAMP '2024-03-02 10:00:00', 'online', DECIMAL '2.00', 'EUR')
                    """);
            install("machines");

            assertThat(ResultRows.query(connection, "SELECT line, channel, conversions, value FROM channel_performance").rows()).containsExactly(
                    List.of("channel", "search", "3.0", "136.50"),
                    List.of("no customer", "NULL", "2.0", "4.00"),
                    List.of("too many events", "NULL", "1.0", "5.00"));
            assertThat(ResultRows.query(connection, "SELECT subject, rows FROM data_quality WHERE finding IN ('too many events', 'more than many_events')").rows())
                    .containsExactlyInAnyOrder(List.of("touch", "7"), List.of("conversion", "1"), List.of("customer", "2"));
            assertThat(ResultRows.query(connection, "SELECT channel, customers FROM frequency").rows()).containsExactly(List.of("search", "2"));
            assertReportsAddUp(connection);
        }
    }

    /**
     * Tables of two customers and one campaign, small enough to compute by hand: rates that change, a refund, and a bill that is delivered twice.
     */
    private void keepBooks(Connection connection, String schema)
            throws SQLException
    {
        execute(connection, "CREATE SCHEMA memory." + schema);
        for (SqlFile contract : library.contracts()) {
            for (String statement : contract.statements()) {
                execute(connection, statement);
            }
        }
        execute(connection,
                """
                INSERT INTO touch VALUES
                    ('t1', 'ann', NULL, TIMESTAMP '2024-03-01 10:00:00', 'search', 'spring', 'click'),
                    ('t2', 'bob', NULL, TIMESTAMP '2024-03-04 10:00:00', 'search', 'spring', 'click')
                """);
        execute(connection,
                """
                INSERT INTO conversion VALUES
                    ('c1', 'ann', NULL, TIMESTAMP '2024-03-02 10:00:00', 'online', DECIMAL '100.00', 'USD'),
                    ('c2', 'bob', NULL, TIMESTAMP '2024-03-05 10:00:00', 'online', DECIMAL '50.00', 'GBP'),
                    ('c3', 'ann', NULL, TIMESTAMP '2024-03-06 10:00:00', 'online', DECIMAL '-20.00', 'USD')
                """);
        execute(connection,
                """
                INSERT INTO spend VALUES
                    (DATE '2024-03-01', 'search', 'spring', 1000, 100, DECIMAL '50.00', 'USD'),
                    (DATE '2024-03-04', 'search', 'spring', 200, 20, DECIMAL '10.00', 'GBP'),
                    (DATE '2024-03-04', 'search', 'spring', 200, 20, DECIMAL '10.00', 'GBP'),
                    (DATE '2024-03-05', 'search', 'spring', NULL, NULL, DECIMAL '6.00', 'EUR')
                """);
        execute(connection,
                """
                INSERT INTO exchange_rate VALUES
                    (DATE '2024-03-01', 'USD', 'EUR', DECIMAL '0.9'),
                    (DATE '2024-03-04', 'USD', 'EUR', DECIMAL '0.8'),
                    (DATE '2024-03-01', 'GBP', 'EUR', DECIMAL '1.2'),
                    (DATE '2024-03-04', 'GBP', 'EUR', DECIMAL '1.25')
                """);
        execute(connection, library.setting().statements().getFirst());
    }

    /**
     * The conversions of each line and channel under an ownership in a period.
     */
    private Map<List<String>, BigDecimal> credit(Connection connection, String ownership, String from, String until)
            throws SQLException
    {
        set(connection, Map.of(
                "'shared' AS ownership", "'%s' AS ownership".formatted(ownership),
                "CAST(NULL AS date) AS period_from", from + " AS period_from",
                "CAST(NULL AS date) AS period_until", until + " AS period_until"));
        return ResultRows.query(connection, "SELECT line, channel, conversions FROM channel_performance WHERE conversions > 0").rows().stream()
                .collect(toImmutableMap(row -> row.subList(0, 2), row -> new BigDecimal(row.get(2))));
    }

    /**
     * Makes the setting of the schema anew, with some of its lines changed.
     */
    private void set(Connection connection, Map<String, String> changes)
            throws SQLException
    {
        String definition = library.setting().statements().getFirst();
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertThat(definition).contains(change.getKey());
            definition = definition.replace(change.getKey(), change.getValue());
        }
        execute(connection, definition);
    }

    private static void assertReportsAddUp(Connection connection)
            throws SQLException
    {
        List<String> total = ResultRows.query(connection, "SELECT conversions, value FROM report_total").rows().getFirst();
        for (String sums : List.of(
                "conversions), sum(value) FROM channel_performance",
                "conversions), sum(value) FROM campaign_performance",
                "conversions), sum(value) FROM model_comparison WHERE model = 'u_shaped'",
                "new_conversions + returning_conversions), sum(new_value + returning_value) FROM new_and_returning",
                "conversions), sum(value) FROM top_paths",
                "conversions), sum(value) FROM path_length",
                "conversions), sum(value) FROM time_to_convert",
                "last_conversions), sum(last_value) FROM assisted_conversions")) {
            List<String> sum = ResultRows.query(connection, "SELECT CAST(round(sum(%s".formatted(sums.replaceFirst("\\)", "), 4) AS bigint)"))).rows().getFirst();
            assertThat(sum).describedAs(sums).isEqualTo(total);
        }
        assertThat(ResultRows.query(connection, "SELECT sum(spend) FROM campaign_performance").rows()).isEqualTo(ResultRows.query(connection, "SELECT spend FROM report_total").rows());
    }

    private void install(String schema)
            throws SQLException
    {
        try (Connection connection = connect(schema)) {
            new ReportInstallation(library, new SchemaName("memory", schema), connection, new PrintStream(OutputStream.nullOutputStream())).run(Optional.empty());
        }
    }

    private Connection connect(String schema)
            throws SQLException
    {
        return DriverManager.getConnection(server.jdbcUrl("memory", schema), "test", null);
    }

    private static void execute(Connection connection, String sql)
            throws SQLException
    {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
