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

import io.tributary.server.TributaryCluster;
import io.tributary.server.TributaryServer;
import io.tributary.tests.product.QueryClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Many queries at once, large queries in little memory, and many queries one after the other.
 */
@TestInstance(PER_CLASS)
final class TestClusterLoad
{
    // EXCEEDED_FUNCTION_MEMORY_LIMIT and EXCEEDED_LOCAL_MEMORY_LIMIT, as a client sees them
    private static final int EXCEEDED_FUNCTION_MEMORY_LIMIT = 37;
    private static final int EXCEEDED_LOCAL_MEMORY_LIMIT = 131079;

    private static final String AGGREGATE =
            """
            SELECT credit.channel, sum(credit.value), sum(credit.touches)
            FROM (
                SELECT attribution_agg(ARRAY['u_shaped'], channel, event_time, value, INTERVAL '30' DAY) AS credits
                FROM journeys.sf0_1.event
                WHERE customer IS NOT NULL
                GROUP BY customer
            )
            CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
            GROUP BY 1
            ORDER BY 1
            """;
    // Doubles to six digits: their sums depend on the order of the rows in the last ones
    private static final String WINDOW =
            """
            SELECT channel, round(sum(credit), 6), sum(session)
            FROM (
                SELECT
                    channel,
                    attribute_linear(conversion, event_time) OVER journey AS credit,
                    session_number(event_time, INTERVAL '30' MINUTE) OVER journey AS session
                FROM journeys.sf0_1.event
                WHERE customer IS NOT NULL
                WINDOW journey AS (PARTITION BY customer ORDER BY event_time, event_id)
            )
            GROUP BY 1
            ORDER BY 1
            """;
    private static final List<String> SMALL = List.of(
            "SELECT count(*), sum(credit) FROM (SELECT attribute_u_shaped(conversion, event_time) OVER (PARTITION BY customer ORDER BY event_time, event_id) AS credit FROM event WHERE customer = 7)",
            "SELECT funnel_agg(event_time, ARRAY[channel = 'email', conversion], INTERVAL '7' DAY).depth FROM event WHERE customer = 11",
            "SELECT array_join(path_collapse(path), '>') FROM (VALUES ARRAY['a', 'a', 'b']) AS journey (path)",
            "SELECT cardinality(attribution_agg(ARRAY['linear'], channel, event_time, value)) FROM event WHERE customer = 13");

    private static final int CONCURRENT_QUERIES = 200;
    private static final int CONNECTIONS = 50;

    private static final Duration SOAK = Duration.ofSeconds(Long.getLong("tributary.soak-seconds", 30));
    // A node of a few minutes still loads classes and fills its caches
    private static final long MAX_GROWTH = 64L << 20;
    private static final Duration RELEASE_LIMIT = Duration.ofMinutes(5);

    private final TributaryCluster cluster = SharedCluster.whole();
    private final QueryClient queries = QueryClient.of(cluster.coordinator());

