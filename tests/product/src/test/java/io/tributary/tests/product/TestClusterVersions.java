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

import io.tributary.server.TributaryCluster;
import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * A cluster with a worker whose plugin is of another version than that of all other nodes.
 */
@TestInstance(PER_CLASS)
final class TestClusterVersions
{
    private static final String VERSION = System.getProperty("tributary.version");
    private static final String OTHER_VERSION = VERSION.substring(0, VERSION.indexOf('-')) + "-99";
    private static final String MEND = ": install the same version on every node";
    // One worker in three is the other one, and the engine chooses one for a single split
    private static final int MAX_ATTEMPTS = 60;

    private final TributaryCluster cluster = SharedCluster.whole();
    private final QueryClient queries = QueryClient.of(cluster.coordinator());

    private TributaryServer worker;

    @BeforeAll
    void startWorker(@TempDir Path folder)
            throws IOException, SQLException
    {
        // Before there is a worker that refuses to write them
        queries.run("INSERT INTO attribution.rules.rule_set (rule_set) VALUES ('versions')");
        queries.run("INSERT INTO attribution.rules.rule (rule_set, rule, model, lookback) VALUES ('versions', 'orders', 'linear', INTERVAL '30' DAY)");
        queries.run("INSERT INTO attribution.rules.touch_class (rule_set, rule, class, condition) VALUES ('versions', 'orders', 'all', 'touch.channel IS NOT NULL')");
        Path installation = OtherInstallation.ofVersion(folder, OTHER_VERSION);
        try (Stream<Path> catalogs = Files.list(SharedCluster.databases().catalogs())) {
            for (Path catalog : catalogs.toList()) {
                Files.copy(catalog, installation.resolve("etc/catalog").resolve(catalog.getFileName()));
            }
        }
        worker = cluster.addWorker(installation);
    }

    @AfterAll
    void stopWorker()
            throws SQLException
    {
        cluster.kill(worker);
        cluster.awaitWorkers();
        queries.run("DELETE FROM attribution.rules.rule_set WHERE rule_set = 'versions'");
    }

    @Test
    void testNodesTellTheirVersions()
            throws SQLException
    {
        assertThat(queries.run("SELECT tributary_version, count(*) FROM journeys.system.node GROUP BY 1").rows())
                .containsExactlyInAnyOrder(List.of(VERSION, 1L + SharedCluster.WORKERS), List.of(OTHER_VERSION, 1L));
    }

    @Test
    void testAggregate()
    {
        // Each may be the one that gets a part from the other
        assertThat(failure(
                """
                SELECT custkey, attribution_agg(ARRAY['linear'], orderpriority, orderdate, IF(orderstatus = 'F', totalprice))
                FROM tpch.tiny.orders
                GROUP BY custkey
                """))
                .isIn(
                        "This worker runs Tributary %s, and one that sent it part of an aggregate runs %s".formatted(OTHER_VERSION, VERSION) + MEND,
                        "This worker runs Tributary %s, and one that sent it part of an aggregate runs %s".formatted(VERSION, OTHER_VERSION) + MEND);
    }

    @Test
    void testTableFunction()
    {
        assertThat(failure(
                """
                SELECT *
                FROM TABLE(attribution.system.attribute_events(
                    events => TABLE(SELECT custkey AS customer, orderdate AS event_time, orderpriority AS channel, orderstatus = 'F' AS conversion FROM tpch.tiny.orders)
                        PARTITION BY customer ORDER BY event_time,
                    conversion => DESCRIPTOR(conversion),
                    ruleset => 'versions'))
                """))
                .isEqualTo(refusal());
    }

    @Test
    void testTableOfGeneratedCustomers()
    {
        assertThat(failure("SELECT count(*) FROM event")).isEqualTo(refusal());
    }

    @Test
    void testTableOfRules()
    {
        assertThat(failure("SELECT count(*) FROM attribution.rules.rule")).isEqualTo(refusal());
    }

    @Test
    void testJoinOfTokens()
    {
        assertThat(failure("SELECT count(*) FROM crm.public.contact JOIN shop.public.customer_order ON customer_email_token = email_token")).isEqualTo(refusal());
    }

    private static String refusal()
    {
        return "This worker runs Tributary %s and the coordinator %s".formatted(OTHER_VERSION, VERSION) + MEND;
    }

    /**
     * What the statement fails with when the other worker takes part.
     */
    private String failure(String sql)
    {
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> queries.run(sql));
            if (failure != null) {
                assertThat(failure.getCause()).isNotNull();
                return failure.getCause().getMessage();
            }
        }
        throw new AssertionError("The other worker took part in none of %s queries: %s".formatted(MAX_ATTEMPTS, sql));
    }
}
