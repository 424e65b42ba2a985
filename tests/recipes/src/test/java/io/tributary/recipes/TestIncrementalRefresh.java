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

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The recipes that keep credit by conversion up to date, and that make it in slices at first: against plain SQL over all events.
 */
@TestInstance(PER_CLASS)
final class TestIncrementalRefresh
{
    private static final int SLICES = 3;

    private static final Backfill RECIPE = new Backfill(SLICES);

    private static final String EVENTS = "FROM journeys.tiny.event WHERE customer < 150 OR customer IS NULL";

    /**
     * What the table has to hold of two models, without a function of ours: each conversion with the touches of the 30 days before it.
     */
    private static final String PLAIN_SQL =
            """
            WITH
                distinct_event AS (
                    SELECT customer, event_id, event_time, channel, value
                    FROM (SELECT *, row_number() OVER (PARTITION BY customer, event_id ORDER BY loaded_at, event_time) AS delivery FROM event WHERE customer IS NOT NULL)
                    WHERE delivery = 1 AND event_time IS NOT NULL
                ),
                conversion AS (SELECT * FROM distinct_event WHERE value IS NOT NULL),
                touch AS (SELECT customer, event_id, event_time, coalesce(channel, '(unknown)') AS channel FROM distinct_event WHERE value IS NULL),
                pair AS (
                    SELECT
                        conversion.customer, conversion.event_id, conversion.event_time, touch.channel,
                        count(touch.event_id) OVER (PARTITION BY conversion.customer, conversion.event_id) AS touches,
                        -- ties are broken by channel
                        row_number() OVER (PARTITION BY conversion.customer, conversion.event_id ORDER BY touch.event_time DESC, touch.channel DESC) AS last
                    FROM conversion
                    LEFT JOIN touch
                        ON touch.customer = conversion.customer
                        AND touch.event_time BETWEEN conversion.event_time - INTERVAL '30' DAY AND conversion.event_time
                ),
                credit_of_pair AS (
                    SELECT 'linear' AS model, customer, event_time, channel, IF(touches = 0, 1e0, 1e0 / touches) AS credit FROM pair
                    UNION ALL
                    SELECT 'last_touch', customer, event_time, channel, 1e0 FROM pair WHERE last = 1
                )
            SELECT model, customer, CAST(event_time AS timestamp(6)) AS conversion_time, channel, round(sum(credit), 9) AS conversions
            FROM credit_of_pair
            GROUP BY model, customer, event_time, channel
            """;

    private static final String STORED =
            """
            SELECT model, customer, conversion_time, channel, round(sum(conversions), 9) AS conversions
            FROM credit
            -- the last touch has a row with 0 for each other channel of the journey
            WHERE model IN ('linear', 'last_touch') AND conversions > 0
            GROUP BY model, customer, conversion_time, channel
            """;

    private final LakeEngine engine;

    TestIncrementalRefresh()
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
    void start()
    {
        for (String table : List.of("credit", "credit_run", "credit_next", "credit_customer", "event")) {
            engine.execute("DROP TABLE IF EXISTS " + table);
        }
        engine.execute("CREATE TABLE event (customer bigint, event_id varchar, event_time timestamp(6), channel varchar, value decimal(12, 2), loaded_at timestamp(6))");
    }

    @Test
    void testDeliveries()
    {
        deliver("TIMESTAMP '2000-01-01 00:00:00'", "TIMESTAMP '2024-06-01 00:00:00'");
        refresh();
        assertComplete();

        deliver("TIMESTAMP '2024-06-01 00:00:00'", "TIMESTAMP '2025-10-01 00:00:00'");
        refresh();
        assertComplete();

        // the same again, later, and an event that came a year late
        engine.execute("INSERT INTO event SELECT customer, event_id, event_time, channel, value, loaded_at + INTERVAL '400' DAY FROM event WHERE customer % 7 = 0");
        engine.execute("INSERT INTO event SELECT max_by(customer, event_time), 'late', max(event_time) - INTERVAL '1' DAY, 'late', NULL, TIMESTAMP '2027-02-01 00:00:00' FROM event WHERE value IS NOT NULL");
        refresh();
        assertComplete();
        assertThat(engine.rows("SELECT count(*) FROM credit WHERE channel = 'late'").getFirst().getField(0)).isNotEqualTo(0L);
    }

