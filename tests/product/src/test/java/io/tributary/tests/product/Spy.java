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

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static java.util.Objects.requireNonNull;

/**
 * Runs statements and writes down everything that a user, or an operator with the web interface, can see of them.
 */
final class Spy
{
    private final String jdbcUrl;
    private final URI server;

    Spy(String jdbcUrl, URI server)
    {
        this.jdbcUrl = requireNonNull(jdbcUrl, "jdbcUrl is null");
        this.server = requireNonNull(server, "server is null");
    }

    /**
     * What one session of statements shows: rows, names of columns, warnings, errors with everything that the server says of them.
     */
    String run(List<String> statements)
            throws SQLException
    {
        StringBuilder seen = new StringBuilder();
        Properties properties = new Properties();
        properties.setProperty("user", "mallory");
        try (Connection connection = DriverManager.getConnection(jdbcUrl, properties); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                try {
                    if (statement.execute(sql)) {
                        try (ResultSet rows = statement.getResultSet()) {
                            write(rows, seen);
                        }
                    }
                    for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                        seen.append(getStackTraceAsString(warning)).append('\n');
                    }
                }
                catch (SQLException e) {
                    seen.append(getStackTraceAsString(e)).append('\n');
                }
            }
        }
        return seen.toString();
    }

    /**
     * What the server keeps of every query: text, plan, statistics and errors, as the web interface shows them.
     */
    String queryRecords()
            throws SQLException, IOException, InterruptedException
    {
        StringBuilder seen = new StringBuilder();
        List<String> ids = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "operator", null);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM system.runtime.queries")) {
            while (rows.next()) {
                ids.add(rows.getString("query_id"));
                write(rows, seen, rows.getMetaData().getColumnCount());
            }
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String id : ids) {
                HttpRequest request = HttpRequest.newBuilder(server.resolve("/v1/query/" + id)).header("X-Trino-User", "operator").build();
                seen.append(client.send(request, BodyHandlers.ofString()).body()).append('\n');
            }
        }
        return seen.toString();
    }

    private static void write(ResultSet rows, StringBuilder seen)
            throws SQLException
    {
        ResultSetMetaData metadata = rows.getMetaData();
        for (int column = 1; column <= metadata.getColumnCount(); column++) {
            seen.append(metadata.getColumnLabel(column)).append(' ').append(metadata.getColumnTypeName(column)).append('\n');
        }
        while (rows.next()) {
            write(rows, seen, metadata.getColumnCount());
        }
    }

    private static void write(ResultSet rows, StringBuilder seen, int columns)
            throws SQLException
    {
        for (int column = 1; column <= columns; column++) {
            Object value = rows.getObject(column);
            if (value instanceof byte[] bytes) {
                seen.append(HexFormat.of().formatHex(bytes)).append(' ').append(new String(bytes, StandardCharsets.UTF_8));
            }
            else {
                seen.append(value);
            }
            seen.append(" | ");
        }
        seen.append('\n');
    }
}
