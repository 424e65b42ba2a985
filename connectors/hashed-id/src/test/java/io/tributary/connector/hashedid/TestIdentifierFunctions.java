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
import io.trino.Session;
import io.trino.sql.SqlPath;
import io.trino.testing.DistributedQueryRunner;
import org.intellij.lang.annotations.Language;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.base.Throwables.getCausalChain;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestIdentifierFunctions
{
    private static final String URL = "jdbc:h2:mem:identifier_functions;DB_CLOSE_DELAY=-1";
    private static final String HASH = "07a0a464fe3954d579bc1bc6c5d32dc7390b944e8fd1c77e24290f3f029528e1";

    private DistributedQueryRunner runner;

    @BeforeAll
    void start(@TempDir Path folder)
            throws Exception
    {
        try (Connection connection = DriverManager.getConnection(URL); Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE person (
                        id INTEGER PRIMARY KEY,
                        email VARCHAR(200),
                        phone VARCHAR(50),
                        first_name VARCHAR(50),
                        last_name VARCHAR(50),
                        city VARCHAR(50),
                        postcode VARCHAR(20),
                        born DATE,
                        country VARCHAR(50),
                        device VARCHAR(50))
                    """);
            statement.execute("CREATE TABLE plain AS SELECT * FROM person");
            for (String table : List.of("person", "plain")) {
                statement.execute(
                        """
                        INSERT INTO %s VALUES
                            (1, ' Ann.Lee@Example.com', '030 901820', 'Ann-Marie', 'O''Neil', 'Sao Paulo', '10115', DATE '1980-01-02', 'Germany', 'CDDA802E-FB9C-47AD-9866-0794D394C912'),
                            (2, 'bob@example.com', '+1 650 253 0000', 'Bob', 'Lee', 'Bonn', '94043-1351', DATE '1899-12-31', 'US', '38400000-8cf0-11bd-b23e-10b96e40000d'),
                            (3, 'not an address', 'call me', '-', '?', '7', '!', NULL, 'Atlantis', 'none'),
                            (4, '%s', '%s', '%s', '%s', '%s', '%s', NULL, '%s', '%s'),
                            (5, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
                        """.formatted(table, HASH, HASH.substring(0, 50), HASH.substring(0, 50), HASH.substring(0, 50), HASH.substring(0, 50), HASH.substring(0, 20), HASH.substring(0, 50), HASH.substring(0, 50)));
            }
        }
        Instant change = Instant.now().minus(1, DAYS);
        Path keyRing = HashedIdQueryRunner.writeKeyRing(
                folder,
                """
                {"partners": {
                    "own": {"keys": [
                        {"epoch": 4, "secret": "%s", "validUntil": "%s", "overlap": "P30D"},
                        {"epoch": 5, "secret": "%s", "validFrom": "%s"}]},
                    "bank": {"agreement": "bank-shop-2026", "keys": [{"epoch": 1, "secret": "%s"}]},
                    "late": {"keys": [{"epoch": 1, "secret": "%s", "validFrom": "2999-01-01T00:00:00Z"}]}}}
                """.formatted(HashedIdQueryRunner.secret(4), change, HashedIdQueryRunner.secret(5), change, HashedIdQueryRunner.secret(11), HashedIdQueryRunner.secret(12)));
        Map<String, String> own = ImmutableMap.<String, String>builder()
                .putAll(HashedIdQueryRunner.catalogProperties(URL, keyRing))
                .put("hashed-id.identifiers", "public.person.email:email,public.person.phone:phone,public.person.first_name:first_name,public.person.last_name:last_name,"
                        + "public.person.city:city,public.person.postcode:postcode,public.person.born:birth_date,public.person.country:country,public.person.device:device_id")
                .put("hashed-id.hidden-columns", "")
                // for the table with the same identifiers as they are
                .put("hashed-id.unlisted-identifiers", "SHOW")
                .buildKeepingLast();
        runner = HashedIdQueryRunner.builder(with(own, Map.of("hashed-id.profile", "meta-v1")))
                .setWorkerCount(2)
                .addCoordinatorProperty("node-scheduler.include-coordinator", "false")
                .build();
        runner.createCatalog("bank", HashedIdQueryRunner.CONNECTOR, with(own, Map.of("hashed-id.profile", "meta-v1", "hashed-id.partner", "bank")));
        runner.createCatalog("uid", HashedIdQueryRunner.CONNECTOR, with(HashedIdQueryRunner.catalogProperties(URL, keyRing), Map.of()));
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testTokensAreThoseOfTheColumns()
    {
        for (String columns : List.of(
                "email_token:email_token(p.email)",
                "phone_token:phone_token(p.phone)",
                "phone_token:phone_token(p.phone, 'de')",
                "first_name_token:first_name_token(p.first_name)",
                "last_name_token:last_name_token(p.last_name)",
                "city_token:city_token(p.city)",
                "postcode_token:postcode_token(p.postcode)",
                "born_token:birth_date_token(p.born)",
                "born_token:birth_date_token(CAST(p.born AS varchar))",
                "country_token:country_token(p.country)",
                "device_token:device_id_token(p.device)")) {
            String column = columns.substring(0, columns.indexOf(':'));
            String call = "crm.fn." + columns.substring(columns.indexOf(':') + 1);
            assertThat(rows("SELECT count(*), count(%s) > 0 FROM person t JOIN plain p USING (id) WHERE t.%s IS NOT DISTINCT FROM %s".formatted(call, column, call)))
                    .describedAs(call)
                    .containsExactly("[5, true]");
        }
    }

    @Test
    void testPreviousTokensAreThoseOfTheColumns()
    {
        assertThat(rows(
                """
                SELECT count(*), count(email_token_previous)
                FROM person JOIN plain p USING (id)
                WHERE email_token_previous IS NOT DISTINCT FROM crm.fn.email_token_previous(p.email)
                """)).containsExactly("[5, 2]");
        assertThat(rows("SELECT crm.fn.email_token('lena@example.com') = crm.fn.email_token_previous('lena@example.com')")).containsExactly("[false]");
        assertThat(rows("SELECT bank.fn.email_token_previous('lena@example.com')")).containsExactly("[null]");
    }

    @Test
    void testPartnersAreNamed()
    {
        assertThat(rows("SELECT count(*) FROM bank.public.person t JOIN plain p USING (id) WHERE t.phone_token = crm.fn.phone_token(p.phone, 'DE', 'bank')")).containsExactly("[2]");
        assertThat(rows("SELECT crm.fn.email_token('lena@example.com') = crm.fn.email_token('lena@example.com', 'own'), crm.fn.email_token('lena@example.com') = crm.fn.email_token('lena@example.com', 'bank')"))
                .containsExactly("[true, false]");
        // by turns, so that no row can have the key of the one before
        assertThat(rows(
                """
                SELECT count(DISTINCT token), count(*)
                FROM (SELECT crm.fn.email_token('lena@example.com', IF(n % 2 = 0, 'own', 'bank')) AS token FROM UNNEST(sequence(1, 100)) AS t(n))
                """)).containsExactly("[2, 100]");
        assertThat(rows("SELECT crm.fn.email_token('lena@example.com', partner => 'bank') = crm.fn.email_token(value => 'lena@example.com', partner => 'bank')")).containsExactly("[true]");
    }

    @Test
    void testUnknownPartnersAreNotShown()
    {
        assertInvalid("SELECT crm.fn.email_token(email, 'deadbeef') FROM plain", "The key ring has no partner of that name: correct the name, or have the partner's keys added", "deadbeef");
        assertThatThrownBy(() -> runner.execute("SELECT crm.fn.email_token(email, 'late') FROM plain")).hasMessageStartingWith("Partner 'late' has no key that is valid at ");
    }

    @Test
    void testTokensAreMadeByWorkers()
    {
        assertThat(rows(
                """
                SELECT count(DISTINCT token), count(*)
                FROM (SELECT crm.fn.email_token('customer' || CAST(custkey % 100 AS varchar) || '.lee@example.com') AS token FROM UNNEST(sequence(1, 10000)) AS t(custkey))
                """)).containsExactly("[100, 10000]");
        // the coordinator folds the constant, the workers make the others
        assertThat(rows("SELECT count(*) FROM plain WHERE crm.fn.email_token(email) = crm.fn.email_token('ANN.lee@example.com')")).containsExactly("[1]");
        assertThat(rows("SELECT id FROM person WHERE email_token = crm.fn.email_token('ANN.lee@example.com')")).containsExactly("[1]");
    }

    @Test
    void testNormalize()
    {
        assertThat(rows("SELECT crm.fn.normalize_email(' Ann.Lee+shop@Gmail.com'), crm.fn.normalize_email(' Ann.Lee+shop@Gmail.com', 'uid2-v1'), uid.fn.normalize_email(' Ann.Lee+shop@Gmail.com')"))
                .containsExactly("[ann.lee+shop@gmail.com, annlee@gmail.com, annlee@gmail.com]");
        assertThat(rows("SELECT crm.fn.normalize_phone('030 901820'), crm.fn.normalize_phone('(650) 253-0000', 'US'), crm.fn.normalize_phone('(650) 253-0000', 'US', 'uid2-v1')"))
                .containsExactly("[4930901820, 16502530000, +16502530000]");
        assertThat(rows("SELECT crm.fn.normalize_postcode('94043-1351', 'US'), crm.fn.normalize_postcode('sw1a 1aa', 'GB', 'google-v1')")).containsExactly("[94043, SW1A 1AA]");
        assertThat(rows("SELECT crm.fn.normalize_birth_date(DATE '1980-01-02'), crm.fn.normalize_birth_date('1980-01-02'), crm.fn.normalize_birth_date(DATE '1899-12-31')"))
                .containsExactly("[19800102, 19800102, null]");
    }

    @Test
    void testNormalizedIsWhatHasAToken()
    {
        assertThat(rows("SELECT count(*) FROM plain WHERE (crm.fn.normalize_email(email) IS NULL) <> (crm.fn.email_token(email) IS NULL)")).containsExactly("[0]");
        assertThat(rows("SELECT crm.fn.normalize_email('%s'), crm.fn.email_token('%s')".formatted(HASH, HASH))).containsExactly("[null, null]");
        assertThat(rows("SELECT count(*) FROM plain WHERE (crm.fn.explain_email(email) = 'OK') <> (crm.fn.email_token(email) IS NOT NULL)")).containsExactly("[0]");
    }

    @Test
    void testExplain()
    {
        assertThat(rows("SELECT id, crm.fn.explain_email(email) FROM plain ORDER BY id")).containsExactly(
                "[1, OK]",
                "[2, OK]",
                "[3, NOT_AN_EMAIL: the value is not one mailbox at one domain]",
                "[4, ALREADY_HASHED: the value is a SHA-256 hash, of which no token is made]",
                "[5, null]");
        assertThat(rows("SELECT uid.fn.explain_city('Bonn'), uid.fn.explain_city('Bonn', 'meta-v1'), uid.fn.explain_phone('call me', 'US')")).containsExactly(
                "[NOT_IN_PROFILE: the profile does not define this type of identifier, OK, NOT_A_PHONE_NUMBER: the value is not a telephone number of a possible length]");
    }

    @Test
    void testPlatformHash()
    {
        assertThat(rows("SELECT crm.fn.platform_hash('Lena@Example.com ', 'email', 'google')")).containsExactly("[" + HASH + "]");
        assertThat(rows("SELECT crm.fn.platform_hash('lena@example.com', 'email', 'uid2'), crm.fn.platform_hash('lena@example.com', 'email', 'uid2-v1')"))
                .containsExactly("[B6CkZP45VNV5vBvGxdMtxzkLlE6P0cd+JCkPPwKVKOE=, B6CkZP45VNV5vBvGxdMtxzkLlE6P0cd+JCkPPwKVKOE=]");
        assertThat(rows("SELECT crm.fn.platform_hash('030 901820', 'phone', 'pair') = to_hex(sha256(to_utf8('+4930901820')))")).containsExactly("[false]");
        assertThat(rows("SELECT crm.fn.platform_hash('030 901820', 'phone', 'pair') = lower(to_hex(sha256(to_utf8('+4930901820'))))")).containsExactly("[true]");
        assertThat(rows("SELECT crm.fn.platform_hash('650 253 0000', 'phone', 'meta', 'US') = lower(to_hex(sha256(to_utf8('16502530000'))))")).containsExactly("[true]");
        assertThat(rows("SELECT crm.fn.platform_hash('nobody', 'email', 'meta')")).containsExactly("[null]");
    }

    @Test
    void testArgumentsThatCannotBe()
    {
        assertInvalid("SELECT crm.fn.phone_token('DE', phone) FROM plain", "The region is not a country with telephone numbers: use the two letters of ISO 3166-1, such as DE, GB or US", "030");
        assertInvalid("SELECT crm.fn.normalize_email('meta-v1', email) FROM plain", "There is no profile of that name: use one of 'google-v1', 'meta-v1', 'pair-v1', 'uid2-v1'", "Ann");
        assertInvalid("SELECT crm.fn.normalize_city(city, 'uid2-v1') FROM plain", "Profile 'uid2-v1' has no rules for 'city': use a profile that has them", "Sao");
        assertInvalid("SELECT crm.fn.platform_hash('email', email, 'meta') FROM plain", "There is no type of identifiers of that name: use one of 'email', 'phone', 'first_name', 'last_name', 'city', 'postcode', 'birth_date', 'country', 'device_id'", "Ann");
        assertInvalid("SELECT crm.fn.platform_hash('meta', 'email', email) FROM plain", "There is no platform of that name: use one of 'google-v1', 'meta-v1', 'pair-v1', 'uid2-v1', or the name without its version for the newest one", "Ann");
        assertInvalid("SELECT crm.fn.platform_hash(postcode, 'postcode', 'google') FROM plain", "Profile 'google-v1' has no hash of 'postcode': its platform takes it as plain text", "10115");
    }

    @Test
    void testNullGivesNull()
    {
        assertThat(rows("SELECT crm.fn.email_token(NULL), crm.fn.email_token('lena@example.com', NULL), crm.fn.phone_token('030 901820', CAST(NULL AS varchar)), crm.fn.explain_email(NULL), crm.fn.platform_hash(NULL, 'email', 'meta'), crm.fn.platform_hash('lena@example.com', 'email', 'meta', NULL)"))
                .containsExactly("[null, null, null, null, null, null]");
    }

    @Test
    void testFunctionsAreThoseOfTheProfile()
    {
        assertThat(rows("SHOW FUNCTIONS FROM uid.fn LIKE '%\\_token' ESCAPE '\\'").stream().map(row -> row.substring(1, row.indexOf(',')))).containsOnly("email_token", "phone_token");
        assertThatThrownBy(() -> runner.execute("SELECT uid.fn.city_token('Bonn')")).hasMessageContaining("Function 'uid.fn.city_token' not registered");
        assertThat(rows("SHOW SCHEMAS FROM uid")).contains("[fn]", "[public]");
        assertThat(rows("SHOW TABLES FROM uid.fn")).isEmpty();
    }

    @Test
    void testFunctionsAreListed()
    {
        assertThat(rows("SHOW FUNCTIONS FROM crm.fn")).contains(
                "[email_token, varbinary, varchar, scalar, true, Token of the email, as columns of this catalog have it; NULL if it cannot be normalised]",
                "[phone_token, varbinary, varchar, varchar, varchar, scalar, true, Token of the phone, as columns of this catalog have it; NULL if it cannot be normalised]",
                "[birth_date_token, varbinary, date, scalar, true, Token of the birth date, as columns of this catalog have it; NULL if it cannot be normalised]",
                "[platform_hash, varchar, varchar, varchar, varchar, scalar, true, Plain SHA-256 as an ad platform takes it, for uploads. NOT a token: it has no key, and can be reversed by guessing]");
    }

    @Test
    void testFunctionsAreFoundOnThePath()
    {
        Session session = Session.builder(runner.getDefaultSession()).setPath(SqlPath.buildPath("crm.fn", Optional.of("crm"))).build();
        assertThat(runner.execute(session, "SELECT normalize_email('Lena@Example.com')").getOnlyValue()).isEqualTo("lena@example.com");
    }

    @Test
    void testNothingShowsAKey()
    {
        for (String sql : List.of(
                "SHOW SESSION",
                "SHOW CREATE SCHEMA public",
                "SHOW CREATE TABLE person",
                "SHOW FUNCTIONS FROM crm.fn",
                "SELECT * FROM system.metadata.catalogs",
                "EXPLAIN (TYPE DISTRIBUTED) SELECT crm.fn.email_token(email, 'bank') FROM plain")) {
            assertThat(runner.execute(sql).toString()).describedAs(sql)
                    .doesNotContain(HashedIdQueryRunner.secret(4))
                    .doesNotContain(HashedIdQueryRunner.secret(5))
                    .doesNotContain("keys.json");
        }
    }

    private void assertInvalid(@Language("SQL") String sql, String message, String hidden)
    {
        assertThatThrownBy(() -> runner.execute(sql))
                .describedAs(sql)
                .hasMessage(message)
                .satisfies(error -> assertThat(getCausalChain(error)).extracting(Throwable::getMessage).noneMatch(text -> text.contains(hidden)));
    }

    private List<String> rows(@Language("SQL") String sql)
    {
        return runner.execute(sql).getMaterializedRows().stream().map(Object::toString).toList();
    }

    private static Map<String, String> with(Map<String, String> properties, Map<String, String> others)
    {
        return ImmutableMap.<String, String>builder().putAll(properties).putAll(others).buildKeepingLast();
    }
}