    @Test
    void testOnlyWhatDiffersIsWritten()
    {
        deliver("TIMESTAMP '2000-01-01 00:00:00'", "TIMESTAMP '2027-01-01 00:00:00'");
        assertThat(refresh()).isPositive();
        assertThat(refresh()).isZero();

        engine.execute("INSERT INTO event SELECT customer, 'refund', event_time + INTERVAL '1' SECOND, NULL, DECIMAL '-5.00', TIMESTAMP '2027-02-01 00:00:00' FROM event WHERE value IS NOT NULL ORDER BY event_time DESC LIMIT 1");
        long conversionsOfCustomer = (long) engine.rows("SELECT count(*) FROM event WHERE value IS NOT NULL AND customer = (SELECT customer FROM event WHERE event_id = 'refund')").getFirst().getField(0);
        long channels = (long) engine.rows("SELECT count(DISTINCT channel) + 2 FROM event").getFirst().getField(0);
        assertThat(refresh()).isBetween(3L, 3 * channels * conversionsOfCustomer);
        assertComplete();
    }

    @Test
    void testMoneyAddsUpToTheCent()
    {
        deliver("TIMESTAMP '2000-01-01 00:00:00'", "TIMESTAMP '2027-01-01 00:00:00'");
        refresh();
        assertThat(engine.rows(
                """
                SELECT count(*), count(DISTINCT (stored.model, stored.customer, stored.journey))
                FROM (
                    SELECT model, customer, journey, conversion_time, sum(value) AS value, round(sum(conversions), 9) AS conversions
                    FROM credit
                    GROUP BY model, customer, journey, conversion_time
                ) AS stored
                JOIN event ON event.customer = stored.customer AND event.event_time = stored.conversion_time AND event.value = stored.value
                WHERE conversions = 1
                """))
                .isEqualTo(engine.rows("SELECT 3 * count(*), 3 * count(*) FROM event WHERE value IS NOT NULL AND customer IS NOT NULL"));
    }

    @Test
    void testBackfill()
    {
        deliver("TIMESTAMP '2000-01-01 00:00:00'", "TIMESTAMP '2025-06-01 00:00:00'");
        backfill();
        // stopped before it was written down that the slice is finished
        List<String> statements = RECIPE.statements();
        statements.subList(0, statements.size() - 2).forEach(engine::execute);
        deliver("TIMESTAMP '2025-06-01 00:00:00'", "TIMESTAMP '2027-01-01 00:00:00'");
        for (int slice = 1; slice < SLICES; slice++) {
            assertThat(engine.rows("SELECT count(DISTINCT slice) FROM credit_run").getFirst().getField(0)).isEqualTo((long) slice);
            backfill();
        }
        assertThat(engine.rows("SELECT count(*) FROM credit_run WHERE slice IS NULL").getFirst().getField(0)).isEqualTo(1L);
        // nothing is left
        backfill();
        assertThat(engine.rows("SELECT count(*) FROM credit_run").getFirst().getField(0)).isEqualTo(SLICES + 1L);

        // the first slice has not seen the second delivery
        refresh();
        assertComplete();
    }

    @Test
    void testTheDeliveryThatWasLoadedFirstCounts()
    {
        engine.execute(
                """
                INSERT INTO event VALUES
                    (1, 'touch', TIMESTAMP '2025-01-02 00:00:00', 'email', NULL, TIMESTAMP '2025-01-03 00:00:00'),
                    (1, 'touch', TIMESTAMP '2025-01-01 00:00:00', 'video', NULL, TIMESTAMP '2025-01-04 00:00:00'),
                    (1, 'order', TIMESTAMP '2025-01-03 00:00:00', NULL, DECIMAL '10.00', TIMESTAMP '2025-01-03 00:00:00'),
                    (1, 'order', TIMESTAMP '2025-01-02 12:00:00', NULL, DECIMAL '99.00', TIMESTAMP '2025-01-04 00:00:00')
                """);
        refresh();
        assertThat(linearCredit()).containsExactly("email 1 1.0 10.00");
    }

