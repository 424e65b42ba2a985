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

import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestClusterSettings
{
    private static final Path INSTALLATION = Path.of("/opt/server");
    private static final Path DATA = Path.of("/var/cluster");
    private static final URI COORDINATOR = URI.create("http://127.0.0.1:8080");

    @Test
    void testOneNode()
    {
        NodeSettings node = NodeSettings.single(INSTALLATION, DATA, 8080, Optional.of(Path.of("/etc/catalogs")));
        assertThat(node.command()).containsExactly(
                "/opt/server/bin/tributary-server",
                "--port",
                "8080",
                "--data",
                "/var/cluster",
                "--role",
                "single",
                "--exit-with-parent",
                "--catalogs",
                "/etc/catalogs");
    }

    @Test
    void testNodesOfAClusterHaveFoldersOfTheirOwn()
    {
        ClusterSettings settings = ClusterSettings.of(INSTALLATION, DATA, 2, 8080);
        assertThat(settings.coordinator().data()).isEqualTo(DATA.resolve("coordinator"));
        assertThat(settings.coordinator().port()).isEqualTo(8080);
        assertThat(settings.coordinator().command()).containsSequence("--role", "coordinator").doesNotContain("--exchange", "--set");
        NodeSettings worker = settings.worker(2, COORDINATOR);
        assertThat(worker.data()).isEqualTo(DATA.resolve("worker-2"));
        assertThat(worker.command())
                .containsSequence("--role", "worker")
                .containsSequence("--coordinator-uri", "http://127.0.0.1:8080")
                .containsSequence("--heap", "1610612736");
    }

    @Test
    void testNodesOfAClusterHaveExchangeCatalogsAndPropertiesInCommon()
    {
        ClusterSettings settings = ClusterSettings.of(INSTALLATION, DATA, 1, 8080)
                .withCatalogs(Path.of("/etc/catalogs"))
                .withProperties(Map.of("spill-enabled", "true", "retry-policy", "TASK"))
                .withRetries();
        for (NodeSettings node : new NodeSettings[] {settings.coordinator(), settings.worker(1, COORDINATOR)}) {
            assertThat(node.command())
                    .containsSequence("--catalogs", "/etc/catalogs")
                    .containsSequence("--exchange", "/var/cluster/exchange")
                    .containsSequence("--set", "retry-policy=TASK", "--set", "spill-enabled=true");
        }
    }

    @Test
    void testAnotherInstallationBringsItsCatalogs()
    {
        ClusterSettings settings = ClusterSettings.of(INSTALLATION, DATA, 1, 8080)
                .withCatalogs(Path.of("/etc/catalogs"))
                .withInstallation(Path.of("/opt/other"));
        assertThat(settings.worker(1, COORDINATOR).command())
                .startsWith("/opt/other/bin/tributary-server")
                .doesNotContain("--catalogs");
    }

    @Test
    void testAClusterHasAFewWorkers()
    {
        assertThatThrownBy(() -> ClusterSettings.of(INSTALLATION, DATA, 0, 8080))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A cluster has from 1 to 4 workers, and not 0");
        assertThatThrownBy(() -> ClusterSettings.of(INSTALLATION, DATA, 5, 8080))
                .hasMessage("A cluster has from 1 to 4 workers, and not 5");
    }

    @Test
    void testOnlyAWorkerHasACoordinator()
    {
        assertThatThrownBy(() -> new NodeSettings(INSTALLATION, DATA, 8080, NodeRole.SINGLE, Optional.of(COORDINATOR), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SINGLE");
        assertThatThrownBy(() -> new NodeSettings(INSTALLATION, DATA, 8080, NodeRole.WORKER, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("WORKER");
    }
}
