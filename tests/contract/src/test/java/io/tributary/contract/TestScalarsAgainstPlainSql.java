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

import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The scalar functions against the SQL that an analyst would write without them, on the same data and engine.
 */
@TestInstance(PER_CLASS)
final class TestScalarsAgainstPlainSql
{
    private final TributaryEngine engine = new TributaryEngine();

    @AfterAll
    void close()
    {
        engine.close();
    }

    @Test
    void testPaths()
    {
        MaterializedRow row = onlyRow(
                """
                SELECT
                    count(*),
                    count_if(path_first(path) IS DISTINCT FROM array_distinct(path)),
                    count_if(path_unique(path) IS DISTINCT FROM array_sort(array_distinct(path))),
                    count_if(path_trim(path, 3) IS DISTINCT FROM slice(path, greatest(1, cardinality(path) - 2), 3)),
                    count_if(path_collapse(path) IS DISTINCT FROM transform(
                        filter(sequence(1, cardinality(path)), i -> i = 1 OR path[i] IS DISTINCT FROM path[i - 1]),
                        i -> path[i])),
                    count_if(path_drop(path, 'direct') IS DISTINCT FROM IF(
                        cardinality(array_remove(path, 'direct')) = 0,
                        path,
                        array_remove(path, 'direct'))),
                    count_if(path_drop(path, ARRAY['direct', 'email']) IS DISTINCT FROM IF(
                        cardinality(array_except(path, ARRAY['direct', 'email'])) = 0,
                        path,
                        filter(path, c -> coalesce(c NOT IN ('direct', 'email'), true)))),
                    count_if(path_drop_unless_last(path, 'direct') IS DISTINCT FROM IF(
                        cardinality(array_remove(path, 'direct')) = 0,
                        path,
                        array_remove(slice(path, 1, cardinality(path) - 1), 'direct') || slice(path, -1, 1))),
                    count_if(path_drop_trailing(path, 'direct') IS DISTINCT FROM IF(
                        cardinality(array_remove(path, 'direct')) = 0,
                        path,
                        slice(path, 1, array_max(filter(sequence(1, cardinality(path)), i -> path[i] IS DISTINCT FROM 'direct')))))
                FROM (
                    SELECT array_agg(channel ORDER BY event_time, event_id) AS path
                    FROM event
                    WHERE customer IS NOT NULL AND NOT conversion
                    GROUP BY customer
                )
                """);
        assertThat((long) row.getField(0)).describedAs("paths").isGreaterThan(500);
        for (int field = 1; field < row.getFieldCount(); field++) {
            assertThat(row.getField(field)).describedAs("differences in column %s", field).isEqualTo(0L);
        }
    }

    @Test
    void testFrequency()
    {
        MaterializedRow row = onlyRow(
                """
                WITH
                    touches AS (SELECT customer, channel FROM event WHERE customer IS NOT NULL AND NOT conversion),
                    plain AS (SELECT customer, channel, count(*) AS touches FROM touches GROUP BY 1, 2),
                    ours AS (
                        SELECT customer, frequency.channel, frequency.touches
                        FROM (SELECT customer, array_agg(channel) AS path FROM touches GROUP BY 1)
                        CROSS JOIN UNNEST(path_frequency(path)) AS frequency(channel, touches))
                SELECT
                    (SELECT count(*) FROM plain),
                    (SELECT count(*) FROM (TABLE plain EXCEPT TABLE ours)),
                    (SELECT count(*) FROM (TABLE ours EXCEPT TABLE plain))
                """);
        assertThat((long) row.getField(0)).describedAs("channels of customers").isGreaterThan(1000);
        assertThat(row.getField(1)).describedAs("missing").isEqualTo(0L);
        assertThat(row.getField(2)).describedAs("wrong").isEqualTo(0L);
    }

    @Test
    void testCampaignParameters()
    {
        MaterializedRow row = onlyRow(
                """
                SELECT
                    count(element_at(params, 'utm_source')),
                    count_if(element_at(params, 'utm_source') IS DISTINCT FROM url_extract_parameter(url, 'utm_source')),
                    count_if(element_at(params, 'utm_medium') IS DISTINCT FROM url_extract_parameter(url, 'utm_medium')),
                    count_if(element_at(params, 'utm_campaign') IS DISTINCT FROM url_extract_parameter(url, 'utm_campaign')),
                    count_if(element_at(params, 'gclid') IS DISTINCT FROM url_extract_parameter(url, 'gclid'))
                FROM (SELECT url, campaign_params(url) AS params FROM web_event)
                """);
        assertThat((long) row.getField(0)).describedAs("addresses with a source").isGreaterThan(1000);
        for (int field = 1; field < row.getFieldCount(); field++) {
            assertThat(row.getField(field)).describedAs("differences in column %s", field).isEqualTo(0L);
        }
    }

    private MaterializedRow onlyRow(String sql)
    {
        return engine.execute(sql).getMaterializedRows().getFirst();
    }
}
