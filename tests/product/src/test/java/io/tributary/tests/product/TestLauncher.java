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

import com.google.common.collect.ImmutableMap;
import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the launcher says before it builds or starts anything.
 */
final class TestLauncher
{
    private record Outcome(int exitCode, String output, String errors) {}

    @Test
    void testHelpExplainsEveryCommand(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Outcome outcome = run(folder, "--help");
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output()).contains("  demo ", "  server ", "  sql ", "  build ", "  test ", "  bench ", "  image ", "Examples:");
    }

    @Test
    void testUnknownCommand(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        assertThat(run(folder, "dmeo"))
                .isEqualTo(new Outcome(2, "", "tributary: there is no command dmeo, see ./tributary --help\n"));
    }

    @Test
    void testUnknownOption(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        assertThat(run(folder, "server", "--host", "example"))
                .isEqualTo(new Outcome(2, "", "tributary: server has no option --host, see ./tributary --help\n"));
        assertThat(run(folder, "demo", "--fast"))
                .isEqualTo(new Outcome(2, "", "tributary: demo has no option --fast, see ./tributary --help\n"));
    }

    @Test
    void testReportWithoutFile(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Outcome misuse = new Outcome(2, "", "tributary: --report needs a file, see ./tributary --help\n");
        assertThat(run(folder, "demo", "--report")).isEqualTo(misuse);
        assertThat(run(folder, "demo", "--report", "")).isEqualTo(misuse);
        assertThat(run(folder, "demo", "--report=")).isEqualTo(misuse);
    }

    @Test
    void testReportThatIsAFolder(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        assertThat(run(folder, "demo", "--report", folder.toString()))
                .isEqualTo(new Outcome(1, "", "tributary: %s is a folder; give --report the name of a file in it\n".formatted(folder)));
    }

    @Test
    void testReportInFolderThatIsMissing(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        assertThat(run(folder, "demo", "--report", "reports/of march/report.html"))
                .isEqualTo(new Outcome(1, "", "tributary: there is no folder %s for the report; make it, or choose another file with --report\n".formatted(folder.resolve("reports/of march"))));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void testReportInFolderThatCannotBeWritten(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        // Where not even root can make a file
        assertThat(run(folder, "demo", "--report=/proc/report.html"))
                .isEqualTo(new Outcome(1, "", "tributary: cannot write to the folder /proc of the report: choose another file with --report\n"));
    }

    @Test
    void testPortOutOfRange(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        for (String port : List.of("0", "65536", "-1", "80a", "", "999999")) {
            assertThat(run(folder, "server", "--port", port))
                    .isEqualTo(new Outcome(2, "", "tributary: %s is no port: it has to be a number from 1 to 65535, see ./tributary --help\n".formatted(port)));
        }
        assertThat(run(folder, "server", "--port"))
                .isEqualTo(new Outcome(2, "", "tributary: --port needs a number, see ./tributary --help\n"));
    }

    @Test
    void testNumberOfWorkersOutOfRange(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        for (String workers : List.of("5", "-1", "two", "", "04")) {
            assertThat(run(folder, "server", "--workers", workers))
                    .isEqualTo(new Outcome(2, "", "tributary: a cluster has from 1 to 4 workers, and not %s; 0 is one server without workers, see ./tributary --help\n".formatted(workers)));
        }
        assertThat(run(folder, "server", "--workers"))
                .isEqualTo(new Outcome(2, "", "tributary: --workers needs a number, see ./tributary --help\n"));
    }

    @Test
    void testDataWithoutFolder(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Outcome misuse = new Outcome(2, "", "tributary: --data needs a folder, see ./tributary --help\n");
        assertThat(run(folder, "server", "--data")).isEqualTo(misuse);
        assertThat(run(folder, "server", "--data", "")).isEqualTo(misuse);
        assertThat(run(folder, "server", "--data=")).isEqualTo(misuse);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void testDataInFolderThatCannotBeWritten(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        assertThat(run(folder, "server", "--port", Integer.toString(TributaryServer.freePort()), "--data", "/proc/data"))
                .isEqualTo(new Outcome(1, "", "tributary: cannot write to /proc/data: choose another folder with --data\n"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void testDataOfAnotherServer(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Path data = Files.createDirectory(folder.toRealPath().resolve("my data"));
        Process other = new ProcessBuilder("flock", data.resolve("lock").toString(), "sh", "-c", "echo locked; read line").start();
        try (OutputStream input = other.getOutputStream()) {
            assertThat(other.getInputStream().readNBytes(6)).isEqualTo("locked".getBytes(UTF_8));
            assertThat(run(folder, "server", "--port", Integer.toString(TributaryServer.freePort()), "--data", data.toString()))
                    .isEqualTo(new Outcome(1, "", "tributary: another server has its data in %s: stop that one, or choose another folder with --data\n".formatted(data)));
        }
        other.waitFor();
    }

    @Test
    void testTakenPort(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = socket.getLocalPort();
            assertThat(run(folder, "server", "--port", Integer.toString(port)))
                    .isEqualTo(new Outcome(1, "", "tributary: port %s is taken; choose another one with --port\n".formatted(port)));
        }
    }

    @Test
    void testStatementWithoutQuotes(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        assertThat(run(folder, "sql", "SELECT", "1"))
                .isEqualTo(new Outcome(2, "", "tributary: sql takes one statement; put it in quotes, see ./tributary --help\n"));
    }

    @Test
    void testContainersWithoutEngine(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Map<String, String> environment = ImmutableMap.of("DOCKER_HOST", "unix://" + folder.resolve("nobody.sock"));
        assertThat(runWith(environment, folder, "test", "--containers"))
                .isEqualTo(new Outcome(1, "", "tributary: no Docker engine answers, and --containers needs one: start it, or set DOCKER_HOST\n"));
    }

    @Test
    void testInstallationWithoutItsValues(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        assertThat(run(folder, "sql", "--install"))
                .isEqualTo(new Outcome(2, "", "tributary: --install needs a value, see ./tributary --help\n"));
        assertThat(run(folder, "sql", "--install", "memory.reports", "--form", "journeys.sf1"))
                .isEqualTo(new Outcome(2, "", "tributary: sql --install has no option --form, see ./tributary --help\n"));
        assertThat(run(folder, "sql", "--from=journeys.sf1"))
                .isEqualTo(new Outcome(2, "", "tributary: --from, --server and --user go with --install, see ./tributary --help\n"));
    }

    private static Outcome run(Path folder, String... arguments)
            throws IOException, InterruptedException
    {
        return runWith(ImmutableMap.of(), folder, arguments);
    }

    private static Outcome runWith(Map<String, String> environment, Path folder, String... arguments)
            throws IOException, InterruptedException
    {
        List<String> command = new ArrayList<>();
        command.add(Installation.launcher().toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        int exitCode = process.waitFor();
        return new Outcome(exitCode, Files.readString(output), Files.readString(errors));
    }
}
