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

import com.sun.management.OperatingSystemMXBean;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

import java.lang.management.ManagementFactory;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * DuckDB in this process, in memory, with as many threads as the server has cores to itself: two. Its rows are copied from Trino.
 */
final class DuckDbEngine
        implements AutoCloseable
{
    private static final int THREADS = 2;
    private static final long MICROS_PER_MILLISECOND = 1000;

    private final TrinoEngine source;
    private final Progress progress;
    private final DuckDBConnection connection;
    private final Set<EventTable> tables = new HashSet<>();
    private final OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    DuckDbEngine(TrinoEngine source, Progress progress)
            throws SQLException
    {
        this.source = requireNonNull(source, "source is null");
        this.progress = requireNonNull(progress, "progress is null");
        connection = DriverManager.getConnection("jdbc:duckdb:").unwrap(DuckDBConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET threads = " + THREADS);
        }
    }

    /**
     * Copies the table unless it is there.
     */
    void prepare(EventTable table)
            throws SQLException
    {
        if (!tables.add(table)) {
            return;
        }
        long start = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE %s (customer BIGINT, event_time TIMESTAMP, channel VARCHAR, conversion BOOLEAN, value DOUBLE)".formatted(table.name()));
        }
        try (DuckDBAppender appender = connection.createAppender(DuckDBConnection.DEFAULT_SCHEMA, table.name())) {
            source.read(table, row -> append(appender, row));
        }
        progress.done("DuckDB: copied %s".formatted(table.name()), start);
    }

    private static void append(DuckDBAppender appender, ResultSet row)
            throws SQLException
    {
        appender.beginRow();
        appender.append(row.getLong(1));
        appender.appendEpochMicros(row.getLong(2) * MICROS_PER_MILLISECOND);
        appender.append(row.getString(3));
        appender.append(row.getBoolean(4));
        double value = row.getDouble(5);
        if (row.wasNull()) {
            appender.appendNull();
        }
        else {
            appender.append(value);
        }
        appender.endRow();
    }

    Measurement run(EventTable table, String sql)
            throws SQLException
    {
        try (Statement statement = connection.createStatement()) {
            long start = System.nanoTime();
            // Nothing else runs in this process meanwhile
            long cpuStart = process.getProcessCpuTime();
            Answer answer;
            try (ResultSet rows = statement.executeQuery(table.insertInto(sql))) {
                answer = Answer.read(rows);
            }
            long cpu = process.getProcessCpuTime() - cpuStart;
            return new Measurement((System.nanoTime() - start) / 1e9, cpu / 1e9, 0, answer);
        }
    }

    @Override
    public void close()
            throws SQLException
    {
        connection.close();
    }
}
