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

import com.google.common.collect.ImmutableMap;
import io.tributary.trino.TributaryPlugin;
import io.trino.Session;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The aggregates over paths on several workers, against plain SQL, for the paths of all customers of {@code tiny}.
 */
@TestInstance(PER_CLASS)
final class TestPathModelsAgainstPlainSql
{
    private static final String PATHS =
            """
            CREATE TABLE paths AS
            SELECT path, count_if(converted) AS conversions, coalesce(sum(CAST(value AS double)), 0) AS value, count_if(NOT converted) AS non_conversions
            FROM (
                SELECT journey_agg(channel, event_time, value, INTERVAL '30' DAY) AS journeys
                FROM journeys.tiny.event
                WHERE customer IS NOT NULL
                GROUP BY customer
            )
            CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
            WHERE cardinality(path) > 0
            GROUP BY path
            """;

    private static final String OUTCOMES =
            """
            CREATE TABLE outcomes AS
            SELECT row_number() OVER () AS id, path, touch_times, converted, coalesce(conversion_time, last_time) AS end_time, CAST(value AS double) AS value
            FROM (
                SELECT journey_agg(channel, event_time, value, NULL, 'since_previous') AS journeys, max(max(event_time)) OVER () AS last_time
                FROM journeys.tiny.event
                WHERE customer IS NOT NULL
                GROUP BY customer
            )
            CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
            WHERE cardinality(path) > 0
            """;

    private static final String FIT =
            """
            CREATE TABLE fit AS
            SELECT fit.converged, fit.log_likelihood, c.*
            FROM (SELECT survival_attribution(path, touch_times, converted, end_time, value) AS fit FROM outcomes)
            CROSS JOIN UNNEST(fit.channels) AS c (channel, touches, conversions, value, effect, half_life)
            """;

    // each touch with what the fit makes of it
    private static final String TOUCHES =
            """
            WITH times AS (
                SELECT id, channel, converted, value, greatest(1e0, ceil(to_milliseconds(end_time - touch_time) / 1e3)) AS seconds
                FROM outcomes
                CROSS JOIN UNNEST(path, touch_times) AS t (channel, touch_time)
            ),
            hazards AS (
                SELECT times.*, effect, decay, effect * decay * exp(-decay * seconds) AS hazard
                FROM times
                JOIN (SELECT channel, effect, coalesce(ln(2) / to_milliseconds(half_life) * 1e3, 1e0) AS decay FROM fit) AS fitted ON fitted.channel IS NOT DISTINCT FROM times.channel
            ),
            touches AS (
                SELECT *, IF(converted, hazard / sum(hazard) OVER (PARTITION BY id), 0) AS share
                FROM hazards
            )
            """;

    private final DistributedQueryRunner queryRunner;

    TestPathModelsAgainstPlainSql()
            throws Exception
    {
        Session session = testSessionBuilder().setCatalog("memory").setSchema("default").build();
        queryRunner = DistributedQueryRunner.builder(session).setWorkerCount(1).build();
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.installPlugin(new MemoryPlugin());
        queryRunner.createCatalog("journeys", "journeys", ImmutableMap.of());
        queryRunner.createCatalog("memory", "memory", ImmutableMap.of());
        queryRunner.execute(PATHS);
        queryRunner.execute(OUTCOMES);
        queryRunner.execute(FIT);
    }

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    @Test
    void testShapleyValues()
    {
        assertSame(
                """
                SELECT r.channel, round(r.conversions, 6), round(r.value, 6)
                FROM (SELECT shapley_attribution(path, conversions, value) AS result FROM paths)
                CROSS JOIN UNNEST(result) AS r
                """,
                """
                SELECT channel, round(sum(conversions / CAST(cardinality(array_distinct(path)) AS double)), 6), round(sum(value / cardinality(array_distinct(path))), 6)
                FROM paths
                CROSS JOIN UNNEST(array_distinct(path)) AS t (channel)
                GROUP BY channel
                """);
    }

