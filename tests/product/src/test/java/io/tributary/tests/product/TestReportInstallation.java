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

import com.google.common.base.Splitter;
import com.google.common.collect.ObjectArrays;
import io.tributary.library.InstallationException;
import io.tributary.library.ReportInstallation;
import io.tributary.library.ReportLibrary;
import io.tributary.library.SchemaName;
import io.tributary.library.SqlFile;
import io.tributary.server.TributaryServer;
import io.tributary.sources.SourceServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.regex.Pattern.DOTALL;
import static java.util.regex.Pattern.MULTILINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The library of reports over tables of one's own, and where it cannot be installed.
 */
@TestInstance(PER_CLASS)
final class TestReportInstallation
{
    private static final Path SQL = Installation.launcher().resolveSibling("sql");
    private static final Pattern SQL_EXAMPLE = Pattern.compile("^```sql\\n(.*?)^```$", DOTALL | MULTILINE);

    private final ReportLibrary library = ReportLibrary.read(SQL);

    private SourceServer database;
    private TributaryServer server;

    @BeforeAll
    void start(@TempDir Path data)
            throws IOException, SQLException
    {
        database = SourceServer.start(data.resolve("sources"), Map.of());
        createShop();
        server = TributaryServer.start(Installation.server(), data.resolve("server"), database.catalogs());
    }

    @AfterAll
    void stop()
    {
        try (SourceServer _ = database) {
            server.close();
        }
    }

    @Test
    void testTablesOfContracts()
            throws SQLException
    {
        try (Connection connection = connect("contracts")) {
            execute(connection, "CREATE SCHEMA memory.contracts");
            for (SqlFile contract : library.contracts()) {
                for (String statement : contract.statements()) {
                    execute(connection, statement);
                }
            }
            execute(connection,
                    """
                    INSERT INTO touch VALUES
                        ('t1', 'ann', NULL, TIMESTAMP '2024-03-01 10:00:00', 'search', 'spring', 'click'),
                        ('t2', NULL, 'cookie 1', TIMESTAMP '2024-03-02 10:00:00', 'display', '', 'view'),
                        ('t3', NULL, 'cookie 2', TIMESTAMP '2024-03-02 10:00:00', 'display', NULL, 'view'),
                        ('t4', 'bob', NULL, TIMESTAMP '2024-03-02 10:00:00', 'email', NULL, 'open'),
                        ('t5', 'cem', NULL, TIMESTAMP '2024-03-02 10:00:00', '', NULL, 'visit'),
                        ('t6', 'ann', 'cookie 3', NULL, 'search', 'spring', 'click'),
                        -- an empty text is nobody, and not one person whom everybody is
                        ('t7', '', ' ', TIMESTAMP '2024-03-03 09:00:00', 'email', NULL, 'open')
                    """);
            execute(connection,
                    """
                    INSERT INTO conversion VALUES
                        ('c1', 'ann', NULL, TIMESTAMP '2024-03-03 10:00:00', 'online', DECIMAL '100.01', 'EUR'),
                        ('c2', 'bob', NULL, TIMESTAMP '2024-03-03 10:00:00', 'online', DECIMAL '10.00', 'EUR'),
                        ('c3', 'cem', NULL, TIMESTAMP '2024-03-03 10:00:00', 'store', DECIMAL '10.00', 'USD'),
                        ('c4', 'cem', NULL, TIMESTAMP '2024-03-20 10:00:00', 'store', DECIMAL '10.00', 'USD'),
                        ('c5', NULL, 'cookie 2', TIMESTAMP '2024-03-03 10:00:00', 'online', DECIMAL '7.00', 'EUR'),
                        ('c6', 'dan', NULL, TIMESTAMP '2024-03-03 10:00:00', 'online', NULL, 'EUR'),
                        ('c7', 'ann', NULL, NULL, 'online', DECIMAL '1.00', 'EUR'),
                        ('c8', ' ', '', TIMESTAMP '2024-03-03 10:00:00', 'online', DECIMAL '4.00', 'EUR')
                    """);
            execute(connection, "INSERT INTO identity VALUES ('cookie 1', 'ann'), ('cookie 1', ''), ('', 'dan'), ('cookie 2', 'bob'), ('cookie 2', 'cem')");
            execute(connection,
                    """
                    INSERT INTO consent VALUES
                        ('bob', 'measurement', true, TIMESTAMP '2024-01-01 00:00:00'),
                        ('bob', 'measurement', false, TIMESTAMP '2024-04-01 00:00:00'),
                        ('ann', 'measurement', false, TIMESTAMP '2024-01-01 00:00:00'),
                        ('ann', 'measurement', true, TIMESTAMP '2024-02-01 00:00:00'),
                        ('cem', 'letters', false, TIMESTAMP '2024-02-01 00:00:00')
                    """);
            // Friday the first of March serves the weekend, and not the twentieth
            execute(connection, "INSERT INTO exchange_rate VALUES (DATE '2024-02-28', 'USD', 'EUR', DECIMAL '0.5'), (DATE '2024-03-01', 'USD', 'EUR', DECIMAL '0.9'), (DATE '2024-03-03', 'USD', 'GBP', DECIMAL '3')");
            execute(connection, "INSERT INTO spend VALUES (DATE '2024-03-02', 'display', NULL, 10, 1, DECIMAL '20.00', 'USD'), (DATE '2024-03-02', 'dispaly', NULL, NULL, NULL, DECIMAL '1.00', 'XXX')");

            assertThat(install("contracts", Optional.empty())).contains("Kept consent, conversion, exchange_rate, identity, spend, touch");

            assertThat(ResultRows.query(connection, "SELECT line, channel, conversions, value, spend, cpa FROM channel_performance").rows()).containsExactlyInAnyOrder(
                    List.of("channel", "search", "0.5", "50.01", "0.00", "NULL"),
                    List.of("channel", "display", "0.5", "50.00", "18.00", "36.0"),
                    List.of("channel", "dispaly", "0.0", "0.00", "0.00", "NULL"),
                    List.of("channel", "NULL", "2.0", "9.00", "0.00", "NULL"),
                    List.of("no consent", "NULL", "1.0", "10.00", "0.00", "NULL"),
                    List.of("no customer", "NULL", "3.0", "12.00", "0.00", "NULL"),
                    List.of("no touch", "NULL", "1.0", "0.00", "0.00", "NULL"));
            assertThat(ResultRows.query(connection, "SELECT subject, finding, rows, amount FROM data_quality WHERE rows > 0 AND finding NOT IN ('all', 'measured')").rows()).containsExactlyInAnyOrder(
                    List.of("touch", "ambiguous identifier", "1", "NULL"),
                    List.of("touch", "nobody known", "1", "NULL"),
                    List.of("touch", "no consent", "1", "NULL"),
                    List.of("touch", "no time", "1", "NULL"),
                    List.of("touch", "no channel", "1", "NULL"),
                    List.of("conversion", "no touch", "1", "0.00"),
                    List.of("conversion", "nobody known", "1", "4.00"),
                    List.of("conversion", "ambiguous identifier", "1", "7.00"),
                    List.of("conversion", "no time", "1", "1.00"),
                    List.of("conversion", "no consent", "1", "10.00"),
                    List.of("conversion", "no value", "1", "NULL"),
                    List.of("conversion", "no exchange rate", "1", "NULL"),
                    List.of("conversion", "no exchange rate from USD", "1", "10.00"),
                    List.of("identity", "several customers", "1", "NULL"),
                    List.of("spend", "no exchange rate", "1", "NULL"),
                    List.of("spend", "no exchange rate from XXX", "1", "1.00"),
                    List.of("spend", "channel without any touch", "1", "0.00"));
        }
    }

