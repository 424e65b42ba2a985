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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.trino.Session;
import io.trino.connector.MockConnectorFactory;
import io.trino.connector.MockConnectorPlugin;
import io.trino.spi.connector.ConnectorViewDefinition;
import io.trino.spi.connector.ConnectorViewDefinition.ViewColumn;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.security.Identity;
import io.trino.testing.QueryRunner;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The catalog {@code crm} has no rules. In {@code ruled} the officer may do everything, the clerk may call functions but not lend them to others, and the analyst
 * may not make tokens.
 */
@TestInstance(PER_CLASS)
final class TestHashedIdSecurity
{
    private static final String URL = "jdbc:h2:mem:hashed_id_security;DB_CLOSE_DELAY=-1";
    private static final String RULES =
            """
            {
                "schemas": [{"user": "officer", "owner": true}],
                "functions": [
                    {"user": "officer", "schema": "fn", "privileges": ["EXECUTE", "GRANT_EXECUTE", "OWNERSHIP"]},
                    {"user": "clerk", "schema": "fn", "privileges": ["EXECUTE"]},
                    {"user": "analyst", "schema": "fn", "function": "normalize_.*|explain_.*", "privileges": ["EXECUTE"]}],
                "procedures": [{"privileges": ["EXECUTE"]}]
            }
            """;