    @Test
    void testTwoHundredQueriesAtOnce()
            throws Exception
    {
        List<List<List<Object>>> expected = new ArrayList<>();
        for (String sql : SMALL) {
            expected.add(queries.run(sql).rows());
        }
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int number = 0; number < CONCURRENT_QUERIES; number++) {
            String sql = SMALL.get(number % SMALL.size());
            calls.add(() -> queries.run(sql));
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(CONNECTIONS)) {
            List<Future<Answer>> answers = executor.invokeAll(calls);
            for (int number = 0; number < CONCURRENT_QUERIES; number++) {
                assertThat(answers.get(number).get().rows()).describedAs(SMALL.get(number % SMALL.size())).isEqualTo(expected.get(number % SMALL.size()));
            }
        }
    }

    @Test
    void testQueryOverItsMemoryIsRefusedAndOthersGoOn()
            throws Exception
    {
        QueryClient limited = queries.with(Map.of("query_max_memory_per_node", "3MB"));
        AtomicBoolean refused = new AtomicBoolean();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> others = executor.submit(() -> {
                int count = 0;
                do {
                    assertThat(queries.run(SMALL.getFirst()).rows()).hasSize(1);
                    count++;
                }
                while (!refused.get());
                return count;
            });
            SQLException failure = catchThrowableOfType(SQLException.class, () -> limited.run(AGGREGATE));
            refused.set(true);
            assertThat(failure.getMessage()).contains("Query exceeded per-node memory limit of 3MB", "HashAggregationOperator");
            assertThat(failure.getErrorCode()).isEqualTo(EXCEEDED_LOCAL_MEMORY_LIMIT);
            assertThat(others.get()).isPositive();
        }
        assertThat(cluster.workers()).allMatch(TributaryServer::isAlive);
        assertThat(queries.run(AGGREGATE).rows()).isNotEmpty();
    }

    @Test
    void testCustomerWithTooManyEventsIsRefusedWithAHint()
    {
        SQLException failure = catchThrowableOfType(SQLException.class, () -> queries.run("SELECT attribution_agg(ARRAY['linear', 'max_events(10000)'], channel, event_time, value) FROM event"));
        assertThat(failure.getMessage()).contains("A customer has more than 10000 events", "find such customers with SELECT customer, count(*)");
        assertThat(failure.getErrorCode()).isEqualTo(EXCEEDED_FUNCTION_MEMORY_LIMIT);
    }

    @Test
    void testAggregatesAndWindowFunctionsSpill()
            throws Exception
    {
        QueryClient spilling = queries.with(Map.of("spill_enabled", "true", "aggregation_operator_unspill_memory_limit", "1MB"));
        for (String sql : List.of(AGGREGATE, WINDOW)) {
            Answer answer = spilling.run(sql);
            assertThat(new NodeView(cluster.coordinator()).queryStats(answer.queryId()).get("spilledDataSize").asText()).isNotEqualTo("0B");
            assertThat(answer.rows()).isEqualTo(queries.run(sql).rows());
        }
    }

    @Test
    void testMemoryIsStableInTheLongRun()
            throws Exception
    {
        List<String> mix = Stream.concat(SMALL.stream(), Stream.of(AGGREGATE, WINDOW)).toList();
        soak(mix, SOAK.dividedBy(3));
        List<Long> before = liveHeaps();
        long count = soak(mix, SOAK.multipliedBy(2).dividedBy(3));
        List<Long> after = liveHeaps();

        assertThat(count).isGreaterThanOrEqualTo(mix.size());
        for (int node = 0; node < before.size(); node++) {
            assertThat(after.get(node) - before.get(node)).describedAs("growth of node %s after %s queries, from %s to %s bytes", node, count, before, after).isLessThan(MAX_GROWTH);
        }
        System.out.printf("Soak of %s: %s queries, live heap of the nodes before %s, after %s bytes%n", SOAK, count, before, after);
        for (TributaryServer node : nodes()) {
            assertThat(awaitFreeMemory(new NodeView(node))).isZero();
        }
    }

    /**
     * The memory that queries hold on a node a while after the last one was answered, as nodes learn of that a moment later.
     */
    private static long awaitFreeMemory(NodeView node)
            throws IOException, InterruptedException
    {
        long end = System.nanoTime() + RELEASE_LIMIT.toNanos();
        while (node.reservedMemory() > 0 && System.nanoTime() < end) {
            Thread.sleep(200);
        }
        return node.reservedMemory();
    }

    /**
     * Runs the queries over and over on four connections, and returns how many were answered.
     */
    private long soak(List<String> mix, Duration duration)
            throws Exception
    {
        long end = System.nanoTime() + duration.toNanos();
        Callable<Long> client = () -> {
            long count = 0;
            do {
                for (String sql : mix) {
                    queries.run(sql);
                    count++;
                }
            }
            while (System.nanoTime() < end);
            return count;
        };
        long count = 0;
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Long> answers : executor.invokeAll(nCopies(4, client))) {
                count += answers.get();
            }
        }
        return count;
    }

    private List<Long> liveHeaps()
            throws IOException, InterruptedException
    {
        List<Long> heaps = new ArrayList<>();
        for (TributaryServer node : nodes()) {
            heaps.add(new NodeView(node).liveHeap());
        }
        return heaps;
    }

    private List<TributaryServer> nodes()
    {
        return Stream.concat(Stream.of(cluster.coordinator()), cluster.workers().stream()).toList();
    }
}
