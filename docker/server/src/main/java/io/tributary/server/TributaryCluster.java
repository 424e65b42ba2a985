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
package io.tributary.server;

import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static java.util.Objects.requireNonNull;

/**
 * A coordinator and workers as separate processes on the loopback address. They end with {@link #close()}, and also when this process ends in whatever way.
 */
public final class TributaryCluster
        implements AutoCloseable
{
    private static final Duration JOIN_LIMIT = Duration.ofMinutes(2);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final ClusterSettings settings;
    private final TributaryServer coordinator;
    private final List<TributaryServer> workers = new CopyOnWriteArrayList<>();
    private int lastNumber;

    private TributaryCluster(ClusterSettings settings)
    {
        this.settings = requireNonNull(settings, "settings is null");
        this.coordinator = TributaryServer.launch(settings.coordinator());
    }

    public static TributaryCluster start(ClusterSettings settings)
    {
        return start(settings, _ -> {});
    }

    /**
     * Returns when the coordinator answers queries and gives work to all workers.
     *
     * @param progress is told from time to time how long the start of a node has taken so far
     * @throws ServerStartException if a node ends or stays silent, with what its log says
     */
    public static TributaryCluster start(ClusterSettings settings, Consumer<Duration> progress)
    {
        TributaryCluster cluster = new TributaryCluster(settings);
        try {
            for (int count = 0; count < settings.workers(); count++) {
                cluster.launchWorker(settings);
            }
            cluster.coordinator.awaitReady(progress);
            cluster.workers.forEach(worker -> worker.awaitReady(progress));
            cluster.awaitWorkers();
            return cluster;
        }
        catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    public TributaryServer coordinator()
    {
        return coordinator;
    }

    /**
     * The workers that were started and not yet killed or shut down, in the order of their start.
     */
    public List<TributaryServer> workers()
    {
        return List.copyOf(workers);
    }

    /**
     * Returns when the coordinator gives work to the new worker.
     */
    public TributaryServer addWorker()
    {
        return addWorker(settings);
    }

    /**
     * Returns when the coordinator gives work to the new worker.
     *
     * @param installation the assembled folder of this worker, which has all its plugins and catalogs
     */
    public TributaryServer addWorker(Path installation)
    {
        return addWorker(settings.withInstallation(installation));
    }

    private TributaryServer addWorker(ClusterSettings settings)
    {
        TributaryServer worker = launchWorker(settings);
        try {
            worker.awaitReady(_ -> {});
            awaitWorkers();
            return worker;
        }
        catch (RuntimeException e) {
            workers.remove(worker);
            worker.close();
            throw e;
        }
    }

    /**
     * Ends a worker at once, as a loss of its machine would. The coordinator is not told.
     */
    public void kill(TributaryServer worker)
    {
        workers.remove(worker);
        worker.kill();
    }

    /**
     * Lets a worker finish its tasks and end, and returns then. The coordinator gives it no more work.
     */
    public void shutDown(TributaryServer worker)
            throws InterruptedException
    {
        try {
            worker.shutDown();
        }
        finally {
            workers.remove(worker);
        }
    }

    /**
     * Waits until the coordinator gives work to exactly the workers of this cluster.
     */
    public void awaitWorkers()
    {
        Set<URI> wanted = workers.stream().map(TributaryServer::uri).collect(Collectors.toSet());
        long start = System.nanoTime();
        Set<URI> active = activeWorkers();
        while (!active.equals(wanted)) {
            if (System.nanoTime() - start > JOIN_LIMIT.toNanos()) {
                throw new ServerStartException(
                        "After %s seconds the coordinator works with %s, and not with %s; its log is %s".formatted(JOIN_LIMIT.toSeconds(), active, wanted, coordinator.log().file()),
                        coordinator.log().errors());
            }
            pause();
            active = activeWorkers();
        }
    }

    /**
     * Waits until the coordinator ends, and returns whether it ended by itself.
     */
    public boolean awaitEnd()
            throws InterruptedException
    {
        return coordinator.awaitEnd();
    }

    @Override
    public void close()
    {
        coordinator.beginStop();
        workers.forEach(TributaryServer::beginStop);
        workers.forEach(TributaryServer::close);
        coordinator.close();
    }

    private TributaryServer launchWorker(ClusterSettings settings)
    {
        lastNumber++;
        TributaryServer worker = TributaryServer.launch(settings.worker(lastNumber, coordinator.uri()));
        workers.add(worker);
        return worker;
    }

    private Set<URI> activeWorkers()
    {
        try (Connection connection = DriverManager.getConnection(coordinator.jdbcUrl(), "tributary", null);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT http_uri FROM system.runtime.nodes WHERE NOT coordinator AND state = 'active'")) {
            Set<URI> uris = new HashSet<>();
            while (result.next()) {
                uris.add(URI.create(result.getString(1)));
            }
            return uris;
        }
        catch (SQLException _) {
            // The coordinator is still taking up its work
            return Set.of();
        }
    }

    private static void pause()
    {
        try {
            Thread.sleep(POLL_INTERVAL);
        }
        catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ServerStartException("The start of the cluster was interrupted", List.of());
        }
    }
}