    @Test
    void testEventTableOfTheDocumentation()
            throws SQLException, IOException
    {
        try (Connection connection = connect("tracker")) {
            execute(connection, "CREATE SCHEMA memory.tracker");
            execute(connection,
                    """
                    CREATE TABLE tracker_event AS
                    SELECT * FROM (VALUES
                        ('e1', CAST(NULL AS varchar), 'visitor 1', 'session_start', TIMESTAMP '2024-03-01 10:00:00 Europe/Berlin', 'google', 'cpc', 'spring', CAST(NULL AS varchar), CAST(NULL AS double), CAST(NULL AS varchar)),
                        ('e2', 'ann', 'visitor 1', 'purchase', TIMESTAMP '2024-03-02 10:00:00 Europe/Berlin', NULL, NULL, NULL, NULL, 25e0, 'EUR')
                    ) AS event (event_id, user_id, anonymous_id, event_name, occurred_at, utm_source, utm_medium, utm_campaign, referrer, revenue, currency)
                    """);
            executeMappings(connection, mappings("An event table"));
            assertThat(install("tracker", Optional.empty())).contains("Kept conversion, identity, touch", "Making consent, exchange_rate, spend without any rows");
            assertThat(ResultRows.query(connection, "SELECT line, channel, campaign, conversions, value FROM campaign_performance").rows())
                    .containsExactly(List.of("channel", "Paid Search", "spring", "1.0", "25.00"));

            assertThat(install("tracker", Optional.empty())).contains("Kept conversion, identity, touch");
            assertThatThrownBy(() -> install("tracker", Optional.of(new SchemaName("journeys", "tiny"))))
                    .isInstanceOf(InstallationException.class)
                    .hasMessage("memory.tracker has a view conversion, a view identity, a view touch already, which no installation made as it is now: rename or drop it, or name another schema");
        }
    }

