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
 * The functions over the order of events against the SQL that an analyst would write without them, and against the pattern
 * recognition of the engine where it can say the same.
 */
@TestInstance(PER_CLASS)
final class TestFunnelsAgainstPlainSql
{
    private static final String EVENTS =
            """
            events AS (
                SELECT customer, event_time, event_id, interaction, conversion
                FROM event
                WHERE customer IS NOT NULL AND event_time IS NOT NULL),
            -- the order of such customers is beyond doubt
            untied AS (
                SELECT *
                FROM events
                WHERE customer IN (
                    SELECT customer
                    FROM events
                    GROUP BY customer
                    HAVING count(*) = count(DISTINCT event_time)))
            """;

    private final TributaryEngine engine = new TributaryEngine();

    @AfterAll
    void close()
    {
        engine.close();
    }

    @Test
    void testOrderedFunnelIsAJoin()
    {
        assertSame(
                """
                SELECT customer, CAST(ROW(funnel.depth, funnel.times) AS row(depth bigint, times array(timestamp(3)))) AS answer, funnel.depth = 3 AS notable
                FROM (
                    SELECT customer, funnel_agg(event_time, ARRAY[interaction = 'open', interaction = 'visit', conversion], INTERVAL '30' DAY) AS funnel
                    FROM events
                    GROUP BY customer)
                """,
                """
                SELECT customer, CAST(ROW(depth, times) AS row(depth bigint, times array(timestamp(3)))) AS answer
                FROM (
                    SELECT *, row_number() OVER (PARTITION BY customer ORDER BY depth DESC, times) AS number
                    FROM (
                        SELECT first.customer, 1 + count_second + count_third AS depth, filter(ARRAY[first.event_time, second_time, third_time], time -> time IS NOT NULL) AS times
                        FROM (
                            SELECT
                                first.customer,
                                first.event_time,
                                second.event_time AS second_time,
                                third.event_time AS third_time,
                                IF(second.event_time IS NULL, 0, 1) AS count_second,
                                IF(third.event_time IS NULL, 0, 1) AS count_third
                            FROM events first
                            LEFT JOIN events second
                                ON second.customer = first.customer
                                AND second.interaction = 'visit'
                                AND second.event_time BETWEEN first.event_time AND first.event_time + INTERVAL '30' DAY
                            LEFT JOIN events third
                                ON third.customer = first.customer
                                AND third.conversion
                                AND third.event_time BETWEEN second.event_time AND first.event_time + INTERVAL '30' DAY
                            WHERE first.interaction = 'open') first))
                WHERE number = 1
                UNION ALL
                SELECT customer, CAST(ROW(0, ARRAY[]) AS row(depth bigint, times array(timestamp(3))))
                FROM events
                GROUP BY customer
                HAVING count_if(interaction = 'open') = 0
                """);
    }

    @Test
    void testStrictOrderIsTheNextRow()
    {
        assertSame(
                """
                SELECT customer, funnel_agg(event_time, ARRAY[interaction = 'view', interaction = 'click', interaction = 'visit'], INTERVAL '10' DAY, 'strict_order').depth AS answer, true AS notable
                FROM untied
                GROUP BY customer
                """,
                """
                SELECT customer, max(CASE
                    WHEN interaction IS NULL OR interaction <> 'view' THEN 0
                    WHEN next IS NULL OR next <> 'click' OR next_time > event_time + INTERVAL '10' DAY THEN 1
                    WHEN after_next IS NULL OR after_next <> 'visit' OR after_next_time > event_time + INTERVAL '10' DAY THEN 2
                    ELSE 3
                END) AS answer
                FROM (
                    SELECT
                        customer,
                        event_time,
                        interaction,
                        lead(interaction) OVER customer_events AS next,
                        lead(event_time) OVER customer_events AS next_time,
                        lead(interaction, 2) OVER customer_events AS after_next,
                        lead(event_time, 2) OVER customer_events AS after_next_time
                    FROM untied
                    WHERE interaction IN ('view', 'click', 'visit')
                    WINDOW customer_events AS (PARTITION BY customer ORDER BY event_time))
                GROUP BY customer
                UNION ALL
                SELECT customer, 0 FROM untied GROUP BY customer HAVING count_if(interaction IN ('view', 'click', 'visit')) = 0
                """);
    }

    @Test
    void testOrderedFunnelIsARecognizedPattern()
    {
        assertSame(
                """
                SELECT customer, funnel.times AS answer, true AS notable
                FROM (
                    SELECT customer, funnel_agg(event_time, ARRAY[interaction = 'click', interaction = 'visit', conversion], INTERVAL '30' DAY) AS funnel
                    FROM untied
                    GROUP BY customer)
                WHERE funnel.depth = 3
                """,
                """
                SELECT customer, min(ARRAY[first_time, second_time, third_time]) AS answer
                FROM untied
                MATCH_RECOGNIZE (
                    PARTITION BY customer
                    ORDER BY event_time
                    MEASURES first.event_time AS first_time, second.event_time AS second_time, third.event_time AS third_time
                    AFTER MATCH SKIP TO NEXT ROW
                    PATTERN (first other*? second other*? third)
                    DEFINE
                        first AS interaction = 'click',
                        second AS interaction = 'visit' AND event_time <= first.event_time + INTERVAL '30' DAY,
                        third AS conversion AND event_time <= first.event_time + INTERVAL '30' DAY)
                GROUP BY customer
                """);
    }

