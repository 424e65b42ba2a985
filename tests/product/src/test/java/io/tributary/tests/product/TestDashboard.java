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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The queries of the dashboard: on the reports over the data set of 1,000 people, and on those over tables of one's own.
 */
@TestInstance(PER_CLASS)
final class TestDashboard
{
    private static final Path ROOT = Installation.launcher().resolveSibling("docker").resolve("bi");
    private static final SchemaName GENERATED = new SchemaName("memory", "reports");
    private static final SchemaName OWN = new SchemaName("memory", "own");

    /**
     * One who agrees, and one who refuses. A channel without credit was paid in a currency that nobody buys in.
     */
    private static final List<String> OWN_TABLES = List.of(
            "CREATE SCHEMA memory.own",
            """
            CREATE TABLE memory.own.touch AS
            SELECT * FROM (VALUES
                ('touch 1', 'ann', CAST(NULL AS varchar), TIMESTAMP '2025-01-01 10:00:00', 'email', 'winter_sale', 'click'),
                ('touch 2', 'ben', NULL, TIMESTAMP '2025-01-01 10:00:00', 'video', 'winter_sale', 'click')
            ) AS touch (touch_id, customer, identifier, event_time, channel, campaign, interaction)
            """,
            """
            CREATE TABLE memory.own.conversion AS
            SELECT * FROM (VALUES
                ('order 1', 'ann', CAST(NULL AS varchar), TIMESTAMP '2025-01-02 10:00:00', 'online', DECIMAL '100.00', 'EUR'),
                ('order 2', 'ben', NULL, TIMESTAMP '2025-01-02 10:00:00', 'online', DECIMAL '50.00', 'EUR')
            ) AS conversion (conversion_id, customer, identifier, event_time, place, value, currency)
            """,
            """
            CREATE TABLE memory.own.spend AS
            SELECT * FROM (VALUES
                (DATE '2025-01-01', 'email', 'winter_sale', BIGINT '1', BIGINT '1', DECIMAL '10.00', 'EUR'),
                (DATE '2025-01-01', 'radio', NULL, NULL, NULL, DECIMAL '20.00', 'CHF')
            ) AS spend (spend_date, channel, campaign, impressions, clicks, cost, currency)
            """,
            """
            CREATE TABLE memory.own.exchange_rate AS
            SELECT * FROM (VALUES (DATE '2025-01-01', 'CHF', 'EUR', CAST(2 AS decimal(18, 8)))) AS exchange_rate (rate_date, currency, base_currency, rate)
            """,
            """
            CREATE TABLE memory.own.consent AS
            SELECT * FROM (VALUES ('ben', 'measurement', false, TIMESTAMP '2025-01-05 00:00:00')) AS consent (customer, purpose, granted, recorded_at)
            """);

    private TributaryServer server;
    private Connection generated;
    private Connection own;

    @BeforeAll
    void start(@TempDir Path data)
            throws SQLException
    {
        server = TributaryServer.start(Installation.server(), data);
        generated = connect(GENERATED);
        own = connect(OWN);
        for (String table : OWN_TABLES) {
            execute(table);
        }
        install(GENERATED, generated);
        install(OWN, own);
        for (String rule : SqlFile.read(ROOT.resolve("rules.sql")).statements()) {
            execute(rule);
        }
    }

    @AfterAll
    void stop()
            throws SQLException
    {
        generated.close();
        own.close();
        server.close();
    }

    @Test
    void testEveryQueryHasAnAnswer()
            throws SQLException
    {
        for (SqlFile query : SqlFile.readAll(ROOT.resolve("queries"))) {
            assertThat(rows(generated, query.name())).describedAs(query.name()).isNotEmpty();
        }
    }

    @Test
    void testChannelsAreThoseOfTheReport()
            throws SQLException
    {
        assertThat(rows(generated, "performance")).isEqualTo(ResultRows.query(
                generated,
                """
                SELECT CASE WHEN line <> 'channel' THEN '(' || line || ')' WHEN channel IS NULL THEN '(unknown)' ELSE channel END, line = 'channel', conversions, CAST(value AS double), CAST(spend AS double)
                FROM channel_performance
                """).rows());
    }

    @Test
    void testEveryModelSharesAllConversionsAndTheirValue()
            throws SQLException
    {
        String all = "524 | 36524.62";
        assertThat(sums("comparison", "model, ", "GROUP BY model")).hasSize(9).allSatisfy(sum -> assertThat(sum).endsWith(all));
        assertThat(sums("path", "", "")).containsExactly(all);
        assertThat(sums("total", "", "")).containsExactly(all);
    }

    @Test
    void testQuartersAddUpToTheReport()
            throws SQLException
    {
        assertThat(ResultRows.query(generated, "SELECT channel, round(sum(conversions), 3) FROM (%s) GROUP BY channel".formatted(sql("quarter"))).rows())
                .isEqualTo(ResultRows.query(generated, "SELECT channel, round(conversions, 3) FROM (%s)".formatted(sql("performance"))).rows());
    }

    @Test
    void testSpendWithoutCreditIsThereInEveryCurrency()
            throws SQLException
    {
        assertThat(rows(own, "performance")).containsExactlyInAnyOrder(
                List.of("email", "true", "1.0", "100.0", "10.0"),
                List.of("radio", "true", "0.0", "0.0", "40.0"),
                List.of("(no consent)", "false", "1.0", "50.0", "0.0"));
    }

    @Test
    void testTouchesOfPeopleWhoRefuseAreNowhere()
            throws SQLException
    {
        for (SqlFile query : SqlFile.readAll(ROOT.resolve("queries"))) {
            assertThat(rows(own, query.name()).toString()).describedAs(query.name()).doesNotContain("video", "order 2");
        }
    }

    private Connection connect(SchemaName schema)
            throws SQLException
    {
        return DriverManager.getConnection(server.jdbcUrl(schema.catalog(), schema.schema()), "test", null);
    }

    private void execute(String sql)
            throws SQLException
    {
        try (Statement statement = generated.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void install(SchemaName schema, Connection connection)
            throws SQLException
    {
        ReportLibrary library = ReportLibrary.read(Installation.launcher().resolveSibling("sql"));
        new ReportInstallation(library, schema, connection, new PrintStream(OutputStream.nullOutputStream(), true, UTF_8)).run(Optional.empty());
    }

    private static String sql(String query)
    {
        return SqlFile.read(ROOT.resolve("queries").resolve(query + ".sql")).statements().getFirst();
    }

    private static List<List<String>> rows(Connection connection, String query)
            throws SQLException
    {
        return ResultRows.query(connection, sql(query)).rows();
    }

    private List<String> sums(String query, String columns, String grouping)
            throws SQLException
    {
        return ResultRows.query(generated, "SELECT %sCAST(round(sum(conversions), 3) AS bigint), CAST(sum(value) AS decimal(18, 2)) FROM (%s) %s".formatted(columns, sql(query), grouping)).rows().stream()
                .map(row -> String.join(" | ", row))
                .toList();
    }
}