    /**
     * The figures are computed by hand. Rates of 5 March make 1.25 dollars a euro, and 0.80 pounds; those of the days around are others.
     */
    @Test
    void testDatabaseOfTheDocumentation()
            throws SQLException, IOException
    {
        try (Connection connection = connect("shop")) {
            execute(connection, "CREATE SCHEMA memory.shop");
            List<String> refunds = mappings("Refunds");
            executeMappings(connection, mappings("PostgreSQL"));
            executeMappings(connection, refunds.subList(0, 1));
            executeMappings(connection, mappings("Bills"));
            executeMappings(connection, mappings("Exchange rates"));
            executeMappings(connection, mappings("Consent"));
            assertThat(install("shop", Optional.empty())).contains("Kept consent, conversion, exchange_rate, spend, touch", "Making identity without any rows");

            // Order 1: 100 - 20 = 80 EUR, half of it for search and half for display. Order 2: 50 / 1.25 = 40 EUR for search. Order 3: 30 EUR of somebody who refused. Order 4 is refunded and order 5 cancelled.
            // search:  conversions 0.5 + 1, value 40 + 40, spend 18 EUR + 15 / 1.25 EUR = 30, CPA 30 / 1.5, ROAS 80 / 30
            // display: conversions 0.5, value 40, spend 16 / 0.80 EUR = 20, CPA 20 / 0.5, ROAS 40 / 20
            String report = "SELECT line, channel, conversions, value, spend, cpa, roas FROM channel_performance";
            assertThat(ResultRows.query(connection, report).rows()).containsExactlyInAnyOrder(
                    List.of("channel", "search", "1.5", "80.00", "30.00", "20.0", "2.6667"),
                    List.of("channel", "display", "0.5", "40.00", "20.00", "40.0", "2.0"),
                    List.of("no consent", "NULL", "1.0", "30.00", "0.00", "NULL", "NULL"));

            executeMappings(connection, refunds.subList(1, 2));
            // Order 1 has two refunds, which are together -10 EUR for each of its two channels, and each is half a conversion more for both; order 4 with its refund is 60 - 60 EUR and two conversions for search
            // search:  conversions 1.5 + 2 * 0.5 + 2, CPA 30 / 4.5
            // display: conversions 0.5 + 2 * 0.5, CPA 20 / 1.5
            assertThat(ResultRows.query(connection, report).rows()).containsExactlyInAnyOrder(
                    List.of("channel", "search", "4.5", "80.00", "30.00", "6.67", "2.6667"),
                    List.of("channel", "display", "1.5", "40.00", "20.00", "13.33", "2.0"),
                    List.of("no consent", "NULL", "1.0", "30.00", "0.00", "NULL", "NULL"));
        }
    }

    @Test
    void testWhatIsSomebodysOwnIsNotReplaced()
            throws SQLException
    {
        try (Connection connection = connect("taken")) {
            execute(connection, "CREATE SCHEMA memory.taken");
            execute(connection, "CREATE TABLE frequency AS SELECT 1 AS mine");
            assertThatThrownBy(() -> install("taken", Optional.empty()))
                    .isInstanceOf(InstallationException.class)
                    .hasMessage("memory.taken has a table frequency already, which no installation made as it is now: rename or drop it, or name another schema");
            assertThat(ResultRows.query(connection, "SHOW TABLES").rows()).containsExactly(List.of("frequency"));
        }
    }

    @Test
    void testViewDerivedFromOneOfOursIsSomebodysOwn()
            throws SQLException
    {
        try (Connection connection = connect("derived")) {
            install("derived", Optional.empty());
            // as somebody would who maps own tables: what SHOW CREATE VIEW says, comment included, with another table in it
            for (String view : List.of("touch", "conversion")) {
                String definition = ResultRows.query(connection, "SHOW CREATE VIEW memory.derived." + view).rows().getFirst().getFirst();
                execute(connection, definition.replaceFirst("CREATE VIEW", "CREATE OR REPLACE VIEW").replace("journeys.tiny", "journeys.sf0_1"));
            }
            long touches = Long.parseLong(ResultRows.query(connection, "SELECT count(*) FROM touch").rows().getFirst().getFirst());

            assertThat(install("derived", Optional.empty())).contains("Kept conversion, touch");
            assertThat(ResultRows.query(connection, "SELECT touches FROM report_total").rows()).containsExactly(List.of(Long.toString(touches)));

            String report = ResultRows.query(connection, "SHOW CREATE VIEW memory.derived.path_length").rows().getFirst().getFirst();
            execute(connection, report.replaceFirst("CREATE VIEW", "CREATE OR REPLACE VIEW").replace("<> 'open'", "= 'journey'"));
            assertThatThrownBy(() -> install("derived", Optional.empty()))
                    .isInstanceOf(InstallationException.class)
                    .hasMessage("memory.derived has a view path_length already, which no installation made as it is now: rename or drop it, or name another schema");
        }
    }

