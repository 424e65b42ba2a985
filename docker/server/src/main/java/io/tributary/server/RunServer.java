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

import com.sun.management.OperatingSystemMXBean;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The launcher's {@code server} command: starts the server, says where it is, and stays until it is told to stop.
 */
public final class RunServer
{
    // What a node needs besides its heap: compiled code, classes, threads and buffers
    private static final long BESIDE_HEAP = 700L << 20;

    private RunServer() {}

    public static void main(String[] arguments)
            throws InterruptedException
    {
        CommandLine commandLine = CommandLine.parse(arguments);
        if (commandLine.options().containsKey("parent")) {
            ParentWatch.start();
        }
        Path record = Path.of(commandLine.value("record"));
        StartupProgress progress = new StartupProgress(System.err);
        try (RunningNodes nodes = start(commandLine, progress)) {
            progress.finish();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(record), "delete-record"));
            write(record, nodes.front());
            System.out.println(nodes.description());
            nodes.workers().forEach(RunServer::tellWhenItEnds);
            if (nodes.front().awaitEnd()) {
                System.err.println("The server ended by itself; its log is " + nodes.front().log().file());
                nodes.front().log().errors().forEach(line -> System.err.println("  " + line));
            }
        }
        catch (ServerStartException e) {
            progress.finish();
            System.err.println(e.getMessage());
            e.logLines().forEach(line -> System.err.println("  " + line));
        }
        System.exit(1);
    }

    private static RunningNodes start(CommandLine commandLine, StartupProgress progress)
    {
        Path installation = Path.of(commandLine.value("installation"));
        Path data = Path.of(commandLine.value("data"));
        int port = port(commandLine.value("port"));
        int workers = Integer.parseInt(commandLine.find("workers").orElse("0"));
        if (workers == 0) {
            return RunningNodes.of(TributaryServer.start(NodeSettings.single(installation, data, port, Optional.empty()), progress));
        }
        requireMemory(workers);
        return RunningNodes.of(TributaryCluster.start(ClusterSettings.of(installation, data, workers, port).withRetries(), progress));
    }

    private static void requireMemory(int workers)
    {
        long wanted = (workers + 1) * (ClusterSettings.NODE_HEAP + BESIDE_HEAP);
        long memory = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
        if (wanted > memory) {
            throw new ServerStartException(
                    "A coordinator and %s workers take up to %s MB of memory, and this machine has %s MB: ask for fewer workers".formatted(workers, wanted >> 20, memory >> 20),
                    List.of());
        }
    }

    private static void tellWhenItEnds(TributaryServer worker)
    {
        Thread.ofVirtual().start(() -> {
            try {
                if (worker.awaitEnd()) {
                    System.err.println("The worker %s has ended; its log is %s".formatted(worker.uri(), worker.log().file()));
                }
            }
            catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static int port(String text)
    {
        if (text.equals("free")) {
            return TributaryServer.freePort();
        }
        return Integer.parseInt(text);
    }

    /**
     * Tells other runs of the launcher which server they can use. The file appears whole or not at all.
     */
    private static void write(Path record, TributaryServer server)
    {
        try {
            Path draft = record.resolveSibling(record.getFileName() + ".draft");
            Files.writeString(draft, "%s %s%n".formatted(ProcessHandle.current().pid(), server.port()));
            Files.move(draft, record, StandardCopyOption.ATOMIC_MOVE);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path record)
    {
        try {
            Files.deleteIfExists(record);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
