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

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

import static java.util.Objects.requireNonNull;

final class DemoRun
{
    private static final int MAX_SHOWN_LINES = 24;
    private static final int MAX_SHOWN_ROWS = 40;

    private final String jdbcUrl;
    private final PrintStream output;

    DemoRun(String jdbcUrl, PrintStream output)
    {
        this.jdbcUrl = requireNonNull(jdbcUrl, "jdbcUrl is null");
        this.output = requireNonNull(output, "output is null");
    }

    /**
     * Stops at the first query that fails: what follows would most likely fail for the same reason.
     */
    void run(List<DemoQuery> queries)
            throws SQLException
    {
        try (Connection connection = connect(jdbcUrl);
                Statement statement = connection.createStatement()) {
            for (int index = 0; index < queries.size(); index++) {
                DemoQuery query = queries.get(index);
                announce(index + 1, query);
                execute(statement, query);
            }
        }
    }

    static Connection connect(String jdbcUrl)
            throws SQLException
    {
        Properties properties = new Properties();
        properties.setProperty("user", "demo");
        properties.setProperty("source", "tributary-demo");
        return DriverManager.getConnection(jdbcUrl, properties);
    }

    private void announce(int number, DemoQuery query)
    {
        String heading = "%s. %s".formatted(number, query.title());
        output.println(heading);
        output.println("=".repeat(heading.length()));
        query.text().forEach(output::println);
        output.println();
        if (query.sql().lines().count() <= MAX_SHOWN_LINES) {
            query.sql().lines().forEach(line -> output.println("    " + line));
            output.println();
        }
    }

    private void execute(Statement statement, DemoQuery query)
            throws SQLException
    {
        long start = System.nanoTime();
        try {
            List<String> lines;
            String size;
            if (statement.execute(query.sql())) {
                try (ResultSet result = statement.getResultSet()) {
                    ResultTable table = ResultTable.read(result, MAX_SHOWN_ROWS);
                    lines = table.lines();
                    size = table.size();
                }
            }
            else {
                lines = List.of();
                size = "%s rows written".formatted(statement.getUpdateCount());
            }
            Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
            lines.forEach(output::println);
            output.println(String.format(Locale.ROOT, "%s in %.1f s", size, elapsed.toMillis() / 1000.0));
            output.println();
        }
        catch (SQLException e) {
            throw new SQLException("%s failed: %s".formatted(query.name(), e.getMessage()), e);
        }
    }
}
