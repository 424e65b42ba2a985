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
package io.tributary.benchmarks;

import io.tributary.benchmarks.Procedure.Statements;
import io.trino.jdbc.QueryStats;
import io.trino.jdbc.TrinoStatement;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import static java.util.Objects.requireNonNull;

/**
 * A Trino server with the plugin in it. Tables are kept in its memory.
 */
final class TrinoEngine
        implements AutoCloseable
{
    private static final String SCHEMA = "memory.benchmark";

    private static final String READ =
            """
            SELECT customer, date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00.000', event_time) AS event_millis, channel, conversion, value
            FROM events
            """;

    private final Connection connection;
    private final Progress progress;
    private final Set<QueryTables> tables = new HashSet<>();

    TrinoEngine(String jdbcUrl, Progress progress)
            throws SQLException
    {
        this.progress = requireNonNull(progress, "progress is null");
        Properties properties = new Properties();
        properties.setProperty("user", "benchmark");
        connection = DriverManager.getConnection(jdbcUrl, properties);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SCHEMA);
            statement.execute("USE " + SCHEMA);
        }
    }

    /**
     * Makes the tables unless they are there.
     */
    void prepare(QueryTables wanted)
            throws SQLException
    {
        if (!tables.add(wanted)) {
            return;
        }
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            for (String sql : wanted.createSql()) {
                statement.execute(sql);
            }
        }
        progress.done("Trino: made %s".formatted(wanted.label()), start);
    }

    /**
     * @return the time from the first statement to the end of the last one, the CPU time of all of them, and the memory of the one that takes most
     */
    Measurement run(Procedure procedure)
            throws SQLException
    {
        MeasuredStatements statements = new MeasuredStatements(connection);
        long start = System.nanoTime();
        Answer answer = procedure.run(statements);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measurement(seconds, statements.cpuMillis / 1e3, statements.peakMemoryBytes, answer);
    }

    /**
     * All rows of the table, in the order in which they lie; the event time as milliseconds since 1970-01-01.
     */
    void read(EventTable table, RowConsumer consumer)
            throws SQLException
    {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(table.insertInto(READ))) {
            while (rows.next()) {
                consumer.accept(rows);
            }
        }
    }

    @Override
    public void close()
            throws SQLException
    {
        connection.close();
    }

    interface RowConsumer
    {
        void accept(ResultSet row)
                throws SQLException;
    }

    private static final class MeasuredStatements
            implements Statements
    {
        private final Connection connection;

        private long cpuMillis;
        private long peakMemoryBytes;

        private MeasuredStatements(Connection connection)
        {
            this.connection = requireNonNull(connection, "connection is null");
        }

        @Override
        public Answer run(String sql)
                throws SQLException
        {
            AtomicReference<QueryStats> stats = new AtomicReference<>();
            try (Statement statement = connection.createStatement()) {
                statement.unwrap(TrinoStatement.class).setProgressMonitor(stats::set);
                Answer answer = Answer.NONE;
                if (statement.execute(sql)) {
                    try (ResultSet rows = statement.getResultSet()) {
                        answer = Answer.read(rows);
                    }
                }
                cpuMillis += stats.get().getCpuTimeMillis();
                peakMemoryBytes = Math.max(peakMemoryBytes, stats.get().getPeakMemoryBytes());
                return answer;
            }
        }
    }
}