    @Test
    void testCountedSequencesAreRecognizedPatterns()
    {
        assertCounted("(?1).*(?2)", "first other*? second", "true");
        assertCounted("(?1)(?2)", "first second", "true");
        assertCounted("(?1)(?t<=5d)(?2)", "first other*? second", "event_time <= first.event_time + INTERVAL '5' DAY");
        assertCounted("(?1)(?t>1d)(?2)", "first other*? second", "event_time > first.event_time + INTERVAL '1' DAY");
    }

    private void assertCounted(String pattern, String recognized, String bound)
    {
        assertSame(
                """
                SELECT customer, ROW(
                    sequence_count(event_time, ARRAY[interaction = 'view', interaction = 'visit', interaction = 'click'], '%1$s'),
                    sequence_match(event_time, ARRAY[interaction = 'view', interaction = 'visit', interaction = 'click'], '%1$s')) AS answer, true AS notable
                FROM untied
                GROUP BY customer
                HAVING sequence_match(event_time, ARRAY[interaction = 'view', interaction = 'visit', interaction = 'click'], '%1$s')
                """.formatted(pattern),
                """
                SELECT customer, ROW(count(*), true) AS answer
                FROM (SELECT * FROM untied WHERE interaction IN ('view', 'visit', 'click'))
                MATCH_RECOGNIZE (
                    PARTITION BY customer
                    ORDER BY event_time
                    AFTER MATCH SKIP PAST LAST ROW
                    PATTERN (%s)
                    DEFINE
                        first AS interaction = 'view',
                        second AS interaction = 'visit' AND %s)
                GROUP BY customer
                """.formatted(recognized, bound));
    }

    @Test
    void testNextAndPreviousAreNeighboringRows()
    {
        assertSame(
                """
                SELECT
                    customer,
                    ROW(
                        sequence_next(event_time, event_id, ARRAY[interaction = 'click'], '(?1)', 'forward', 'first'),
                        sequence_next(event_time, event_id, ARRAY[interaction = 'click'], '(?1)', 'forward', 'last'),
                        sequence_next(event_time, event_id, ARRAY[interaction = 'click'], '(?1)', 'backward', 'first'),
                        sequence_next(event_time, event_id, ARRAY[interaction = 'click'], '(?1)', 'backward', 'last')) AS answer,
                    count_if(interaction = 'click') > 0 AS notable
                FROM untied
                GROUP BY customer
                """,
                """
                SELECT
                    customer,
                    ROW(
                        min_by(following, event_time) FILTER (WHERE interaction = 'click'),
                        max_by(following, event_time) FILTER (WHERE interaction = 'click'),
                        min_by(previous, event_time) FILTER (WHERE interaction = 'click'),
                        max_by(previous, event_time) FILTER (WHERE interaction = 'click')) AS answer
                FROM (
                    SELECT
                        *,
                        lead(event_id) OVER (PARTITION BY customer ORDER BY event_time) AS following,
                        lag(event_id) OVER (PARTITION BY customer ORDER BY event_time) AS previous
                    FROM untied)
                GROUP BY customer
                """);
    }

    @Test
    void testRetentionIsConditionsOnTheGroup()
    {
        assertSame(
                """
                SELECT customer, retention_agg(ARRAY[interaction = 'visit', conversion, interaction = 'open']) AS answer, true AS notable
                FROM events
                GROUP BY customer
                """,
                """
                SELECT
                    customer,
                    ARRAY[
                        count_if(interaction = 'visit') > 0,
                        count_if(interaction = 'visit') > 0 AND count_if(conversion) > 0,
                        count_if(interaction = 'visit') > 0 AND count_if(interaction = 'open') > 0] AS answer
                FROM events
                GROUP BY customer
                """);
    }

    /**
     * @param ours customer, answer, and whether it is one that the test is for
     * @param theirs customer and answer
     */
    private void assertSame(String ours, String theirs)
    {
        MaterializedRow row = engine.execute(
                        """
                        WITH
                            %s,
                            ours AS (%s),
                            theirs AS (%s)
                        SELECT
                            count_if(notable),
                            count_if(ours.answer IS DISTINCT FROM theirs.answer),
                            min(format('%%s: %%s, but %%s', coalesce(ours.customer, theirs.customer), json_format(CAST(ours.answer AS json)), json_format(CAST(theirs.answer AS json)))) FILTER (WHERE ours.answer IS DISTINCT FROM theirs.answer)
                        FROM ours
                        FULL JOIN theirs ON theirs.customer = ours.customer
                        """.formatted(EVENTS, ours, theirs))
                .getMaterializedRows().getFirst();
        assertThat((long) row.getField(0)).describedAs("customers that matter").isGreaterThan(20);
        assertThat((long) row.getField(1)).describedAs("differences, such as %s", row.getField(2)).isZero();
    }
}
