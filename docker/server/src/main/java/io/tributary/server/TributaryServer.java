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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;

/**
 * A complete Trino server as a child process, on the loopback address, from the folder that this module assembles.
 * It ends with {@link #close()}, and also when this process ends in whatever way.
 */
public final class TributaryServer
        implements AutoCloseable
{
    private static final Duration STARTUP_LIMIT = Duration.ofMinutes(5);
    /**
     * The system property with options for the JVM of the server, beside those of the installation. A server that lives for minutes starts in half the time, of the clock and of the processors, if it
     * is told to leave out the compiler that makes the fastest code.
     */
    public static final String JVM_OPTIONS_PROPERTY = "tributary.server.jvm-options";

    // the launcher of the JDK reads it
    private static final String JVM_OPTIONS_VARIABLE = "JDK_JAVA_OPTIONS";
    // A worker that drains waits twice for its grace period, besides its tasks
    private static final Duration DRAIN_LIMIT = Duration.ofMinutes(10);
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final Process process;
    private final Path data;
    private final URI uri;
    private final Thread shutdownHook;
    private volatile boolean stopping;

    private TributaryServer(Process process, Path data, URI uri)
    {
        this.process = requireNonNull(process, "process is null");
        this.data = requireNonNull(data, "data is null");
        this.uri = requireNonNull(uri, "uri is null");
        this.shutdownHook = new Thread(this::stop, "stop-server");
    }

    public static TributaryServer start(Path installation, Path data)
    {
        return start(NodeSettings.single(installation, data, freePort(), Optional.empty()), _ -> {});
    }

    /**
     * @param catalogs a folder with catalog files, beside those of the installation
     */
    public static TributaryServer start(Path installation, Path data, Path catalogs)
    {
        return start(NodeSettings.single(installation, data, freePort(), Optional.of(catalogs)), _ -> {});
    }

    /**
     * Returns when the server answers queries.
     *
     * @param progress is told from time to time how long the start has taken so far
     * @throws ServerStartException if the server ends or stays silent, with what its log says
     */
    public static TributaryServer start(NodeSettings settings, Consumer<Duration> progress)
    {
        requireNonNull(progress, "progress is null");
        TributaryServer server = launch(settings);
        try {
            server.awaitReady(progress);
            return server;
        }
        catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /**
     * Starts the process only.
     */
    static TributaryServer launch(NodeSettings settings)
    {
        TributaryServer server = new TributaryServer(startProcess(settings), settings.data(), URI.create("http://127.0.0.1:" + settings.port()));
        Runtime.getRuntime().addShutdownHook(server.shutdownHook);
        return server;
    }

    /**
     * A port of the loopback address that nobody listened on a moment ago.
     */
    public static int freePort()
    {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI uri()
    {
        return uri;
    }

    public int port()
    {
        return uri.getPort();
    }

    public String jdbcUrl()
    {
        return "jdbc:trino://127.0.0.1:" + port();
    }

    public String jdbcUrl(String catalog, String schema)
    {
        return "%s/%s/%s".formatted(jdbcUrl(), catalog, schema);
    }

    public ServerLog log()
    {
        return new ServerLog(data);
    }

    public long pid()
    {
        return process.pid();
    }

    public boolean isAlive()
    {
        return process.isAlive();
    }

    /**
     * Waits until the server process ends, and returns whether it ended by itself.
     */
    public boolean awaitEnd()
            throws InterruptedException
    {
        process.waitFor();
        return !stopping;
    }

    @Override
    public void close()
    {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        }
        catch (IllegalStateException _) {
            // This process is ending, and the hook has done or is doing the same
        }
    }

    /**
     * Ends the process at once, as a loss of its machine would.
     */
    void kill()
    {
        stopping = true;
        process.destroyForcibly();
        close();
    }

    /**
     * Tells a worker to finish its tasks, and returns when its process has ended.
     *
     * @throws IllegalStateException if it has not after {@link #DRAIN_LIMIT}; its process is ended then
     */
    void shutDown()
            throws InterruptedException
    {
        stopping = true;
        try (ServerStatus status = new ServerStatus(uri)) {
            status.shutDown();
            if (!process.waitFor(DRAIN_LIMIT.toSeconds(), SECONDS)) {
                throw new IllegalStateException("The worker %s has not finished its tasks within %s minutes; its log is %s".formatted(uri, DRAIN_LIMIT.toMinutes(), log().file()));
            }
        }
        finally {
            close();
        }
    }

    /**
     * Tells the process to end, and does not wait for that.
     */
    void beginStop()
    {
        stopping = true;
        process.destroy();
    }

    private void stop()
    {
        beginStop();
        try {
            if (!process.waitFor(SHUTDOWN_LIMIT.toSeconds(), SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process startProcess(NodeSettings settings)
    {
        try {
            Files.createDirectories(settings.data().resolve("log"));
            ProcessBuilder builder = new ProcessBuilder(settings.command())
                    .redirectErrorStream(true)
                    .redirectOutput(ServerLog.consoleFile(settings.data()).toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            Optional.ofNullable(System.getProperty(JVM_OPTIONS_PROPERTY))
                    .ifPresent(options -> builder.environment().merge(JVM_OPTIONS_VARIABLE, options, "%s %s"::formatted));
            return builder.start();
        }
        catch (IOException e) {
            throw new ServerStartException("The server in %s cannot be started: %s".formatted(settings.installation(), e.getMessage()), List.of());
        }
    }

    void awaitReady(Consumer<Duration> progress)
    {
        long start = System.nanoTime();
        try (ServerStatus status = new ServerStatus(uri)) {
            while (!status.isReady()) {
                Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
                if (!process.isAlive()) {
                    throw failure("The server ended while it started, with exit code %s".formatted(process.exitValue()));
                }
                if (elapsed.compareTo(STARTUP_LIMIT) > 0) {
                    throw failure("The server was not ready after %s seconds".formatted(STARTUP_LIMIT.toSeconds()));
                }
                progress.accept(elapsed);
                Thread.sleep(POLL_INTERVAL);
            }
        }
        catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw failure("The start of the server was interrupted");
        }
    }

    private ServerStartException failure(String reason)
    {
        return new ServerStartException("%s; its log is %s".formatted(reason, log().file()), log().errors());
    }
}
