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

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.tributary.functions.window.AttributionFunctions.ATTRIBUTION_FUNCTIONS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The functions against the SQL that an analyst would write without them, on the same data and engine.
 */
@TestInstance(PER_CLASS)
final class TestAgainstPlainSql
{
    /**
     * @param function name of the function and, with a comma before them, its arguments between event time and lookback
     * @param share of one conversion for one of its touches, over the columns of {@code numbered}
     */
    private record Model(String function, String arguments, String share)
    {
        String call(String conversion, String lookbackAndOwnership)
        {
            return "%s(%s, event_time%s%s) OVER journey".formatted(function, conversion, arguments, lookbackAndOwnership);
        }
    }

    private static final List<Model> MODELS = List.of(
            new Model("attribute_first_touch", "", "IF(position = 1, 1e0, 0e0)"),
            new Model("attribute_last_touch", "", "IF(position = touches, 1e0, 0e0)"),
            new Model("attribute_last_non_direct", ", is_direct", "IF(position = coalesce(last_non_direct, touches), 1e0, 0e0)"),
            new Model("attribute_linear", "", "1e0 / touches"),
            new Model("attribute_participation", "", "1e0"),
            new Model("attribute_u_shaped", "", positionBased("0.4e0", "0.4e0")),
            new Model("attribute_j_shaped", "", positionBased("0.2e0", "0.6e0")),
            new Model("attribute_inverse_j_shaped", "", positionBased("0.6e0", "0.2e0")),
            new Model("attribute_position_based", ", 0.1, 0.3", positionBased("0.1e0", "0.3e0")),
            new Model("attribute_w_shaped", ", lead", milestoneBased("0.3e0", "lead_position")),
            new Model("attribute_full_path", ", lead, opportunity", milestoneBased("0.225e0", "lead_position", "opportunity_position")),
            new Model("attribute_time_decay", ", INTERVAL '7' DAY", "power(2e0, -to_unixtime(conversion_time) / 604800 + to_unixtime(event_time) / 604800) / week_total"),
            new Model("attribute_custom", ", ARRAY[1, 0, 2, 5]", "element_at(ARRAY[5e0, 2e0, 0e0, 1e0, 0e0], CAST(least(touches - position + 1, 5) AS integer)) / element_at(ARRAY[5e0, 7e0, 7e0, 8e0], CAST(least(touches, 4) AS integer))"),
            new Model("attribute_weighted", ", weight", "IF(weight_total = 0, 1e0 / touches, weight / weight_total)"));

    private final TributaryEngine engine = new TributaryEngine();

    @AfterAll
    void close()
    {
        engine.close();
    }

    @Test
    void testEveryModelIsHere()
    {
        assertThat(MODELS).extracting(Model::function).containsExactlyInAnyOrderElementsOf(ATTRIBUTION_FUNCTIONS.stream().map(AttributionFunction::name).toList());
    }

    @Test
    void testSharedTouchesWithinALookback()
    {
        assertSame(
                "conversion",
                ", INTERVAL '30' DAY",
                """
                SELECT c.event_id AS conversion_id, c.event_time AS conversion_time, 1e0 AS value, t.*
                FROM conversions c
                JOIN touches t ON t.customer = c.customer AND t.event_time BETWEEN c.event_time - INTERVAL '30' DAY AND c.event_time
                """);
    }

    @Test
    void testTouchesSinceThePreviousConversion()
    {
        assertSame(
                "value",
                ", NULL, 'since_previous'",
                """
                SELECT c.event_id AS conversion_id, c.event_time AS conversion_time, CAST(c.value AS double) AS value, t.*
                FROM (
                    SELECT *, lag(event_time) OVER (PARTITION BY customer ORDER BY event_time, event_id) AS previous_time
                    FROM conversions
                ) c
                JOIN touches t ON t.customer = c.customer AND t.event_time <= c.event_time AND (previous_time IS NULL OR t.event_time > previous_time)
                """);
    }

    @Test
    void testFirstConversionOnly()
    {
        assertSame(
                "conversion",
                ", INTERVAL '90' DAY, 'first_only'",
                """
                SELECT c.event_id AS conversion_id, c.event_time AS conversion_time, 1e0 AS value, t.*
                FROM (
                    SELECT *, row_number() OVER (PARTITION BY customer ORDER BY event_time, event_id) AS conversion_number
                    FROM conversions
                ) c
                JOIN touches t ON t.customer = c.customer AND t.event_time BETWEEN c.event_time - INTERVAL '90' DAY AND c.event_time
                WHERE conversion_number = 1
                """);
    }

