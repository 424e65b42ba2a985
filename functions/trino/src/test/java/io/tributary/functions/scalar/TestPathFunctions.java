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
package io.tributary.functions.scalar;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import java.util.List;

import static io.tributary.functions.scalar.ScalarFunctions.scalarFunctions;
import static io.trino.spi.StandardErrorCode.AMBIGUOUS_FUNCTION_CALL;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestPathFunctions
{
    private static final String PATH = "ARRAY['D', 'A', 'B', 'B', 'C', 'D', 'C', 'C']";
    private static final String NULL_PATH = "CAST(NULL AS array(varchar))";

    private static final List<String> CALLS_OF_A_PATH = List.of(
            "path_collapse(%s)",
            "path_drop(%s, 'C')",
            "path_drop(%s, ARRAY['C', 'D'])",
            "path_drop_trailing(%s, 'C')",
            "path_drop_trailing(%s, ARRAY['C', 'D'])",
            "path_drop_unless_last(%s, 'C')",
            "path_drop_unless_last(%s, ARRAY['C', 'D'])",
            "path_first(%s)",
            "path_trim(%s, 3)",
            "path_unique(%s)");

    private final QueryAssertions assertions = new QueryAssertions();

    TestPathFunctions()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(scalarFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testCollapse()
    {
        assertPath("path_collapse(%s)".formatted(PATH), "'D', 'A', 'B', 'C', 'D', 'C'");
        assertPath("path_collapse(ARRAY[NULL, NULL, 'A', NULL])", "NULL, 'A', NULL");
    }

    @Test
    void testDrop()
    {
        assertPath("path_drop(%s, 'C')".formatted(PATH), "'D', 'A', 'B', 'B', 'D'");
        assertPath("path_drop(%s, ARRAY['C', 'D'])".formatted(PATH), "'A', 'B', 'B'");
        assertPath("path_drop(ARRAY['C', 'D', 'C'], ARRAY['C', 'D'])", "'C', 'D', 'C'");
        assertPath("path_drop(ARRAY['C', 'C'], 'C')", "'C', 'C'");
        assertPath("path_drop(ARRAY['C', 'A'], CAST(ARRAY[] AS array(varchar)))", "'C', 'A'");
    }

    @Test
    void testDropTrailing()
    {
        assertPath("path_drop_trailing(%s, 'C')".formatted(PATH), "'D', 'A', 'B', 'B', 'C', 'D'");
        assertPath("path_drop_trailing(%s, ARRAY['C', 'D'])".formatted(PATH), "'D', 'A', 'B', 'B'");
        assertPath("path_drop_trailing(ARRAY['C', 'C'], 'C')", "'C', 'C'");
    }

    @Test
    void testDropUnlessLast()
    {
        assertPath("path_drop_unless_last(%s, 'C')".formatted(PATH), "'D', 'A', 'B', 'B', 'D', 'C'");
        assertPath("path_drop_unless_last(%s, ARRAY['C', 'D'])".formatted(PATH), "'A', 'B', 'B', 'C'");
        assertPath("path_drop_unless_last(ARRAY['C', 'C'], 'C')", "'C', 'C'");
    }

    @Test
    void testDropOfNull()
    {
        for (String channel : List.of("CAST(NULL AS varchar)", "ARRAY[NULL]")) {
            assertPath("path_drop(ARRAY[NULL, 'A', NULL], %s)".formatted(channel), "'A'");
            assertPath("path_drop_trailing(ARRAY[NULL, 'A', NULL], %s)".formatted(channel), "NULL, 'A'");
            assertPath("path_drop_unless_last(ARRAY[NULL, 'A', NULL], %s)".formatted(channel), "'A', NULL");
        }
        assertThat(assertions.query("SELECT path_drop(ARRAY['A'], %s)".formatted(NULL_PATH)))
                .matches("SELECT " + NULL_PATH);
    }

    @Test
    void testDropOfNullWithoutAType()
    {
        assertThat(assertions.query("SELECT path_drop(ARRAY['A'], NULL)"))
                .failure()
                .hasErrorCode(AMBIGUOUS_FUNCTION_CALL);
    }

    @Test
    void testFirst()
    {
        assertPath("path_first(%s)".formatted(PATH), "'D', 'A', 'B', 'C'");
        assertPath("path_first(ARRAY[NULL, 'A', NULL, 'A'])", "NULL, 'A'");
    }

    @Test
    void testFrequency()
    {
        assertThat(assertions.query("SELECT path_frequency(%s)".formatted(PATH)))
                .matches("SELECT CAST(ARRAY[('D', 2), ('A', 1), ('B', 2), ('C', 3)] AS array(row(channel varchar, touches bigint)))");
        assertThat(assertions.query("SELECT channel, touches FROM UNNEST(path_frequency(ARRAY[NULL, 'A', NULL]))"))
                .matches("VALUES (CAST(NULL AS varchar), BIGINT '2'), ('A', 1)");
        assertThat(assertions.query("SELECT path_frequency(ARRAY[]), path_frequency(NULL)"))
                .matches("SELECT CAST(ARRAY[] AS array(row(channel varchar, touches bigint))), CAST(NULL AS array(row(channel varchar, touches bigint)))");
    }

    @Test
    void testTrim()
    {
        assertPath("path_trim(%s, 3)".formatted(PATH), "'D', 'C', 'C'");
        assertPath("path_trim(%s, 9223372036854775807)".formatted(PATH), "'D', 'A', 'B', 'B', 'C', 'D', 'C', 'C'");
        assertThat(assertions.query("SELECT path_trim(%s, NULL)".formatted(PATH)))
                .matches("SELECT " + NULL_PATH);
    }

    @Test
    void testTrimToNothing()
    {
        for (long touches : new long[] {0, -3}) {
            assertThat(assertions.query("SELECT path_trim(path, %s) FROM (VALUES ARRAY['A', 'B']) t(path)".formatted(touches)))
                    .failure()
                    .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                    .hasMessage("path_trim: The number of touches to keep must be at least 1, but is %s: give how many of the last touches remain, or do not trim".formatted(touches));
        }
    }

    @Test
    void testUnique()
    {
        assertPath("path_unique(%s)".formatted(PATH), "'A', 'B', 'C', 'D'");
        assertPath("path_unique(ARRAY[NULL, 'b', 'B', '\u00E9', NULL, 'a'])", "'B', 'a', 'b', '\u00E9', NULL");
    }

    @Test
    void testNullPath()
    {
        for (String call : CALLS_OF_A_PATH) {
            assertThat(assertions.query("SELECT " + call.formatted("NULL")))
                    .describedAs(call)
                    .matches("SELECT " + NULL_PATH);
        }
    }

    @Test
    void testEmptyPath()
    {
        for (String call : CALLS_OF_A_PATH) {
            assertPath(call.formatted("CAST(ARRAY[] AS array(varchar))"), "");
        }
    }

    @Test
    void testManyRows()
    {
        // parts of one block that has other paths before and after, as no constant has
        assertThat(assertions.query(
                """
                SELECT count(*), count_if(
                    path_first(path) IS DISTINCT FROM array_distinct(path)
                    OR path_unique(path) IS DISTINCT FROM array_sort(array_distinct(path))
                    OR path_trim(path, 3) IS DISTINCT FROM slice(path, greatest(1, cardinality(path) - 2), 3)
                    OR path_collapse(path) IS DISTINCT FROM reduce(path, CAST(ARRAY[] AS array(varchar)), (s, c) -> IF(cardinality(s) > 0 AND element_at(s, -1) IS NOT DISTINCT FROM c, s, s || ARRAY[c]), s -> s)
                    OR path_drop(path, '1') IS DISTINCT FROM IF(all_match(path, c -> coalesce(c = '1', false)), path, filter(path, c -> c IS DISTINCT FROM '1')))
                FROM (
                    SELECT array_agg(IF(n % 7 = 0, NULL, CAST(n * n % 5 AS varchar)) ORDER BY n) AS path
                    FROM UNNEST(sequence(1, 10000)) t(n)
                    GROUP BY n * n * n % 1013)
                """))
                .matches("VALUES (BIGINT '1013', BIGINT '0')");
    }

    private void assertPath(String expression, String channels)
    {
        assertThat(assertions.query("SELECT " + expression))
                .describedAs(expression)
                .matches("SELECT CAST(ARRAY[%s] AS array(varchar))".formatted(channels));
    }
}
