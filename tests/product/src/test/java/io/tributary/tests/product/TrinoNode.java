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

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import io.tributary.server.TributaryServer;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.trino.TrinoContainer;
import org.testcontainers.utility.DockerImageName;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import static java.util.Objects.requireNonNull;

/**
 * The settings that all containers of these tests share: little memory, a quick start, ports of the loopback address.
 */
final class TrinoNode
{
    static final Duration START_LIMIT = Duration.ofMinutes(8);
    private static final int PORT = 8080;
    private static final long MEMORY_BYTES = 1536L << 20;

    private TrinoNode() {}

    private static DockerImageName image(String name)
    {
        return DockerImageName.parse(name).asCompatibleSubstituteFor("trinodb/trino");
    }

    /**
     * @param port the port on the loopback address, which stays the same when the container restarts
     */
    static TrinoContainer coordinator(String image, int port, Consumer<CreateContainerCmd> settings)
    {
        TrinoContainer container = new TrinoContainer(image(image))
                .withStartupTimeoutSeconds((int) START_LIMIT.toSeconds())
                .withCreateContainerCmdModifier(command -> {
                    command.getHostConfig().withPortBindings(new PortBinding(Binding.bindIpAndPort("127.0.0.1", port), ExposedPort.tcp(PORT)));
                    settings.accept(command);
                });
        limit(container);
        return container;
    }

    static GenericContainer<?> worker(String image)
    {
        GenericContainer<?> container = new GenericContainer<>(image(image))
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(START_LIMIT));
        limit(container);
        return container;
    }

    private static void limit(GenericContainer<?> container)
    {
        container.withEnv("JDK_JAVA_OPTIONS", requireNonNull(System.getProperty(TributaryServer.JVM_OPTIONS_PROPERTY), "options are not set"));
        container.withCreateContainerCmdModifier(command -> command.getHostConfig().withMemory(MEMORY_BYTES));
    }

    static String jdbcUrl(int port)
    {
        return "jdbc:trino://127.0.0.1:" + port;
    }

    /**
     * Returns when the engine has found the container healthy, by the image's own check.
     */
    static void awaitHealthy(GenericContainer<?> container)
            throws InterruptedException
    {
        long start = System.nanoTime();
        while (!isHealthy(container)) {
            if (System.nanoTime() - start > START_LIMIT.toNanos()) {
                throw new IllegalStateException("The container is not healthy: " + container.getLogs());
            }
            Thread.sleep(500);
        }
    }

    private static boolean isHealthy(GenericContainer<?> container)
    {
        ContainerState state = container.getDockerClient().inspectContainerCmd(container.getContainerId()).exec().getState();
        return state.getHealth().getStatus().equals("healthy");
    }

    /**
     * What a command in the container prints, in lines.
     */
    static List<String> run(GenericContainer<?> container, String... command)
            throws IOException, InterruptedException
    {
        ExecResult result = container.execInContainer(command);
        if (result.getExitCode() != 0) {
            throw new IllegalStateException(result.getStderr());
        }
        return result.getStdout().lines().toList();
    }
}
