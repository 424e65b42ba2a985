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

import java.util.List;
import java.util.Map;
import java.util.Set;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Maps.filterKeys;
import static com.google.common.collect.Sets.union;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table that the recipe keeps, and what it should hold.
 */
final class AttributedTable
{
    private static final String MERGE = "MERGE INTO attributed";
    private static final String COLUMNS = "customer, conversion_event_id, conversion_time, rule, rule_version, event_id, event_time, channel, class, decision, position, touches, age_seconds, raw_weight, credit, value, reportable";
    private static final String ALL_ANEW =
            """
            SELECT %s
            FROM (
                SELECT *, CAST(to_milliseconds(age) AS double) / 1000 AS age_seconds
                FROM TABLE(attribution.system.attribute_events(
                    events => TABLE(SELECT * FROM event WHERE customer IS NOT NULL) PARTITION BY customer ORDER BY (event_time, event_id, loaded_at),
                    conversion => DESCRIPTOR(is_conversion),
                    value => DESCRIPTOR(amount),
                    ruleset => 'shop',
                    event_id => DESCRIPTOR(event_id),
                    conversion_columns => DESCRIPTOR(event_id))))
            """.formatted(COLUMNS);

    private final LakeEngine engine;

    AttributedTable(LakeEngine engine)
    {
        this.engine = requireNonNull(engine, "engine is null");
    }

    /**
     * Runs the recipe and tells how many rows of the result it has written: only those that differ, and all others are still in the file that they were in.
     */
    long run(List<String> statements)
    {
        Map<String, StoredRow> before = stored();
        long written = 0;
        for (String statement : statements) {
            long rows = engine.update(statement);
            if (statement.contains(MERGE)) {
                written = rows;
            }
        }
        assertUpToDate();
        Map<String, StoredRow> after = stored();
        Set<String> changed = union(before.keySet(), after.keySet()).stream()
                .filter(id -> !before.containsKey(id) || !after.containsKey(id) || !before.get(id).content().equals(after.get(id).content()))
                .collect(toImmutableSet());
        assertThat(written).isEqualTo(changed.size());
        assertThat(filterKeys(after, id -> !changed.contains(id))).isEqualTo(filterKeys(before, id -> !changed.contains(id)));
        return written;
    }

    void assertUpToDate()
    {
        assertThat(engine.rows("SELECT %s FROM attributed".formatted(COLUMNS)))
                .containsExactlyInAnyOrderElementsOf(engine.rows(ALL_ANEW));
    }

    private Map<String, StoredRow> stored()
    {
        return engine.rows("SELECT to_hex(id), \"$path\", %s FROM attributed".formatted(COLUMNS)).stream()
                .collect(toImmutableMap(row -> (String) row.getField(0), row -> new StoredRow((String) row.getField(1), row.getFields().subList(2, row.getFieldCount()).toString())));
    }

    private record StoredRow(String file, String content) {}
}
