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

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The library of reports, installed in a real server over the data set of 1,000 people. With the system property {@code tributary.expected.write} the expected results are written anew.
 */
@TestInstance(PER_CLASS)
final class TestReports
{
    private static final Path SQL = Installation.launcher().resolveSibling("sql");
    private static final SchemaName TARGET = new SchemaName("memory", "reports");

    // the heading of a report, and the first text block after it
    private static final Pattern EXCERPT = Pattern.compile("### (\\w+)\n(?:(?!### )(?!```)[^\n]*\n)*```text\n(.*?)```", Pattern.DOTALL);

    private final ReportLibrary library = ReportLibrary.read(SQL);

    private TributaryServer server;
    private Connection connection;

    @BeforeAll
    void start(@TempDir Path data)
            throws SQLException
    {
        server = TributaryServer.start(Installation.server(), data);
        connection = DriverManager.getConnection(server.jdbcUrl(TARGET.catalog(), TARGET.schema()), "test", null);
        install(Optional.empty());
        execute("CREATE SCHEMA memory.plain");
        for (String table : PlainReports.TABLES) {
            execute(table);
        }
    }

    @AfterAll
    void stop()
            throws SQLException
    {
        connection.close();
        server.close();
    }

    @Test
    void testEveryReportReturnsWhatIsExpected()
            throws SQLException, IOException
    {
        for (SqlFile report : SqlFile.readAll(SQL.resolve("reports"))) {
            assertExpected(SQL.resolve("reports/expected"), report.name(), "SELECT * FROM " + report.name());
        }
    }

    @Test
    void testEveryStepReturnsWhatIsExpected()
            throws SQLException, IOException
    {
        for (SqlFile step : Stream.of(SqlFile.readAll(SQL.resolve("schema/journeys")), SqlFile.readAll(SQL.resolve("schema/steps")), List.of(library.setting())).flatMap(List::stream).toList()) {
            String columns = columns(step.name()).stream()
                    // a random key has another checksum each time
                    .map(column -> "('%1$s', count(%1$s), to_hex(checksum(%2$s)))".formatted(column, column.equals("conversion_key") ? "conversion_key IS NULL" : column))
                    .collect(joining(", "));
            String rows = columns.replace("('", "ROW('");
            assertExpected(
                    SQL.resolve("schema/expected"),
                    step.name(),
                    "SELECT part.* FROM (SELECT ARRAY[%s] AS parts FROM %s) CROSS JOIN UNNEST(parts) AS part (column_name, not_null, checksum)".formatted(rows, step.name()));
        }
    }

    @Test
    void testReportsAgreeWithPlainSql()
            throws SQLException
    {
        List<String> differences = new ArrayList<>();
        for (PlainReports plain : PlainReports.ALL) {
            ResultRows actual = ResultRows.query(connection, "SELECT %s FROM %s".formatted(plain.columns(), plain.report()));
            ResultRows expected = ResultRows.query(connection, plain.sql());
            assertThat(actual.rows()).describedAs(plain.report()).isNotEmpty();
            new ResultRows(expected.columns(), actual.rows()).differences(expected).forEach(difference -> differences.add(plain.report() + ": " + difference));
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void testLinesAddUpToAllConversionsAndTheirValue()
            throws SQLException
    {
        String total = only("count(*), CAST(sum(value) AS decimal(38, 2)) FROM journeys.tiny.conversion");
        for (String sums : List.of(
                "CAST(round(sum(conversions), 3) AS bigint), sum(value) FROM channel_performance",
                "CAST(round(sum(conversions), 3) AS bigint), sum(value) FROM campaign_performance",
                "CAST(round(sum(conversions), 3) AS bigint), sum(value) FROM model_comparison WHERE model = 'u_shaped'",
                "CAST(round(sum(conversions), 3) AS bigint), sum(value) FROM model_comparison WHERE model = 'last_non_direct(direct)'",
                "sum(conversions), sum(value) FROM top_paths",
                "sum(conversions), sum(value) FROM path_length",
                "sum(conversions), sum(value) FROM time_to_convert",
                "CAST(round(sum(new_conversions + returning_conversions), 3) AS bigint), sum(new_value + returning_value) FROM new_and_returning",
                "sum(conversions), sum(value) FROM lifetime_value_by_first_channel",
                "sum(conversions), sum(value) FROM cohort_curve",
                "sum(last_conversions), sum(last_value) FROM assisted_conversions",
                "conversions, value FROM report_total")) {
            assertThat(only(sums)).describedAs(sums).isEqualTo(total);
        }
    }

    @Test
    void testOtherLinesAddUp()
            throws SQLException
    {
        String spend = only("CAST(round(sum(CAST(cost AS decimal(18, 2)) * CASE currency WHEN 'GBP' THEN DECIMAL '1.17' WHEN 'USD' THEN DECIMAL '0.92' ELSE DECIMAL '1.00' END), 2) AS decimal(38, 2)) FROM journeys.tiny.ad_spend");
        assertThat(only("spend FROM report_total")).isEqualTo(spend);
        assertThat(only("sum(spend) FROM channel_performance")).isEqualTo(spend);
        assertThat(only("sum(spend) FROM campaign_performance")).isEqualTo(spend);

        String touches = only("count(*) FROM memory.plain.touch");
        assertThat(only("measured_touches FROM report_total")).isEqualTo(touches);
        assertThat(only("sum(touches) FROM frequency")).isEqualTo(touches);
        assertThat(only("sum(touches) FROM saturation")).isEqualTo(touches);
        assertThat(only("sum(rows) FROM data_quality WHERE subject = 'touch' AND finding IN ('measured', 'nobody known', 'unmatched identifier', 'ambiguous identifier', 'no consent', 'no time', 'too many events')"))
                .isEqualTo(only("touches FROM report_total"));

        assertThat(only("sum(last_store_purchases), sum(last_store_value) FROM online_to_offline"))
                .isEqualTo(only("count(*), CAST(sum(value) AS decimal(38, 2)) FROM journeys.tiny.conversion WHERE kind = 'store'"));
    }

    @Test
    void testTwoReportsFitIntoOneQuery()
            throws SQLException
    {
        // the engine refuses a query of more than 150 stages
        for (SqlFile report : SqlFile.readAll(SQL.resolve("reports"))) {
            String plan = String.join("", ResultRows.query(connection, "EXPLAIN (TYPE DISTRIBUTED) SELECT * FROM " + report.name()).rows().getFirst());
            assertThat(Pattern.compile("Fragment \\d+").matcher(plan).results().count()).describedAs(report.name()).isBetween(1L, 75L);
        }
    }

    @Test
    void testExcerptsOfTheDocumentation()
            throws IOException
    {
        String page = Files.readString(SQL.resolve("docs/reports.md"));
        List<MatchResult> excerpts = EXCERPT.matcher(page).results().toList();
        assertThat(excerpts).hasSizeGreaterThan(10);
        for (MatchResult excerpt : excerpts) {
            ResultRows expected = ResultRows.parse(Files.readString(SQL.resolve("reports/expected/%s.txt".formatted(excerpt.group(1)))));
            List<List<String>> lines = excerpt.group(2).lines()
                    .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).map(cell -> cell.replace(", ", " > ")).toList())
                    .toList();
            assertThat(expected.columns()).describedAs(excerpt.group(1)).containsAll(lines.getFirst());
            List<List<String>> rows = expected.rows().stream()
                    .map(row -> lines.getFirst().stream().map(column -> row.get(expected.columns().indexOf(column)).replace(", ", " > ")).toList())
                    .toList();
            assertThat(rows).describedAs(excerpt.group(1)).containsAll(lines.subList(1, lines.size()));
        }
    }

