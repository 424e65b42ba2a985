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
import io.trino.jdbc.TrinoResultSet;

import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Runs statements on a server, each on a connection of its own, in the schema {@code journeys.tiny}.
 *
 * @param session properties of the session
 */
record QueryClient(TributaryServer server, Map<String, String> session)
{
    QueryClient
    {
        requireNonNull(server, "server is null");
        session = Map.copyOf(session);
    }

    static QueryClient of(TributaryServer server)
    {
        return new QueryClient(server, Map.of());
    }

    QueryClient with(Map<String, String> session)
    {
        return new QueryClient(server, session);
    }

    /**
     * @param rows empty where the statement returns none
     */
    record Answer(String queryId, List<List<Object>> rows) {}

    Answer run(String sql)
            throws SQLException
    {
        return run(sql, "tests");
    }

    /**
     * @param source the name by which other connections find the query while it runs
     */
    Answer run(String sql, String source)
            throws SQLException
    {
        Properties properties = new Properties();
        properties.setProperty("user", "test");
        properties.setProperty("source", source);
        if (!session.isEmpty()) {
            properties.setProperty("sessionProperties", session.entrySet().stream().map(entry -> entry.getKey() + ":" + entry.getValue()).collect(joining(";")));
        }
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("journeys", "tiny"), properties);
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return new Answer("", List.of());
            }
            try (ResultSet result = statement.getResultSet()) {
                return new Answer(result.unwrap(TrinoResultSet.class).getQueryId(), rows(result));
            }
        }
    }

    /**
     * Ends the queries of a source that still run, so that a test that fails does not wait for them.
     */
    void end(String source)
            throws SQLException
    {
        for (List<Object> query : run("SELECT query_id FROM system.runtime.queries WHERE source = '%s' AND state NOT IN ('FINISHED', 'FAILED')".formatted(source)).rows()) {
            run("CALL system.runtime.kill_query(query_id => '%s', message => 'The test is over')".formatted(query.getFirst()));
        }
    }

    long number(String sql)
            throws SQLException
    {
        return ((Number) run(sql).rows().getFirst().getFirst()).longValue();
    }

    /**
     * How many workers read rows for a query.
     */
    long workersOf(String queryId)
            throws SQLException
    {
        return number(
                """
                SELECT count(DISTINCT node_id)
                FROM system.runtime.tasks
                JOIN system.runtime.nodes USING (node_id)
                WHERE query_id = '%s' AND NOT coordinator AND processed_input_rows > 0
                """.formatted(queryId));
    }

    private static List<List<Object>> rows(ResultSet result)
            throws SQLException
    {
        List<List<Object>> rows = new ArrayList<>();
        int columns = result.getMetaData().getColumnCount();
        while (result.next()) {
            List<Object> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                Object value = result.getObject(column);
                row.add(value instanceof Array array ? Arrays.asList((Object[]) array.getArray()) : value);
            }
            rows.add(row);
        }
        return rows;
    }
}
