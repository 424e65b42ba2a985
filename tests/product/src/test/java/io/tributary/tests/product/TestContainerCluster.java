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

import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.trino.TrinoContainer;
import org.testcontainers.utility.DockerImageName;
import org.testcontainers.utility.MountableFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import static io.tributary.tests.product.ContainerEngine.CURRENT_IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A coordinator, a worker and PostgreSQL with the files that compose.yaml gives to them, and secrets in files.
 */
@ExtendWith(ContainerEngine.class)
@TestInstance(PER_CLASS)
final class TestContainerCluster
{
    private static final int READABLE = 0444;

    private final int port = TributaryServer.freePort();
    private final String jdbcUrl = TrinoNode.jdbcUrl(port);
    private Path secrets;
    private Network network;
    private GenericContainer<?> postgreSql;
    private TrinoContainer coordinator;
    private GenericContainer<?> worker;

    @BeforeAll
    void startCluster(@TempDir Path folder)
            throws IOException, InterruptedException, SQLException
    {
        secrets = makeSecrets(folder.resolve("secrets"));
        network = Network.newNetwork();
        postgreSql = startPostgreSql();
        coordinator = TrinoNode.coordinator(CURRENT_IMAGE, port, _ -> {});
        configure(coordinator, "coordinator");
        worker = TrinoNode.worker(CURRENT_IMAGE);
        configure(worker, "worker");
        // What a coordinator alone answers is no proof that it is ready: it waits for the worker
        Startables.deepStart(coordinator, worker).join();
    }

    @AfterAll
    void removeCluster()
    {
        try {
            Stream.of(coordinator, worker, postgreSql).filter(Objects::nonNull).forEach(GenericContainer::stop);
        }
        finally {
            network.close();
        }
    }

    @Test
    void testWorkAndCoordinationAreApart()
            throws SQLException
    {
        assertThat(EveryFamily.value(jdbcUrl, "SELECT array_join(array_agg(CAST(coordinator AS varchar) ORDER BY coordinator), ', ') FROM system.runtime.nodes WHERE state = 'active'"))
                .isEqualTo("false, true");
    }

    @Test
    void testEveryFamily()
            throws SQLException
    {
        EveryFamily.assertResults(jdbcUrl);
    }

    @Test
    void testTokensJoinTwoDatabases()
            throws SQLException
    {
        assertThat(EveryFamily.value(
                jdbcUrl,
                """
                SELECT array_join(array_agg(CAST(c.contact_id AS varchar) || ' ' || o.order_number ORDER BY c.contact_id), ', ')
                FROM crm.public.contact AS c
                JOIN shop.public.customer_order AS o ON o.customer_email_token = c.email_token
                """)).isEqualTo("1 SO-1, 2 SO-3");
    }

    @Test
    void testRulesInPostgreSqlOutliveTheCoordinator()
            throws InterruptedException, SQLException
    {
        EveryFamily.writeRules(jdbcUrl);
        coordinator.getDockerClient().restartContainerCmd(coordinator.getContainerId()).exec();
        TrinoNode.awaitHealthy(coordinator);
        EveryFamily.assertRulesAreInForce(jdbcUrl);
    }

    @Test
    void testSecretsAreSeenNeitherByTheEngineNorInLogs()
            throws IOException
    {
        List<String> values = secretValues();
        assertThat(values).hasSize(5).allMatch(value -> value.length() == 64);
        for (GenericContainer<?> container : List.of(coordinator, worker, postgreSql)) {
            String inspected = container.getDockerClient().inspectContainerCmd(container.getContainerId()).exec().toString()
                    + container.getDockerClient().inspectImageCmd(container.getDockerImageName()).exec();
            assertThat(inspected).contains("/run/secrets/");
            assertThat(inspected).doesNotContain(values);
            assertThat(container.getLogs()).doesNotContain(values);
        }
        // and they are what the server runs with
        assertThat(coordinator.getLogs()).contains("-- Added catalog crm");
    }

    private static Path makeSecrets(Path folder)
            throws IOException, InterruptedException
    {
        Process process = new ProcessBuilder(Installation.containers().resolve("make-secrets").toString(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolveSibling("output").toFile())
                .start();
        assertThat(process.waitFor()).describedAs(Files.readString(folder.resolveSibling("output"))).isZero();
        return folder;
    }

    private List<String> secretValues()
            throws IOException
    {
        List<String> values = new ArrayList<>();
        try (Stream<Path> files = Files.list(secrets)) {
            for (Path file : files.toList()) {
                values.add(Files.readString(file).strip().replaceAll("^.*\"secret\": \"|\".*$", ""));
            }
        }
        return values;
    }

    private GenericContainer<?> startPostgreSql()
    {
        GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(ContainerEngine.postgreSqlImage()))
                .withNetwork(network)
                .withNetworkAliases("postgresql")
                .withEnv("POSTGRES_PASSWORD_FILE", "/run/secrets/postgres-password")
                .withCopyFileToContainer(file("postgresql/init.sh"), "/docker-entrypoint-initdb.d/init.sh")
                .withCreateContainerCmdModifier(command -> command.withUser("postgres"))
                .waitingFor(Wait.forSuccessfulCommand("pg_isready --quiet --host 127.0.0.1 --username postgres").withStartupTimeout(TrinoNode.START_LIMIT));
        for (String secret : List.of("postgres-password", "rules-password", "crm-password")) {
            container.withCopyFileToContainer(secret(secret), "/run/secrets/" + secret);
        }
        container.start();
        return container;
    }

    private void configure(GenericContainer<?> container, String role)
    {
        for (String secret : List.of("shared-secret", "rules-password", "crm-password", "key-ring.json")) {
            container.withCopyFileToContainer(secret(secret), "/run/secrets/" + secret);
        }
        container.withNetwork(network)
                .withNetworkAliases(role)
                .withEnv("SHARED_SECRET_FILE", "/run/secrets/shared-secret")
                .withEnv("RULES_PASSWORD_FILE", "/run/secrets/rules-password")
                .withEnv("CRM_PASSWORD_FILE", "/run/secrets/crm-password")
                .withEnv("KEY_RING_FILE", "/run/secrets/key-ring.json")
                // none of ours, however it is called
                .withEnv("SSL_CERT_FILE", "/nowhere")
                .withCopyFileToContainer(file("etc/%s.properties".formatted(role)), "/etc/trino/config.properties")
                .withCopyFileToContainer(file("catalog"), "/etc/trino/catalog");
    }

    private static MountableFile file(String name)
    {
        return MountableFile.forHostPath(Installation.containers().resolve(name));
    }

    private MountableFile secret(String name)
    {
        return MountableFile.forHostPath(secrets.resolve(name), READABLE);
    }
}
