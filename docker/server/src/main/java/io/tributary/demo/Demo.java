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
package io.tributary.demo;

import io.tributary.query.DemoQuery;
import io.tributary.report.Report;
import io.tributary.server.CommandLine;
import io.tributary.server.NodeSettings;
import io.tributary.server.ServerStartException;
import io.tributary.server.StartupProgress;
import io.tributary.server.TributaryServer;
import io.tributary.sources.SourceDatabases;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The launcher's {@code demo} command: a fresh server, every query of a folder in the order of the file names, tables as text. On demand, a report
 * with pictures in a file as well.
 */
public final class Demo
{
    private static final String CATALOG = "journeys";
    private static final String SCHEMA = "tiny";

    private Demo() {}

    public static void main(String[] arguments)
    {
        CommandLine commandLine = CommandLine.parse(arguments);
        List<DemoQuery> queries = DemoQuery.readAll(Path.of(commandLine.value("queries")));
        Optional<Path> report = commandLine.find("report").map(Path::of);
        List<DemoQuery> reportQueries = report.isPresent() ? DemoQuery.readAll(Path.of(commandLine.value("report-queries"))) : List.of();
        Path data = Path.of(commandLine.value("data")).toAbsolutePath();
        StartupProgress progress = new StartupProgress(System.out);
        try (SourceDatabases databases = SourceDatabases.start(data.resolve("sources"), Map.of());
                TributaryServer server = TributaryServer.start(
                        NodeSettings.single(Path.of(commandLine.value("installation")), data, TributaryServer.freePort(), Optional.of(databases.catalogs())),
                        progress)) {
            progress.finish();
            load(databases, server);
            new DemoRun(server.jdbcUrl(CATALOG, SCHEMA), System.out).run(queries);
            if (report.isPresent()) {
                write(report.orElseThrow(), reportQueries, server);
            }
            System.out.println("That was a real server with the packaged plugin, and a real PostgreSQL. ./tributary server keeps one running, ./tributary sql opens a shell.");
        }
        catch (ServerStartException e) {
            progress.finish();
            System.err.println(e.getMessage());
            e.logLines().forEach(line -> System.err.println("  " + line));
            System.exit(1);
        }
        catch (SQLException | UncheckedIOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void write(Path report, List<DemoQuery> queries, TributaryServer server)
            throws SQLException
    {
        long start = System.nanoTime();
        try (Connection connection = DemoRun.connect(server.jdbcUrl(CATALOG, SCHEMA))) {
            Report.run(queries, connection).write(report);
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(String.format(Locale.ROOT, "The report is in %s: open it in a browser (%.1f s)%n", report, elapsed.toMillis() / 1000.0));
    }

    private static void load(SourceDatabases databases, TributaryServer server)
            throws SQLException
    {
        try (Connection connection = DemoRun.connect(server.jdbcUrl(CATALOG, SCHEMA))) {
            long rows = databases.load(connection, SCHEMA);
            System.out.println("Contacts, orders and payments of the generated company are in PostgreSQL: %s rows%n".formatted(rows));
        }
    }
}
