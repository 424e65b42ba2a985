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

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Stream.generate;

/**
 * A real PostgreSQL on the loopback address with the databases of the generated company: customer relationship system, web shop and payments. It has what a user of
 * the connector {@code hashed_id} would have, too: a user that can only read, a key ring, and a catalog file for each database.
 */
public final class SourceDatabases
        implements AutoCloseable
{
    private static final List<SourceTable> TABLES = List.of(SourceTable.CONTACT, SourceTable.CUSTOMER_ORDER, SourceTable.PAYMENT);
    private static final String READER = "tributary_reader";
    private static final int BATCH_ROWS = 1000;

    private final EmbeddedPostgres postgres;
    private final Path folder;

    private SourceDatabases(EmbeddedPostgres postgres, Path folder)
    {
        this.postgres = requireNonNull(postgres, "postgres is null");
        this.folder = requireNonNull(folder, "folder is null");
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
        try {
            Files.createDirectories(folder);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgresql"))
                    .setServerConfig("listen_addresses", "127.0.0.1");
            settings.forEach(builder::setServerConfig);
            SourceDatabases databases = new SourceDatabases(builder.start(), folder);
            try {
                databases.createTables();
                return databases;
            }
            catch (SQLException e) {
                databases.close();
                throw new IOException("The tables of the demo cannot be made in PostgreSQL: " + e.getMessage(), e);
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A folder with a catalog file for each database.
     */
    public Path catalogs()
    {
        return folder.resolve("catalog");
    }

    /**
     * A file with the key of the partner {@code own}.
     */
    public Path keyRing()
    {
        return folder.resolve("keys").resolve("own.json");
    }

    public String url(String database)
    {
        return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(postgres.getPort(), database);
    }

    /**
     * A connection of the owner, who can do everything.
     */
    public Connection connect(String database)
            throws SQLException
    {
        return postgres.getDatabase("postgres", database).getConnection();
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
        try {
            postgres.close();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private void createTables()
            throws IOException, SQLException
    {
        String password = randomHex(16);
        execute("postgres", "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(READER, password));
        Files.createDirectories(catalogs());
        Files.createDirectories(keyRing().getParent());
        writePrivate(keyRing(), "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s\"}]}}}%n".formatted(randomHex(32)));
        for (SourceTable table : TABLES) {
            execute("postgres", "CREATE DATABASE " + table.database());
            execute(table.database(), "CREATE TABLE %s (%s)".formatted(table.name(), table.columns()));
            execute(table.database(), "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER);
            writePrivate(
                    catalogs().resolve(table.database() + ".properties"),
                    """
                    connector.name=hashed_id
                    connection-url=%s
                    connection-user=%s
                    connection-password=%s
                    hashed-id.key-ring=%s
                    hashed-id.partner=own
                    hashed-id.profile=uid2-v1
                    hashed-id.default-region=FR
                    %s\
                    """.formatted(url(table.database()), READER, password, keyRing().toAbsolutePath(), table.rules()));
        }
    }

    private void execute(String database, String sql)
            throws SQLException
    {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void writePrivate(Path file, String content)
            throws IOException
    {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
    }

    private static String randomHex(int bytes)
    {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
