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
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A PostgreSQL that is down, slow, broken off, or not what it was, behind the packaged plugin.
 */
@TestInstance(PER_CLASS)
@Timeout(value = 5, unit = MINUTES)
final class TestHashedIdWithTroubledDatabase
{
    private static final long MANY = 10_000_000;
    private static final String PASSWORD = "open-sesame-4711";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path folder;
    private int port;
    private EmbeddedPostgres postgres;
    private TributaryServer server;

    @BeforeAll
    void start(@TempDir Path temporary)
            throws IOException, SQLException
    {
        folder = temporary;
        port = TributaryServer.freePort();
        startPostgres();
        // without this, PostgreSQL trusts whoever comes from the same machine
        Files.writeString(folder.resolve("postgresql").resolve("pg_hba.conf"), "host all postgres 127.0.0.1/32 trust%nhost all all 127.0.0.1/32 scram-sha-256%n".formatted());
        execute("SELECT pg_reload_conf()");
        execute("CREATE ROLE reader LOGIN PASSWORD '" + PASSWORD + "'");
        execute("CREATE TABLE contact AS SELECT i AS id, 'person' || i || '@example.com' AS email FROM generate_series(1, 1000) AS i");
        execute("CREATE TABLE doomed AS SELECT * FROM contact");
        execute("CREATE VIEW many AS SELECT i AS id, 'person' || i || '@example.com' AS email FROM generate_series(1, %s) AS i".formatted(MANY));
        execute("CREATE VIEW slow AS SELECT i AS id, 'person' || i || '@example.com' AS email, CAST(pg_sleep(0.01) AS text) AS nap FROM generate_series(1, 100000) AS i");
        // the rows of the first fetch come at once, and those of the second do not
        execute("CREATE VIEW stalling AS SELECT i AS id, 'person' || i || '@example.com' AS email, CASE WHEN i > 100000 THEN CAST(pg_sleep(0.01) AS text) END AS nap FROM generate_series(1, 200000) AS i");
        execute("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader");
        Path keyRing = folder.resolve("keys.json");
        Files.createFile(keyRing, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(keyRing, "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"8f1c2d3e4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f1\"}]}}}");
        Path catalogs = Files.createDirectory(folder.resolve("catalogs"));
        Files.writeString(
                catalogs.resolve("crm.properties"),
                """
                connector.name=hashed_id
                connection-url=jdbc:postgresql://127.0.0.1:%s/postgres
                connection-user=reader
                connection-password=%s
                hashed-id.key-ring=%s
                hashed-id.partner=own
                hashed-id.profile=uid2-v1
                hashed-id.identifiers=public.contact.email:email,public.doomed.email:email,public.many.email:email,public.slow.email:email,public.stalling.email:email
                """.formatted(port, PASSWORD, keyRing));
        server = TributaryServer.start(Installation.server(), folder.resolve("server"), catalogs);
    }

    @AfterAll
    void stop()
            throws IOException
    {
        server.close();
        postgres.close();
    }

    @AfterEach
    void testNoConnectionIsLeaked()
            throws Exception
    {
        awaitConnections(0);
    }

    @Test
    void testTenMillionRowsAreStreamed()
            throws SQLException
    {
        // far more than fits into the memory of the server at once, were it to be collected by the driver
        assertThat(count("SELECT count(email_token) FROM many")).isEqualTo(MANY);
    }

    @Test
    void testDatabaseThatIsDownIsToldAndUsedAgainWhenItIsBack()
            throws Exception
    {
        postgres.close();
        try {
            assertThatThrownBy(() -> count("SELECT count(email_token) FROM contact"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("08001");
        }
        finally {
            startPostgres();
        }
        assertThat(count("SELECT count(email_token) FROM contact")).isEqualTo(1000);
    }

    @Test
    void testDatabaseThatIsRestartedInMidQuery()
            throws Exception
    {
        CompletableFuture<Long> query = CompletableFuture.supplyAsync(() -> countUnchecked("SELECT count(email_token) FROM slow"));
        // and not only a question for the columns of the table
        await("SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader' AND state = 'active' AND query LIKE '%email_token%'", 1);
        postgres.close();
        startPostgres();
        assertThatThrownBy(query::join)
                .isInstanceOf(CompletionException.class)
                .hasMessageContaining("The database reported an error");
        assertThat(count("SELECT count(email_token) FROM contact")).isEqualTo(1000);
    }

    @Test
    void testQueryOfASlowDatabaseCanBeCancelled()
            throws Exception
    {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            CompletableFuture<Void> query = CompletableFuture.runAsync(() -> assertThatThrownBy(() -> statement.executeQuery("SELECT count(email_token) FROM slow").next())
                    .isInstanceOf(SQLException.class));
            awaitConnections(1);
            statement.cancel();
            query.join();
            awaitConnections(0);
        }
    }

    @Test
    void testQueryCanBeCancelledWhileThePageAfterTheLastIsRead()
            throws Exception
    {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            CompletableFuture<Void> query = CompletableFuture.runAsync(() -> assertThatThrownBy(() -> statement.executeQuery("SELECT count(email_token) FROM stalling").next())
                    .isInstanceOf(SQLException.class));
            await("SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader' AND wait_event = 'PgSleep'", 1);
            statement.cancel();
            query.join();
            awaitConnections(0);
        }
    }

    @Test
    void testTimeLimitHoldsForASlowDatabase()
            throws SQLException
    {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION query_max_execution_time = '2s'");
            assertThatThrownBy(() -> statement.executeQuery("SELECT count(email_token) FROM slow").next())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("exceeded the maximum execution time limit");
        }
    }

    @Test
    void testPasswordThatHasChanged()
            throws SQLException
    {
        execute("ALTER ROLE reader PASSWORD 'another'");
        try {
            SQLException error = catchThrowableOfType(SQLException.class, () -> count("SELECT count(email_token) FROM contact"));
            assertThat(error.getMessage()).contains("28P01");
            assertThat(getStackTraceAsString(error)).doesNotContain(PASSWORD);
        }
        finally {
            execute("ALTER ROLE reader PASSWORD '" + PASSWORD + "'");
        }
        assertThat(count("SELECT count(email_token) FROM contact")).isEqualTo(1000);
    }

    @Test
    void testTableThatIsDropped()
            throws SQLException
    {
        assertThat(count("SELECT count(email_token) FROM doomed")).isEqualTo(1000);
        execute("DROP TABLE doomed");
        assertThatThrownBy(() -> count("SELECT count(email_token) FROM doomed"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("crm.public.doomed' does not exist");
    }

    private void startPostgres()
            throws IOException
    {
        postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("postgresql"))
                .setCleanDataDirectory(false)
                .start();
    }

    private void execute(String sql)
            throws SQLException
    {
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void awaitConnections(int expected)
            throws SQLException, InterruptedException
    {
        await("SELECT count(*) FROM pg_stat_activity WHERE usename = 'reader'", expected);
    }

    private void await(String sql, int expected)
            throws SQLException, InterruptedException
    {
        long end = System.nanoTime() + PATIENCE.toNanos();
        long found = ask(sql);
        while (found != expected && System.nanoTime() < end) {
            Thread.sleep(100);
            found = ask(sql);
        }
        assertThat(found).describedAs(sql).isEqualTo(expected);
    }

    private long ask(String sql)
            throws SQLException
    {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private Connection connect()
            throws SQLException
    {
        return DriverManager.getConnection(server.jdbcUrl("crm", "public"), "analyst", null);
    }

    private long countUnchecked(String sql)
    {
        try {
            return count(sql);
        }
        catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private long count(String sql)
            throws SQLException
    {
        try (Connection connection = connect(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
