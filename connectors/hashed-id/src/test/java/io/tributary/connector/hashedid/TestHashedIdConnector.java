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
import io.trino.testing.MaterializedResult;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestHashedIdConnector
{
    private static final String URL = "jdbc:h2:mem:hashed_id;DB_CLOSE_DELAY=-1";

    private Path keyRing;
    private QueryRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE contact (
                        id INTEGER PRIMARY KEY,
                        email VARCHAR(200),
                        phone VARCHAR(50),
                        birth_date DATE,
                        note VARCHAR(1000),
                        backup_mail VARCHAR(200),
                        city VARCHAR(50),
                        spent DECIMAL(10, 2))
                    """);
            statement.execute(
                    """
                    INSERT INTO contact VALUES
                        (1, 'Ann.Lee@example.com ', '030 901820', DATE '1980-01-02', 'secret one', 'ann@home.example', 'Berlin', 10.50),
                        (2, 'bob@example.com', '+49 30 901821', NULL, 'secret two', NULL, 'Bonn', 20.00),
                        (3, 'not an address', NULL, NULL, NULL, NULL, 'Berlin', 1.25),
                        (4, NULL, 'call me', NULL, NULL, NULL, NULL, NULL)
                    """);
            statement.execute("SET QUERY_STATISTICS TRUE");
            statement.execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000");
            statement.execute("CREATE VIEW broken AS SELECT id, CAST(email AS INTEGER) AS number FROM contact");
            statement.execute("CREATE TABLE visit (id INTEGER, mail VARCHAR(200), pages INTEGER)");
            statement.execute("INSERT INTO visit VALUES (1, ' ann.lee@EXAMPLE.com', 7), (2, 'BOB@example.com', 3), (3, 'eve@example.com', 1)");
        }
        keyRing = HashedIdQueryRunner.writeKeyRing(folder);
        runner = HashedIdQueryRunner.builder(properties("public.contact.email:email,public.contact.phone:phone,public.visit.mail:email", "public.contact.birth_date,public.contact.note")).build();
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testTokensStandForIdentifiersAndHiddenColumnsDoNotExist()
    {
        assertThat(runner.execute("DESCRIBE contact").getMaterializedRows().stream().map(row -> row.getField(0) + " " + row.getField(1)))
                .containsExactly("id integer", "email_token varbinary", "phone_token varbinary", "city varchar(50)", "spent decimal(10,2)");
        assertThat(runner.execute("SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'contact'").getOnlyColumnAsSet())
                .containsExactlyInAnyOrder("id", "email_token", "phone_token", "city", "spent");
    }

    @Test
    void testWhatCannotBeNormalisedHasNoToken()
    {
        assertThat(runner.execute("SELECT id, length(email_token), length(phone_token) FROM contact ORDER BY id").getMaterializedRows().stream().map(Object::toString))
                .containsExactly("[1, 21, 21]", "[2, 21, 21]", "[3, null, null]", "[4, null, null]");
    }

    @Test
    void testSpellingsOfOnePersonJoin()
    {
        assertThat(rows("SELECT c.id, v.pages FROM contact c JOIN visit v ON v.mail_token = c.email_token ORDER BY 1")).containsExactly("[1, 7]", "[2, 3]");
    }

    @Test
    void testGroupsAndOrdersOfTokensAreMadeByTheEngine()
    {
        assertThat(rows("SELECT count(*), count(email_token), count(DISTINCT email_token) FROM contact")).containsExactly("[4, 2, 2]");
        assertThat(rows("SELECT count(*) FROM (SELECT email_token FROM contact GROUP BY email_token)")).containsExactly("[3]");
        assertThat(rows("SELECT id FROM contact WHERE email_token IS NULL ORDER BY id")).containsExactly("[3]", "[4]");
        assertThat(rows("SELECT length(min(email_token)) FROM contact")).containsExactly("[21]");
        assertThat(rows("SELECT count(*) FROM (SELECT id FROM contact ORDER BY email_token DESC LIMIT 2)")).containsExactly("[2]");
    }

    @Test
    void testOtherColumnsArePushedDown()
    {
        assertThat(plan("SELECT email_token FROM contact WHERE id = 2")).contains("constraint on [ID]").doesNotContain("Filter");
        assertThat(plan("SELECT sum(spent), count(*) FROM contact")).doesNotContain("Aggregate");
        assertThat(plan("SELECT id FROM contact LIMIT 2")).doesNotContain("Limit");
        assertThat(plan("SELECT id FROM contact ORDER BY spent LIMIT 2")).doesNotContain("TopN");
    }

    @Test
    void testTokensAreNotPushedDown()
    {
        assertThat(plan("SELECT id FROM contact WHERE email_token = X'00'")).contains("Filter");
        assertThat(plan("SELECT email_token, count(*) FROM contact GROUP BY 1")).contains("Aggregate");
        assertThat(plan("SELECT min(email_token) FROM contact")).contains("Aggregate");
        assertThat(plan("SELECT id FROM contact ORDER BY email_token LIMIT 2")).contains("TopN");
    }

    @Test
    void testNothingButReading()
    {
        for (String sql : List.of(
                "DELETE FROM contact",
                "UPDATE contact SET spent = 0",
                "INSERT INTO contact (id) VALUES 5",
                "CREATE TABLE copy AS SELECT * FROM contact",
                "DROP TABLE contact",
                "CALL system.execute('DROP TABLE contact')",
                "SELECT * FROM TABLE(crm.system.query(query => 'SELECT email FROM contact'))")) {
            assertThatThrownBy(() -> runner.execute(sql)).describedAs(sql).isNotNull();
        }
        assertThat(rows("SELECT count(*) FROM contact")).containsExactly("[4]");
    }

    @Test
    void testErrorsOfTheDatabaseShowNoData()
    {
        assertThatThrownBy(() -> runner.execute("SELECT number FROM broken WHERE id = 1"))
                .hasMessageContaining("SQL state 22018")
                .satisfies(error -> assertThat(getStackTraceAsString(error)).doesNotContainIgnoringCase("ann.lee"));
    }

    @Test
    void testEqualTokensAreNotLookedForInTheSource()
            throws SQLException
    {
        // the build side of the join becomes a dynamic filter, which would be the tokens of others in the log of the source
        assertThat(rows(
                """
                SELECT c.id
                FROM contact c
                JOIN (SELECT mail_token FROM visit WHERE pages = 7) v ON v.mail_token = c.email_token
                """)).containsExactly("[1]");
        assertThat(statementsOfTheSource())
                .anyMatch(sql -> sql.contains("\"EMAIL\" AS"))
                .noneMatch(sql -> sql.contains("WHERE") && sql.substring(sql.indexOf("WHERE")).toUpperCase(Locale.ENGLISH).contains("MAIL"));
    }

    @Test
    void testRulesThatDoNotFitTheSource()
    {
        assertCatalogFails("public.contact.e_mail:email", "", "hashed-id.identifiers: The database has no column public.contact.e_mail: correct the name, as schema.table.column");
        assertCatalogFails("", "public.contact.notes", "hashed-id.hidden-columns: The database has no column public.contact.notes: correct the name, as schema.table.column");
        assertCatalogFails("public.contact.email:email,public.contact.EMAIL:email", "", "hashed-id.identifiers: column public.contact.email is named twice: name it once");
        assertCatalogFails("public.contact.email:email", "public.contact.email", "hashed-id.hidden-columns: column public.contact.email is also in hashed-id.identifiers: name it in one of them");
        assertCatalogFails("contact.email:email", "", "hashed-id.identifiers: 'contact.email' does not name a column: write it as schema.table.column, such as public.contact.email");
    }

    private void assertCatalogFails(String identifiers, String hidden, String message)
    {
        assertThatThrownBy(() -> runner.createCatalog("bad", "hashed_id", properties(identifiers, hidden)))
                .hasStackTraceContaining(message);
    }

    private ImmutableMap<String, String> properties(String identifiers, String hidden)
    {
        return ImmutableMap.<String, String>builder()
                .putAll(HashedIdQueryRunner.catalogProperties(URL, keyRing))
                .put("hashed-id.identifiers", identifiers)
                .put("hashed-id.hidden-columns", hidden)
                .buildOrThrow();
    }

    private static List<String> statementsOfTheSource()
            throws SQLException
    {
        try (Connection connection = DriverManager.getConnection(URL);
                Statement statement = connection.createStatement();
                ResultSet resultSet = statement.executeQuery("SELECT sql_statement FROM information_schema.query_statistics WHERE sql_statement LIKE '%CONTACT%' AND sql_statement NOT LIKE '%query_statistics%'")) {
            List<String> statements = new ArrayList<>();
            while (resultSet.next()) {
                statements.add(resultSet.getString(1));
            }
            return statements;
        }
    }

    private List<String> rows(String sql)
    {
        MaterializedResult result = runner.execute(sql);
        return result.getMaterializedRows().stream().map(Object::toString).toList();
    }

    private String plan(String sql)
    {
        return (String) runner.execute("EXPLAIN " + sql).getOnlyValue();
    }
}
