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
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What a cluster is started with.
 *
 * @param installation the assembled folder of every node
 * @param data the folder with a folder for each node: {@code coordinator}, {@code worker-1}, {@code worker-2} and so on
 * @param workers how many workers, from 1 to {@link #MAX_WORKERS}
 * @param port of the coordinator; workers take what is free
 * @param catalogs a folder with catalog files, beside those of the installation
 * @param retries whether the nodes have a folder in common, so that queries may have a retry policy
 * @param properties of the engine, for every node, instead of those of the installation
 */
public record ClusterSettings(Path installation, Path data, int workers, int port, Optional<Path> catalogs, boolean retries, Map<String, String> properties)
{
    public static final int MAX_WORKERS = 4;
    /**
     * The memory of the JVM of a node, in bytes.
     */
    public static final long NODE_HEAP = 1536L << 20;

    public ClusterSettings
    {
        requireNonNull(installation, "installation is null");
        requireNonNull(data, "data is null");
        requireNonNull(catalogs, "catalogs is null");
        properties = Map.copyOf(properties);
        if (workers < 1 || workers > MAX_WORKERS) {
            throw new IllegalArgumentException("A cluster has from 1 to %s workers, and not %s".formatted(MAX_WORKERS, workers));
        }
    }

    public static ClusterSettings of(Path installation, Path data, int workers, int port)
    {
        return new ClusterSettings(installation, data, workers, port, Optional.empty(), false, Map.of());
    }

    public ClusterSettings withCatalogs(Path folder)
    {
        return new ClusterSettings(installation, data, workers, port, Optional.of(folder), retries, properties);
    }

    public ClusterSettings withRetries()
    {
        return new ClusterSettings(installation, data, workers, port, catalogs, true, properties);
    }

    public ClusterSettings withProperties(Map<String, String> properties)
    {
        return new ClusterSettings(installation, data, workers, port, catalogs, retries, properties);
    }

    /**
     * With the catalogs of that installation only.
     */
    ClusterSettings withInstallation(Path installation)
    {
        return new ClusterSettings(installation, data, workers, port, Optional.empty(), retries, properties);
    }

    NodeSettings coordinator()
    {
        return node("coordinator", port, NodeRole.COORDINATOR, Optional.empty());
    }

    /**
     * @param number from 1
     */
    NodeSettings worker(int number, URI coordinator)
    {
        return node("worker-" + number, TributaryServer.freePort(), NodeRole.WORKER, Optional.of(coordinator));
    }

    private NodeSettings node(String name, int port, NodeRole role, Optional<URI> coordinator)
    {
        return new NodeSettings(
                installation,
                data.resolve(name),
                port,
                role,
                coordinator,
                catalogs,
                Optional.of(Long.toString(NODE_HEAP)),
                retries ? Optional.of(data.resolve("exchange")) : Optional.empty(),
                properties);
    }
}
