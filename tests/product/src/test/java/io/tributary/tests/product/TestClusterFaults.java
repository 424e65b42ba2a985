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

import io.tributary.server.ServerStartException;
import io.tributary.server.TributaryCluster;
import io.tributary.server.TributaryServer;
import io.tributary.tests.product.QueryClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * Nodes that are lost, leave or are not what they should be, while queries run.
 */
@TestInstance(PER_CLASS)
final class TestClusterFaults
{
    // Seconds of work for both workers
    private static final String LONG_QUERY = query("sf0_4");
    // More than a worker that is killed gets done
    private static final String ENDLESS_QUERY = query("sf5");
    private static final String SHORT_QUERY = "SELECT sum(credit) FROM (SELECT attribute_linear(conversion, event_time) OVER (PARTITION BY customer ORDER BY event_time) AS credit FROM event WHERE customer < 1000)";
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    // TOO_MANY_REQUESTS_FAILED, PAGE_TRANSPORT_ERROR, PAGE_TRANSPORT_TIMEOUT and REMOTE_HOST_GONE, as a client sees them
    private static final Set<Integer> NODE_IS_GONE = Set.of(65537, 65539, 65540, 65558);

    private final TributaryCluster cluster = SharedCluster.whole();
    private final QueryClient queries = QueryClient.of(cluster.coordinator());
    private final QueryClient retried = queries.with(Map.of("retry_policy", "TASK"));
    private final List<List<Object>> expected = queries.run(LONG_QUERY).rows();

    TestClusterFaults()
            throws SQLException
    {}

    @Test
    void testQueryFailsCleanlyWithItsWorker()
            throws Exception
    {
        SharedCluster.whole();
        TributaryServer worker = cluster.workers().getLast();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> running = executor.submit(() -> queries.run(ENDLESS_QUERY, "killed"));
            try {
                awaitWork(worker, "killed");
                cluster.kill(worker);

                ExecutionException failure = catchThrowableOfType(ExecutionException.class, running::get);
                assertThat(failure).hasCauseInstanceOf(SQLException.class).hasMessageContaining(worker.uri().getAuthority());
                assertThat(((SQLException) failure.getCause()).getErrorCode()).isIn(NODE_IS_GONE);
            }
            finally {
                queries.end("killed");
            }
        }
        cluster.awaitWorkers();
        assertThat(queries.run(LONG_QUERY).rows()).isEqualTo(expected);
    }

    @Test
    void testQueryWithRetriesOutlivesItsWorker()
            throws Exception
    {
        SharedCluster.whole();
        TributaryServer worker = cluster.workers().getLast();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> running = executor.submit(() -> retried.run(LONG_QUERY, "retried"));
            awaitWork(worker, "retried");
            cluster.kill(worker);

            assertThat(running.get().rows()).isEqualTo(expected);
            assertThat(new NodeView(cluster.coordinator()).queryStats(running.get().queryId()).get("failedTasks").asInt()).isPositive();
        }
    }

    @Test
    void testNoQueryFailsWhenAWorkerShutsDown()
            throws Exception
    {
        SharedCluster.whole();
        TributaryServer worker = cluster.workers().getLast();
        AtomicBoolean failed = new AtomicBoolean();
        Callable<Long> shortQueries = () -> {
            long count = 0;
            while (worker.isAlive() && !failed.get()) {
                queries.run(SHORT_QUERY);
                count++;
            }
            return count;
        };
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Answer> running = executor.submit(() -> queries.run(LONG_QUERY, "left"));
            Future<Long> beside = executor.submit(shortQueries);
            try {
                awaitWork(worker, "left");
                cluster.shutDown(worker);
            }
            catch (RuntimeException | AssertionError e) {
                failed.set(true);
                throw e;
            }

            assertThat(worker.isAlive()).isFalse();
            assertThat(running.get().rows()).isEqualTo(expected);
            assertThat(beside.get()).isPositive();
        }
        assertThat(queries.run(SHORT_QUERY).rows()).hasSize(1);
    }

    @Test
    void testWorkerWithoutThePluginNamesTheFunction(@TempDir Path folder)
            throws Exception
    {
        SharedCluster.whole();
        TributaryServer worker = cluster.addWorker(OtherInstallation.withoutPlugin(folder, Set.of("memory.properties", "tpch.properties")));
        try {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> queries.run("SELECT array_join(path_collapse(ARRAY[mktsegment, name]), '>'), count(*) FROM tpch.tiny.customer GROUP BY 1"));
            assertThat(failure.getMessage()).contains("Unknown function implementation: path_collapse");
        }
        finally {
            cluster.kill(worker);
        }
    }

    @Test
    void testWorkerWithoutThePluginDoesNotStartWithItsCatalogs(@TempDir Path folder)
            throws IOException
    {
        Path installation = OtherInstallation.withoutPlugin(folder, Set.of("journeys.properties"));
        ServerStartException failure = catchThrowableOfType(ServerStartException.class, () -> TributaryServer.start(installation, folder.resolve("data")));
        assertThat(failure.logLines()).anyMatch(line -> line.contains("No factory for connector 'journeys'"));
    }

    private static String query(String schema)
    {
        return """
               SELECT credit.channel, sum(credit.value), sum(credit.touches)
               FROM (
                   SELECT attribution_agg(ARRAY['u_shaped'], channel, event_time, value, INTERVAL '30' DAY) AS credits
                   FROM journeys.%s.event
                   WHERE customer IS NOT NULL
                   GROUP BY customer
               )
               CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
               GROUP BY 1
               ORDER BY 1
               """.formatted(schema);
    }

    /**
     * Waits until the worker runs a task of a query.
     */
    private void awaitWork(TributaryServer worker, String source)
            throws IOException, InterruptedException
    {
        NodeView coordinator = new NodeView(cluster.coordinator());
        long start = System.nanoTime();
        while (!coordinator.isWorkedOn(source, worker)) {
            assertThat(System.nanoTime() - start).describedAs("time until %s works on the query", worker.uri()).isLessThan(START_LIMIT.toNanos());
            Thread.sleep(10);
        }
    }
}
