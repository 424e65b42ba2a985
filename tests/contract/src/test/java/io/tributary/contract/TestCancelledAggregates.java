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

import io.tributary.trino.TributaryPlugin;
import io.trino.spi.QueryId;
import io.trino.spi.TrinoException;
import io.trino.testing.DistributedQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static io.trino.spi.StandardErrorCode.ADMINISTRATIVELY_KILLED;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.lang.System.nanoTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A query that is cancelled while an aggregate computes its result gives its processor back soon, however long the computation would go on.
 */
@TestInstance(PER_CLASS)
final class TestCancelledAggregates
{
    private static final Duration SOON = Duration.ofSeconds(10);

    private final DistributedQueryRunner queryRunner;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    TestCancelledAggregates()
            throws Exception
    {
        queryRunner = DistributedQueryRunner.builder(testSessionBuilder().build()).setWorkerCount(1).build();
        queryRunner.installPlugin(new TributaryPlugin());
    }

    @AfterAll
    void close()
    {
        executor.shutdownNow();
        queryRunner.close();
    }

    /**
     * Minutes of iterations, for one channel after the other.
     */
    @Test
    @Timeout(120)
    void testMarkovChainOfManyStates()
            throws Exception
    {
        assertEndsSoon(
                "io.tributary.attribution.markov.StateIteration",
                """
                SELECT markov_attribution(transform(sequence(1, 8), k -> CAST(crc32(to_big_endian_64(10 * n + k)) % 2000 AS varchar)), n % 2, 0, 1, 2)
                FROM (SELECT n + 200 * m AS n FROM UNNEST(sequence(1, 200)) AS t (n) CROSS JOIN UNNEST(sequence(1, 200)) AS u (m))
                """);
    }

    /**
     * Channels that cannot be told apart, all of whose parameters take many passes over many journeys.
     */
    @Test
    @Timeout(120)
    void testFitOfManyJourneys()
            throws Exception
    {
        assertEndsSoon(
                "io.tributary.attribution.survival.HazardFit",
                """
                SELECT survival_attribution(
                    transform(sequence(1, 8), k -> CAST(crc32(to_big_endian_64(10 * n + k)) % 50 AS varchar)),
                    transform(sequence(1, 8), k -> date_add('second', -crc32(to_big_endian_64(-10 * n - k)) % 10000000, TIMESTAMP '2026-01-01 00:00:00')),
                    n % 2 = 0,
                    TIMESTAMP '2026-01-01 00:00:00',
                    1)
                FROM (SELECT n + 500 * m AS n FROM UNNEST(sequence(1, 500)) AS t (n) CROSS JOIN UNNEST(sequence(1, 500)) AS u (m))
                """);
    }

    private void assertEndsSoon(String computation, String sql)
            throws Exception
    {
        CompletableFuture<Void> query = CompletableFuture.runAsync(() -> queryRunner.execute(sql), executor);
        while (!isRunning(computation)) {
            assertThat(query).isNotDone();
            Thread.sleep(10);
        }
        QueryId id = queryRunner.getCoordinator().getQueryManager().getQueries().stream()
                .filter(info -> info.getQuery().equals(sql))
                .findFirst()
                .orElseThrow()
                .getQueryId();
        long start = nanoTime();
        queryRunner.getCoordinator().getQueryManager().failQuery(id, new TrinoException(ADMINISTRATIVELY_KILLED, "The test cancels it"));
        assertThatThrownBy(query::join).hasMessageContaining("The test cancels it");
        while (isRunning(computation)) {
            assertThat(Duration.ofNanos(nanoTime() - start)).isLessThan(SOON);
            Thread.sleep(10);
        }
    }

    /**
     * Whether some thread of this machine, on which all workers are, is in a method of the class.
     */
    private static boolean isRunning(String computation)
    {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(computation));
    }
}