    @Test
    void testEveryViewAndColumnHasAComment()
            throws SQLException
    {
        assertThat(ResultRows.query(
                connection,
                """
                SELECT table_name, column_name
                FROM memory.information_schema.columns
                WHERE table_schema = 'reports' AND coalesce(comment, '') = ''
                """).rows()).isEmpty();
        assertThat(ResultRows.query(
                connection,
                """
                SELECT table_name
                FROM system.metadata.table_comments
                WHERE catalog_name = 'memory' AND schema_name = 'reports' AND comment LIKE 'Tributary %'
                """).rows()).hasSize(library.journeys().size() + 1 + library.views().size());
    }

    @Test
    void testSecondInstallationChangesNothing()
            throws SQLException
    {
        String definitions = "SELECT table_name, view_definition FROM memory.information_schema.views WHERE table_schema = 'reports'";
        String columns = "SELECT table_name, column_name, data_type, comment FROM memory.information_schema.columns WHERE table_schema = 'reports'";
        ResultRows views = ResultRows.query(connection, definitions);
        ResultRows comments = ResultRows.query(connection, columns);
        assertThat(install(Optional.empty())).contains("Kept what an earlier installation made of the data set", "Made report_setting of memory.reports");
        assertThat(install(Optional.of(new SchemaName("journeys", "tiny")))).contains("from journeys.tiny");
        assertThat(ResultRows.query(connection, definitions)).isEqualTo(views);
        assertThat(ResultRows.query(connection, columns)).isEqualTo(comments);
    }

    private String install(Optional<SchemaName> from)
            throws SQLException
    {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        new ReportInstallation(library, TARGET, connection, new PrintStream(output, true, UTF_8)).run(from);
        return output.toString(UTF_8);
    }

    private List<String> columns(String view)
            throws SQLException
    {
        return ResultRows.query(connection, "SELECT * FROM %s LIMIT 0".formatted(view)).columns();
    }

    /**
     * The only row of a result.
     */
    private String only(String select)
            throws SQLException
    {
        List<List<String>> rows = ResultRows.query(connection, "SELECT " + select).rows();
        assertThat(rows).hasSize(1);
        return String.join(" | ", rows.getFirst());
    }

    private void assertExpected(Path folder, String name, String sql)
            throws SQLException, IOException
    {
        ResultRows actual = ResultRows.query(connection, sql);
        Path file = folder.resolve(name + ".txt");
        if (Boolean.getBoolean("tributary.expected.write")) {
            Files.createDirectories(folder);
            Files.writeString(file, actual.format());
        }
        assertThat(actual.differences(ResultRows.parse(Files.readString(file)))).describedAs(name).isEmpty();
    }

    private void execute(String sql)
            throws SQLException
    {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
