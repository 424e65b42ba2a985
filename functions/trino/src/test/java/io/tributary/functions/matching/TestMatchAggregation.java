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
package io.tributary.functions.matching;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.matching.MatchingFunctions.matchingFunctions;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestMatchAggregation
{
    private static final String ROWS =
            """
            (VALUES
                (BIGINT '1', CAST(NULL AS varchar), ARRAY[X'0E', X'0F']),
                (2, NULL, ARRAY[NULL, X'0F']),
                (3, NULL, ARRAY[X'0A', X'0B']),
                (4, NULL, NULL),
                (NULL, 'x', ARRAY[X'0A']),
                (NULL, 'y', ARRAY[X'', X'0F']),
                (NULL, 'z', ARRAY[X'0A', X'0F'])
            ) t(l, r, keys)
            """;

    private final QueryAssertions assertions = new QueryAssertions();

    TestMatchAggregation()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(matchingFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testOneToOne()
    {
        assertMatches("match_agg(l, r, keys)", "VALUES (BIGINT '3', 'x', 1, 0.5e0), (1, 'y', 2, 0.5e0), (2, 'z', 2, 0.5e0)");
        assertMatches("match_agg(l, r, keys, 'one_to_one', 10)", "VALUES (BIGINT '3', 'x', 1, 0.5e0), (1, 'y', 2, 0.5e0), (2, 'z', 2, 0.5e0)");
    }

    @Test
    void testOneToMany()
    {
        assertMatches("match_agg(l, r, keys, 'one_to_many')", "VALUES (BIGINT '3', 'x', 1, 1e0), (3, 'z', 1, 1e0), (1, 'y', 2, 0.5e0)");
    }

    @Test
    void testAll()
    {
        assertMatches(
                "match_agg(l, r, keys, 'all')",
                "VALUES (BIGINT '3', 'x', 1, 0.5e0), (3, 'z', 1, 0.5e0), (1, 'y', 2, 0.5e0), (1, 'z', 2, 0.5e0), (2, 'y', 2, 0.5e0), (2, 'z', 2, 0.5e0)");
    }

    @Test
    void testKeysOfTooManyRowsAreSetAside()
    {
        assertMatches("match_agg(l, r, keys, 'all', 1)", "SELECT BIGINT '0', '', 0, 0e0 WHERE false");
        assertThat(assertions.query("SELECT rule.* FROM (SELECT match_agg(l, r, keys, 'one_to_one', 1) AS result FROM %s) CROSS JOIN UNNEST(result.rules) AS rule".formatted(ROWS)))
                .matches(
                        """
                        VALUES
                            (1, BIGINT '2', BIGINT '2', BIGINT '0', BIGINT '1', BIGINT '1', BIGINT '2', X'0A', BIGINT '2'),
                            (2, BIGINT '3', BIGINT '2', BIGINT '0', BIGINT '1', BIGINT '2', BIGINT '2', X'0F', BIGINT '2')
                        """);
    }

    @Test
    void testTypesOfIds()
    {
        assertThat(assertions.query("SELECT match_agg(l, r, keys).matches FROM (VALUES (INTEGER '-5', CAST(NULL AS varbinary), ARRAY[X'0E']), (NULL, X'FF', ARRAY[X'0E'])) t(l, r, keys)"))
                .matches("SELECT CAST(ARRAY[ROW(-5, X'FF', 1, 1e0)] AS array(row(left_id integer, right_id varbinary, rule integer, confidence double)))");
        assertFails(
                "SELECT match_agg(l, r, keys) FROM (VALUES (DATE '2024-01-01', 1, ARRAY[X'0E']), (DATE '2024-01-01', NULL, ARRAY[X'0E'])) t(l, r, keys) WHERE r IS NULL",
                "match_agg: The left id must be a bigint, varchar or varbinary, but is of type date: convert it with CAST");
    }

    @Test
    void testGroups()
    {
        assertThat(assertions.query(
                """
                SELECT country, cardinality(result.matches), result.matches[1].left_id, cardinality(result.rules)
                FROM (
                    SELECT n % 2000 AS country, match_agg(IF(n < 4000, n), IF(n >= 4000, n), ARRAY[to_utf8(CAST(n % 4000 AS varchar))]) AS result
                    FROM UNNEST(sequence(0, 7999)) AS t(n)
                    GROUP BY 1)
                """))
                .matches("SELECT BIGINT '0' + n, BIGINT '2', n, BIGINT '1' FROM UNNEST(sequence(0, 1999)) AS t(n)");
    }

    @Test
    void testEachRowOfAWindowHasTheResultOfItsFrame()
    {
        assertThat(assertions.query("SELECT n, cardinality(match_agg(l, r, ARRAY[X'0A']) OVER (ORDER BY n).matches) FROM (VALUES (1, 1, NULL), (2, NULL, 5), (3, NULL, 4), (4, 2, NULL)) t(n, l, r)"))
                .matches("VALUES (1, BIGINT '0'), (2, 1), (3, 1), (4, 2)");
    }

    @Test
    void testNoRows()
    {
        assertThat(assertions.query("SELECT match_agg(l, r, keys) IS NULL FROM %s WHERE false".formatted(ROWS))).matches("VALUES true");
        assertThat(assertions.query("SELECT cardinality(match_agg(l, r, keys).matches), cardinality(match_agg(l, r, keys).rules) FROM %s WHERE l = 4".formatted(ROWS))).matches("VALUES (BIGINT '0', BIGINT '0')");
    }

    @Test
    void testBadRows()
    {
        assertFails(
                "SELECT match_agg(l, l, keys) FROM %s".formatted(ROWS),
                "match_agg: A row must have a left id or a right id, and not both, but one has both: give the rows of both tables with UNION ALL, with NULL for the id of the other");
        assertFails(
                "SELECT match_agg(l, r, keys) FROM (VALUES (CAST(NULL AS bigint), CAST(NULL AS bigint), ARRAY[X'0E'])) t(l, r, keys)",
                "match_agg: A row must have a left id or a right id, and not both, but one has neither: give the rows of both tables with UNION ALL, with NULL for the id of the other");
        assertFails(
                "SELECT match_agg(l, r, keys) FROM (VALUES (1, CAST(NULL AS bigint), ARRAY[X'0E']), (1, NULL, ARRAY[X'0F'])) t(l, r, keys)",
                "match_agg: Each left id must be on one row, but 1 of 2 rows repeat the id of another: keep one row for each id, and give several keys of one kind as several elements of the array");
        assertFails(
                "SELECT match_agg(l, r, repeat(X'0E', 65)) FROM %s".formatted(ROWS),
                "match_agg: There can be at most 64 keys, one for each rule, but there are 65: leave out the rules that matter least");
    }

    @Test
    void testBadSettings()
    {
        assertFails("SELECT match_agg(l, r, keys, 'best') FROM %s".formatted(ROWS), "match_agg: There is no policy 'best': use one of ['one_to_one', 'one_to_many', 'all']");
        assertFails("SELECT match_agg(l, r, keys, CAST(NULL AS varchar)) FROM %s".formatted(ROWS), "match_agg: The policy must not be NULL: give a value such as 'one_to_one'");
        assertFails("SELECT match_agg(l, r, keys, 'all', NULL) FROM %s".formatted(ROWS), "match_agg: The largest number of rows that share a key must not be NULL: give a number such as 10");
        assertFails("SELECT match_agg(l, r, keys, 'all', 0) FROM %s".formatted(ROWS), "match_agg: The largest number of rows that share a key must be from 1 to 1000000, but is 0: give a number such as 10");
        assertFails("SELECT match_agg(l, r, keys, 'all', 5000000000) FROM %s".formatted(ROWS), "match_agg: The largest number of rows that share a key must be from 1 to 1000000, but is 5000000000: give a number such as 10");
        assertFails(
                "SELECT match_agg(l, r, keys, IF(l = 1, 'all', 'one_to_one')) FROM %s".formatted(ROWS),
                "match_agg: The policy and the largest number of rows must be the same on every row of a group, but there are 'all' with 10 rows and 'one_to_one' with 10 rows: use constants");
    }

    private void assertMatches(String call, String expected)
    {
        assertThat(assertions.query("SELECT m.* FROM (SELECT %s AS result FROM %s) CROSS JOIN UNNEST(result.matches) WITH ORDINALITY AS m(left_id, right_id, rule, confidence, place) ORDER BY place".formatted(call, ROWS)))
                .matches("SELECT l, CAST(r AS varchar), rule, confidence, row_number() OVER () FROM (%s) t(l, r, rule, confidence)".formatted(expected));
    }

    private void assertFails(String sql, String message)
    {
        assertThat(assertions.query(sql))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage(message);
    }
}
