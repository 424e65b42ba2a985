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
package io.tributary.connector.attribution;

import io.airlift.units.Duration;
import io.trino.spi.TrinoException;
import io.trino.spi.catalog.CatalogName;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestRuleStoreOnPostgreSql
        extends AbstractTestRuleStore
{
    private EmbeddedPostgres postgres;

    @BeforeAll
    void start()
            throws IOException
    {
        postgres = EmbeddedPostgres.start();
    }

    @AfterAll
    void stop()
            throws IOException
    {
        postgres.close();
    }

    @Override
    JdbcRuleStore store()
    {
        return new JdbcRuleStore(StoreEditor.database(url(postgres)));
    }

    @Test
    void testStoreDownAndBack(@TempDir Path folder)
            throws IOException
    {
        EmbeddedPostgres first = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).start();
        int port = first.getPort();
        JdbcRuleStore store = new JdbcRuleStore(StoreEditor.database(url(first)));
        StoreEditor ann = new StoreEditor(store, "ann").look().insert(RulesTables.RULE_SET, "rule_set", "kept");
        first.close();
        assertThatThrownBy(store::revision)
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(AttributionErrorCode.RULE_STORE_ERROR.toErrorCode()))
                .hasMessage("The rule store of catalog 'attribution' does not answer, or refuses (SQLSTATE 08001): " +
                        "check that its database runs and can be reached, and that attribution.store-url, attribution.store-user and attribution.store-password are right, and run the statement again");
        assertThatThrownBy(() -> ann.insert(RulesTables.RULE, "rule_set", "kept", "rule", "r", "model", "linear")).isInstanceOf(TrinoException.class).hasMessageContaining("does not answer");

        try (EmbeddedPostgres _ = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).setPort(port).start()) {
            ann.insert(RulesTables.RULE, "rule_set", "kept", "rule", "r", "model", "linear");
            assertThat(newest(store).find("kept").orElseThrow().version()).isEqualTo(2);
        }
    }

    @Test
    void testDatabaseThatNeverAnswers()
            throws IOException
    {
        // connections are taken by the operating system, and nobody reads from them
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RuleDatabase database = new RuleDatabase(new CatalogName("attribution"), new AttributionConfig()
                    .setStoreUrl("jdbc:postgresql://localhost:%s/rules?user=postgres".formatted(silent.getLocalPort()))
                    .setStoreTimeout(new Duration(1, SECONDS)));
            assertThatThrownBy(() -> new JdbcRuleStore(database).revision())
                    .isInstanceOf(TrinoException.class)
                    .hasMessageStartingWith("The rule store of catalog 'attribution' does not answer, or refuses (SQLSTATE 08");
        }
    }

    @Test
    void testStatementThatWaitsForAnother()
    {
        RuleDatabase patient = StoreEditor.database(url(postgres));
        RuleDatabase database = new RuleDatabase(new CatalogName("attribution"), new AttributionConfig().setStoreUrl(url(postgres)).setStoreTimeout(new Duration(1, SECONDS)));
        StoreEditor bob = new StoreEditor(new JdbcRuleStore(database), "bob").look();
        patient.inTransaction(handle -> {
            handle.execute("SELECT revision FROM attribution_position WHERE id = 1 FOR UPDATE");
            return assertThatThrownBy(() -> bob.insert(RulesTables.RULE_SET, "rule_set", "waiting"))
                    .isInstanceOf(TrinoException.class)
                    .hasMessageContaining("(SQLSTATE 55P03)");
        });
        bob.insert(RulesTables.RULE_SET, "rule_set", "waiting");
        assertThat(newest(store()).names()).contains("waiting");
    }

    static String url(EmbeddedPostgres postgres)
    {
        return "jdbc:postgresql://localhost:%s/postgres?user=postgres".formatted(postgres.getPort());
    }
}
