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
package io.tributary.benchmarks;

import com.google.common.collect.ImmutableMap;
import com.google.common.io.MoreFiles;
import io.tributary.server.TributaryServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static java.util.Objects.requireNonNull;

/**
 * The assembled server with a configuration for large tables. The installation stays as it is: the server runs from a temporary
 * folder that has its programs as links, its configuration as a changed copy, and one more plugin. Beside it runs the PostgreSQL that it reads.
 */
final class BenchmarkServer
        implements AutoCloseable
{
    private static final List<String> LINKS = List.of("bin", "lib");

    // Everything is held in memory at once, and nothing is to be measured at its limit
    private static final String HEAP_OPTION = "-Xmx10g";
    private static final Map<String, Map<String, String>> PROPERTIES = ImmutableMap.of(
            "config.properties", ImmutableMap.of(
                    "query.max-memory", "6GB",
                    "query.max-memory-per-node", "6GB",
                    "memory.heap-headroom-per-node", "2GB"),
            "catalog/memory.properties", ImmutableMap.of(
                    "connector.name", "memory",
                    "memory.max-data-per-node", "3GB"));

    /**
     * The catalog of {@link io.tributary.benchmarks.floor.FloorPlugin}.
     */
    private static final String FLOOR = "floor";

    private final Path folder;
    private final ContactDatabase sources;
    private final TributaryServer server;
    private final Thread shutdownHook;

    private BenchmarkServer(Path folder, ContactDatabase sources, TributaryServer server)
    {
        this.folder = requireNonNull(folder, "folder is null");
        this.sources = requireNonNull(sources, "sources is null");
        this.server = requireNonNull(server, "server is null");
        this.shutdownHook = new Thread(this::stopAndDelete, "delete-benchmark-folder");
    }

    static BenchmarkServer start(Path installation, Progress progress)
            throws IOException
    {
        Path folder = Files.createTempDirectory("tributary-benchmark");
        for (String link : LINKS) {
            Files.createSymbolicLink(folder.resolve(link), installation.resolve(link).toAbsolutePath());
        }
        copyConfiguration(installation.resolve("etc"), folder.resolve("etc"));
        linkPlugins(installation.resolve("plugin"), folder.resolve("plugin"));
        // Where the server does not start, the folder is kept: the error points to the log in it
        ContactDatabase sources = ContactDatabase.start(folder.resolve("sources"), progress);
        try {
            BenchmarkServer server = new BenchmarkServer(folder, sources, TributaryServer.start(folder, folder.resolve("data"), sources.catalogs()));
            Runtime.getRuntime().addShutdownHook(server.shutdownHook);
            return server;
        }
        catch (RuntimeException e) {
            sources.close();
            throw e;
        }
    }

    ContactDatabase sources()
    {
        return sources;
    }

    String jdbcUrl()
    {
        return server.jdbcUrl();
    }

    @Override
    public void close()
    {
        Runtime.getRuntime().removeShutdownHook(shutdownHook);
        stopAndDelete();
    }

    private void stopAndDelete()
    {
        server.close();
        sources.close();
        try {
            MoreFiles.deleteRecursively(folder, ALLOW_INSECURE);
        }
        catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }

    /**
     * Copies the configuration folder, with the heap and the properties of this class instead of those that it has, and with one more catalog.
     */
    static void copyConfiguration(Path source, Path target)
            throws IOException
    {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                }
                else {
                    Files.copy(file, copy);
                }
            }
        }
        Path options = target.resolve("jvm.config");
        Files.write(options, withHeap(Files.readAllLines(options)));
        for (Map.Entry<String, Map<String, String>> properties : PROPERTIES.entrySet()) {
            Path file = target.resolve(properties.getKey());
            Files.write(file, withProperties(Files.readAllLines(file), properties.getValue()));
        }
        Files.writeString(target.resolve("catalog/%s.properties".formatted(FLOOR)), "connector.name=%s\n".formatted(FLOOR));
    }

    /**
     * Makes a folder of plugins that has those of the source as links, and the plugin of this module, which the classes of this module are.
     */
    static void linkPlugins(Path source, Path target)
            throws IOException
    {
        Path floor = target.resolve(FLOOR);
        Files.createDirectories(floor);
        try (Stream<Path> plugins = Files.list(source)) {
            for (Path plugin : plugins.toList()) {
                Files.createSymbolicLink(target.resolve(plugin.getFileName()), plugin.toAbsolutePath());
            }
        }
        Path classes;
        try {
            classes = Path.of(BenchmarkServer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        }
        catch (URISyntaxException e) {
            throw new IOException("The classes of the benchmarks are not in files", e);
        }
        Files.createSymbolicLink(floor.resolve(classes.getFileName()), classes);
    }

    private static List<String> withHeap(List<String> lines)
    {
        return Stream.concat(lines.stream().filter(line -> !line.startsWith("-Xmx")), Stream.of(HEAP_OPTION)).toList();
    }

    private static List<String> withProperties(List<String> lines, Map<String, String> properties)
    {
        return Stream.concat(
                        lines.stream().filter(line -> properties.keySet().stream().noneMatch(name -> line.startsWith(name + "="))),
                        properties.entrySet().stream().map(property -> property.getKey() + "=" + property.getValue()))
                .toList();
    }
}
