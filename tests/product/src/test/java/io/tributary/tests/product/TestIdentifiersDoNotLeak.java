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
import io.tributary.sources.SourceDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Plants a person in a PostgreSQL and an H2 behind the packaged plugin, runs statements that try to see them, and looks through all that users and operators get.
 */
@TestInstance(PER_CLASS)
final class TestIdentifiersDoNotLeak
{
    private static final String EMAIL = " Zanzibar.Quux4711@leak.example";
    private static final String PHONE = "+33 1 99 00 47 11";
    private static final String NAME = "Zanzibarina";
    private static final String STREET = "47 Quuxweg";

    private static final List<Planted> PLANTED = List.of(
            Planted.of("e-mail address", EMAIL, "Quux4711", "leak.example"),
            Planted.of("telephone number", PHONE, "99 00 47 11", "199004711"),
            Planted.of("name", NAME),
            Planted.of("street", STREET, "Quuxweg"));

    private static final Pattern CONDITION_ON_IDENTIFIER = Pattern.compile("(WHERE|ORDER BY|GROUP BY|HAVING|ON) .*\"(email|phone|customer_email|customer_phone)", Pattern.CASE_INSENSITIVE);

    private Path folder;
    private SourceDatabases databases;
    private TributaryServer server;
    private Spy spy;

    @BeforeAll
    void start(@TempDir Path temporary)
            throws SQLException, IOException
    {
        folder = temporary;
        databases = SourceDatabases.start(folder.resolve("sources"), Map.of(
                "logging_collector", "on",
                "log_directory", "received",
                "log_filename", "postgresql.log"));
        plantInPostgreSql();
        plantInH2();
        writeCatalog("legacy", h2Url(),
                """
                hashed-id.identifiers=public.person.email:email
                """);
        // the same database without protection: what the search would find
        writeCatalog("open", h2Url(),
                """
                hashed-id.unlisted-identifiers=SHOW
                """);
        server = TributaryServer.start(Installation.server(), folder.resolve("server"), databases.catalogs());
        spy = new Spy(server.jdbcUrl(), server.uri());
    }

    @AfterAll
    void stop()
    {
        server.close();
        databases.close();
    }

    @Test
    void testNothingIsSeenAfterAHundredHostileStatements()
            throws Exception
    {
        List<List<String>> sessions = sessions();
        assertThat(sessions).hasSizeGreaterThan(100);
        Map<String, List<Planted>> leaks = new LinkedHashMap<>();
        for (List<String> session : sessions) {
            List<Planted> found = find(spy.run(session));
            if (!found.isEmpty()) {
                leaks.put(String.join("; ", session), found);
            }
        }
        assertThat(leaks).isEmpty();
        assertUnseen("the records of queries", spy.queryRecords());
        assertUnseen("the log of the server", serverLog());
        String received = receivedByPostgreSql();
        assertThat(received).contains("\"email\" AS \"email_token\"");
        assertUnseen("what PostgreSQL was asked", received);
        assertThat(received.lines().filter(line -> CONDITION_ON_IDENTIFIER.matcher(line).find())).isEmpty();
    }

    @Test
    void testSearchWouldFindWhatIsNotProtected()
            throws SQLException
    {
        String seen = spy.run(List.of("SELECT * FROM open.public.person"));
        assertThat(PLANTED.getFirst().isIn(seen)).isTrue();
    }

    @Test
    void testSecretsAreNotInTheLog()
            throws IOException
    {
        String log = serverLog();
        assertThat(log).contains("-- Added catalog crm");
        assertThat(log).doesNotContain(value(Files.readString(databases.keyRing()), "\"secret\": \"([0-9a-f]+)\""));
        assertThat(log).doesNotContain(value(Files.readString(databases.catalogs().resolve("crm.properties")), "connection-password=(.+)"));
    }

    private static void assertUnseen(String where, String text)
    {
        assertThat(find(text)).describedAs("found in %s", where).isEmpty();
    }

    private static List<Planted> find(String text)
    {
        return PLANTED.stream().filter(planted -> planted.isIn(text)).toList();
    }