    @Test
    void testEventsWithoutIdAreKept()
    {
        engine.execute(
                """
                INSERT INTO event VALUES
                    (1, NULL, TIMESTAMP '2025-01-01 00:00:00', 'email', NULL, TIMESTAMP '2025-01-03 00:00:00'),
                    (1, NULL, TIMESTAMP '2025-01-02 00:00:00', 'video', NULL, TIMESTAMP '2025-01-03 00:00:00'),
                    (1, NULL, TIMESTAMP '2025-01-03 00:00:00', NULL, DECIMAL '10.00', TIMESTAMP '2025-01-03 00:00:00')
                """);
        refresh();
        assertThat(linearCredit()).containsExactly("email 1 0.5 5.00", "video 1 0.5 5.00");
    }

    @Test
    void testAnEmptyChannelIsAnUnknownOne()
    {
        engine.execute(
                """
                INSERT INTO event VALUES
                    (1, 'touch', TIMESTAMP '2025-01-01 00:00:00', '', NULL, TIMESTAMP '2025-01-03 00:00:00'),
                    (1, 'order', TIMESTAMP '2025-01-03 00:00:00', NULL, DECIMAL '10.00', TIMESTAMP '2025-01-03 00:00:00')
                """);
        refresh();
        assertThat(linearCredit()).containsExactly("(unknown) 1 1.0 10.00");

        // what made the order one with a touch is then known to be of somebody else
        engine.execute("DELETE FROM event WHERE event_id = 'touch'");
        engine.execute("INSERT INTO event VALUES (1, 'another', TIMESTAMP '2025-06-01 00:00:00', '', NULL, TIMESTAMP '2025-06-01 00:00:00')");
        refresh();
        assertThat(linearCredit()).containsExactly("null 0 1.0 10.00");
    }

    @Test
    void testRowsWithoutLoadedAtAreComputed()
    {
        engine.execute(
                """
                INSERT INTO event VALUES
                    (1, 'touch', TIMESTAMP '2025-01-01 00:00:00', 'email', NULL, NULL),
                    (1, 'order', TIMESTAMP '2025-01-03 00:00:00', NULL, DECIMAL '10.00', NULL)
                """);
        refresh();
        assertThat(linearCredit()).containsExactly("email 1 1.0 10.00");
    }

    @Test
    void testALoadedAtOfTheFutureHidesNoOthers()
    {
        engine.execute("INSERT INTO event VALUES (1, 'order', TIMESTAMP '2025-01-03 00:00:00', NULL, DECIMAL '10.00', TIMESTAMP '2999-01-01 00:00:00')");
        refresh();
        assertThat(linearCredit()).containsExactly("null 0 1.0 10.00");

        engine.execute("INSERT INTO event VALUES (2, 'order', TIMESTAMP '2025-01-03 00:00:00', NULL, DECIMAL '20.00', CAST(current_timestamp AT TIME ZONE 'UTC' AS timestamp(6)))");
        refresh();
        assertThat(linearCredit()).containsExactly("null 0 1.0 10.00", "null 0 1.0 20.00");
    }

    private void deliver(String from, String until)
    {
        engine.execute("INSERT INTO event SELECT customer, event_id, event_time, channel, value, ingested_at FROM (SELECT * %s) WHERE ingested_at >= %s AND ingested_at < %s".formatted(EVENTS, from, until));
    }

    /**
     * How many rows of the result were written.
     */
    private long refresh()
    {
        long written = 0;
        for (String statement : RECIPE.refresh()) {
            long rows = engine.update(statement);
            if (statement.contains("MERGE INTO")) {
                written = rows;
            }
        }
        return written;
    }

    private void backfill()
    {
        RECIPE.statements().forEach(engine::execute);
    }

    private List<String> linearCredit()
    {
        return engine.rows("SELECT channel, touches, conversions, value FROM credit WHERE model = 'linear' ORDER BY channel, value").stream()
                .map(row -> "%s %s %s %s".formatted(row.getFields().toArray()))
                .toList();
    }

    private void assertComplete()
    {
        assertThat(engine.rows("SELECT count(*) FROM credit").getFirst().getField(0)).isNotEqualTo(0L);
        assertThat(engine.rows("SELECT * FROM (%s) EXCEPT SELECT * FROM (%s)".formatted(STORED, PLAIN_SQL))).isEmpty();
        assertThat(engine.rows("SELECT * FROM (%s) EXCEPT SELECT * FROM (%s)".formatted(PLAIN_SQL, STORED))).isEmpty();
    }
}
