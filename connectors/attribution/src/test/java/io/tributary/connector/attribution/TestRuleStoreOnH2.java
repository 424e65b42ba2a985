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
import io.trino.spi.catalog.CatalogName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

@TestInstance(PER_CLASS)
final class TestRuleStoreOnH2
        extends AbstractTestRuleStore
{
    private RuleDatabase database;

    @BeforeAll
    void start(@TempDir Path folder)
    {
        database = StoreEditor.database("jdbc:h2:file:" + folder.resolve("rules"));
    }

    @AfterAll
    void stop()
            throws SQLException
    {
        database.close();
    }

    @Override
    JdbcRuleStore store()
    {
        return new JdbcRuleStore(database);
    }

    @Test
    void testRulesOutliveTheServer(@TempDir Path folder)
            throws SQLException
    {
        String url = "jdbc:h2:file:" + folder.resolve("kept");
        RuleDatabase first = StoreEditor.database(url);
        new StoreEditor(new JdbcRuleStore(first), "ann").look().insert(RulesTables.RULE_SET, "rule_set", "kept");
        first.close();
        RuleDatabase second = StoreEditor.database(url);
        assertThat(newest(new JdbcRuleStore(second)).names()).containsExactly("kept");
        second.close();
    }

    @Test
    void testThreadThatIsInterrupted()
    {
        StoreEditor ann = new StoreEditor(store(), "ann").look();
        Thread.currentThread().interrupt();
        try {
            ann.insert(RulesTables.RULE_SET, "rule_set", "interrupted");
        }
        finally {
            // as the engine does with a query that is cancelled: the interrupt is not lost, and does no harm
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(newest(store()).names()).contains("interrupted");
    }

    @Test
    void testChangeIsOnDiskWhenItIsReported(@TempDir Path folder)
            throws IOException, SQLException
    {
        RuleDatabase running = StoreEditor.database("jdbc:h2:file:" + folder.resolve("running"));
        new StoreEditor(new JdbcRuleStore(running), "ann").look().insert(RulesTables.RULE_SET, "rule_set", "reported");
        // what a process that dies now leaves behind
        Files.copy(folder.resolve("running.mv.db"), folder.resolve("left.mv.db"));
        running.close();
        RuleDatabase left = StoreEditor.database("jdbc:h2:file:" + folder.resolve("left"));
        assertThat(newest(new JdbcRuleStore(left)).names()).containsExactly("reported");
        left.close();
    }

    @Test
    @Timeout(60)
    void testTimesAreMeasured()
            throws SQLException, InterruptedException
    {
        RuleDatabase measured = StoreEditor.database("jdbc:h2:mem:measured");
        new StoreEditor(new JdbcRuleStore(measured), "ann").look().insert(RulesTables.RULE_SET, "rule_set", "timed");
        // a distribution takes up what it was given ten times a second
        while (measured.statistics().getCommits().getAllTime().getCount() == 0 || measured.statistics().getReads().getAllTime().getCount() == 0) {
            Thread.sleep(10);
        }
        assertThat(measured.statistics().getCommits().getAllTime().getCount()).isEqualTo(1);
        assertThat(measured.statistics().getFailures().getTotalCount()).isZero();
        measured.close();
    }

    @Test
    void testFailuresAreCounted()
            throws SQLException
    {
        RuleDatabase missing = StoreEditor.database("jdbc:h2:tcp://127.0.0.1:1/nowhere");
        assertThatThrownBy(() -> new JdbcRuleStore(missing).revision()).isInstanceOf(TrinoException.class);
        assertThat(missing.statistics().getFailures().getTotalCount()).isEqualTo(1);
        missing.close();
    }

    @Test
    void testNameOfCatalogThatIsNoFile()
    {
        assertThatThrownBy(() -> new RuleDatabase(new CatalogName("a;b"), new AttributionConfig()))
                .hasMessage("attribution.store-url: The name of the catalog cannot be that of a file: set the URL of the database that keeps the rules");
    }
}