    private void plantInPostgreSql()
            throws SQLException
    {
        try (Connection connection = databases.connect("crm"); Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE contact ADD COLUMN note text, ADD COLUMN profile jsonb");
            for (int number = 0; number < 50; number++) {
                insert(statement, "C-" + number, "person%s@example.com".formatted(number), "+33 1 99 00 %s".formatted(1000 + number), "Ann", "1 Street");
            }
            insert(statement, "C-PLANTED", EMAIL, PHONE, NAME, STREET);
            statement.execute("UPDATE contact SET note = 'call ' || phone || ' or write to ' || email, profile = json_build_object('mail', email)");
            statement.execute("CREATE VIEW contact_view AS SELECT * FROM contact");
            statement.execute("CREATE VIEW renamed_view AS SELECT contact_id, email AS reach_me, phone AS number_of_them FROM contact");
            statement.execute("CREATE TABLE free_text (id integer, remark text)");
            statement.execute("INSERT INTO free_text SELECT row_number() OVER (ORDER BY contact_id DESC), note FROM contact");
            statement.execute("CREATE VIEW concatenated AS SELECT contact_id, contact_id || '/' || email AS everything FROM contact");
            statement.execute("CREATE VIEW as_numbers AS SELECT contact_id, CAST(regexp_replace(phone, '[^0-9]', '', 'g') AS bigint) AS phone_number FROM contact");
            statement.execute("CREATE VIEW as_bytes AS SELECT contact_id, convert_to(email, 'UTF8') AS payload FROM contact");
            statement.execute("CREATE VIEW as_array AS SELECT contact_id, ARRAY[email] AS list FROM contact");
            statement.execute("CREATE VIEW as_json AS SELECT contact_id, profile AS document FROM contact");
            statement.execute("CREATE VIEW broken_cast AS SELECT contact_id, CAST(email AS integer) AS number FROM contact");
            statement.execute("CREATE VIEW broken_division AS SELECT contact_id, 1 / (length(email) - length(email)) AS quotient FROM contact");
            statement.execute("CREATE VIEW broken_date AS SELECT contact_id, CAST(street AS date) AS moved FROM contact");
            statement.execute("CREATE SCHEMA secret");
            statement.execute("CREATE TABLE secret.copy AS SELECT contact_id, email, phone FROM contact");
            statement.execute("CREATE TABLE \"Contact\" AS SELECT contact_id AS \"Id\", email AS \"EMail\", phone AS \"Rufnummer\" FROM contact");
            statement.execute("GRANT USAGE ON SCHEMA secret TO tributary_reader");
            statement.execute("GRANT SELECT ON ALL TABLES IN SCHEMA public, secret TO tributary_reader");
            statement.execute("ANALYZE");
            // from here on, what the catalogs ask is written down
            statement.execute("ALTER ROLE tributary_reader SET log_statement = 'all'");
        }
        try (Connection connection = databases.connect("shop"); Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO customer_order (order_number, customer_email, customer_phone, status) VALUES ('SO-1', '%s', '%s', 'completed'), ('SO-2', 'person7@example.com', NULL, 'completed')".formatted(EMAIL, PHONE));
        }
    }

    private static void insert(Statement statement, String id, String email, String phone, String name, String street)
            throws SQLException
    {
        statement.execute(
                """
                INSERT INTO contact (contact_id, email, phone, first_name, last_name, birth_date, street, postcode, city, country)
                VALUES ('%s', '%s', '%s', '%s', 'Quux', DATE '1971-04-07', '%s', '12345', 'Town', 'FR')
                """.formatted(id, email, phone, name, street));
    }

    private void plantInH2()
            throws SQLException
    {
        try (Connection connection = DriverManager.getConnection(h2Url()); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE person (id integer PRIMARY KEY, email varchar(200), city varchar(50))");
            statement.execute("INSERT INTO person VALUES (1, '%s', 'Town'), (2, 'ann@example.com', 'Town')".formatted(EMAIL));
            statement.execute("CREATE VIEW person_view AS SELECT id, email AS whatever FROM person");
            statement.execute("CREATE VIEW broken_cast AS SELECT id, CAST(email AS integer) AS number FROM person");
        }
    }

    private String h2Url()
    {
        return "jdbc:h2:file:" + folder.resolve("legacy").toAbsolutePath();
    }

    private void writeCatalog(String name, String url, String rules)
            throws IOException
    {
        Files.writeString(
                databases.catalogs().resolve(name + ".properties"),
                """
                connector.name=hashed_id
                connection-url=%s
                hashed-id.key-ring=%s
                hashed-id.partner=own
                hashed-id.profile=uid2-v1
                %s\
                """.formatted(url, databases.keyRing(), rules));
    }

    private String serverLog()
            throws IOException
    {
        try (Stream<Path> files = Files.walk(folder.resolve("server").resolve("log"))) {
            return files.filter(Files::isRegularFile).map(TestIdentifiersDoNotLeak::read).collect(joining("\n"));
        }
    }

    /**
     * The statements and parameters in the log of PostgreSQL. Its own errors have values in them, for its own operator.
     */
    private String receivedByPostgreSql()
            throws IOException
    {
        try (Stream<Path> files = Files.walk(folder.resolve("sources").resolve("postgresql").resolve("received"))) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> read(file).lines())
                    .filter(line -> !line.contains("ERROR:"))
                    .collect(joining("\n"));
        }
    }

    private static String read(Path file)
    {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> sessions()
            throws IOException
    {
        try (InputStream stream = requireNonNull(TestIdentifiersDoNotLeak.class.getResourceAsStream("/hostile.sql"), "hostile.sql is missing")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("--"))
                    .map(line -> List.of(line.split(";\\s*")))
                    .toList();
        }
    }

    private static String value(String text, String pattern)
    {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
