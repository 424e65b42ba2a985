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

import com.google.inject.Inject;
import io.tributary.connector.attribution.RuleQueries.TableRow;
import io.trino.spi.TrinoException;

import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import static com.google.common.util.concurrent.Uninterruptibles.tryLockUninterruptibly;
import static io.tributary.connector.attribution.AttributionErrorCode.RULE_STORE_ERROR;
import static java.util.Objects.requireNonNull;

/**
 * The rule sets in a database.
 */
class JdbcRuleStore
{
    private final RuleDatabase database;
    // H2 lets nobody wait for a row as long as others write many rows
    private final Lock commits = new ReentrantLock();

    @Inject
    JdbcRuleStore(RuleDatabase database)
    {
        this.database = requireNonNull(database, "database is null");
    }

    /**
     * The rules as a revision sees them.
     */
    RuleStore at(long revision)
    {
        return new RuleSnapshot(database, revision);
    }

    /**
     * What statements that begin now see.
     */
    long revision()
    {
        return database.read(RuleQueries::revision);
    }

    /**
     * Some rows of a table as JSON, in the order of their ids.
     *
     * @param afterId of the last row before them, 0 for the first ones
     * @param rows how many at most
     */
    List<TableRow> rows(RulesTable table, long revision, long afterId, int rows)
    {
        return database.read(handle -> RuleQueries.tableRows(handle, table, revision, afterId, rows));
    }

    /**
     * Makes all changes of a statement, or none.
     *
     * @param readRevision what the statement has seen
     * @throws TrinoException TRANSACTION_CONFLICT if a rule set has changed since then, CONSTRAINT_VIOLATION if it would not be one any more, RULE_STORE_ERROR if other statements take too long
     */
    void commit(RulesTable table, long readRevision, String user, String queryId, List<RowChange> changes)
    {
        if (!tryLockUninterruptibly(commits, database.timeout().toJavaTime())) {
            throw new TrinoException(RULE_STORE_ERROR, "Other statements have been changing rules for %s, and nothing of this one was done: run it again, or set attribution.store-timeout to wait for longer".formatted(database.timeout()));
        }
        try {
            database.inTransaction(handle -> {
                new RuleCommit(handle, user, queryId).commit(table, readRevision, changes);
                return true;
            });
        }
        finally {
            commits.unlock();
        }
    }
}
