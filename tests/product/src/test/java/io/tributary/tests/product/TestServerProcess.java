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

import io.tributary.server.ServerStartException;
import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

final class TestServerProcess
{
    @Test
    void testCloseLeavesNoProcess(@TempDir Path data)
            throws IOException
    {
        int port;
        long pid;
        try (TributaryServer server = TributaryServer.start(Installation.server(), data)) {
            port = server.port();
            pid = server.pid();
            assertThat(ProcessHandle.of(pid)).isPresent();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            assertThat(socket.isBound()).isTrue();
        }
    }

    @Test
    void testServerEndsWithItsParent(@TempDir Path data)
            throws IOException, InterruptedException
    {
        Process process = new ProcessBuilder(
                Installation.server().resolve("bin/tributary-server").toString(),
                "--port",
                Integer.toString(TributaryServer.freePort()),
                "--data",
                data.toString(),
                "--exit-with-parent")
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("output").toFile())
                .start();
        try {
            assertThat(process.waitFor(2, SECONDS)).isFalse();
            // What the operating system does when the parent dies, by whatever signal
            process.getOutputStream().close();
            assertThat(process.waitFor(60, SECONDS)).isTrue();
        }
        finally {
            process.destroyForcibly();
        }
    }

    @Test
    void testRolesAreChecked()
            throws IOException, InterruptedException
    {
        assertThat(refusal("--role", "worker"))
                .isEqualTo("tributary-server: a worker needs the address of its coordinator: --coordinator-uri\n");
        assertThat(refusal("--coordinator-uri", "http://127.0.0.1:8080"))
                .isEqualTo("tributary-server: --coordinator-uri is for a worker: add --role worker\n");
        assertThat(refusal("--role", "boss"))
                .isEqualTo("tributary-server: --role is single, coordinator or worker, and not boss\n");
        assertThat(refusal("--coins", "7"))
                .isEqualTo("tributary-server: unknown option --coins, see --help\n");
    }

    private static String refusal(String... options)
            throws IOException, InterruptedException
    {
        List<String> command = new ArrayList<>(List.of(Installation.server().resolve("bin/tributary-server").toString()));
        command.addAll(List.of(options));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(2);
        return output;
    }

    @Test
    void testFailedStartTellsTheReason(@TempDir Path folder)
            throws IOException
    {
        Path installation = Files.createDirectory(folder.resolve("installation"));
        for (String part : new String[] {"bin", "lib", "plugin"}) {
            Files.createSymbolicLink(installation.resolve(part), Installation.server().resolve(part));
        }
        Path catalogs = Files.createDirectories(installation.resolve("etc/catalog"));
        for (String file : new String[] {"config.properties", "jvm.config", "log.properties", "node.properties"}) {
            Files.copy(Installation.server().resolve("etc").resolve(file), installation.resolve("etc").resolve(file));
        }
        Files.writeString(catalogs.resolve("shop.properties"), "connector.name=no_such_connector\n");

        ServerStartException failure = catchThrowableOfType(
                ServerStartException.class,
                () -> TributaryServer.start(installation, folder.resolve("data")));

        assertThat(failure).hasMessageStartingWith("The server ended while it started").hasMessageContaining("server.log");
        assertThat(failure.logLines()).anyMatch(line -> line.contains("no_such_connector"));
    }
}