    @Test
    void testShapleyValuesOfPositions()
    {
        assertSame(
                """
                SELECT r.channel, r.position, round(r.conversions, 6), round(r.value, 6)
                FROM (SELECT shapley_attribution(path, conversions, value, non_conversions, 'ordered') AS result FROM paths)
                CROSS JOIN UNNEST(result) AS r
                """,
                """
                SELECT channel, position, round(sum(conversions * part), 6), round(sum(value * part), 6)
                FROM (
                    SELECT channel, position, conversions, value, 1e0 / cardinality(array_distinct(path)) / cardinality(filter(path, other -> other IS NOT DISTINCT FROM channel)) AS part
                    FROM paths
                    CROSS JOIN UNNEST(path) WITH ORDINALITY AS t (channel, position)
                )
                GROUP BY channel, position
                """);
    }

    @Test
    void testScoresOfTheFirstOrder()
    {
        assertSame(
                """
                SELECT r.chain_order, r.transitions, round(r.log_likelihood, 9)
                FROM (SELECT markov_order(path, conversions, non_conversions, 1) AS result FROM paths)
                CROSS JOIN UNNEST(result) AS r
                """,
                """
                WITH step AS (
                    SELECT from_state, to_state, conversions + non_conversions AS journeys
                    FROM paths
                    CROSS JOIN UNNEST('(start)' || transform(slice(path, 1, cardinality(path) - 1), channel -> coalesce(channel, '(none)')), transform(path, channel -> coalesce(channel, '(none)'))) AS t (from_state, to_state)
                    UNION ALL
                    SELECT coalesce(element_at(path, -1), '(none)'), '(conversion)', conversions FROM paths
                    UNION ALL
                    SELECT coalesce(element_at(path, -1), '(none)'), '(null)', non_conversions FROM paths
                ),
                counted AS (
                    SELECT from_state, to_state, sum(journeys) AS journeys, sum(sum(journeys)) OVER (PARTITION BY from_state) AS visits
                    FROM step
                    GROUP BY from_state, to_state
                    HAVING sum(journeys) > 0
                )
                SELECT
                    BIGINT '1',
                    count(*),
                    round(sum(journeys * ln(journeys * 1e0 / visits)) / (SELECT sum(conversions + non_conversions) FROM paths), 9)
                FROM counted
                """);
    }

    @Test
    void testTransitions()
    {
        assertSame(
                """
                SELECT r.from_state, r.to_state, r.count, round(r.probability, 9)
                FROM (SELECT markov_transitions(path, conversions, non_conversions) AS result FROM paths)
                CROSS JOIN UNNEST(result) AS r
                """,
                """
                WITH named AS (SELECT transform(path, channel -> coalesce(channel, '(none)')) AS path, conversions, non_conversions FROM paths),
                steps AS (
                    SELECT from_state, to_state, conversions + non_conversions AS journeys
                    FROM named
                    CROSS JOIN UNNEST('(start)' || slice(path, 1, cardinality(path) - 1), path) AS t (from_state, to_state)
                    UNION ALL
                    SELECT path[cardinality(path)], '(conversion)', conversions FROM named
                    UNION ALL
                    SELECT path[cardinality(path)], '(null)', non_conversions FROM named
                ),
                counted AS (
                    SELECT from_state, to_state, CAST(sum(journeys) AS bigint) AS journeys
                    FROM steps
                    WHERE journeys > 0
                    GROUP BY from_state, to_state
                )
                SELECT from_state, to_state, journeys, round(journeys / CAST(sum(journeys) OVER (PARTITION BY from_state) AS double), 9)
                FROM counted
                """);
    }

    /**
     * A chain that remembers the whole path loses just the conversions whose path touches the channel.
     */
    @Test
    void testRemovalEffectsOfWholePaths()
    {
        assertSame(
                """
                SELECT r.channel, round(r.removal_effect, 9)
                FROM (SELECT markov_attribution(path, conversions, value, non_conversions, 1000) AS result FROM paths)
                CROSS JOIN UNNEST(result) AS r
                """,
                """
                SELECT channel, round(sum(conversions) / (SELECT CAST(sum(conversions) AS double) FROM paths), 9)
                FROM paths
                CROSS JOIN UNNEST(array_distinct(path)) AS t (channel)
                GROUP BY channel
                """);
    }