    @Test
    void testSettingIsKeptIfItWasChanged()
            throws SQLException
    {
        try (Connection connection = connect("settings")) {
            assertThat(install("settings", Optional.empty())).contains("Made report_setting");
            assertThat(install("settings", Optional.empty())).contains("Made report_setting");
            String setting = ResultRows.query(connection, "SHOW CREATE VIEW memory.settings.report_setting").rows().getFirst().getFirst();
            execute(connection, setting.replaceFirst("CREATE VIEW", "CREATE OR REPLACE VIEW").replace("'linear' model", "'last_touch' model"));
            assertThat(install("settings", Optional.empty())).contains("Kept report_setting");
            assertThat(ResultRows.query(connection, "SELECT model FROM report_setting").rows()).containsExactly(List.of("last_touch"));

            execute(connection, "CREATE OR REPLACE VIEW report_setting AS SELECT 'linear' AS model");
            assertThatThrownBy(() -> install("settings", Optional.empty()))
                    .isInstanceOf(InstallationException.class)
                    .hasMessageStartingWith("report_setting of memory.settings has no column compared_models, ")
                    .hasMessageEndingWith(". Make it again with all columns of sql/schema/report_setting.sql, or drop it to get that one");

            execute(connection, "CREATE OR REPLACE VIEW report_setting AS SELECT setting.* FROM (%s) AS setting CROSS JOIN (VALUES 1, 2)".formatted(setting.substring(setting.indexOf("SELECT"))));
            assertThatThrownBy(() -> install("settings", Optional.empty()))
                    .isInstanceOf(InstallationException.class)
                    .hasMessage("report_setting of memory.settings has 2 rows and has to have exactly one, as every report reads it");
        }
    }

    @Test
    void testTableThatBreaksItsContract()
            throws SQLException
    {
        try (Connection connection = connect("broken")) {
            execute(connection, "CREATE SCHEMA memory.broken");
            execute(connection, "CREATE TABLE spend AS SELECT current_date AS spend_date, 'search' AS channel, 'spring' AS campaign, BIGINT '1' AS impressions, BIGINT '1' AS clicks, 1e0 AS cost");
            assertThatThrownBy(() -> install("broken", Optional.empty()))
                    .isInstanceOf(InstallationException.class)
                    .hasMessage("Reports cannot read what is in memory.broken: spend.cost is double and has to be decimal(18,2); spend has no column currency, which has to be varchar. " +
                            "The contracts are in sql/schema; a view can give a table their columns");
        }
    }

    @Test
    void testInstallationFromTheCommandLine(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        String[] command = {
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", Installation.server().resolve("lib").resolve("*") + ":" + Installation.server().resolve("client/trino-jdbc.jar"),
                "io.tributary.library.InstallReports",
                "--install", "memory.launched",
                "--user", "ann",
                "--library", SQL.toString(),
                "--server",
        };
        ClientRun installed = ClientRun.of(folder, ObjectArrays.concat(command, server.uri().toString()));
        assertThat(installed.errors()).isEmpty();
        assertThat(installed.output()).contains("Made the schema memory.launched", "views in memory.launched: ");
        assertThat(installed.exitCode()).isZero();
        assertThat(ClientRun.of(folder, ObjectArrays.concat(command, "localhost:" + server.port())))
                .isEqualTo(new ClientRun(1, "", "tributary: localhost:%s is no address of a server: it has to be as http://127.0.0.1:8080 or https://trino.example.com\n".formatted(server.port())));
    }

    @Test
    void testWhereViewsCannotBe()
    {
        assertThatThrownBy(() -> install(new SchemaName("nowhere", "reports"), Optional.empty()))
                .isInstanceOf(InstallationException.class)
                .hasMessageStartingWith("There is no catalog nowhere on this server, only attribution, journeys, memory, ");
        assertThatThrownBy(() -> install(new SchemaName("tpch", "reports"), Optional.empty()))
                .isInstanceOf(InstallationException.class)
                .hasMessageStartingWith("There is no schema tpch.reports, and it cannot be made: ");
        assertThatThrownBy(() -> install(new SchemaName("tpch", "tiny"), Optional.empty()))
                .isInstanceOf(InstallationException.class)
                .hasMessageStartingWith("The catalog tpch cannot hold views: ");
    }

