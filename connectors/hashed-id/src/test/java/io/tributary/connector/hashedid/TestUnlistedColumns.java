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

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestUnlistedColumns
{
    private static final String URL = "jdbc:h2:mem:unlisted_columns;DB_CLOSE_DELAY=-1";

    private CatalogRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contact (id INTEGER, email VARCHAR(200), phone BIGINT, remark VARCHAR(1000), city VARCHAR(50), born DATE)");
            statement.execute("INSERT INTO contact SELECT x, 'p' || x || '@example.com', 4930900000 + x, 'regular', 'Berlin', DATE '1980-01-02' FROM system_range(1, 100)");
            statement.execute("UPDATE contact SET remark = 'prefers letters, not ann.lee@example.com' WHERE id = 40");
            statement.execute("CREATE VIEW reachable AS SELECT id, email, email AS who, '0' || phone AS line, city FROM contact");
            statement.execute("CREATE VIEW as_bytes AS SELECT id, CAST(email AS VARBINARY(200)) AS payload, CAST(city AS VARBINARY(200)) AS other FROM contact");
            statement.execute("CREATE VIEW hashes AS SELECT id, HASH('SHA-256', email) AS digest, HASH('MD5', city) AS other FROM contact");
            statement.execute("CREATE TABLE staging (id INTEGER, v VARCHAR(100))");
            statement.execute("CREATE TABLE moved (id INTEGER, note VARCHAR(100))");
            statement.execute("CREATE VIEW joined AS SELECT id, phone AS HOMEPHONE, born AS DATEOFBIRTH, city FROM contact");
            statement.execute("CREATE TABLE visit (ip VARCHAR(40), page VARCHAR(200), born DATE)");
            statement.execute("CREATE VIEW broken AS SELECT id, city, CAST(CAST(remark AS INTEGER) AS VARCHAR(10)) AS number FROM contact");
            statement.execute("CREATE VIEW late AS SELECT id, CASE WHEN id = 90 THEN email END AS text FROM contact");
        }
        runner = new CatalogRunner(folder);
        runner.addCatalog("crm", URL, ImmutableMap.of("hashed-id.identifiers", "public.contact.email:email,public.contact.born:birth_date"));
        runner.addCatalog("named", URL, ImmutableMap.of("hashed-id.sample-rows", "0"));
        runner.addCatalog("short_sample", URL, ImmutableMap.of("hashed-id.sample-rows", "50"));
        runner.addCatalog("strict", URL, ImmutableMap.of("hashed-id.unlisted-identifiers", "REFUSE"));
        runner.addCatalog("plain", URL, ImmutableMap.of("hashed-id.unlisted-identifiers", "SHOW"));
        runner.addCatalog("released", URL, ImmutableMap.of("hashed-id.shown-columns", "public.contact.remark,PUBLIC.CONTACT.PHONE,public.broken.number"));
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testTextWithAnAddressInItIsHidden()
    {
        assertThat(runner.columns("crm.public.contact")).containsExactly("id integer", "email_token varbinary", "city varchar(50)", "born_token varbinary");
    }

    @Test
    void testTablesWithoutRulesAreLookedAt()
    {
        assertThat(runner.columns("crm.public.reachable")).containsExactly("id integer", "city varchar(50)");
        assertThat(runner.columns("crm.public.visit")).containsExactly("page varchar(200)", "born date");
    }

    @Test
    void testTextThatIsStoredAsBytesIsLookedAt()
    {
        assertThat(runner.columns("crm.public.as_bytes")).containsExactly("id integer", "other varbinary");
    }

    @Test
    void testPlainHashesAsBytesAreHidden()
    {
        assertThat(runner.columns("crm.public.hashes")).containsExactly("id integer", "other varbinary");
    }

    @Test
    void testNamesThatAreWrittenAsOneWord()
    {
        assertThat(runner.columns("crm.public.joined")).containsExactly("id integer", "city varchar(50)");
    }

    @Test
    void testTableThatIsFilledLaterIsLookedAtAgain()
            throws SQLException
    {
        assertThat(runner.columns("crm.public.staging")).containsExactly("id integer", "v varchar(100)");
        execute("INSERT INTO staging VALUES (1, 'ann.lee@example.com')");
        assertThatThrownBy(() -> runner.rows("SELECT v FROM crm.public.staging")).hasMessageContaining("Column 'v' cannot be resolved");
    }

    @Test
    void testTableWhoseNamedColumnIsRenamedIsRefused()
            throws SQLException
    {
        runner.addCatalog("moving", URL, ImmutableMap.of("hashed-id.hidden-columns", "public.moved.note"));
        assertThat(runner.columns("moving.public.moved")).containsExactly("id integer");
        execute("ALTER TABLE moved ALTER COLUMN note RENAME TO remark");
        assertThatThrownBy(() -> runner.rows("SELECT * FROM moving.public.moved"))
                .hasMessageContaining("The database has no columns [public.moved.note] any more, which properties of the catalog name");
    }

    private static void execute(String sql)
            throws SQLException
    {
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void testAllWaysToListColumnsAgree()
    {
        assertThat(runner.rows("SELECT column_name FROM crm.information_schema.columns WHERE table_schema = 'public' AND table_name = 'contact' ORDER BY ordinal_position"))
                .containsExactly("[id]", "[email_token]", "[city]", "[born_token]");
        assertThat(runner.rows("SELECT column_name FROM system.jdbc.columns c WHERE table_cat = 'crm' AND table_schem = 'public' AND table_name = 'contact' ORDER BY ordinal_position"))
                .containsExactly("[id]", "[email_token]", "[city]", "[born_token]");
        assertThat(runner.rows("SELECT * FROM crm.public.contact WHERE id = 1").getFirst()).startsWith("[1, ").contains("Berlin").doesNotContain("example");
        assertThatThrownBy(() -> runner.rows("SELECT remark FROM crm.public.contact")).hasMessageContaining("Column 'remark' cannot be resolved");
    }

    @Test
    void testOnlyNamesWithoutASample()
    {
        assertThat(runner.columns("named.public.reachable")).containsExactly("id integer", "who varchar(200)", "line varchar(1000000000)", "city varchar(50)");
    }

    @Test
    void testWhatIsAfterTheSampleIsNotFound()
    {
        assertThat(runner.columns("short_sample.public.late")).containsExactly("id integer", "text varchar(200)");
        assertThat(runner.columns("crm.public.late")).containsExactly("id integer");
    }

    @Test
    void testTextIsHiddenIfItCannotBeLookedAt()
    {
        assertThat(runner.columns("crm.public.broken")).containsExactly("id integer");
        // what is shown by name is not looked at
        assertThat(runner.columns("released.public.broken")).containsExactly("id integer", "number varchar(10)");
    }

    @Test
    void testShownColumns()
    {
        assertThat(runner.columns("released.public.contact")).containsExactly("id integer", "phone bigint", "remark varchar(1000)", "city varchar(50)", "born date");
    }

    @Test
    void testRefusedTables()
    {
        assertThatThrownBy(() -> runner.rows("SELECT id FROM strict.public.contact"))
                .hasMessageContaining("[EMAIL, PHONE, REMARK]")
                .hasMessageContaining("hashed-id.shown-columns")
                .satisfies(error -> assertThat(getStackTraceAsString(error)).doesNotContain("ann.lee"));
    }

    @Test
    void testShowingEverything()
    {
        assertThat(runner.columns("plain.public.reachable")).hasSize(5);
    }

    @Test
    void testDatesHaveTokens()
    {
        assertThat(runner.rows("SELECT count(*), count(DISTINCT born_token), min(length(born_token)) FROM crm.public.contact")).containsExactly("[100, 1, 21]");
    }

    @Test
    void testColumnInTwoProperties()
    {
        assertThatThrownBy(() -> runner.addCatalog("bad", URL, ImmutableMap.of("hashed-id.identifiers", "public.contact.email:email", "hashed-id.shown-columns", "public.contact.EMAIL")))
                .hasStackTraceContaining("hashed-id.shown-columns: column public.contact.email is also in hashed-id.identifiers: name it in one of them");
        assertThatThrownBy(() -> runner.addCatalog("bad", URL, ImmutableMap.of("hashed-id.shown-columns", "public.contact.e_mail")))
                .hasStackTraceContaining("hashed-id.shown-columns: The database has no column public.contact.e_mail: correct the name, as schema.table.column");
    }
}
