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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.tributary.connector.journeys.story.Channel;
import io.tributary.connector.journeys.table.JourneysTables;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page and the metadata say the same.
 */
final class TestJourneysDocumentation
{
    private static final Pattern TABLE = Pattern.compile("### `([a-z_]+)`");
    private static final Pattern COLUMN = Pattern.compile("\\| `([a-z_]+)` \\| `([^`]+)` \\| (.+) \\|");

    private final List<String> lines;

    TestJourneysDocumentation()
            throws IOException
    {
        lines = Files.readAllLines(Path.of(System.getProperty("basedir", "."), "../docs/journeys.md"));
    }

    @Test
    void testTables()
    {
        List<String> documented = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            Matcher table = TABLE.matcher(lines.get(line));
            if (table.matches()) {
                documented.add(table.group(1) + ": " + lines.get(line + 2));
            }
        }
        assertThat(documented).isEqualTo(JourneysTables.TABLES.stream()
                .map(table -> table.name() + ": " + table.comment())
                .toList());
    }

    @Test
    void testColumns()
    {
        SetMultimap<String, List<String>> documented = LinkedHashMultimap.create();
        String current = "";
        for (String line : lines) {
            Matcher table = TABLE.matcher(line);
            if (table.matches()) {
                current = table.group(1);
            }
            Matcher column = COLUMN.matcher(line);
            if (column.matches() && !current.isEmpty()) {
                documented.put(current, ImmutableList.of(column.group(1), column.group(2), column.group(3)));
            }
            if (line.startsWith("## ")) {
                current = "";
            }
        }
        SetMultimap<String, List<String>> expected = LinkedHashMultimap.create();
        JourneysTables.TABLES.forEach(table -> table.columns()
                .forEach(column -> expected.put(table.name(), ImmutableList.of(column.name(), column.type().getDisplayName(), column.comment()))));
        assertThat(documented).isEqualTo(expected);
    }

    @Test
    void testEffects()
    {
        for (Channel channel : Channel.values()) {
            assertThat(lines).anyMatch(line -> line.startsWith("| `%s` | %s | %s |".formatted(channel.label(), channel.effect(), channel.medianDelayHours())));
        }
    }

    @Test
    void testConfiguration()
    {
        assertThat(lines).anyMatch(line -> line.startsWith("| `journeys.splits-per-node` |"));
    }
}
