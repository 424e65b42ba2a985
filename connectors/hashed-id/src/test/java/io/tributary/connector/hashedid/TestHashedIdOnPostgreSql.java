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
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestHashedIdOnPostgreSql
{
    private static final String H2_URL = "jdbc:h2:mem:beside_postgresql;DB_CLOSE_DELAY=-1";

    private EmbeddedPostgres postgres;
    private CatalogRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        postgres = EmbeddedPostgres.builder()
                .setServerConfig("log_statement", "all")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "statements.log")
                .start();
        // as the source is set up by its owner, whose statements are not to be looked at
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("SET log_statement = 'none'");
            statement.execute("CREATE EXTENSION IF NOT EXISTS citext");
            statement.execute("CREATE SCHEMA crm");
            statement.execute("CREATE TYPE crm.mood AS ENUM ('calm', 'cross')");
            statement.execute("CREATE DOMAIN crm.nickname AS varchar(20)");
            statement.execute(
                    """
                    CREATE TABLE crm.contact (
                        id INTEGER PRIMARY KEY,
                        email TEXT,
                        phone VARCHAR(50),
                        born DATE,
                        login_name CITEXT,
                        remark TEXT,
                        "Segment" CHAR(3),
                        flag BOOLEAN,
                        tiny SMALLINT,
                        large BIGINT,
                        ratio REAL,
                        rate DOUBLE PRECISION,
                        spent NUMERIC(10, 2),
                        seen TIMESTAMP,
                        created TIMESTAMPTZ,
                        at TIME,
                        key UUID,
                        bytes BYTEA,
                        feeling crm.mood,
                        alias crm.nickname,
                        word CITEXT,
                        document JSONB,
                        tags TEXT[],
                        address INET,
                        amount MONEY,
                        bits BIT(3),
                        span INTERVAL)
                    """);
            statement.execute(
                    """
                    INSERT INTO crm.contact VALUES
                        (1, 'Ann.Lee@example.com ', '030 901820', '1980-01-02', 'Annie', 'calls ann.lee@example.com', 'A', true, 7, 1234567890123, 1.5, 2.5, 10.50,
                        '2026-04-05 02:30:00.123456', '2026-04-05 02:30:00.123456+02', '12:34:56.789', '123e4567-e89b-42d3-a456-426614174000', '\\x01ff', 'calm', 'al', 'Word',
                        '{"a": "ann.lee@example.com"}', '{"ann.lee@example.com"}', '10.0.0.1', '5.00', B'101', '1 day'),
                        (2, 'bob@example.com', '+49 30 901821', NULL, 'BOB', NULL, 'B', false, -7, NULL, NULL, NULL, 20.00, NULL, NULL, NULL, NULL, NULL, 'cross', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                        (3, 'not an address', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
                    """);
            statement.execute("CREATE VIEW crm.reachable AS SELECT id, email, email AS who FROM crm.contact");
            statement.execute("CREATE MATERIALIZED VIEW crm.stored_contacts AS SELECT id, email AS who FROM crm.contact");
            statement.execute("CREATE TABLE crm.visit (id INTEGER, mail TEXT, day DATE) PARTITION BY RANGE (day)");
            statement.execute("CREATE TABLE crm.visit_2026 PARTITION OF crm.visit FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')");
            statement.execute("INSERT INTO crm.visit VALUES (1, ' ann.lee@EXAMPLE.com', '2026-01-01'), (2, 'BOB@example.com', '2026-02-01'), (3, 'eve@example.com', '2026-03-01')");
            statement.execute("ANALYZE");
        }
        try (Connection connection = DriverManager.getConnection(H2_URL); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contact (id INTEGER, email VARCHAR(100), phone VARCHAR(100), born DATE)");
            statement.execute("INSERT INTO contact VALUES (1, 'ann.lee@example.com', '004930901820', DATE '1980-01-02'), (2, 'bob@example.com', '030/901821', NULL)");
        }
        runner = new CatalogRunner(folder);
        runner.addCatalog("pg", postgres.getJdbcUrl("postgres", "postgres"), ImmutableMap.of(
                "connection-user", "postgres",
                "hashed-id.identifiers", "crm.contact.email:email,crm.contact.phone:phone,crm.contact.born:birth_date,crm.contact.login_name:city,crm.visit.mail:email"));
        runner.addCatalog("h2", H2_URL, ImmutableMap.of("hashed-id.identifiers", "public.contact.email:email,public.contact.phone:phone,public.contact.born:birth_date"));
    }

    @AfterAll
    void stop()
            throws IOException
    {
        runner.close();
        postgres.close();
    }

    @Test
    void testTypes()
    {
        assertThat(runner.columns("pg.crm.contact")).containsExactly(
                "id integer",
                "email_token varbinary",
                "phone_token varbinary",
                "born_token varbinary",
                "login_name_token varbinary",
                "segment char(3)",
                "flag boolean",
                "tiny smallint",
                "large bigint",
                "ratio real",
                "rate double",
                "spent decimal(10,2)",
                "seen timestamp(6)",
                "created timestamp(6) with time zone",
                "at time(6)",
                "key uuid",
                "bytes varbinary",
                "feeling varchar",
                "alias varchar",
                "word varchar");
    }

    @Test
    void testValues()
    {
        assertThat(runner.rows("SELECT segment, flag, tiny, large, ratio, rate, spent, seen, CAST(created AS varchar), at, key, to_hex(bytes), feeling, alias, word FROM pg.crm.contact WHERE id = 1"))
                .containsExactly("[A  , true, 7, 1234567890123, 1.5, 2.5, 10.50, 2026-04-05T02:30:00.123456, 2026-04-05 00:30:00.123456 UTC, 12:34:56.789, " +
                        "123e4567-e89b-42d3-a456-426614174000, 01FF, calm, al, Word]");
    }

    @Test
    void testConditionsOnTypesOfPostgreSql()
    {
        for (String condition : new String[] {
                "segment = 'A'",
                "flag",
                "created = TIMESTAMP '2026-04-05 00:30:00.123456 UTC'",
                "created > TIMESTAMP '2026-04-05 00:30:00.123 UTC'",
                "seen = TIMESTAMP '2026-04-05 02:30:00.123456'",
                "at = TIME '12:34:56.789'",
                "key = UUID '123e4567-e89b-42d3-a456-426614174000'",
                "bytes = X'01FF'",
                "feeling = 'calm'",
                "alias = 'al'",
                "word = 'Word'",
                "spent = DECIMAL '10.50'",
        }) {
            assertThat(runner.rows("SELECT id FROM pg.crm.contact WHERE " + condition)).describedAs(condition).containsExactly("[1]");
        }
        assertThat(runner.rows("SELECT id FROM pg.crm.contact WHERE word = 'WORD'")).isEmpty();
    }

    @Test
    void testTokensAreThoseOfAnyOtherDatabase()
    {
        assertThat(runner.rows(
                """
                SELECT p.id, p.phone_token = h.phone_token, p.born_token = h.born_token
                FROM pg.crm.contact p JOIN h2.public.contact h ON p.email_token = h.email_token
                ORDER BY 1
                """)).containsExactly("[1, true, true]", "[2, true, null]");
    }

    @Test
    void testViewsAndPartitions()
    {
        assertThat(runner.rows("SHOW TABLES FROM pg.crm")).containsExactlyInAnyOrder("[contact]", "[reachable]", "[stored_contacts]", "[visit]", "[visit_2026]");
        assertThat(runner.columns("pg.crm.reachable")).containsExactly("id integer");
        assertThat(runner.columns("pg.crm.stored_contacts")).containsExactly("id integer");
        assertThat(runner.columns("pg.crm.visit")).containsExactly("id integer", "mail_token varbinary", "day date");
        // no property names the column of the partition
        assertThat(runner.columns("pg.crm.visit_2026")).containsExactly("id integer", "day date");
        assertThat(runner.rows("SELECT v.id FROM pg.crm.visit v JOIN pg.crm.contact c ON v.mail_token = c.email_token ORDER BY 1")).containsExactly("[1]", "[2]");
    }

    @Test
    void testStatisticsAndStatementsOfTheServerCannotBeRead()
    {
        assertThat(runner.rows("SHOW SCHEMAS FROM pg")).containsExactlyInAnyOrder("[crm]", "[fn]", "[information_schema]", "[public]", "[system]");
        for (String table : new String[] {"pg_catalog.pg_stats", "pg_catalog.pg_stat_activity", "pg_catalog.pg_class"}) {
            assertThatThrownBy(() -> runner.rows("SELECT count(*) FROM pg." + table)).describedAs(table).hasMessageContaining("does not exist");
        }
        assertThat(runner.rows("SHOW STATS FOR pg.crm.contact").toString()).doesNotContain("example");
    }

    @Test
    void testPushDown()
    {
        assertThat(runner.plan("SELECT email_token FROM pg.crm.contact WHERE id = 2")).contains("constraint on [id]").doesNotContain("Filter");
        assertThat(runner.plan("SELECT sum(spent), count(*) FROM pg.crm.contact")).doesNotContain("Aggregate");
        assertThat(runner.plan("SELECT id FROM pg.crm.contact ORDER BY spent LIMIT 2")).doesNotContain("TopN");
        assertThat(runner.plan("SELECT id FROM pg.crm.contact WHERE email_token = X'00'")).contains("Filter");
        assertThat(runner.plan("SELECT email_token, count(*) FROM pg.crm.contact GROUP BY 1")).contains("Aggregate");
        assertThat(runner.plan("SELECT id FROM pg.crm.contact ORDER BY email_token LIMIT 2")).contains("TopN");
    }

    @Test
    void testStatementsOfTheServerHaveNoIdentifiers()
            throws Exception
    {
        runner.rows("SELECT id FROM pg.crm.contact WHERE email_token = X'00' AND spent = 20");
        runner.rows("SELECT c.id FROM pg.crm.contact c JOIN (SELECT mail_token FROM pg.crm.visit WHERE id = 1) v ON v.mail_token = c.email_token");
        String statements = statementsOfTheServer();
        assertThat(statements).contains("SELECT").contains("\"email\" AS \"email_token\"").contains("20.00");
        assertThat(statements).doesNotContainIgnoringCase("ann.lee").doesNotContainIgnoringCase("bob@").doesNotContain("901820");
        assertThat(statements.lines().filter(line -> line.contains(" WHERE ")).map(line -> line.substring(line.indexOf(" WHERE "))))
                .noneMatch(condition -> condition.contains("\"email\"") || condition.contains("\"mail\"") || condition.contains("_token"));
    }

    @Test
    void testRowsComeLittleByLittle()
            throws SQLException
    {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var statement = Database.POSTGRESQL.prepare(connection, "SELECT x FROM generate_series(1, 3000000) x", 100);
                ResultSet rows = statement.executeQuery();
                Statement other = connection.createStatement()) {
            assertThat(rows.next()).isTrue();
            assertThat(statement.getFetchSize()).isEqualTo(1000);
            // the cursor of the server is still open
            try (ResultSet cursors = other.executeQuery("SELECT count(*) FROM pg_cursors WHERE statement LIKE 'SELECT x FROM%'")) {
                assertThat(cursors.next()).isTrue();
                assertThat(cursors.getInt(1)).isEqualTo(1);
            }
        }
    }

    private String statementsOfTheServer()
            throws Exception
    {
        try (Connection connection = postgres.getPostgresDatabase().getConnection(); Statement statement = connection.createStatement(); ResultSet folder = statement.executeQuery("SHOW data_directory")) {
            folder.next();
            return Files.readString(Path.of(folder.getString(1), "log", "statements.log"));
        }
    }
}
