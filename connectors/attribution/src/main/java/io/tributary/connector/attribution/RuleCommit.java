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

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ListMultimap;
import io.trino.spi.TrinoException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.CONSTRAINT_VIOLATION;
import static io.trino.spi.StandardErrorCode.TRANSACTION_CONFLICT;
import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * Makes the changes of one statement in one transaction of the database: a new version of every rule set that it changes, or nothing.
 * Statements of all coordinators come one after the other, since each locks the row with the position first.
 */
final class RuleCommit
{
    private static final int BATCH_ROWS = 1000;
    private static final int MESSAGE_PART_LENGTH = 700;

    private final Handle handle;
    private final String user;
    private final String queryId;

    RuleCommit(Handle handle, String user, String queryId)
    {
        this.handle = requireNonNull(handle, "handle is null");
        this.user = requireNonNull(user, "user is null");
        this.queryId = requireNonNull(queryId, "queryId is null");
    }

    /**
     * @param readRevision what the statement has seen
     * @throws TrinoException TRANSACTION_CONFLICT if a rule set has changed since then, CONSTRAINT_VIOLATION if it would not be one any more
     */
    void commit(RulesTable table, long readRevision, List<RowChange> changes)
    {
        changes.forEach(change -> checkTexts(table, change));
        Position position = handle.createQuery("SELECT revision, changed_at FROM attribution_position WHERE id = 1 FOR UPDATE")
                .map((row, _) -> new Position(row.getLong(1), row.getLong(2)))
                .one();
        long revision = position.revision() + 1;

        ListMultimap<String, RowChange> changesBySet = ArrayListMultimap.create();
        changes.forEach(change -> changesBySet.put(ruleSet(table, change), change));
        ImmutableList.Builder<NewVersion> changed = ImmutableList.builder();
        for (String ruleSet : ImmutableList.sortedCopyOf(changesBySet.keySet())) {
            writeRows(table, ruleSet, readRevision, changesBySet.get(ruleSet), revision).ifPresent(changed::add);
        }
        writeVersions(changed.build(), revision, position.changedAt());
    }

    private Optional<NewVersion> writeRows(RulesTable table, String ruleSet, long readRevision, List<RowChange> changes, long revision)
    {
        Optional<RuleVersion> newest = RuleQueries.newestVersion(handle, ruleSet, revision);
        newest.filter(version -> version.revision() > readRevision).ifPresent(version -> {
            throw new TrinoException(TRANSACTION_CONFLICT, "Rule set %s was changed to version %s by user %s (query %s) while this statement ran, and nothing of the statement was done: run it again".formatted(
                    RowKey.quoted(ruleSet),
                    version.version(),
                    RowKey.quoted(version.changedBy()),
                    version.queryId()));
        });
        long version = newest.map(RuleVersion::version).orElse(0L) + 1;
        RuleSetEdit edit = new RuleSetEdit(ruleSet, RuleQueries.rows(handle, ruleSet, revision));
        try {
            edit.apply(table, changes);
            RuleSetCheck.check(ruleSet, version, edit.rows(version));
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(CONSTRAINT_VIOLATION, shorten(e.getMessage()), e);
        }
        List<RowDifference> differences = edit.differences();
        if (differences.isEmpty()) {
            return Optional.empty();
        }
        write(differences, version, revision);
        return Optional.of(new NewVersion(ruleSet, version, differences.size()));
    }

    /**
     * The last that is written, so that the time of the versions is as near as can be to when others see them, however long the rows took.
     */
    private void writeVersions(List<NewVersion> versions, long revision, long lastChangedAt)
    {
        if (versions.isEmpty()) {
            return;
        }
        // no two versions at one time, and never backwards, whatever the clocks of the coordinators say
        long changedAt = max(RuleQueries.micros(Instant.now()), lastChangedAt + 1);
        for (NewVersion version : versions) {
            handle.execute(
                    "INSERT INTO attribution_version (rule_set, version, revision, changed_at, changed_by, query_id, changes) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    version.ruleSet(),
                    version.version(),
                    revision,
                    changedAt,
                    user,
                    queryId,
                    (long) version.changes());
        }
        handle.execute("UPDATE attribution_position SET revision = ?, changed_at = ? WHERE id = 1", revision, changedAt);
    }

    private void write(List<RowDifference> differences, long version, long revision)
    {
        PreparedBatch ends = handle.prepareBatch("UPDATE attribution_row SET until_revision = ? WHERE id = ?");
        PreparedBatch rows = handle.prepareBatch(
                """
                INSERT INTO attribution_row (table_name, rule_set, rule, name, version, from_revision, until_revision, change_name, previous_id, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""");
        for (RowDifference difference : differences) {
            difference.before().ifPresent(before -> ends.add(revision, before.id()));
            rows.add(
                    difference.key().table(),
                    difference.key().ruleSet(),
                    difference.key().rule(),
                    difference.key().name(),
                    version,
                    revision,
                    RuleQueries.NEWEST,
                    difference.change(),
                    difference.before().filter(before -> before.values().isPresent()).map(StoredRow::id).orElse(null),
                    difference.after().map(RowJson::write).orElse(null));
            if (rows.size() == BATCH_ROWS) {
                execute(ends);
                execute(rows);
            }
        }
        // the end of a state before the state that follows
        execute(ends);
        execute(rows);
    }

    /**
     * PostgreSQL cannot store the character, and has nothing to say on where it was.
     */
    private static void checkTexts(RulesTable table, RowChange change)
    {
        change.values().forEach((column, value) -> {
            if (value instanceof String text && text.indexOf('\0') >= 0) {
                throw new TrinoException(CONSTRAINT_VIOLATION, "The column %s of %s must not have the character U+0000 in it: remove it".formatted(column, table.name()));
            }
        });
    }

    /**
     * Values in a message may be of any length; what is wrong with them, and how to mend it, stands around them.
     */
    private static String shorten(String message)
    {
        if (message.length() <= 2 * MESSAGE_PART_LENGTH) {
            return message;
        }
        return message.substring(0, MESSAGE_PART_LENGTH) + "..." + message.substring(message.length() - MESSAGE_PART_LENGTH);
    }

    private static void execute(PreparedBatch batch)
    {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static String ruleSet(RulesTable table, RowChange change)
    {
        return change.row()
                .map(row -> RowJson.readKey(table.name(), row))
                .orElseGet(() -> table.key(change.values()))
                .ruleSet();
    }

    private record Position(long revision, long changedAt) {}

    private record NewVersion(String ruleSet, long version, int changes) {}
}