    /**
     * The tables that the documentation maps, with few rows.
     */
    private void createShop()
            throws IOException, SQLException
    {
        database.createDatabase("shop", "visit", "id integer, customer_id integer, visited_at timestamptz, channel text, campaign text");
        database.execute("shop",
                """
                CREATE TABLE orders (id integer, customer_id integer, ordered_at timestamp, total numeric(12, 2), currency varchar(3), status text);
                CREATE TABLE refund (id integer, order_id integer, refunded_at timestamp, amount numeric(12, 2));
                CREATE TABLE ad_bill (day date, platform text, campaign_name text, impressions bigint, clicks bigint, cost_micros bigint, account_currency varchar(3));
                CREATE TABLE euro_rate (rate_date date, usd numeric(12, 4), gbp numeric(12, 4));
                CREATE TABLE consent_log (customer_id integer, choice text, decided_at timestamptz);
                GRANT SELECT ON ALL TABLES IN SCHEMA public TO PUBLIC;
                INSERT INTO visit VALUES
                    (1, 1, '2024-03-01 10:00:00+01', 'search', 'spring'),
                    (2, 1, '2024-03-02 10:00:00+01', 'display', 'spring'),
                    (3, 2, '2024-03-01 10:00:00+01', 'search', NULL),
                    (4, 3, '2024-03-01 10:00:00+01', 'display', 'spring'),
                    (5, 4, '2024-03-04 10:00:00+01', 'search', NULL);
                -- Order 2 is of 5 March in UTC
                INSERT INTO orders VALUES
                    (1, 1, '2024-03-05 10:00:00', 100, 'EUR', 'paid'),
                    (2, 2, '2024-03-06 00:30:00', 50, 'USD', 'paid'),
                    (3, 3, '2024-03-05 10:00:00', 30, 'EUR', 'paid'),
                    (4, 4, '2024-03-06 10:00:00', 60, 'EUR', 'paid'),
                    (5, 2, '2024-03-06 10:00:00', 99, 'EUR', 'cancelled');
                INSERT INTO refund VALUES (1, 1, '2024-03-10 10:00:00', 15), (2, 1, '2024-03-10 10:00:00', 5), (3, 4, '2024-03-08 10:00:00', 60);
                INSERT INTO ad_bill VALUES
                    ('2024-03-01', 'google_ads', 'spring', 100, 10, 18000000, 'EUR'),
                    ('2024-03-05', 'google_ads', NULL, 100, 10, 15000000, 'USD'),
                    ('2024-03-05', 'display_network', 'spring', 1000, 1, 16000000, 'GBP');
                INSERT INTO euro_rate VALUES ('2024-03-04', 2, 0.5), ('2024-03-05', 1.25, 0.8), ('2024-03-06', 5, 0.2);
                INSERT INTO consent_log VALUES (1, 'all', '2024-02-01 10:00:00+01'), (3, 'all', '2024-02-01 10:00:00+01'), (3, 'necessary', '2024-02-02 10:00:00+01')
                """);
        database.writeCatalog("shop", "shop", "hashed-id.unlisted-identifiers=SHOW\n");
    }

    /**
     * The examples of a section of the page on own tables.
     */
    private static List<String> mappings(String heading)
            throws IOException
    {
        String page = Files.readString(SQL.resolve("docs/schema.md"));
        String section = page.substring(page.indexOf("\n### %s\n".formatted(heading)) + 1);
        int end = section.indexOf("\n### ");
        return SQL_EXAMPLE.matcher(end < 0 ? section : section.substring(0, end)).results()
                .map(example -> example.group(1))
                .toList();
    }

    private static void executeMappings(Connection connection, List<String> mappings)
            throws SQLException
    {
        assertThat(mappings).isNotEmpty();
        for (String mapping : mappings) {
            for (String statement : Splitter.on(";\n").trimResults().omitEmptyStrings().split(mapping)) {
                execute(connection, statement);
            }
        }
    }

    private String install(String schema, Optional<SchemaName> from)
            throws SQLException
    {
        return install(new SchemaName("memory", schema), from);
    }

    private String install(SchemaName target, Optional<SchemaName> from)
            throws SQLException
    {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl(target.catalog(), target.schema()), "test", null)) {
            new ReportInstallation(library, target, connection, new PrintStream(output, true, UTF_8)).run(from);
        }
        return output.toString(UTF_8);
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
