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
package io.tributary.functions.funnel;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.funnel.FunnelFunctions.funnelFunctions;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestSequenceAggregations
{
    private final QueryAssertions assertions = new QueryAssertions();

    TestSequenceAggregations()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(funnelFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testMatchAndCountByGroup()
    {
        assertThat(assertions.query(
                """
                SELECT
                    customer,
                    sequence_match(day, ARRAY[event = 'a', event = 'b'], '(?1)(?t<=2d)(?2)'),
                    sequence_count(day, ARRAY[event = 'a', event = 'b'], '(?1)(?t<=2d)(?2)')
                FROM (VALUES
                    (1, DATE '2024-01-06', 'b'),
                    (1, DATE '2024-01-01', 'a'),
                    (1, DATE '2024-01-05', 'a'),
                    (1, DATE '2024-01-02', 'b'),
                    (2, DATE '2024-01-01', 'a'),
                    (2, DATE '2024-01-04', 'b'),
                    (3, DATE '2024-01-01', 'c')) t(customer, day, event)
                GROUP BY customer
                """))
                .matches("VALUES (1, true, BIGINT '2'), (2, false, 0), (3, false, 0)");
    }

    @Test
    void testNextAndPrevious()
    {
        assertThat(assertions.query(
                """
                SELECT
                    sequence_next(minute, page, ARRAY[page = 'search', page = 'item'], '(?1)(?2)', 'forward', 'first'),
                    sequence_next(minute, page, ARRAY[page = 'search', page = 'item'], '(?1)(?2)', 'forward', 'last'),
                    sequence_next(minute, page, ARRAY[page = 'search', page = 'item'], '(?1)(?2)', 'backward', 'first'),
                    sequence_next(minute, page, ARRAY[page = 'search', page = 'item'], '(?1)(?2)', 'backward', 'last'),
                    sequence_next(minute, page, ARRAY[page = 'home'], '(?1)', 'backward', 'first'),
                    sequence_next(minute, page, ARRAY[page = 'end'], '(?1)', 'forward', 'first'),
                    sequence_next(minute, page, ARRAY[page = 'nowhere'], '(?1)', 'forward', 'first')
                FROM (
                    SELECT date_add('minute', minute, TIMESTAMP '2024-01-01 00:00:00'), page
                    FROM (VALUES (7, 'item'), (1, 'home'), (2, 'search'), (3, 'item'), (4, 'cart'), (5, 'help'), (6, 'search'), (8, 'end')) t(minute, page)) t(minute, page)
                """))
                .matches("VALUES (VARCHAR 'cart', VARCHAR 'end', VARCHAR 'home', VARCHAR 'help', CAST(NULL AS varchar), CAST(NULL AS varchar), CAST(NULL AS varchar))");
    }

    @Test
    void testEventsWithoutConditionLieBetweenInSequenceNextOnly()
    {
        assertThat(assertions.query(
                """
                SELECT
                    sequence_match(day, ARRAY[event = 'a', event = 'b'], '(?1)(?2)'),
                    sequence_next(day, event, ARRAY[event = 'a', event = 'b'], '(?1)(?2)', 'forward', 'first'),
                    sequence_next(day, event, ARRAY[event = 'a', event = 'b'], '(?1).*(?2)', 'forward', 'first')
                FROM (VALUES (DATE '2024-01-01', 'a'), (DATE '2024-01-02', 'x'), (DATE '2024-01-03', 'b'), (DATE '2024-01-04', 'y')) t(day, event)
                """))
                .matches("VALUES (true, CAST(NULL AS varchar), VARCHAR 'y')");
    }

    @Test
    void testNullNodeIsANode()
    {
        assertThat(assertions.query(
                """
                SELECT sequence_next(day, node, ARRAY[node = 'a'], '(?1)', 'forward', 'first'), sequence_next(day, node, ARRAY[node IS NULL], '(?1)', 'forward', 'first')
                FROM (VALUES (DATE '2024-01-01', 'a'), (DATE '2024-01-02', NULL), (DATE '2024-01-03', 'b')) t(day, node)
                """))
                .matches("VALUES (CAST(NULL AS varchar), VARCHAR 'b')");
    }

    @Test
    void testNodesOfOneInstantAreInOrder()
    {
        for (String rows : new String[] {"('b', 2), ('a', 2), ('start', 1)", "('start', 1), ('a', 2), ('b', 2)"}) {
            assertThat(assertions.query(
                    """
                    SELECT sequence_next(date_add('day', n, DATE '2024-01-01'), node, ARRAY[node = 'start'], '(?1)', 'forward', 'first')
                    FROM (VALUES %s) t(node, n)
                    """.formatted(rows)))
                    .matches("VALUES VARCHAR 'a'");
        }
    }

    @Test
    void testOverPartition()
    {
        assertThat(assertions.query(
                """
                SELECT
                    n,
                    sequence_match(day, ARRAY[n = 1, n = 2], '(?1)(?2)') OVER (ORDER BY n),
                    sequence_count(day, ARRAY[true], '(?1)(?1)') OVER (),
                    sequence_next(day, CAST(n AS varchar), ARRAY[n = 1], '(?1)', 'forward', 'first') OVER (ORDER BY n ROWS BETWEEN CURRENT ROW AND 1 FOLLOWING)
                FROM (VALUES (1, DATE '2024-01-01'), (2, DATE '2024-01-02'), (3, DATE '2024-01-03')) t(n, day)
                """))
                .matches("VALUES (1, false, BIGINT '1', VARCHAR '2'), (2, true, 1, NULL), (3, true, 1, NULL)");
    }

    @Test
    void testEmptyInputIsNull()
    {
        assertThat(assertions.query(
                """
                SELECT
                    sequence_match(day, ARRAY[true], '(?1)'),
                    sequence_count(day, ARRAY[true], '(?1)'),
                    sequence_next(day, 'x', ARRAY[true], '(?1)', 'forward', 'first')
                FROM (VALUES DATE '2024-01-01') t(day)
                WHERE false
                """))
                .matches("VALUES (CAST(NULL AS boolean), CAST(NULL AS bigint), CAST(NULL AS varchar))");
    }

    @Test
    void testFilterAndDistinct()
    {
        assertThat(assertions.query(
                """
                SELECT
                    sequence_match(day, ARRAY[n = 1, n = 2], '(?1)(?2)') FILTER (WHERE n = 1),
                    sequence_count(day, ARRAY[true], '(?1)'),
                    sequence_count(DISTINCT day, ARRAY[true], '(?1)'),
                    sequence_next(DISTINCT day, 'x', ARRAY[true], '(?1)(?1)', 'forward', 'first') FILTER (WHERE n < 3)
                FROM (VALUES (1, DATE '2024-01-01'), (2, DATE '2024-01-02'), (2, DATE '2024-01-02'), (3, DATE '2024-01-03')) t(n, day)
                """))
                .matches("VALUES (false, BIGINT '4', BIGINT '3', CAST(NULL AS varchar))");
    }

    @Test
    void testBadArguments()
    {
        assertFails("sequence_match(day, ARRAY[true], '(?2)')", "sequence_match: The pattern '(?2)' names condition 2, but there are conditions 1 to 1 only: name one of these, or add a condition to the array");
        assertFails("sequence_count(day, ARRAY[true], NULL)", "sequence_count: The pattern must not be NULL: give a value such as '(?1)(?2)'");
        assertFails("sequence_next(day, 'x', ARRAY[true], '(?1)', 'up', 'first')", "sequence_next: Unknown direction 'up': use 'forward' or 'backward'");
        assertFails("sequence_next(day, 'x', ARRAY[true], '(?1)', 'forward', 'second')", "sequence_next: Unknown occurrence 'second': use 'first' or 'last'");
        assertFails("sequence_next(day, 'x', ARRAY[true], '(?1)', NULL, 'first')", "sequence_next: The direction must not be NULL: give a value such as 'forward'");
        assertFails("sequence_match(n, ARRAY[true], '(?1)')", "sequence_match: An event time must be a date, a timestamp or a timestamp with time zone, but is of type integer: convert it, for example with from_unixtime or CAST");
        assertFails(
                "sequence_match(day, ARRAY[true], IF(n = 1, '(?1)', '(?1)(?1)'))",
                "sequence_match: Intervals, modes and patterns must be the same on every row of a customer, but there are '(?1)' and '(?1)(?1)': use a constant, or group by what it depends on");
    }

    private void assertFails(String expression, String message)
    {
        assertThat(assertions.query("SELECT " + expression + " FROM (VALUES (1, DATE '2024-01-01'), (2, DATE '2024-01-02')) t(n, day)"))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage(message);
    }
}
