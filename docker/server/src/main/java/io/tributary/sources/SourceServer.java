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
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A real PostgreSQL on the loopback address, with what a user of the connector {@code hashed_id} would have: a user that can only read, a key ring, and catalog files.
 * It has no databases of its own.
 */
public final class SourceServer
        implements AutoCloseable
{
    private static final String READER = "tributary_reader";

    private final EmbeddedPostgres postgres;
    private final Path folder;
    private final String password;

    private SourceServer(EmbeddedPostgres postgres, Path folder, String password)
    {
        this.postgres = requireNonNull(postgres, "postgres is null");
        this.folder = requireNonNull(folder, "folder is null");
        this.password = requireNonNull(password, "password is null");
    }

    /**
     * @param folder for the data, the keys and the catalog files
     * @param settings of PostgreSQL
     * @throws UncheckedIOException if PostgreSQL does not start
     */
    public static SourceServer start(Path folder, Map<String, String> settings)
    {
        try {
            Files.createDirectories(folder);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(folder.resolve("postgresql"))
                    .setServerConfig("listen_addresses", "127.0.0.1");
            settings.forEach(builder::setServerConfig);
            SourceServer server = new SourceServer(builder.start(), folder, randomHex(16));
            try {
                server.createReader();
                return server;
            }
            catch (IOException | SQLException e) {
                server.close();
                throw new IOException("PostgreSQL cannot be prepared: " + e.getMessage(), e);
            }
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Makes a database with one empty table, which the reader may read.
     *
     * @param columns as in {@code CREATE TABLE}
     */
    public void createDatabase(String database, String table, String columns)
            throws SQLException
    {
        execute("postgres", "CREATE DATABASE " + database);
        execute(database, "CREATE TABLE %s (%s)".formatted(table, columns));
        execute(database, "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER);
    }

    /**
     * Writes the file of a catalog that shows a database. The tables have to be there when the catalog is loaded, as it looks for their columns then.
     *
     * @param rules the properties of the catalog that say what is an identifier
     */
    public void writeCatalog(String catalog, String database, String rules)
            throws IOException
    {
        writePrivate(
                catalogs().resolve(catalog + ".properties"),
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
                """.formatted(url(database), READER, password, keyRing().toAbsolutePath(), rules));
    }

    /**
     * A folder with the catalog files.
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
     * Runs a statement as the owner.
     */
    public void execute(String database, String sql)
            throws SQLException
    {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
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

    private void createReader()
            throws IOException, SQLException
    {
        execute("postgres", "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(READER, password));
        Files.createDirectories(catalogs());
        Files.createDirectories(keyRing().getParent());
        writePrivate(keyRing(), "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s\"}]}}}%n".formatted(randomHex(32)));
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
