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
package io.tributary.sources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Stream.generate;

/**
 * A {@link SourceServer} with the databases of the generated company: customer relationship system, web shop and payments. Each is a catalog of that name.
 */
public final class SourceDatabases
        implements AutoCloseable
{
    private static final List<SourceTable> TABLES = List.of(SourceTable.CONTACT, SourceTable.CUSTOMER_ORDER, SourceTable.PAYMENT);
    private static final int BATCH_ROWS = 1000;

    private final SourceServer server;

    private SourceDatabases(SourceServer server)
    {
        this.server = requireNonNull(server, "server is null");
    }

    /**
     * Starts the database with empty tables, as a catalog looks for its columns when it is loaded.
     *
     * @param folder for the data, the keys and the catalog files
     * @param settings of PostgreSQL
     * @throws UncheckedIOException if PostgreSQL does not start
     */
    public static SourceDatabases start(Path folder, Map<String, String> settings)
    {
        SourceServer server = SourceServer.start(folder, settings);
        try {
            for (SourceTable table : TABLES) {
                server.createDatabase(table.database(), table.name(), table.columns());
                server.writeCatalog(table.database(), table.database(), table.rules());
            }
            return new SourceDatabases(server);
        }
        catch (IOException | SQLException e) {
            server.close();
            throw new UncheckedIOException(new IOException("The tables of the demo cannot be made in PostgreSQL: " + e.getMessage(), e));
        }
    }

    /**
     * A folder with a catalog file for each database.
     */
    public Path catalogs()
    {
        return server.catalogs();
    }

    /**
     * A file with the key of the partner {@code own}.
     */
    public Path keyRing()
    {
        return server.keyRing();
    }

    public String url(String database)
    {
        return server.url(database);
    }

    /**
     * A connection of the owner, who can do everything.
     */
    public Connection connect(String database)
            throws SQLException
    {
        return server.connect(database);
    }

    /**
     * Copies the rows of the generated company.
     *
     * @param trino a connection to a server that has the catalog {@code journeys}
     * @param schema the schema of that catalog, which is the size of the company
     * @return how many rows there were
     */
    public long load(Connection trino, String schema)
            throws SQLException
    {
        long rows = 0;
        for (SourceTable table : TABLES) {
            try (Connection connection = connect(table.database());
                    Statement select = trino.createStatement();
                    ResultSet source = select.executeQuery(table.source().formatted(schema))) {
                connection.setAutoCommit(false);
                rows += copy(source, connection, table);
                connection.commit();
            }
        }
        return rows;
    }

    @Override
    public void close()
    {
        server.close();
    }

    private static long copy(ResultSet source, Connection target, SourceTable table)
            throws SQLException
    {
        int columns = source.getMetaData().getColumnCount();
        String parameters = generate(() -> "?").limit(columns).collect(joining(", "));
        long rows = 0;
        try (PreparedStatement insert = target.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(table.name(), parameters))) {
            while (source.next()) {
                for (int column = 1; column <= columns; column++) {
                    insert.setObject(column, source.getObject(column));
                }
                insert.addBatch();
                rows++;
                if (rows % BATCH_ROWS == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        }
        return rows;
    }
}