    /**
     * Compares all models in one query.
     *
     * @param journeys one row for each conversion and touch that it credits
     */
    private void assertSame(String conversion, String lookbackAndOwnership, String journeys)
    {
        String sql =
                """
                WITH
                    events AS (
                        SELECT *, CAST(length(channel) AS double) AS weight
                        FROM event
                        WHERE customer IS NOT NULL),
                    touches AS (SELECT * FROM events WHERE NOT conversion AND event_time IS NOT NULL),
                    conversions AS (SELECT * FROM events WHERE conversion AND event_time IS NOT NULL),
                    ours AS (
                        SELECT event_id, event_time, %s
                        FROM (SELECT customer, event_time, event_id, conversion, value, is_direct, lead, opportunity, coalesce(weight, 0) AS weight FROM events)
                        WINDOW journey AS (PARTITION BY customer ORDER BY event_time, event_id)),
                    journeys AS (
                        SELECT conversion_id, conversion_time, journey.value AS conversion_value, event_id, event_time, is_direct, lead, opportunity, coalesce(weight, 0) AS weight
                        FROM (%s) journey (conversion_id, conversion_time, value, customer, event_time, ingested_at, event_id, channel, campaign, interaction, device, is_direct, lead, opportunity, conversion, touch_value, weight)),
                    positioned AS (
                        SELECT *, row_number() OVER (PARTITION BY conversion_id ORDER BY event_time, event_id) AS position
                        FROM journeys),
                    numbered AS (
                        SELECT
                            *,
                            count(*) OVER journey AS touches,
                            max(IF(is_direct, NULL, position)) OVER journey AS last_non_direct,
                            max(IF(lead, position)) OVER journey AS lead_position,
                            max(IF(opportunity, position)) OVER journey AS opportunity_position,
                            sum(power(2e0, -to_unixtime(conversion_time) / 604800 + to_unixtime(event_time) / 604800)) OVER journey AS week_total,
                            sum(weight) OVER journey AS weight_total
                        FROM positioned
                        WINDOW journey AS (PARTITION BY conversion_id)),
                    theirs AS (
                        SELECT event_id, %s
                        FROM numbered
                        GROUP BY event_id)
                SELECT count(*), count(theirs.event_id), %s
                FROM ours
                LEFT JOIN theirs ON theirs.event_id = ours.event_id
                """.formatted(
                        columns(MODELS.stream().map(model -> "%s AS %s".formatted(model.call(conversion, lookbackAndOwnership), model.function()))),
                        journeys,
                        columns(MODELS.stream().map(model -> "sum(conversion_value * (%s)) AS %s".formatted(model.share(), model.function()))),
                        columns(MODELS.stream().map(model -> "max(abs(ours.%1$s - coalesce(theirs.%1$s, 0)) / greatest(1, abs(coalesce(theirs.%1$s, 0)))), sum(ours.%1$s), count_if(ours.%1$s IS NULL AND ours.event_time IS NOT NULL)".formatted(model.function()))));

        MaterializedRow row = engine.execute(sql).getMaterializedRows().getFirst();
        assertThat((long) row.getField(0)).describedAs("events").isGreaterThan(20_000);
        assertThat((long) row.getField(1)).describedAs("credited touches").isGreaterThan(500);
        for (int model = 0; model < MODELS.size(); model++) {
            String function = MODELS.get(model).function();
            assertThat((double) row.getField(2 + 3 * model)).describedAs("largest difference of %s", function).isCloseTo(0, within(1e-9));
            assertThat((double) row.getField(3 + 3 * model)).describedAs("sum of %s", function).isGreaterThan(0);
            assertThat((long) row.getField(4 + 3 * model)).describedAs("rows without credit of %s", function).isZero();
        }
    }

    private static String positionBased(String first, String last)
    {
        return """
               CASE
                   WHEN touches = 1 THEN 1e0
                   WHEN touches = 2 THEN IF(position = 1, %1$s, %2$s) / (%1$s + %2$s)
                   WHEN position = 1 THEN %1$s
                   WHEN position = touches THEN %2$s
                   ELSE (1 - %1$s - %2$s) / (touches - 2)
               END
               """.formatted(first, last);
    }

    private static String milestoneBased(String share, String... milestones)
    {
        String role = "IF(position = 1, %1$s, 0e0) + IF(position = touches, %1$s, 0e0)".formatted(share) +
                Stream.of(milestones).map(" + IF(position = %%s, %s, 0e0)".formatted(share)::formatted).collect(Collectors.joining());
        String present = "2 * %s".formatted(share) +
                Stream.of(milestones).map(" + IF(%%s IS NULL, 0e0, %s)".formatted(share)::formatted).collect(Collectors.joining());
        String others = "(touches - cardinality(array_distinct(filter(ARRAY[1, touches, %s], p -> p IS NOT NULL))))".formatted(String.join(", ", milestones));
        String rest = "(1 - %s * %s)".formatted(milestones.length + 2, share);
        return "IF((%1$s) > 0, %1$s, %2$s / nullif(%3$s, 0)) / (%4$s + IF(%3$s > 0, %2$s, 0e0))".formatted(role, rest, others, present);
    }

    private static String columns(Stream<String> columns)
    {
        return columns.collect(Collectors.joining(",\n    "));
    }
}
