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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Is skipped, and says why, where MariaDB's programs do not run.
 */
@TestInstance(PER_CLASS)
final class TestHashedIdOnMariaDb
{
    private static final String H2_URL = "jdbc:h2:mem:beside_mariadb;DB_CLOSE_DELAY=-1";

    private MariaDbServer server;
    private CatalogRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        Path programs = Files.createDirectory(folder.resolve("mariadb"));
        Optional<String> obstacle = MariaDbServer.obstacle(programs);
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElseThrow());
        server = MariaDbServer.start(programs);
        // as the source is set up by its owner, whose statements are not to be looked at
        try (Connection connection = server.connect(); Statement statement = connection.createStatement()) {
            statement.execute("SET SESSION sql_log_off = 1");
            statement.execute("SET SESSION time_zone = '+02:00'");
            statement.execute("CREATE DATABASE crm CHARACTER SET utf8mb4");
            statement.execute(
                    """
                    CREATE TABLE crm.contact (
                        id INTEGER PRIMARY KEY,
                        email VARCHAR(200),
                        phone BIGINT UNSIGNED,
                        born DATE,
                        remark TEXT,
                        city VARCHAR(50),
                        flag TINYINT(1),
                        tiny TINYINT UNSIGNED,
                        small SMALLINT UNSIGNED,
                        medium INTEGER UNSIGNED,
                        large BIGINT UNSIGNED,
                        ratio FLOAT,
                        rate DOUBLE,
                        spent DECIMAL(10, 2),
                        seen DATETIME(6),
                        created TIMESTAMP(6) NULL,
                        bytes VARBINARY(10),
                        mood ENUM('calm', 'cross'),
                        document JSON)
                    """);
            statement.execute(
                    """
                    INSERT INTO crm.contact VALUES
                        (1, 'Ann.Lee@example.com ', 4930901820, '1980-01-02', 'calls ann.lee@example.com', 'Berlin', true, 200, 60000, 4000000000, 18000000000000000000, 1.5, 2.5, 10.50,
                        '2026-04-05 02:30:00.123456', '2026-04-05 02:30:00.123456', X'01FF', 'calm', '{"a": "ann.lee@example.com"}'),
                        (2, 'bob@example.com', NULL, NULL, NULL, 'Bonn', false, NULL, NULL, NULL, NULL, NULL, NULL, 20.00, NULL, NULL, NULL, 'cross', NULL),
                        (3, 'not an address', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
                    """);
            statement.execute("CREATE FUNCTION crm.fail(value TEXT) RETURNS INTEGER DETERMINISTIC BEGIN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = value; RETURN 0; END");
            statement.execute("CREATE VIEW crm.broken AS SELECT id, crm.fail(email) AS number FROM crm.contact");
            statement.execute("CREATE VIEW crm.reachable AS SELECT id, email AS who, city FROM crm.contact");
        }
        try (Connection connection = DriverManager.getConnection(H2_URL); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contact (id INTEGER, email VARCHAR(100), born DATE)");
            statement.execute("INSERT INTO contact VALUES (1, 'ann.lee@example.com', DATE '1980-01-02'), (2, 'bob@example.com', NULL)");
        }
        runner = new CatalogRunner(folder);
        runner.addCatalog("maria", server.url(""), properties());
        runner.addCatalog("h2", H2_URL, ImmutableMap.of("hashed-id.identifiers", "public.contact.email:email,public.contact.born:birth_date"));
    }

    @AfterAll
    void stop()
            throws InterruptedException
    {
        if (runner != null) {
            runner.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @Test
    void testTypes()
    {
        assertThat(runner.rows("SHOW SCHEMAS FROM maria")).containsExactlyInAnyOrder("[crm]", "[fn]", "[information_schema]", "[system]");
        assertThat(runner.rows("SHOW TABLES FROM maria.crm")).containsExactly("[broken]", "[contact]", "[reachable]");
        assertThat(runner.columns("maria.crm.contact")).containsExactly(
                "id integer",
                "email_token varbinary",
                "born_token varbinary",
                "city varchar(50)",
                "flag boolean",
                "tiny smallint",
                "small integer",
                "medium bigint",
                "large decimal(20,0)",
                "ratio real",
                "rate double",
                "spent decimal(10,2)",
                "seen timestamp(6)",
                "bytes varbinary",
                "mood varchar(5)");
        assertThat(runner.columns("maria.crm.reachable")).containsExactly("id integer", "city varchar(50)");
    }

    @Test
    void testValues()
    {
        assertThat(runner.rows("SELECT city, flag, tiny, small, medium, large, ratio, rate, spent, seen, to_hex(bytes), mood FROM maria.crm.contact WHERE id = 1"))
                .containsExactly("[Berlin, true, 200, 60000, 4000000000, 18000000000000000000, 1.5, 2.5, 10.50, 2026-04-05T02:30:00.123456, 01FF, calm]");
    }

    @Test
    void testConditions()
    {
        for (String condition : new String[] {
                "city = 'Berlin'",
                "large = DECIMAL '18000000000000000000'",
                "seen = TIMESTAMP '2026-04-05 02:30:00.123456'",
                "mood = 'calm'",
                "spent = DECIMAL '10.50'",
        }) {
            assertThat(runner.rows("SELECT id FROM maria.crm.contact WHERE " + condition)).describedAs(condition).containsExactly("[1]");
        }
        assertThat(runner.rows("SELECT id FROM maria.crm.contact WHERE city = 'BERLIN'")).isEmpty();
        assertThat(runner.rows("SELECT count(*), sum(spent) FROM maria.crm.contact")).containsExactly("[3, 30.50]");
    }

    @Test
    void testTokensAreThoseOfAnyOtherDatabase()
    {
        assertThat(runner.rows(
                """
                SELECT m.id, m.born_token = h.born_token
                FROM maria.crm.contact m JOIN h2.public.contact h ON m.email_token = h.email_token
                ORDER BY 1
                """)).containsExactly("[1, true]", "[2, null]");
    }

    @Test
    void testStatementsOfTheServerHaveNoIdentifiers()
            throws Exception
    {
        runner.rows("SELECT id FROM maria.crm.contact WHERE email_token = X'00' AND spent = 20");
        assertThat(server.statements()).contains("`email` AS `email_token`").contains("WHERE `spent` =")
                .doesNotContainIgnoringCase("ann.lee").doesNotContainIgnoringCase("bob@").doesNotContain("`email` =").doesNotContain("`email_token` =");
    }

    @Test
    void testErrorsOfTheServerAreNotLogged()
    {
        List<String> messages = new CopyOnWriteArrayList<>();
        Handler handler = new Handler()
        {
            @Override
            public void publish(LogRecord record)
            {
                messages.add(String.valueOf(record.getMessage()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger root = Logger.getLogger("");
        root.addHandler(handler);
        try {
            assertThatThrownBy(() -> runner.rows("SELECT number FROM maria.crm.broken WHERE id = 1"))
                    .satisfies(error -> assertThat(getStackTraceAsString(error)).contains("SQL state 45000").doesNotContainIgnoringCase("ann.lee"));
        }
        finally {
            root.removeHandler(handler);
        }
        assertThat(messages).noneMatch(message -> message.toLowerCase(Locale.ENGLISH).contains("ann.lee"));
    }

    @Test
    void testTablesOfTheServerCannotBeRead()
    {
        for (String table : new String[] {"mysql.global_priv", "performance_schema.threads", "sys.version"}) {
            assertThatThrownBy(() -> runner.rows("SELECT count(*) FROM maria." + table)).describedAs(table).hasMessageContaining("does not exist");
        }
    }

    @Test
    void testUrlsOfMySql()
    {
        runner.addCatalog("mysql", server.url("?permitMysqlScheme").replace("jdbc:mariadb:", "jdbc:mysql:"), properties());
        assertThat(runner.rows("SELECT count(email_token) FROM mysql.crm.contact")).containsExactly("[2]");
        assertThatThrownBy(() -> runner.addCatalog("bad", server.url("").replace("jdbc:mariadb:", "jdbc:mysql:"), properties()))
                .hasStackTraceContaining("No JDBC driver of the plugin takes URLs that begin with 'jdbc:mysql:': add permitMysqlScheme to the URL");
    }

    @Test
    void testRowsComeLittleByLittle()
            throws SQLException
    {
        try (Connection connection = server.connect(); Connection observer = server.connect(); Statement other = observer.createStatement()) {
            connection.setCatalog("crm");
            PreparedStatement statement = Database.MARIADB.prepare(connection, "SELECT seq FROM seq_1_to_20000000", 100);
            assertThat(statement.getFetchSize()).isEqualTo(1000);
            ResultSet rows = statement.executeQuery();
            assertThat(rows.next()).isTrue();
            // the server still has rows to send
            try (ResultSet queries = other.executeQuery("SELECT count(*) FROM information_schema.processlist WHERE command = 'Query' AND info LIKE 'SELECT seq FROM%'")) {
                assertThat(queries.next()).isTrue();
                assertThat(queries.getInt(1)).isEqualTo(1);
            }
            connection.abort(Runnable::run);
        }
    }

    private static ImmutableMap<String, String> properties()
    {
        return ImmutableMap.of(
                "connection-user", "root",
                "connection-password", "",
                "hashed-id.identifiers", "crm.contact.email:email,crm.contact.born:birth_date");
    }
}
