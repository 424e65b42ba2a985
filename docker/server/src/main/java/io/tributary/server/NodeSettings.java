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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import static java.util.Objects.requireNonNull;

/**
 * What a server is started with.
 *
 * @param installation the assembled folder, with {@code bin}, {@code lib}, {@code plugin} and {@code etc}
 * @param data the folder for logs and temporary files; it is kept
 * @param coordinator the address of the coordinator, of a worker only
 * @param catalogs a folder with catalog files, beside those of the installation
 * @param heap memory of the JVM, as in {@code -Xmx}; that of the installation if it is not given
 * @param exchange the folder for what tasks of queries with a retry policy hand on, the same for all nodes of a cluster
 * @param properties of the engine, instead of those of the installation
 */
public record NodeSettings(
        Path installation,
        Path data,
        int port,
        NodeRole role,
        Optional<URI> coordinator,
        Optional<Path> catalogs,
        Optional<String> heap,
        Optional<Path> exchange,
        Map<String, String> properties)
{
    public NodeSettings
    {
        installation = installation.toAbsolutePath();
        data = data.toAbsolutePath();
        requireNonNull(role, "role is null");
        catalogs = catalogs.map(Path::toAbsolutePath);
        requireNonNull(heap, "heap is null");
        exchange = exchange.map(Path::toAbsolutePath);
        properties = Map.copyOf(properties);
        if (coordinator.isPresent() != (role == NodeRole.WORKER)) {
            throw new IllegalArgumentException("A worker has the address of a coordinator, and no other node has: %s with %s".formatted(role, coordinator));
        }
    }

    /**
     * One node that both coordinates and works.
     */
    public static NodeSettings single(Path installation, Path data, int port, Optional<Path> catalogs)
    {
        return new NodeSettings(installation, data, port, NodeRole.SINGLE, Optional.empty(), catalogs, Optional.empty(), Optional.empty(), Map.of());
    }

    List<String> command()
    {
        List<String> command = new ArrayList<>(List.of(
                installation.resolve("bin/tributary-server").toString(),
                "--port",
                Integer.toString(port),
                "--data",
                data.toString(),
                "--role",
                role.option(),
                "--exit-with-parent"));
        coordinator.ifPresent(uri -> command.addAll(List.of("--coordinator-uri", uri.toString())));
        catalogs.ifPresent(folder -> command.addAll(List.of("--catalogs", folder.toString())));
        heap.ifPresent(size -> command.addAll(List.of("--heap", size)));
        exchange.ifPresent(folder -> command.addAll(List.of("--exchange", folder.toString())));
        new TreeMap<>(properties).forEach((name, value) -> command.addAll(List.of("--set", name + "=" + value)));
        return List.copyOf(command);
    }
}
