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

import io.tributary.server.ClusterSettings;
import io.tributary.server.TributaryCluster;
import io.tributary.server.TributaryServer;
import io.tributary.sources.SourceDatabases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The cluster of all tests that need one, as its start takes longer than they do, with a PostgreSQL behind it. It ends with this process.
 */
final class SharedCluster
{
    static final int WORKERS = 2;

    private static final Map<String, String> PROPERTIES = Map.of(
            // a worker that is gone is noticed soon
            "query.remote-task.max-error-duration", "10s",
            "exchange.max-error-duration", "10s",
            "shutdown.grace-period", "7s",
            // what is over is forgotten soon, so that it does not count as memory in use
            "query.min-expire-age", "5s",
            "task.info.max-age", "20s",
            // a session that lets its queries spill finds them spilling at once
            "spiller-spill-path", "spill",
            "memory-revoking-threshold", "0",
            "memory-revoking-target", "0");

    private static TributaryCluster cluster;
    private static SourceDatabases databases;
    private static RuntimeException failure;

    private SharedCluster() {}

    /**
     * The cluster with its full number of workers.
     */
    static synchronized TributaryCluster whole()
    {
        if (failure != null) {
            // Each class would wait as long, and leave as much behind
            throw failure;
        }
        if (cluster == null) {
            try {
                start();
            }
            catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        while (cluster.workers().size() < WORKERS) {
            cluster.addWorker();
        }
        cluster.awaitWorkers();
        return cluster;
    }

    static SourceDatabases databases()
    {
        return databases;
    }

    private static void start()
    {
        try {
            // a folder with a space in its name, as users have them
            Path folder = Files.createDirectories(Path.of("target/shared cluster").toAbsolutePath());
            Path data = Files.createTempDirectory(folder, "run");
            SourceDatabases sources = SourceDatabases.start(data.resolve("sources"), Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(sources::close, "stop-databases"));
            cluster = TributaryCluster.start(ClusterSettings.of(Installation.server(), data.resolve("nodes"), WORKERS, TributaryServer.freePort())
                    .withCatalogs(sources.catalogs())
                    .withRetries()
                    .withProperties(PROPERTIES));
            databases = sources;
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