    private Path keyRing;
    private QueryRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, email VARCHAR(200))");
            statement.execute("INSERT INTO person VALUES (1, 'lena@example.com'), (2, 'bob@example.com')");
        }
        Path rules = Files.writeString(folder.resolve("rules.json"), RULES);
        keyRing = HashedIdQueryRunner.writeKeyRing(folder);
        Map<String, String> properties = ImmutableMap.<String, String>builder()
                .putAll(HashedIdQueryRunner.catalogProperties(URL, keyRing))
                .put("hashed-id.identifiers", "public.person.email:email")
                .buildOrThrow();
        runner = HashedIdQueryRunner.builder(properties).build();
        runner.createCatalog("ruled", HashedIdQueryRunner.CONNECTOR, ImmutableMap.<String, String>builder()
                .putAll(properties)
                .put("hashed-id.security", "file")
                .put("security.config-file", rules.toString())
                .buildOrThrow());
        runner.installPlugin(new MockConnectorPlugin(MockConnectorFactory.builder()
                .withGetViews((_, _) -> ImmutableMap.<SchemaTableName, ConnectorViewDefinition>builder()
                        .put(view("crm_of_analyst"), definition("crm", Optional.of("analyst")))
                        .put(view("ruled_of_officer"), definition("ruled", Optional.of("officer")))
                        .put(view("ruled_of_clerk"), definition("ruled", Optional.of("clerk")))
                        .put(view("ruled_of_analyst"), definition("ruled", Optional.of("analyst")))
                        .put(view("ruled_of_whoever_asks"), definition("ruled", Optional.empty()))
                        .buildOrThrow())
                .build()));
        runner.createCatalog("views", "mock", ImmutableMap.of());
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testEverybodyMayCallFunctionsWithoutRules()
    {
        assertThat(count("analyst", "SELECT count(*) FROM crm.public.person WHERE email_token = crm.fn.email_token('lena@example.com')")).isEqualTo(1);
        assertThat(count("clerk", "SELECT found FROM views.public.crm_of_analyst")).isEqualTo(1);
    }

    @Test
    void testRulesDenyFunctionsToWhoMayRead()
    {
        assertThat(count("officer", "SELECT count(*) FROM ruled.public.person WHERE email_token = ruled.fn.email_token('lena@example.com')")).isEqualTo(1);
        assertThat(count("analyst", "SELECT count(email_token) FROM ruled.public.person")).isEqualTo(2);
        assertThat(count("analyst", "SELECT length(ruled.fn.normalize_email('lena@example.com'))")).isEqualTo(16);
        for (String function : List.of("email_token('lena@example.com')", "email_token('lena@example.com', 'own')", "email_token_previous('lena@example.com')", "platform_hash('lena@example.com', 'email', 'meta')")) {
            assertThatThrownBy(() -> count("analyst", "SELECT length(ruled.fn.%s)".formatted(function)))
                    .hasMessageEndingWith("Access Denied: Cannot execute function ruled.fn." + function.substring(0, function.indexOf('(')));
        }
    }

    @Test
    void testViewsLendFunctionsIfTheirOwnersMay()
    {
        assertThat(count("analyst", "SELECT found FROM views.public.ruled_of_officer")).isEqualTo(1);
        assertThat(count("clerk", "SELECT found FROM views.public.ruled_of_clerk")).isEqualTo(1);
        assertThat(count("clerk", "SELECT found FROM views.public.ruled_of_whoever_asks")).isEqualTo(1);
        for (String view : List.of("ruled_of_clerk", "ruled_of_analyst", "ruled_of_whoever_asks")) {
            assertThatThrownBy(() -> count("analyst", "SELECT found FROM views.public." + view))
                    .describedAs(view)
                    .hasMessageContaining("Cannot execute function ruled.fn.email_token");
        }
        assertThatThrownBy(() -> count("officer", "SELECT found FROM views.public.ruled_of_clerk"))
                .hasMessageContaining("Cannot execute function ruled.fn.email_token");
    }

    @Test
    void testOnlyFunctionsThatMayBeCalledAreListed()
    {
        assertThat(functions("officer")).contains("email_token", "email_token_previous", "normalize_email", "platform_hash");
        assertThat(functions("analyst")).contains("normalize_email", "explain_phone").doesNotContain("email_token", "email_token_previous", "platform_hash");
    }

    @Test
    void testRulesCannotAllowWriting()
    {
        for (String sql : List.of(
                "DELETE FROM ruled.public.person",
                "UPDATE ruled.public.person SET id = 0",
                "INSERT INTO ruled.public.person (id) VALUES 5",
                "TRUNCATE TABLE ruled.public.person",
                "CREATE TABLE ruled.public.copy AS SELECT * FROM ruled.public.person",
                "CREATE TABLE ruled.public.other (id integer)",
                "DROP TABLE ruled.public.person",
                "ALTER TABLE ruled.public.person RENAME TO ruled.public.people",
                "ALTER TABLE ruled.public.person ADD COLUMN age integer",
                "COMMENT ON TABLE ruled.public.person IS 'people'",
                "CREATE SCHEMA ruled.other",
                "DROP SCHEMA ruled.fn",
                "CREATE VIEW ruled.public.v AS SELECT 1 AS one",
                "CREATE FUNCTION ruled.fn.one() RETURNS integer RETURN 1",
                "DROP FUNCTION ruled.fn.email_token(varchar)",
                "GRANT SELECT ON ruled.public.person TO analyst",
                "CALL ruled.system.execute('DROP TABLE person')")) {
            assertThatThrownBy(() -> runner.execute(session("officer"), sql))
                    .describedAs(sql)
                    .hasMessageContaining("Access Denied: ");
        }
        assertThat(count("officer", "SELECT count(*) FROM ruled.public.person")).isEqualTo(2);
    }

    @Test
    void testRulesNeedAFile()
    {
        assertThatThrownBy(() -> runner.createCatalog("bad", HashedIdQueryRunner.CONNECTOR, ImmutableMap.<String, String>builder()
                .putAll(HashedIdQueryRunner.catalogProperties(URL, keyRing))
                .put("hashed-id.security", "file")
                .buildOrThrow()))
                .hasStackTraceContaining("security.config-file");
    }

    private Set<Object> functions(String user)
    {
        return Set.copyOf(runner.execute(session(user), "SHOW FUNCTIONS FROM ruled.fn").getMaterializedRows().stream().map(row -> row.getField(0)).toList());
    }

    private long count(String user, @Language("SQL") String sql)
    {
        return (long) runner.execute(session(user), sql).getOnlyValue();
    }

    private Session session(String user)
    {
        return Session.builder(runner.getDefaultSession())
                .setIdentity(Identity.ofUser(user))
                .build();
    }

    private static SchemaTableName view(String name)
    {
        return new SchemaTableName("public", name);
    }

    /**
     * @param owner with whose rights the view reads; empty for those of who asks
     */
    private static ConnectorViewDefinition definition(String catalog, Optional<String> owner)
    {
        return new ConnectorViewDefinition(
                "SELECT count(*) AS found FROM %s.public.person WHERE email_token = %s.fn.email_token('lena@example.com')".formatted(catalog, catalog),
                Optional.empty(),
                Optional.empty(),
                ImmutableList.of(new ViewColumn("found", BIGINT.getTypeId(), Optional.empty())),
                Optional.empty(),
                owner,
                owner.isEmpty(),
                ImmutableList.of());
    }
}
