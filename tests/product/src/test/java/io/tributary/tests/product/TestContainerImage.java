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

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import com.google.common.collect.ImmutableMap;
import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.trino.TrinoContainer;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

import static io.tributary.tests.product.ContainerEngine.CURRENT_IMAGE;
import static io.tributary.tests.product.ContainerEngine.UPGRADED_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * One node in a container whose file system cannot be written, but for the volume with its data.
 */
@ExtendWith(ContainerEngine.class)
@TestInstance(PER_CLASS)
final class TestContainerImage
{
    private static final String DATA = "/data/trino";

    private final int port = TributaryServer.freePort();
    private final String jdbcUrl = TrinoNode.jdbcUrl(port);
    private final String volume = "tributary-test-" + ProcessHandle.current().pid();
    private TrinoContainer container;

    @BeforeAll
    void startContainer()
    {
        container = start(CURRENT_IMAGE);
    }

    @AfterAll
    void removeContainer()
    {
        try {
            if (container != null) {
                container.stop();
            }
        }
        finally {
            DockerClient client = DockerClientFactory.instance().client();
            client.removeVolumeCmd(volume).exec();
        }
    }

    @Test
    void testEveryFamily()
            throws SQLException
    {
        EveryFamily.assertResults(jdbcUrl);
    }

    @Test
    void testServerIsNotRootAndCannotChangeItself()
            throws IOException, InterruptedException
    {
        assertThat(TrinoNode.run(container, "id", "-u")).containsExactly("1000");
        // Folders count: whoever may write to one can put another file in the place of one that is not his
        String paths = "/etc/trino /etc/trino/* /etc/trino/catalog/* /usr/lib/trino /usr/lib/trino/bin /usr/lib/trino/lib /usr/lib/trino/plugin /usr/lib/trino/plugin/tributary /usr/lib/trino/plugin/tributary/*";
        assertThat(TrinoNode.run(container, "bash", "-c", "for path in %s; do [[ ! -w $path ]] || echo $path; done".formatted(paths))).isEmpty();
    }

    @Test
    void testEngineFindsTheContainerHealthy()
            throws InterruptedException
    {
        TrinoNode.awaitHealthy(container);
    }

    @Test
    void testLayoutIsThatOfTheLocalServer()
            throws IOException, InterruptedException
    {
        assertThat(TrinoNode.run(container, "ls", "/usr/lib/trino")).contains("bin", "lib", "plugin");
        assertThat(TrinoNode.run(container, "ls", "/usr/lib/trino/plugin")).contains("memory", "tpch", "tributary");
        assertThat(TrinoNode.run(container, "ls", "/etc/trino/catalog"))
                .contains("attribution.properties", "journeys.properties", "memory.properties", "tpch.properties");
    }

    @Test
    void testRulesOutliveRestartAndUpgrade()
            throws IOException, InterruptedException, SQLException
    {
        EveryFamily.writeRules(jdbcUrl);
        EveryFamily.assertRulesAreInForce(jdbcUrl);

        container.getDockerClient().restartContainerCmd(container.getContainerId()).exec();
        TrinoNode.awaitHealthy(container);
        EveryFamily.assertRulesAreInForce(jdbcUrl);
        List<String> jars = TrinoNode.run(container, "ls", "/usr/lib/trino/plugin/tributary");

        container.stop();
        container = start(UPGRADED_IMAGE);
        assertThat(TrinoNode.run(container, "ls", "/usr/lib/trino/plugin/tributary"))
                .containsExactlyInAnyOrderElementsOf(jars.stream().map(UpgradedPlugin::upgraded).toList())
                .isNotEqualTo(jars);
        EveryFamily.assertRulesAreInForce(jdbcUrl);
        EveryFamily.assertResults(jdbcUrl);
    }

    private TrinoContainer start(String image)
    {
        TrinoContainer started = TrinoNode.coordinator(image, port, this::protect);
        started.start();
        return started;
    }

    private void protect(CreateContainerCmd command)
    {
        command.getHostConfig()
                .withReadonlyRootfs(true)
                .withTmpFs(ImmutableMap.of("/tmp", "exec,mode=1777"))
                .withBinds(new Bind(volume, new Volume(DATA)));
    }
}
