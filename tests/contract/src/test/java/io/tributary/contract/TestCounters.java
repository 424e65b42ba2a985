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
package io.tributary.contract;

import com.google.common.collect.ImmutableMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import javax.management.JMException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * What the plugin counts, and that the documentation names all of it and nothing else.
 */
@TestInstance(PER_CLASS)
final class TestCounters
{
    private static final String FUNCTIONS = "io.tributary.functions:type=FunctionCounters";
    private static final String RULES = "io.tributary.connector.attribution:type=RuleCounters,name=counted_rules";
    private static final String STORE = "io.tributary.connector.attribution:type=RuleStoreStatistics,name=counted_rules";
    private static final String TOKENS = "io.tributary.connector.hashedid:type=TokenCounters,name=counted_contacts";

    private static final Pattern OBJECT = Pattern.compile("^`(io\\.tributary[a-z.]*:type=[A-Za-z]+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("^\\| `([A-Za-z]+)` \\|");

    private static final String EVENTS =
            """
            (VALUES
                ('ann', TIMESTAMP '2026-01-01 00:00:00', 'search', NULL),
                ('ann', TIMESTAMP '2026-01-02 00:00:00', 'email', NULL),
                ('ann', TIMESTAMP '2026-01-03 00:00:00', 'email', 10e0),
                ('bob', TIMESTAMP '2026-01-01 00:00:00', 'search', NULL),
                ('bob', TIMESTAMP '2026-01-02 00:00:00', 'search', 20e0),
                ('bob', TIMESTAMP '2026-01-03 00:00:00', 'search', 30e0),
                ('cat', TIMESTAMP '2026-01-03 00:00:00', 'search', NULL)) AS event (customer, event_time, channel, value)
            """;

    private final TributaryEngine engine = new TributaryEngine();

    @BeforeAll
    void createCatalogs(@TempDir Path folder)
            throws SQLException, IOException
    {
        engine.createCatalog("counted_rules", "attribution", ImmutableMap.of("attribution.store-url", "jdbc:h2:mem:counted_rules;DB_CLOSE_DELAY=-1"));
        engine.execute("INSERT INTO counted_rules.rules.rule_set (rule_set) VALUES 'all'");
        engine.execute("INSERT INTO counted_rules.rules.rule (rule_set, rule, model) VALUES ('all', 'linear', 'linear')");

        String contacts = "jdbc:h2:mem:counted_contacts;DB_CLOSE_DELAY=-1";
        try (Connection connection = DriverManager.getConnection(contacts); Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE contact (id INTEGER, email VARCHAR(100))");
            statement.execute("INSERT INTO contact VALUES (1, 'ann@example.com'), (2, 'bob@example.com'), (3, 'no address'), (4, NULL)");
        }
        Path keyRing = Files.writeString(folder.resolve("keys.json"), "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"3fa1b2c4d5e6978812a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d6e7f809\"}]}}}");
        Files.setPosixFilePermissions(keyRing, PosixFilePermissions.fromString("rw-------"));
        engine.createCatalog("counted_contacts", "hashed_id", ImmutableMap.<String, String>builder()
                .put("connection-url", contacts)
                .put("hashed-id.key-ring", keyRing.toString())
                .put("hashed-id.partner", "own")
                .put("hashed-id.profile", "uid2-v1")
                .put("hashed-id.identifiers", "public.contact.email:email")
                .buildOrThrow());
    }

    @AfterAll
    void close()
    {
        engine.close();
    }

    @Test
    void testDocumentationNamesWhatIsCounted()
            throws JMException
    {
        assertThat(documented()).isEqualTo(ManagedNames.all());
    }

    @Test
    void testJourneysOfWindowFunctions()
    {
        assertFunctionsCount(3, 7, 3, 0, 0, "SELECT attribute_linear(value, event_time) OVER (PARTITION BY customer ORDER BY event_time) FROM " + EVENTS);
    }

    @Test
    void testJourneysOfAggregates()
    {
        assertFunctionsCount(3, 7, 3, 0, 0, "SELECT attribution_agg(ARRAY['linear', 'first_touch'], channel, event_time, value) FROM " + EVENTS + " GROUP BY customer");
        assertFunctionsCount(3, 7, 2, 0, 0, "SELECT journey_agg(channel, event_time, value, NULL, 'first_only') FROM " + EVENTS + " GROUP BY customer");
    }

    @Test
    void testCustomersOfTooManyEvents()
    {
        assertFunctionsCount(1, 1, 0, 2, 2, "SELECT attribution_agg(ARRAY['linear', 'max_events(2, flag)'], channel, event_time, value) FROM " + EVENTS + " GROUP BY customer");
    }

    @Test
    void testRules()
    {
        long customers = ManagedNames.number(RULES, "Customers");
        long touches = ManagedNames.number(RULES, "Touches");
        long conversions = ManagedNames.number(RULES, "Conversions");
        long evaluated = ManagedNames.number(RULES, "RulesEvaluated");
        long reads = ManagedNames.number(STORE, "Reads.AllTime.Count");
        engine.execute(
                """
                SELECT *
                FROM TABLE(counted_rules.system.attribute_events(
                    events => TABLE(SELECT * FROM %s) PARTITION BY customer ORDER BY event_time,
                    conversion => DESCRIPTOR(value),
                    ruleset => 'all'))
                """.formatted(EVENTS));
        assertThat(ManagedNames.number(RULES, "Customers")).isEqualTo(customers + 3);
        assertThat(ManagedNames.number(RULES, "Touches")).isEqualTo(touches + 4);
        assertThat(ManagedNames.number(RULES, "Conversions")).isEqualTo(conversions + 3);
        assertThat(ManagedNames.number(RULES, "RulesEvaluated")).isEqualTo(evaluated + 3);
        assertThat(ManagedNames.numberAbove(reads, STORE, "Reads.AllTime.Count")).isGreaterThan(reads);
        assertThat(ManagedNames.numberAbove(1, STORE, "Commits.AllTime.Count")).isEqualTo(2);
        assertThat(ManagedNames.number(STORE, "Failures.TotalCount")).isZero();
    }

    @Test
    void testTokens()
    {
        long tokens = ManagedNames.number(TOKENS, "Tokens");
        long withoutToken = ManagedNames.number(TOKENS, "IdentifiersWithoutToken");
        engine.execute("SELECT email_token FROM counted_contacts.public.contact");
        assertThat(ManagedNames.number(TOKENS, "Tokens")).isEqualTo(tokens + 2);
        assertThat(ManagedNames.number(TOKENS, "IdentifiersWithoutToken")).isEqualTo(withoutToken + 1);
    }

    private void assertFunctionsCount(long customers, long events, long journeys, long customersOverLimit, long eventsOverLimit, String sql)
    {
        Map<String, Long> before = functionCounts();
        engine.execute(sql);
        Map<String, Long> added = functionCounts();
        added.replaceAll((attribute, count) -> count - before.get(attribute));
        assertThat(added).isEqualTo(Map.of(
                "Customers", customers,
                "CustomersOverLimit", customersOverLimit,
                "Events", events,
                "EventsOverLimit", eventsOverLimit,
                "Journeys", journeys));
    }

    private static Map<String, Long> functionCounts()
    {
        Map<String, Long> counts = new TreeMap<>();
        for (String attribute : Set.of("Customers", "CustomersOverLimit", "Events", "EventsOverLimit", "Journeys")) {
            counts.put(attribute, ManagedNames.number(FUNCTIONS, attribute));
        }
        return counts;
    }

    private static Map<String, Set<String>> documented()
    {
        Map<String, Set<String>> documented = new TreeMap<>();
        Set<String> attributes = new TreeSet<>();
        for (String line : Repository.read("trino-plugin/docs/observing.md").lines().toList()) {
            Matcher object = OBJECT.matcher(line);
            if (object.find()) {
                attributes = documented.computeIfAbsent(object.group(1), _ -> new TreeSet<>());
            }
            Matcher attribute = ATTRIBUTE.matcher(line);
            if (attribute.find()) {
                assertThat(attributes.add(attribute.group(1))).describedAs(line).isTrue();
            }
        }
        return documented;
    }
}
