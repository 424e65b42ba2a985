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
import io.tributary.attribution.rule.RuleSet;
import io.tributary.connector.attribution.RuleQueries.TableRow;
import io.trino.spi.TrinoException;
import org.jdbi.v3.core.Handle;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * The rule sets in a database.
 */
class JdbcRuleStore
        implements RuleStore
{
    private final RuleDatabase database;
    // H2 lets nobody wait for a row as long as others write many rows
    private final Lock commits = new ReentrantLock();

    @Inject
    JdbcRuleStore(RuleDatabase database)
    {
        this.database = requireNonNull(database, "database is null");
    }

    @Override
    public Optional<RuleSet> find(String ruleSet)
    {
        return find(ruleSet, handle -> RuleQueries.newestVersion(handle, ruleSet));
    }

    @Override
    public Optional<RuleSet> findVersion(String ruleSet, long version)
    {
        return find(ruleSet, handle -> RuleQueries.version(handle, ruleSet, version));
    }

    @Override
    public Optional<RuleSet> findAsOf(String ruleSet, Instant instant)
    {
        requireNonNull(instant, "instant is null");
        return find(ruleSet, handle -> RuleQueries.versionAsOf(handle, ruleSet, instant));
    }

    @Override
    public List<String> names()
    {
        return database.read(RuleQueries::names);
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
     * @throws TrinoException TRANSACTION_CONFLICT if a rule set has changed since then, CONSTRAINT_VIOLATION if it would not be one any more
     */
    void commit(RulesTable table, long readRevision, String user, String queryId, List<RowChange> changes)
    {
        commits.lock();
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

    private Optional<RuleSet> find(String ruleSet, Function<Handle, Optional<RuleVersion>> find)
    {
        requireNonNull(ruleSet, "ruleSet is null");
        // as no name has it, and PostgreSQL refuses it
        if (ruleSet.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return database.read(handle -> find.apply(handle)
                .flatMap(version -> RuleSetRows.toRuleSet(ruleSet, version.version(), RuleQueries.rows(handle, ruleSet, version.revision()))));
    }
}