    @Test
    void testCreditsSumToConversions()
    {
        assertSame(
                """
                SELECT round(reduce(transform(markov, c -> c.conversions), 0e0, (s, x) -> s + x, s -> s), 6), round(reduce(transform(rates, c -> c.conversions), 0e0, (s, x) -> s + x, s -> s), 6)
                FROM (SELECT markov_attribution(path, conversions, value, non_conversions, 3, false) AS markov, shapley_attribution(path, conversions, value, non_conversions, 'rates') AS rates FROM paths)
                """,
                "SELECT CAST(sum(conversions) AS double), CAST(sum(conversions) AS double) FROM paths");
    }

    @Test
    void testPairsOfChannels()
    {
        assertSame(
                """
                SELECT r.channel, round(r.contribution, 6)
                FROM (SELECT probabilistic_attribution(path, conversions, value, non_conversions) AS result FROM paths)
                CROSS JOIN UNNEST(result) AS r
                """,
                """
                WITH channels AS (
                    SELECT a, b, cardinality(members) AS size, conversions, non_conversions
                    FROM (SELECT array_distinct(transform(path, channel -> coalesce(channel, '(none)'))) AS members, conversions, non_conversions FROM paths)
                    CROSS JOIN UNNEST(members) AS t (a)
                    CROSS JOIN UNNEST(members) AS u (b)
                ),
                rates AS (
                    SELECT a, b, sum(conversions) / CAST(sum(conversions + non_conversions) AS double) AS rate
                    FROM channels
                    GROUP BY a, b
                ),
                alone AS (SELECT a, rate FROM rates WHERE a = b)
                SELECT nullif(channels.a, '(none)'), round(sum(conversions * IF(channels.a = channels.b, own.rate, (pair.rate - own.rate - other.rate) / (2e0 * (size - 1)))), 6)
                FROM channels
                JOIN rates pair ON pair.a = channels.a AND pair.b = channels.b
                JOIN alone own ON own.a = channels.a
                JOIN alone other ON other.a = channels.b
                GROUP BY channels.a
                """);
    }

    @Test
    void testCreditsOfTheHazard()
    {
        assertSame(
                "SELECT channel, touches, round(conversions, 4), round(value, 2) FROM fit",
                TOUCHES +
                        """
                        SELECT channel, count(*), round(sum(share), 4), round(sum(IF(converted, share * value, 0)), 2)
                        FROM touches
                        GROUP BY channel
                        """);
    }

    /**
     * Where the likelihood has its peak, a step of expectation and maximisation leads to where it started, but for a decay that would fall below its least, and where there is no effect.
     */
    @Test
    void testFitIsWhereStepsEnd()
    {
        assertThat(queryRunner.execute("SELECT bool_and(converged) AND count_if(effect > 0) >= 10 FROM fit").getOnlyValue()).isEqualTo(true);
        assertSame(
                "SELECT channel, true, true FROM fit",
                TOUCHES +
                        """
                        SELECT
                            channel,
                            effect = 0 OR abs(effect / caused_effect - 1) < 1e-5,
                            effect = 0 OR abs(decay / caused_decay - 1) < 1e-5 OR (decay < 1.0001e-3 / longest AND caused_decay < decay)
                        FROM (
                            SELECT
                                channel,
                                effect,
                                decay,
                                max(max(seconds)) OVER () AS longest,
                                sum(share) / sum(1 - exp(-decay * seconds)) AS caused_effect,
                                sum(share) / (sum(share * seconds) + effect * sum(seconds * exp(-decay * seconds))) AS caused_decay
                            FROM touches
                            GROUP BY channel, effect, decay)
                        """);
    }

    @Test
    void testLikelihoodOfTheHazard()
    {
        assertSame(
                "SELECT DISTINCT round(log_likelihood, 3) FROM fit",
                TOUCHES +
                        """
                        SELECT round(sum(IF(converted, ln(hazard), 0) - spent), 3)
                        FROM (
                            SELECT converted, sum(hazard) AS hazard, sum(effect * (1 - exp(-decay * seconds))) AS spent
                            FROM touches
                            GROUP BY id, converted)
                        """);
    }

    private void assertSame(String function, String plainSql)
    {
        assertThat(queryRunner.execute(function).getMaterializedRows())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(queryRunner.execute(plainSql).getMaterializedRows());
    }
}
