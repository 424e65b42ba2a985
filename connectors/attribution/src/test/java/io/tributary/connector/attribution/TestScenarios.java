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
package io.tributary.connector.attribution;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A file for each thing that rules can say: the rules, the events, and the result with its explanation.
 */
@TestInstance(PER_CLASS)
final class TestScenarios
{
    private static final Pattern SCENARIO = Pattern.compile("-- [^\n]+\n(.*)\n-- events\n(.*)\n-- result\n(.*)", Pattern.DOTALL);
    private static final Pattern INSERTED_COLUMNS = Pattern.compile("INSERT INTO (\\w+) \\(([^)]*)\\)");

    private DistributedQueryRunner runner;

    @BeforeAll
    void start()
            throws Exception
    {
        runner = AttributionQueryRunner.builder(ImmutableMap.of("attribution.store-url", "jdbc:h2:mem:scenarios;DB_CLOSE_DELAY=-1")).setWorkerCount(0).build();
    }

    @AfterAll
    void stop()
    {
        runner.close();
    }

    @Test
    void testScenarios()
    {
        for (Path file : files()) {
            Matcher scenario = SCENARIO.matcher(content(file));
            assertThat(scenario.matches()).describedAs("%s has rules, events and a result", file).isTrue();
            runner.execute("DELETE FROM rule_set");
            for (String statement : Splitter.on(';').trimResults().omitEmptyStrings().split(scenario.group(1))) {
                runner.execute(statement);
            }
            assertThat(result(scenario.group(2)).stream().collect(joining("\n"))).describedAs(file.toString()).isEqualTo(scenario.group(3).lines().skip(1).collect(joining("\n")));
        }
    }

    @Test
    void testEveryColumnOfARuleHasAScenario()
    {
        Set<String> used = new HashSet<>();
        for (Path file : files()) {
            for (MatchResult columns : INSERTED_COLUMNS.matcher(content(file)).results().toList()) {
                Splitter.on(", ").splitToStream(columns.group(2)).map(column -> columns.group(1) + "." + column).forEach(used::add);
            }
        }
        List<String> expected = new ArrayList<>();
        for (String table : List.of("rule_set", "rule", "touch_class", "milestone")) {
            runner.execute("DESCRIBE " + table).getMaterializedRows().stream()
                    .map(row -> (String) row.getField(0))
                    .filter(column -> !column.equals("description"))
                    .forEach(column -> expected.add(table + "." + column));
        }
        assertThat(used).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> result(String events)
    {
        return runner.execute(
                        """
                        SELECT id, conversion_id, IF(reportable, rule, rule || ', not reportable'), class, decision, round(credit, 6), value
                        FROM TABLE(attribution.system.attribute_events(
                            events => TABLE(SELECT customer, event_time, id, channel, type, kind, CAST(amount AS decimal(8, 2)) AS amount FROM (VALUES
                                %s) AS t (customer, event_time, id, channel, type, kind, amount)) PARTITION BY customer ORDER BY event_time,
                            conversion => DESCRIPTOR(amount),
                            ruleset => 'scenario',
                            explain => true,
                            event_id => DESCRIPTOR(id),
                            conversion_columns => DESCRIPTOR(id)))
                        WHERE decision <> 'AFTER_CONVERSION'
                        """.formatted(events)).getMaterializedRows().stream()
                .sorted((left, right) -> conversion(left).compareTo(conversion(right)))
                .map(row -> row.getFields().stream().map(field -> Objects.toString(field, "-")).collect(joining(" | ")))
                .toList();
    }

    /**
     * Rows of one conversion stay in the order of the result.
     */
    private static String conversion(MaterializedRow row)
    {
        return (String) row.getField(1);
    }

    private static List<Path> files()
    {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("basedir", "."), "src/test/resources/scenarios"))) {
            return files.sorted().toList();
        }
        catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String content(Path file)
    {
        try {
            return Files.readString(file);
        }
        catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
