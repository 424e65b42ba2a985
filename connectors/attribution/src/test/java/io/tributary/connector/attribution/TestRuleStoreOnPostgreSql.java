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

import io.trino.spi.TrinoException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;

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
        assertThatThrownBy(store::names)
                .isInstanceOfSatisfying(TrinoException.class, e -> assertThat(e.getErrorCode()).isEqualTo(AttributionErrorCode.RULE_STORE_ERROR.toErrorCode()))
                .hasMessage("The rule store of catalog 'attribution' does not answer, or refuses (SQLSTATE 08001): " +
                        "check that its database runs and can be reached, and that attribution.store-url, attribution.store-user and attribution.store-password are right, and run the statement again");
        assertThatThrownBy(() -> ann.insert(RulesTables.RULE, "rule_set", "kept", "rule", "r", "model", "linear")).isInstanceOf(TrinoException.class).hasMessageContaining("does not answer");

        try (EmbeddedPostgres _ = EmbeddedPostgres.builder().setDataDirectory(folder).setCleanDataDirectory(false).setPort(port).start()) {
            ann.insert(RulesTables.RULE, "rule_set", "kept", "rule", "r", "model", "linear");
            assertThat(store.find("kept").orElseThrow().version()).isEqualTo(2);
        }
    }

    static String url(EmbeddedPostgres postgres)
    {
        return "jdbc:postgresql://localhost:%s/postgres?user=postgres".formatted(postgres.getPort());
    }
}
