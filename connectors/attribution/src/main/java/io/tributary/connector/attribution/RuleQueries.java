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

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is read from the database. Revisions count the statements that have changed rules: what a revision sees never changes.
 */
final class RuleQueries
{
    /**
     * Until when the newest state of a row holds.
     */
    static final long NEWEST = Long.MAX_VALUE;

    private RuleQueries() {}

    /**
     * The number of the last statement that has changed rules, 0 before the first one.
     */
    static long revision(Handle handle)
    {
        return handle.createQuery("SELECT revision FROM attribution_position WHERE id = 1")
                .mapTo(Long.class)
                .one();
    }

    static List<String> names(Handle handle, long revision)
    {
        return handle.createQuery("SELECT rule_set FROM attribution_row WHERE table_name = ? AND from_revision <= ? AND until_revision > ? AND content IS NOT NULL")
                .bind(0, RulesTables.RULE_SET.name())
                .bind(1, revision)
                .bind(2, revision)
                .mapTo(String.class)
                .stream()
                .sorted()
                .toList();
    }

    static Optional<RuleVersion> newestVersion(Handle handle, String ruleSet, long revision)
    {
        return handle.createQuery("SELECT version, revision, changed_by, query_id FROM attribution_version WHERE rule_set = ? AND revision <= ? ORDER BY version DESC LIMIT 1")
                .bind(0, ruleSet)
                .bind(1, revision)
                .map((row, _) -> ruleVersion(row))
                .findOne();
    }

    static Optional<RuleVersion> version(Handle handle, String ruleSet, long version, long revision)
    {
        return handle.createQuery("SELECT version, revision, changed_by, query_id FROM attribution_version WHERE rule_set = ? AND version = ? AND revision <= ?")
                .bind(0, ruleSet)
                .bind(1, version)
                .bind(2, revision)
                .map((row, _) -> ruleVersion(row))
                .findOne();
    }

    static Optional<RuleVersion> versionAsOf(Handle handle, String ruleSet, Instant instant, long revision)
    {
        return handle.createQuery("SELECT version, revision, changed_by, query_id FROM attribution_version WHERE rule_set = ? AND changed_at <= ? AND revision <= ? ORDER BY version DESC LIMIT 1")
                .bind(0, ruleSet)
                .bind(1, micros(instant))
                .bind(2, revision)
                .map((row, _) -> ruleVersion(row))
                .findOne();
    }

    /**
     * The newest state of every row of a rule set, also of those that are deleted.
     */
    static List<StoredRow> rows(Handle handle, String ruleSet, long revision)
    {
        return handle.createQuery(
                        """
                        SELECT id, table_name, rule, name, version, content
                        FROM attribution_row
                        WHERE rule_set = ? AND from_revision <= ? AND until_revision > ?
                        ORDER BY id""")
                .bind(0, ruleSet)
                .bind(1, revision)
                .bind(2, revision)
                .map((row, _) -> new StoredRow(
                        row.getLong(1),
                        new RowKey(row.getString(2), ruleSet, row.getString(3), row.getString(4)),
                        row.getLong(5),
                        Optional.ofNullable(row.getString(6)).map(RowJson::read)))
                .list();
    }

    /**
     * Some rows of a table as JSON.
     *
     * @param afterId of the last row before them, 0 for the first ones
     * @param rows how many at most
     */
    static List<TableRow> tableRows(Handle handle, RulesTable table, long revision, long afterId, int rows)
    {
        if (table.equals(RulesTables.VERSION)) {
            return handle.createQuery(
                            """
                            SELECT id, rule_set, version, changed_at, changed_by, query_id, changes
                            FROM attribution_version
                            WHERE id > ? AND revision <= ?
                            ORDER BY id
                            LIMIT ?""")
                    .bind(0, afterId)
                    .bind(1, revision)
                    .bind(2, rows)
                    .map((row, _) -> new TableRow(row.getLong(1), RowJson.write(version(row))))
                    .list();
        }
        if (table.equals(RulesTables.HISTORY)) {
            return handle.createQuery(
                            """
                            SELECT r.id, r.rule_set, r.version, v.changed_at, v.changed_by, v.query_id, r.table_name, r.change_name, r.rule, r.name, p.content, r.content
                            FROM attribution_row r
                            JOIN attribution_version v ON v.rule_set = r.rule_set AND v.version = r.version
                            LEFT JOIN attribution_row p ON p.id = r.previous_id
                            WHERE r.id > ? AND r.from_revision <= ?
                            ORDER BY r.id
                            LIMIT ?""")
                    .bind(0, afterId)
                    .bind(1, revision)
                    .bind(2, rows)
                    .map((row, _) -> new TableRow(row.getLong(1), RowJson.write(change(row))))
                    .list();
        }
        return handle.createQuery(
                        """
                        SELECT id, content
                        FROM attribution_row
                        WHERE table_name = ? AND id > ? AND from_revision <= ? AND until_revision > ? AND content IS NOT NULL
                        ORDER BY id
                        LIMIT ?""")
                .bind(0, table.name())
                .bind(1, afterId)
                .bind(2, revision)
                .bind(3, revision)
                .bind(4, rows)
                .map((row, _) -> new TableRow(row.getLong(1), row.getString(2)))
                .list();
    }

    /**
     * Microseconds since 1970, or the largest or smallest number for instants further away.
     */
    static long micros(Instant instant)
    {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }
        catch (ArithmeticException _) {
            return instant.isAfter(Instant.EPOCH) ? Long.MAX_VALUE : Long.MIN_VALUE;
        }
    }

    private static RuleVersion ruleVersion(ResultSet row)
            throws SQLException
    {
        return new RuleVersion(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
    }

    private static Map<String, Object> version(ResultSet row)
            throws SQLException
    {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rule_set", row.getString(2));
        values.put("version", row.getLong(3));
        values.put("changed_at", instant(row.getLong(4)));
        values.put("changed_by", row.getString(5));
        values.put("query_id", row.getString(6));
        values.put("changes", row.getLong(7));
        return values;
    }

    private static Map<String, Object> change(ResultSet row)
            throws SQLException
    {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("rule_set", row.getString(2));
        values.put("version", row.getLong(3));
        values.put("changed_at", instant(row.getLong(4)));
        values.put("changed_by", row.getString(5));
        values.put("query_id", row.getString(6));
        values.put("table_name", row.getString(7));
        values.put("change", row.getString(8));
        values.put("rule", nullIfEmpty(row.getString(9)));
        values.put("name", nullIfEmpty(row.getString(10)));
        values.put("before", row.getString(11));
        values.put("after", row.getString(12));
        return values;
    }

    private static String instant(long micros)
    {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static String nullIfEmpty(String text)
    {
        return text.isEmpty() ? null : text;
    }

    /**
     * @param id by which rows are ordered
     * @param json with a member for each column
     */
    record TableRow(long id, String json) {}
}
