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
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of Iceberg in the documentation of the tables that reports read.
 */
final class TestTablesOfReports
{
    @Test
    void testTouchOnIceberg()
            throws IOException, SQLException
    {
        try (LakeEngine engine = new LakeEngine()) {
            engine.execute("CREATE SCHEMA lake.raw");
            engine.execute("CREATE SCHEMA lake.marketing");
            engine.execute(
                    """
                    CREATE TABLE lake.raw.interactions AS
                    SELECT 't1' AS touch_id, 'ann' AS customer, CAST(NULL AS varchar) AS identifier, TIMESTAMP '2024-03-01 10:00:00' AS event_time, 'search' AS channel, 'spring' AS campaign, 'click' AS interaction
                    """);
            engine.execute(mapping());
            assertThat(engine.rows("SELECT touch_id, customer, identifier, CAST(event_time AS varchar), channel, campaign, interaction FROM lake.marketing.touch").stream().map(MaterializedRow::getFields))
                    .containsExactly(Arrays.asList("t1", "ann", null, "2024-03-01 10:00:00.000000", "search", "spring", "click"));
            assertThat((String) engine.rows("SHOW CREATE TABLE lake.marketing.touch").getFirst().getField(0))
                    .contains("partitioning = ARRAY['day(event_time)']", "sorted_by = ARRAY['customer");
        }
    }

    private static String mapping()
            throws IOException
    {
        String page = Files.readString(Path.of("..", "..").resolve("sql/docs/schema.md"));
        String section = page.substring(page.indexOf("\n### Iceberg\n"));
        int begin = section.indexOf("```sql\n") + "```sql\n".length();
        return section.substring(begin, section.indexOf(";\n```", begin));
    }
}
