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
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestStoredTokens
{
    private static final String URL = "jdbc:h2:mem:stored_tokens;DB_CLOSE_DELAY=-1";
    private static final String IDENTIFIERS = "public.contact.email:email,public.contact.phone:phone,public.visit.mail:email,public.spoilt.mail:email,public.wrong.mail:email,public.later.mail:email";

    private CatalogRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute("SET QUERY_STATISTICS TRUE");
            statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000");
            statement.execute("CREATE TABLE contact (id INTEGER, email VARCHAR(200), phone VARCHAR(50), email_hash VARBINARY(32), spent INTEGER)");
            statement.execute("INSERT INTO contact SELECT x, 'p' || x || '@example.com', '030 90' || (1000 + x), NULL, x FROM system_range(1, 50)");
            statement.execute("INSERT INTO contact VALUES (51, 'no address', NULL, NULL, 1), (52, NULL, NULL, NULL, 1)");
            statement.execute("CREATE TABLE visit (id INTEGER, mail VARCHAR(200), \"MAIL_token\" VARBINARY(32))");
            statement.execute("INSERT INTO visit SELECT x, 'P' || x || '@example.com', NULL FROM system_range(40, 60)");
            statement.execute("CREATE TABLE spoilt (id INTEGER, mail VARCHAR(200), hash VARBINARY(32))");
            statement.execute("INSERT INTO spoilt SELECT x, 'p' || x || '@example.com', NULL FROM system_range(1, 1100)");
            statement.execute("CREATE TABLE wrong AS SELECT * FROM spoilt WHERE id <= 10");
            statement.execute("CREATE TABLE later AS SELECT * FROM spoilt WHERE id <= 10");
        }
        runner = new CatalogRunner(folder);
        runner.addCatalog("computed", URL, ImmutableMap.of("hashed-id.identifiers", IDENTIFIERS, "hashed-id.hidden-columns", "public.visit.MAIL_token"));
        store("contact", "email", "email_hash");
        store("visit", "mail", "\"MAIL_token\"");
        store("spoilt", "mail", "hash");
        store("wrong", "mail", "hash");
        store("later", "mail", "hash");
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute("UPDATE spoilt SET hash = CAST(mail AS VARBINARY) WHERE id = 1100");
            statement.execute("UPDATE wrong SET hash = (SELECT hash FROM wrong WHERE id = 1) WHERE id IN (2, 3)");
            statement.execute("UPDATE wrong SET hash = NULL WHERE id = 4");
            // the epoch is the second to the fifth byte
            statement.execute("UPDATE later SET hash = X'0100000009' || SUBSTRING(hash FROM 6) WHERE id = 7");
        }
        runner.addCatalog("stored", URL, ImmutableMap.of(
                "hashed-id.identifiers", IDENTIFIERS,
                "hashed-id.stored-tokens", "public.contact.email:email_hash,public.visit.mail:MAIL_token,public.spoilt.mail:hash"));
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testColumns()
    {
        assertThat(runner.columns("stored.public.contact")).containsExactly("id integer", "email_token varbinary", "phone_token varbinary", "spent integer");
        assertThat(runner.columns("stored.public.visit")).containsExactly("id integer", "mail_token varbinary");
    }

    @Test
    void testTokensAreTheSame()
    {
        assertThat(runner.rows(
                """
                SELECT count(*), count_if(s.email_token IS NOT DISTINCT FROM c.email_token AND s.phone_token IS NOT DISTINCT FROM c.phone_token)
                FROM stored.public.contact s JOIN computed.public.contact c ON s.id = c.id
                """)).containsExactly("[52, 52]");
        assertThat(runner.rows("SELECT count(*) FROM stored.public.contact c JOIN stored.public.visit v ON c.email_token = v.mail_token")).containsExactly("[11]");
    }

    @Test
    void testConditionsReachTheSource()
            throws SQLException
    {
        String token = token("contact", "email", 7);
        assertThat(runner.plan("SELECT id FROM stored.public.contact WHERE email_token = X'%s'".formatted(token))).contains("constraint on [EMAIL_token]").doesNotContain("Filter");
        assertThat(runner.rows("SELECT id FROM stored.public.contact WHERE email_token = X'%s'".formatted(token))).containsExactly("[7]");
        assertThat(runner.rows("SELECT id FROM stored.public.contact WHERE email_token IS NULL ORDER BY 1")).containsExactly("[51]", "[52]");
        assertThat(runner.rows("SELECT id FROM stored.public.contact WHERE email_token IN (X'%s', X'00') AND phone_token IS NOT NULL".formatted(token))).containsExactly("[7]");
        assertThat(statements()).anyMatch(sql -> sql.endsWith("WHERE \"EMAIL_token\" = ?"));
    }

    @Test
    void testAggregatesReachTheSource()
    {
        assertThat(runner.plan("SELECT email_token, count(*) FROM stored.public.contact GROUP BY 1")).doesNotContain("Aggregate");
        assertThat(runner.plan("SELECT count(email_token) FROM stored.public.contact")).doesNotContain("Aggregate");
        assertThat(runner.rows("SELECT count(email_token) FROM stored.public.contact")).containsExactly("[50]");
        assertThat(runner.rows("SELECT count(*), sum(n) FROM (SELECT email_token, count(*) n FROM stored.public.contact GROUP BY 1)")).containsExactly("[51, 52]");
        assertThat(runner.plan("SELECT phone_token, count(*) FROM stored.public.contact GROUP BY 1")).contains("Aggregate");
        assertThat(runner.rows("SELECT length(min(email_token)) FROM stored.public.contact")).containsExactly("[21]");
        assertThat(runner.rows("SELECT length(email_token) FROM stored.public.contact ORDER BY email_token NULLS LAST LIMIT 1")).containsExactly("[21]");
    }

    @Test
    void testJoinsReachTheSource()
    {
        String join = "SELECT c.id, v.id FROM %1$s.public.contact c JOIN %1$s.public.visit v ON c.email_token = v.mail_token";
        assertThat(runner.eagerPlan("stored", join.formatted("stored"))).doesNotContain("Join");
        assertThat(runner.eagerPlan("computed", join.formatted("computed"))).contains("Join");
        assertThat(runner.eagerRows("stored", join.formatted("stored") + " WHERE c.id = 45")).containsExactly("[45, 45]");
    }

    @Test
    void testDynamicFiltersReachTheSourceOnlyIfItHasTheTokens()
            throws SQLException
    {
        assertThat(runner.rows("SELECT c.id FROM stored.public.contact c JOIN (SELECT mail_token FROM computed.public.visit WHERE id = 43) v ON v.mail_token = c.email_token")).containsExactly("[43]");
        assertThat(statements()).anyMatch(sql -> sql.contains("CONTACT") && sql.contains("WHERE \"EMAIL_token\" = ?"));
        assertThat(runner.rows("SELECT c.id FROM stored.public.contact c JOIN (SELECT phone_token FROM computed.public.contact WHERE id = 43) v ON v.phone_token = c.phone_token")).containsExactly("[43]");
        assertThat(statements()).noneMatch(sql -> sql.contains("WHERE") && sql.substring(sql.indexOf("WHERE")).contains("PHONE"));
    }

    @Test
    void testWhatIsNoTokenIsNotRead()
    {
        assertThat(runner.rows("SELECT count(mail_token) FROM (SELECT mail_token FROM stored.public.spoilt WHERE id < 1100 LIMIT 2000)")).containsExactly("[1099]");
        assertThatThrownBy(() -> runner.rows("SELECT mail_token FROM stored.public.spoilt"))
                .hasMessage("A value of a column in hashed-id.stored-tokens is no token of epoch 1: make all of its tokens again, and then the catalog")
                .satisfies(error -> assertThat(getStackTraceAsString(error)).doesNotContain("p1100"));
    }

    @Test
    void testColumnsThatDoNotHaveTheTokens()
    {
        assertFails("public.wrong.mail:hash", "hashed-id.stored-tokens: In 3 of 10 rows column public.wrong.hash does not have the token of column public.wrong.mail: make all of them again with the key, partner, profile and region of this catalog");
        assertFails("public.later.mail:hash", "hashed-id.stored-tokens: 1 of 10 tokens in column public.later.hash are of an epoch that is not that of the others, or that the key ring does not give now: make all of them again with one key");
        assertFails("public.contact.email:spent", "hashed-id.stored-tokens: Column public.contact.spent is of no binary type: store tokens as the 21 bytes that they are");
        assertFails("public.contact.email:hash", "The database has no column public.contact.hash");
        assertFails("public.contact.id:email_hash", "hashed-id.stored-tokens: column public.contact.id is not in hashed-id.identifiers: add it there with its type");
        assertFails("public.contact.email", "hashed-id.stored-tokens: 'public.contact.email' has no column of tokens: write it as schema.table.column:column, such as public.contact.email:email_hash");
        assertFails("public.contact.email:phone", "hashed-id.stored-tokens: column public.contact.phone is also in hashed-id.identifiers: name it once");
    }

    @Test
    void testTokensOfThePreviousEpoch(@TempDir Path folder)
            throws Exception
    {
        runner.addCatalog("rotated", URL, ImmutableMap.<String, String>builder()
                .put("hashed-id.identifiers", IDENTIFIERS)
                .put("hashed-id.stored-tokens", "public.contact.email:email_hash,public.visit.mail:MAIL_token")
                .buildOrThrow(), runner.rotatedKeyRing(folder));
        assertThat(runner.columns("rotated.public.contact")).containsExactly("id integer", "email_token varbinary", "email_token_previous varbinary", "phone_token varbinary", "phone_token_previous varbinary", "spent integer");
        assertThat(runner.rows(
                """
                SELECT count(*), count_if(r.email_token_previous = c.email_token), count_if(r.email_token = c.email_token), count(r.email_token)
                FROM rotated.public.contact r JOIN computed.public.contact c ON r.id = c.id
                """)).containsExactly("[52, 50, 0, 50]");
        String token = token("contact", "email", 7);
        assertThat(runner.plan("SELECT id FROM rotated.public.contact WHERE email_token_previous = X'%s'".formatted(token))).contains("constraint on [EMAIL_token_previous]");
        assertThat(runner.rows("SELECT id FROM rotated.public.contact WHERE email_token_previous = X'%s'".formatted(token))).containsExactly("[7]");
        assertThat(runner.plan("SELECT id FROM rotated.public.contact WHERE email_token = X'%s'".formatted(token))).contains("Filter");
        assertThat(runner.rows("SELECT count(*) FROM rotated.public.contact c JOIN rotated.public.visit v ON c.email_token = v.mail_token")).containsExactly("[11]");
    }

    private void assertFails(String storedTokens, String message)
    {
        assertThatThrownBy(() -> runner.addCatalog("bad", URL, ImmutableMap.of("hashed-id.identifiers", IDENTIFIERS, "hashed-id.stored-tokens", storedTokens)))
                .hasStackTraceContaining(message)
                .satisfies(error -> assertThat(getStackTraceAsString(error)).doesNotContain("@example"));
    }

    private String token(String table, String identifier, int id)
    {
        return runner.rows("SELECT to_hex(%s_token) FROM computed.public.%s WHERE id = %s".formatted(identifier, table, id)).getFirst().replaceAll("[\\[\\]]", "");
    }

    /**
     * Does what the owner of a database does, with tokens that are made of the identifiers.
     */
    private void store(String table, String identifier, String column)
            throws SQLException
    {
        try (Connection connection = DriverManager.getConnection(URL);
                PreparedStatement update = connection.prepareStatement("UPDATE %s SET %s = ? WHERE id = ?".formatted(table, column))) {
            for (MaterializedRow row : runner.materialized("SELECT %s_token, id FROM computed.public.%s".formatted(identifier, table))) {
                update.setBytes(1, (byte[]) row.getField(0));
                update.setInt(2, (int) row.getField(1));
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static List<String> statements()
            throws SQLException
    {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement();
                ResultSet resultSet = statement.executeQuery("SELECT sql_statement FROM information_schema.query_statistics WHERE sql_statement NOT LIKE '%query_statistics%' AND sql_statement NOT LIKE 'UPDATE%'")) {
            List<String> statements = new ArrayList<>();
            while (resultSet.next()) {
                statements.add(resultSet.getString(1));
            }
            return statements;
        }
    }
}
