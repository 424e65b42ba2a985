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

import io.tributary.functions.window.AttributionFunction;
import io.trino.testing.MaterializedRow;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static io.tributary.functions.window.AttributionFunctions.ATTRIBUTION_FUNCTIONS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The aggregates give what the window functions give, which are compared with plain SQL elsewhere.
 */
@TestInstance(PER_CLASS)
final class TestAggregatesAgainstWindowFunctions
{
    private static final Map<String, String> WINDOW_FUNCTIONS = new LinkedHashMap<>();

    static {
        WINDOW_FUNCTIONS.put("first_touch", "attribute_first_touch(value, event_time%s)");
        WINDOW_FUNCTIONS.put("last_touch", "attribute_last_touch(value, event_time%s)");
        WINDOW_FUNCTIONS.put("last_non_direct(direct)", "attribute_last_non_direct(value, event_time, channel = 'direct'%s)");
        WINDOW_FUNCTIONS.put("linear", "attribute_linear(value, event_time%s)");
        WINDOW_FUNCTIONS.put("u_shaped", "attribute_u_shaped(value, event_time%s)");
        WINDOW_FUNCTIONS.put("position_based(0.3, 0.3)", "attribute_position_based(value, event_time, 0.3, 0.3%s)");
        WINDOW_FUNCTIONS.put("j_shaped", "attribute_j_shaped(value, event_time%s)");
        WINDOW_FUNCTIONS.put("inverse_j_shaped", "attribute_inverse_j_shaped(value, event_time%s)");
        WINDOW_FUNCTIONS.put("w_shaped(email)", "attribute_w_shaped(value, event_time, channel = 'email'%s)");
        WINDOW_FUNCTIONS.put("full_path(email, direct)", "attribute_full_path(value, event_time, channel = 'email', channel = 'direct'%s)");
        WINDOW_FUNCTIONS.put("time_decay(2d)", "attribute_time_decay(value, event_time, INTERVAL '2' DAY%s)");
        WINDOW_FUNCTIONS.put("custom(1, 2, 4)", "attribute_custom(value, event_time, ARRAY[1, 2, 4]%s)");
        WINDOW_FUNCTIONS.put("weighted(email = 2, direct = 0.5)", "attribute_weighted(value, event_time, CASE channel WHEN 'email' THEN 2 WHEN 'direct' THEN 0.5 ELSE 0 END%s)");
    }

    private static final String EVENTS =
            """
            events AS (
                SELECT customer, event_time, channel, conversion, CAST(IF(conversion, value) AS double) AS value
                FROM event
                WHERE customer IS NOT NULL)
            """;

    private final TributaryEngine engine = new TributaryEngine();

    @AfterAll
    void close()
    {
        engine.close();
    }

    @Test
    void testEveryModelIsHere()
    {
        // participation is compared below: the aggregate counts a conversion once for each channel, the window function once for each touch
        assertThat(WINDOW_FUNCTIONS.keySet()).extracting(model -> "attribute_" + model.replaceFirst("\\(.*", ""))
                .containsExactlyInAnyOrderElementsOf(ATTRIBUTION_FUNCTIONS.stream().map(AttributionFunction::name).filter(name -> !name.equals("attribute_participation")).toList());
    }

    @Test
    void testAllModelsAndOwnerships()
    {
        for (String arguments : List.of("", ", INTERVAL '30' DAY", ", NULL, 'since_previous'", ", INTERVAL '90' DAY, 'first_only'")) {
            for (Map.Entry<String, String> function : WINDOW_FUNCTIONS.entrySet()) {
                MaterializedRow row = engine.execute(
                        """
                        WITH %1$s,
                        ours AS (
                            SELECT customer, credit.channel, credit.value
                            FROM (SELECT customer, attribution_agg(ARRAY['%2$s'], channel, event_time, value%3$s) AS credits FROM events GROUP BY customer)
                            CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
                            WHERE touches > 0),
                        theirs AS (
                            SELECT customer, channel, sum(credit) AS value
                            FROM (SELECT customer, channel, %4$s OVER (PARTITION BY customer ORDER BY event_time, channel, conversion, value) AS credit FROM events)
                            WHERE credit IS NOT NULL
                            GROUP BY customer, channel)
                        SELECT count(ours.value), max(abs(coalesce(ours.value, 0) - coalesce(theirs.value, 0)) / greatest(1, abs(coalesce(theirs.value, 0))))
                        FROM ours
                        FULL JOIN theirs ON theirs.customer = ours.customer AND coalesce(theirs.channel, '') = coalesce(ours.channel, '')
                        """.formatted(EVENTS, function.getKey(), arguments, function.getValue().formatted(arguments))).getMaterializedRows().getFirst();
                assertThat((long) row.getField(0)).describedAs("channels").isGreaterThan(100);
                assertThat((double) row.getField(1)).describedAs("largest difference of %s%s", function.getKey(), arguments).isCloseTo(0, within(1e-12));
            }
        }
    }

