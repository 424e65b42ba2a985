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
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The recipe that trains a model once a month and applies it every night.
 */
@TestInstance(PER_CLASS)
final class TestTrainAndApply
{
    private static final List<String> STATEMENTS = LakeEngine.statements("sql/recipes/train-and-apply.sql");
    private static final String UNTIL = "2025-06-29 00:00:00";
    private static final String ROWS_OF_CREDIT = "SELECT version, customer, event_id, event_time, channel, weight, conversions, value FROM model_credit ORDER BY event_time, event_id, customer";

    private final LakeEngine engine;

    TestTrainAndApply()
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
        for (String table : List.of("event", "model_weight", "model_drift", "model_credit")) {
            engine.execute("DROP TABLE IF EXISTS " + table);
        }
        engine.execute("CREATE TABLE event (customer bigint, event_id varchar, event_time timestamp(6), channel varchar, value decimal(12, 2), loaded_at timestamp(6))");
        deliver("2000-01-01 00:00:00", UNTIL);
    }

    @Test
    void testConversionsAfterTheTrainingAreCreditedByItsWeights()
    {
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT DISTINCT version, CAST(trained_until AS date) FROM model_weight"))
                .isEqualTo(engine.rows("VALUES (BIGINT '1', DATE '2025-06-01')"));

        // each touch has its weight by those of all touches within 30 days before the conversion
        assertThat(engine.rows(
                """
                WITH
                    touch AS (
                        SELECT event.customer, event.event_id, event.event_time, coalesce(model_weight.weight, (SELECT min(weight) FROM model_weight)) AS weight
                        FROM event
                        LEFT JOIN model_weight ON model_weight.channel = coalesce(event.channel, '(unknown)')
                        WHERE value IS NULL
                    ),
                    pair AS (
                        SELECT touch.event_id, conversion.value, touch.weight / sum(touch.weight) OVER (PARTITION BY conversion.event_id) AS credit
                        FROM event AS conversion
                        JOIN touch
                            ON touch.customer = conversion.customer
                            AND touch.event_time BETWEEN conversion.event_time - INTERVAL '30' DAY AND conversion.event_time
                        WHERE conversion.value IS NOT NULL AND conversion.event_time >= TIMESTAMP '2025-06-01 00:00:00'
                    )
                SELECT count(*), max(abs(model_credit.conversions - pair.conversions)), max(abs(model_credit.value - pair.value))
                FROM (SELECT * FROM model_credit WHERE channel IS NOT NULL) AS model_credit
                FULL JOIN (SELECT event_id, sum(credit) AS conversions, sum(credit * value) AS value FROM pair GROUP BY event_id) AS pair USING (event_id)
                WHERE coalesce(model_credit.conversions, pair.conversions) > 0
                """).getFirst())
                .satisfies(row -> {
                    assertThat((long) row.getField(0)).isGreaterThan(10);
                    assertThat((double) row.getField(1)).isCloseTo(0, within(1e-9));
                    assertThat((double) row.getField(2)).isCloseTo(0, within(1e-6));
                });
        assertThat(engine.rows("SELECT count(*) FROM model_credit WHERE conversions IS NULL OR value IS NULL").getFirst().getField(0)).isEqualTo(0L);
    }

    @Test
    void testSumsAreThoseOfAllConversions()
    {
        engine.execute("INSERT INTO event SELECT NULL, event_id || ' of nobody', event_time, channel, value, loaded_at FROM event WHERE event_time >= TIMESTAMP '2025-06-20 00:00:00'");
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT count(*) FROM model_credit WHERE channel IS NULL AND customer IS NOT NULL").getFirst().getField(0)).isNotEqualTo(0L);
        assertSumsSince("2025-06-01 00:00:00");
    }

    @Test
    void testWeightsStayUntilTheNextTraining()
    {
        STATEMENTS.forEach(engine::execute);
        List<MaterializedRow> before = engine.rows("SELECT channel, weight FROM model_weight WHERE version = 1 ORDER BY channel");
        deliver(UNTIL, "2100-01-01 00:00:00");

        night();
        assertThat(engine.rows("SELECT DISTINCT version FROM model_credit")).isEqualTo(engine.rows("VALUES BIGINT '1'"));

        // a month
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT channel, weight FROM model_weight WHERE version = 1 ORDER BY channel")).isEqualTo(before);
    }

    @Test
    void testReportedCreditStaysWhenAModelIsTrainedAnew()
    {
        STATEMENTS.forEach(engine::execute);
        deliver(UNTIL, "2025-08-15 00:00:00");
        night();
        List<MaterializedRow> reported = engine.rows(ROWS_OF_CREDIT);

        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT max(version), max(CAST(applied_from AS date)) FROM model_weight")).isEqualTo(engine.rows("VALUES (BIGINT '2', DATE '2025-08-15')"));
        assertThat(engine.rows(ROWS_OF_CREDIT)).isEqualTo(reported);

        deliver("2025-08-15 00:00:00", "2100-01-01 00:00:00");
        night();
        assertThat(engine.rows("SELECT * FROM (%s) WHERE version = 1".formatted(ROWS_OF_CREDIT))).containsExactlyInAnyOrderElementsOf(reported);
        assertThat(engine.rows("SELECT count(*) FROM model_credit WHERE version = 2 AND channel IS NOT NULL").getFirst().getField(0)).isNotEqualTo(0L);
        assertSumsSince("2025-06-01 00:00:00");
    }

    @Test
    void testNothingIsLearntTwiceFromTheSameEvents()
    {
        STATEMENTS.forEach(engine::execute);
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT count(*), count(DISTINCT channel), max(version) FROM model_weight"))
                .isEqualTo(engine.rows("SELECT count(DISTINCT channel), count(DISTINCT channel), BIGINT '1' FROM model_weight"));
    }

    @Test
    void testRepeatedDeliveriesChangeNothing()
    {
        STATEMENTS.forEach(engine::execute);
        List<MaterializedRow> weights = engine.rows("SELECT * FROM model_weight ORDER BY channel");
        List<MaterializedRow> credit = engine.rows(ROWS_OF_CREDIT);

        engine.execute("DROP TABLE model_weight");
        engine.execute("INSERT INTO event SELECT customer, event_id, event_time - INTERVAL '1' HOUR, 'again', value + 1, loaded_at + INTERVAL '1' DAY FROM event WHERE customer % 2 = 0");
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT * FROM model_weight ORDER BY channel")).isEqualTo(weights);
        assertThat(engine.rows(ROWS_OF_CREDIT)).isEqualTo(credit);
    }

    @Test
    void testEventsWithoutIdAreKept()
    {
        STATEMENTS.forEach(engine::execute);
        List<MaterializedRow> weights = engine.rows("SELECT * FROM model_weight ORDER BY channel");

        engine.execute("DROP TABLE model_weight");
        engine.execute("UPDATE event SET event_id = NULL");
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT * FROM model_weight ORDER BY channel")).isEqualTo(weights);
        assertSumsSince("2025-06-01 00:00:00");
    }

    @Test
    void testAnEventOfTheFutureDoesNotPutOffTheTraining()
    {
        engine.execute("INSERT INTO event VALUES (1, 'future', TIMESTAMP '2999-01-01 00:00:00', 'email', NULL, TIMESTAMP '2025-06-01 00:00:00')");
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT DISTINCT CAST(trained_until AS date) FROM model_weight")).isEqualTo(engine.rows("VALUES DATE '2025-06-01'"));
    }

    @Test
    void testDriftIsHalfOfWhatSharesDifferBy()
    {
        STATEMENTS.forEach(engine::execute);
        deliver(UNTIL, "2100-01-01 00:00:00");
        STATEMENTS.forEach(engine::execute);
        // half of the sum of differences of the shares, channel by channel
        assertThat((double) engine.rows("SELECT moved FROM model_drift WHERE version = 2").getFirst().getField(0))
                .isCloseTo((double) engine.rows(
                        """
                        SELECT sum(abs(coalesce(share_2, 0) - coalesce(share_1, 0))) / 2
                        FROM (
                            SELECT channel, max(share) FILTER (WHERE version = 1) AS share_1, max(share) FILTER (WHERE version = 2) AS share_2
                            FROM (SELECT version, channel, weight / (SELECT sum(weight) FROM model_weight AS w WHERE w.version = model_weight.version) AS share FROM model_weight)
                            GROUP BY channel
                        )
                        """).getFirst().getField(0), within(1e-12))
                .isPositive();
    }

    @Test
    void testTooFewConversionsTrainNothing()
    {
        engine.execute("DELETE FROM event WHERE customer > 100");
        STATEMENTS.forEach(engine::execute);
        assertThat(engine.rows("SELECT count(*) FROM model_weight").getFirst().getField(0)).isEqualTo(0L);
        assertThat(engine.rows("SELECT count(*) FROM model_credit").getFirst().getField(0)).isEqualTo(0L);
    }

    private void deliver(String from, String until)
    {
        engine.execute("INSERT INTO event SELECT customer, event_id, event_time, channel, value, ingested_at FROM journeys.tiny.event WHERE event_time >= TIMESTAMP '%s' AND event_time < TIMESTAMP '%s'".formatted(from, until));
    }

    /**
     * The second part alone.
     */
    private void night()
    {
        engine.execute(STATEMENTS.getLast());
    }

    private void assertSumsSince(String time)
    {
        MaterializedRow sums = engine.rows("SELECT sum(conversions), sum(value) FROM model_credit").getFirst();
        MaterializedRow all = engine.rows("SELECT CAST(count(*) AS double), CAST(sum(value) AS double) FROM event WHERE value IS NOT NULL AND event_time >= TIMESTAMP '%s'".formatted(time)).getFirst();
        assertThat((double) sums.getField(0)).isCloseTo((double) all.getField(0), within(1e-9));
        assertThat((double) sums.getField(1)).isCloseTo((double) all.getField(1), within(1e-6));
    }
}
