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
package io.tributary.contract;

import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Matches of the tables {@code crm} and {@code shop}, each with an id, a country and keys {@code k1} to {@code k3}, without the functions that are tested.
 */
final class MatchingInPlainSql
{
    private final QueryRunner queryRunner;

    MatchingInPlainSql(QueryRunner queryRunner)
    {
        this.queryRunner = requireNonNull(queryRunner, "queryRunner is null");
    }

    /**
     * Every pair of every rule, with how many rows of both sides have its key.
     */
    static String pairs(int maxRows)
    {
        StringBuilder pairs = new StringBuilder();
        for (int rule = 1; rule <= 3; rule++) {
            pairs.append(
                    """
                    %s
                    SELECT l.id AS left_id, r.id AS right_id, %2$s AS rule, l.key_rows AS left_rows, 1e0 / greatest(l.key_rows, r.key_rows) AS confidence
                    FROM (SELECT id, k%2$s AS key, count(*) OVER (PARTITION BY k%2$s) AS key_rows FROM crm) l
                    JOIN (SELECT id, k%2$s AS key, count(*) OVER (PARTITION BY k%2$s) AS key_rows FROM shop) r ON l.key = r.key
                    WHERE l.key_rows <= %3$s AND r.key_rows <= %3$s
                    """.formatted(rule == 1 ? "" : " UNION ALL ", rule, maxRows));
        }
        return pairs.toString();
    }

    /**
     * The rules one after the other, each on what the better ones left over.
     *
     * @param name of the tables
     * @param prefix SQL of what goes before each key
     */
    List<MaterializedRow> waterfall(String name, String prefix, int maxRows)
    {
        queryRunner.execute("CREATE TABLE %s_matched (left_id bigint, right_id varchar, rule integer, confidence double)".formatted(name));
        for (int rule = 1; rule <= 3; rule++) {
            queryRunner.execute("CREATE TABLE %1$s_shared%2$s AS %3$s UNION %4$s".formatted(name, rule, sharedKeys("crm", prefix, rule, maxRows), sharedKeys("shop", prefix, rule, maxRows)));
            queryRunner.execute(unmatched(name, "crm", "left_id", prefix, rule));
            queryRunner.execute(unmatched(name, "shop", "right_id", prefix, rule));
            queryRunner.execute(
                    """
                    INSERT INTO %1$s_matched
                    SELECT l.id, r.id, %2$s, 1e0 / greatest(l.key_rows, r.key_rows)
                    FROM %1$s_crm%2$s l
                    JOIN %1$s_shop%2$s r ON l.key = r.key AND l.place = r.place
                    """.formatted(name, rule));
        }
        return queryRunner.execute("SELECT * FROM %s_matched ORDER BY rule, left_id, right_id".formatted(name)).getMaterializedRows();
    }

    private static String sharedKeys(String side, String prefix, int rule, int maxRows)
    {
        return "SELECT %1$sk%2$s AS key FROM %3$s WHERE k%2$s IS NOT NULL GROUP BY 1 HAVING count(*) > %4$s".formatted(prefix, rule, side, maxRows);
    }

    private static String unmatched(String name, String side, String id, String prefix, int rule)
    {
        return
                """
                CREATE TABLE %1$s_%2$s%5$s AS
                SELECT id, key, row_number() OVER (PARTITION BY key ORDER BY id) AS place, count(*) OVER (PARTITION BY key) AS key_rows
                FROM (SELECT id, %4$sk%5$s AS key FROM %2$s WHERE k%5$s IS NOT NULL)
                WHERE key NOT IN (SELECT key FROM %1$s_shared%5$s) AND id NOT IN (SELECT %3$s FROM %1$s_matched)
                """.formatted(name, side, id, prefix, rule);
    }
}