    @Test
    void testOnePassGivesWhatEachModelGivesAlone()
    {
        String all = WINDOW_FUNCTIONS.keySet().stream().map("'%s'"::formatted).collect(joining(", "));
        String sql =
                """
                WITH %s
                SELECT count(*), checksum(ROW(customer, credit.model, credit.channel, credit.touches, credit.conversions, credit.value))
                FROM (%s) result (customer, credits)
                CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
                """;
        String alone = WINDOW_FUNCTIONS.keySet().stream()
                .map("SELECT customer, attribution_agg(ARRAY['%s'], channel, event_time, value) FROM events GROUP BY customer"::formatted)
                .collect(joining("\nUNION ALL\n"));
        assertThat(engine.execute(sql.formatted(EVENTS, "SELECT customer, attribution_agg(ARRAY[%s], channel, event_time, value) FROM events GROUP BY customer".formatted(all))).getMaterializedRows())
                .isEqualTo(engine.execute(sql.formatted(EVENTS, alone)).getMaterializedRows());
    }

    @Test
    void testParticipationCountsAConversionOnceForEachChannel()
    {
        MaterializedRow row = engine.execute(
                """
                WITH %s,
                ours AS (
                    SELECT customer, credit.channel, credit.conversions, credit.value
                    FROM (SELECT customer, attribution_agg(ARRAY['participation'], channel, event_time, value, INTERVAL '30' DAY) AS credits FROM events GROUP BY customer)
                    CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
                    WHERE touches > 0),
                conversions AS (SELECT *, row_number() OVER () AS number FROM events WHERE value IS NOT NULL),
                theirs AS (
                    SELECT customer, channel, count(*) AS conversions, sum(value) AS value
                    FROM (
                        SELECT DISTINCT conversions.customer, number, touches.channel, conversions.value
                        FROM conversions
                        JOIN events AS touches ON touches.customer = conversions.customer
                            AND touches.value IS NULL
                            AND touches.event_time BETWEEN conversions.event_time - INTERVAL '30' DAY AND conversions.event_time)
                    GROUP BY customer, channel)
                SELECT count(ours.value), max(abs(coalesce(ours.value, 0) - coalesce(theirs.value, 0)) + abs(coalesce(ours.conversions, 0) - coalesce(theirs.conversions, 0)))
                FROM ours
                FULL JOIN theirs ON theirs.customer = ours.customer AND coalesce(theirs.channel, '') = coalesce(ours.channel, '')
                """.formatted(EVENTS)).getMaterializedRows().getFirst();
        assertThat((long) row.getField(0)).isGreaterThan(100);
        assertThat((double) row.getField(1)).isCloseTo(0, within(1e-9));
    }

    @Test
    void testJourneysAgainstPlainSql()
    {
        MaterializedRow row = engine.execute(
                """
                WITH %s,
                ours AS (
                    SELECT customer, journey.conversion_time, journey.path, journey.value
                    FROM (SELECT customer, journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys FROM events GROUP BY customer)
                    CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
                    WHERE converted),
                theirs AS (
                    SELECT conversions.customer, conversions.event_time AS conversion_time, conversions.value,
                        coalesce(array_agg(touches.channel ORDER BY touches.event_time, touches.channel) FILTER (WHERE touches.customer IS NOT NULL), ARRAY[]) AS path
                    FROM (SELECT *, row_number() OVER () AS number FROM events WHERE value IS NOT NULL AND event_time IS NOT NULL) AS conversions
                    LEFT JOIN events AS touches ON touches.customer = conversions.customer
                        AND touches.value IS NULL
                        AND touches.event_time BETWEEN conversions.event_time - INTERVAL '30' DAY AND conversions.event_time
                    GROUP BY conversions.customer, conversions.event_time, conversions.value, number)
                SELECT
                    (SELECT count(*) FROM ours),
                    (SELECT checksum(ROW(customer, conversion_time, value, path)) FROM ours) = (SELECT checksum(ROW(customer, conversion_time, value, path)) FROM theirs)
                """.formatted(EVENTS)).getMaterializedRows().getFirst();
        assertThat((long) row.getField(0)).isGreaterThan(100);
        assertThat((boolean) row.getField(1)).isTrue();
    }
}
