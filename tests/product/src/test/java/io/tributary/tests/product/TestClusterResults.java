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
package io.tributary.tests.product;

import io.tributary.query.DemoQuery;
import io.tributary.server.TributaryCluster;
import io.tributary.server.TributaryServer;
import io.tributary.sources.SourceDatabases;
import io.tributary.tests.product.QueryClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The same statements on one node and on a coordinator with two workers.
 */
@TestInstance(PER_CLASS)
final class TestClusterResults
{
    // The demo has all window functions, aggregates and connectors. What comes after these takes 100,000 people, and no function that was not there before
    private static final int DEMO_QUERIES = 23;
    private static final Pattern READS_EVENTS = Pattern.compile("\\b(FROM|JOIN) (event|touch|web_event)\\b");

    private static final Map<String, String> OTHER_FUNCTIONS = Map.of(
            "funnels",
            """
            SELECT funnel.depth, count(*), sum(sequences), count_if(matched), count_if(came[2]), min(next)
            FROM (
                SELECT
                    funnel_agg(event_time, ARRAY[channel = 'display', channel = 'brand_search', conversion], INTERVAL '30' DAY) AS funnel,
                    sequence_count(event_time, ARRAY[channel = 'display', conversion], '(?1).*(?2)') AS sequences,
                    sequence_match(event_time, ARRAY[channel = 'email', conversion], '(?1)(?t<=2d)(?2)') AS matched,
                    sequence_next(event_time, channel, ARRAY[channel = 'display'], '(?1)', 'forward', 'first') AS next,
                    retention_agg(ARRAY[channel = 'email', conversion]) AS came
                FROM event
                WHERE customer IS NOT NULL
                GROUP BY customer
            )
            GROUP BY 1
            ORDER BY 1
            """,
            "paths",
            """
            SELECT
                array_join(path_trim(path_collapse(path_drop(path, 'direct')), 3), '>', '-') AS short,
                max(cardinality(path_unique(path))),
                max(cardinality(path_first(path))),
                max(cardinality(path_drop_trailing(path, 'direct'))),
                max(cardinality(path_drop_unless_last(path, 'direct'))),
                count(*)
            FROM (SELECT journey_agg(channel, event_time, conversion) AS journeys FROM event WHERE customer IS NOT NULL GROUP BY customer)
            CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
            GROUP BY 1
            ORDER BY count(*) DESC, 1
            LIMIT 20
            """,
            "chains",
            """
            SELECT markov_order(path, conversions, non_conversions, 2)[1].transitions, cardinality(markov_transitions(path, conversions, non_conversions)), sum(conversions)
            FROM (
                SELECT journey.path, count_if(journey.converted) AS conversions, count_if(NOT journey.converted) AS non_conversions
                FROM (SELECT journey_agg(channel, event_time, conversion) AS journeys FROM event WHERE customer IS NOT NULL GROUP BY customer)
                CROSS JOIN UNNEST(journeys) AS journey
                WHERE cardinality(journey.path) > 0
                GROUP BY 1)
            """,
            "sessions",
            """
            SELECT max(session), max(journey), sum(session * journey)
            FROM (
                SELECT
                    session_number(event_time, INTERVAL '30' MINUTE) OVER (PARTITION BY customer ORDER BY event_time, event_id) AS session,
                    journey_number(conversion) OVER (PARTITION BY customer ORDER BY event_time, event_id) AS journey
                FROM event
                WHERE customer IS NOT NULL)
            """,
            "channels",
            """
            SELECT
                channel_group(element_at(params, 'utm_source'), element_at(params, 'utm_medium'), element_at(params, 'utm_campaign'), referrer) AS channel,
                count(*),
                count(element_at(params, 'gclid'))
            FROM (SELECT campaign_params(url) AS params, referrer FROM web_event)
            GROUP BY 1
            ORDER BY 1
            """);

    private final TributaryCluster cluster = SharedCluster.whole();
    private final TributaryServer single;
    private final QueryClient onOneNode;
    private final QueryClient onWorkers;

    TestClusterResults(@TempDir Path data)
            throws SQLException
    {
        SourceDatabases databases = SharedCluster.databases();
        single = TributaryServer.start(Installation.server(), data, databases.catalogs());
        onOneNode = QueryClient.of(single);
        onWorkers = QueryClient.of(cluster.coordinator());
        try (Connection connection = DriverManager.getConnection(single.jdbcUrl("journeys", "tiny"), "test", null)) {
            databases.load(connection, "tiny");
        }
    }

    @AfterAll
    void stopServer()
    {
        single.close();
    }

    @Test
    void testDemoHasTheSameResults()
            throws SQLException
    {
        List<DemoQuery> queries = DemoQuery.readAll(Installation.launcher().resolveSibling("sql").resolve("examples/demo")).subList(0, DEMO_QUERIES);
        Map<String, String> statements = new LinkedHashMap<>();
        queries.forEach(query -> statements.put(query.name(), query.sql()));
        assertSameResults(statements);
    }

    @Test
    void testOtherFunctionsHaveTheSameResults()
            throws SQLException
    {
        assertSameResults(OTHER_FUNCTIONS);
    }

    private void assertSameResults(Map<String, String> statements)
            throws SQLException
    {
        for (Map.Entry<String, String> statement : statements.entrySet()) {
            Answer answer = onWorkers.run(statement.getValue());
            // At once: tasks are forgotten after a while
            if (READS_EVENTS.matcher(statement.getValue()).find() && !answer.rows().isEmpty()) {
                assertThat(onWorkers.workersOf(answer.queryId())).describedAs(statement.getKey()).isEqualTo(SharedCluster.WORKERS);
            }
            assertThat(answer.rows())
                    .describedAs(statement.getKey())
                    .usingRecursiveComparison()
                    .withComparatorForType(TestClusterResults::compare, Double.class)
                    .isEqualTo(onOneNode.run(statement.getValue()).rows());
        }
    }

    /**
     * Sums of doubles depend on the order of the rows in their last digits.
     */
    private static int compare(double left, double right)
    {
        return Math.abs(left - right) <= 1e-9 * Math.max(1, Math.abs(left)) ? 0 : Double.compare(left, right);
    }
}
