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
package io.tributary.recipes;

import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Every recipe on the generated customers: what it makes is what lies beside it, as the answer to the query above it. With the system property {@code tributary.expected.write} the answers are written anew.
 */
@TestInstance(PER_CLASS)
final class TestExpectedResults
{
    private static final String FOLDER = "sql/recipes/";

    private final LakeEngine engine;

    TestExpectedResults()
            throws IOException, SQLException
    {
        engine = new LakeEngine();
    }

    @AfterAll
    void close()
            throws IOException
    {
        engine.close();
    }

    @BeforeEach
    void removeTables()
    {
        engine.rows("SHOW TABLES").forEach(table -> engine.execute("DROP TABLE " + table.getField(0)));
        engine.execute("DELETE FROM attribution.rules.rule_set");
    }

    @Test
    void testSessionise()
            throws IOException
    {
        run("journeys/page_view", "sessionise");
        assertExpected("sessionise");
    }

    @Test
    void testIdentityThenAttribute()
            throws IOException
    {
        run("journeys/records", "identity-then-attribute");
        assertExpected("identity-then-attribute");
    }

    @Test
    void testIncrementalRefresh()
            throws IOException
    {
        run("journeys/event", "incremental-refresh");
        assertExpected("incremental-refresh");
    }

    @Test
    void testBackfill()
            throws IOException
    {
        run("journeys/event");
        Backfill backfill = new Backfill(2);
        for (int slice = 0; slice < 2; slice++) {
            backfill.statements().forEach(engine::execute);
        }
        assertExpected("incremental-refresh");
    }

    @Test
    void testTrainAndApply()
            throws IOException
    {
        run("journeys/event", "train-and-apply");
        assertExpected("train-and-apply");
    }

    @Test
    void testAnonymiseForSharing()
            throws IOException
    {
        run("journeys/journey", "anonymise-for-sharing");
        assertExpected("anonymise-for-sharing");
    }

    @Test
    void testUncertaintyBootstrap()
            throws IOException
    {
        run("journeys/journey", "uncertainty-bootstrap");
        assertExpected("uncertainty-bootstrap");
    }

    @Test
    void testUncertaintyJackknife()
            throws IOException
    {
        run("journeys/journey", "uncertainty-jackknife");
        assertExpected("uncertainty-jackknife");
    }

    @Test
    void testMatchingInStages()
            throws IOException
    {
        run("journeys/crm_and_shop", "matching-in-stages");
        assertExpected("matching-in-stages");
    }

    @Test
    void testLateEvents()
            throws IOException
    {
        run("journeys/delivered_event", "late-events");
        assertExpected("late-events");
    }

    @Test
    void testLateEventsShared()
            throws IOException
    {
        run("journeys/delivered_event");
        String shared = LakeEngine.statements(FOLDER + "late-events-shared.sql").getFirst();
        LakeEngine.statements(FOLDER + "late-events.sql").stream()
                .map(statement -> statement.contains("CREATE OR REPLACE TABLE attributed_customer") ? shared : statement)
                .forEach(engine::execute);
        assertExpected("late-events");
    }

    private void run(String... files)
    {
        for (String file : files) {
            LakeEngine.statements(FOLDER + file + ".sql").forEach(engine::execute);
        }
    }

    private void assertExpected(String recipe)
            throws IOException
    {
        Path file = Path.of("..", "..").resolve(FOLDER).resolve("expected").resolve(recipe + ".txt");
        String content = Files.readString(file);
        String query = content.substring(0, content.indexOf(';'));
        String actual = "%s;%n%n%s%n".formatted(query, table(query));
        if (Boolean.getBoolean("tributary.expected.write")) {
            Files.writeString(file, actual);
        }
        assertThat(actual).isEqualTo(content);
    }

    private String table(String query)
    {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(" | ", engine.columns(query)));
        for (MaterializedRow row : engine.rows(query)) {
            lines.add(row.getFields().stream()
                    .map(field -> field == null ? "NULL" : field.toString())
                    .collect(joining(" | ")));
        }
        return String.join("\n", lines);
    }
}
