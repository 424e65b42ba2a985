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

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.tributary.functions.funnel.FunnelFunctions.funnelFunctions;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestFunnelAggregation
{
    private final QueryAssertions assertions = new QueryAssertions();

    TestFunnelAggregation()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(funnelFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testGroupBy()
    {
        assertThat(assertions.query(
                """
                SELECT customer, funnel_agg(day, ARRAY[event = 'view', event = 'cart', event = 'buy'], INTERVAL '7' DAY)
                FROM (VALUES
                    (1, DATE '2024-01-03', 'buy'),
                    (1, DATE '2024-01-01', 'view'),
                    (1, DATE '2024-01-02', 'cart'),
                    (2, DATE '2024-01-01', 'cart'),
                    (2, DATE '2024-01-05', 'view'),
                    (3, DATE '2024-01-01', 'other')) t(customer, day, event)
                GROUP BY customer
                """))
                .matches(
                        """
                        SELECT customer, CAST(ROW(depth, times) AS row(depth bigint, times array(date)))
                        FROM (VALUES
                            (1, 3, ARRAY[DATE '2024-01-01', DATE '2024-01-02', DATE '2024-01-03']),
                            (2, 1, ARRAY[DATE '2024-01-05']),
                            (3, 0, ARRAY[])) t(customer, depth, times)
                        """);
    }

    @Test
    void testEveryMode()
    {
        assertThat(assertions.query(
                """
                SELECT
                    funnel_agg(minute, steps, NULL, 'ordered').depth,
                    funnel_agg(minute, steps, NULL, 'increasing_time').depth,
                    funnel_agg(minute, steps, NULL, 'strict_order').depth,
                    funnel_agg(minute, steps, NULL, 'no_repeats').depth,
                    funnel_agg(minute, steps, NULL, 're_entry').depth
                FROM (
                    SELECT date_add('minute', minute, TIMESTAMP '2024-01-01 00:00:00'), ARRAY[event = 'a', event = 'b', event = 'c', event = 'd']
                    FROM (VALUES (1, 'a'), (1, 'b'), (2, 'a'), (3, 'd'), (4, 'c'), (5, 'd')) t(minute, event)) t(minute, steps)
                """))
                .matches("VALUES (BIGINT '4', BIGINT '1', BIGINT '2', BIGINT '2', BIGINT '2')");
    }

    @Test
    void testModeOfEachFunction()
    {
        assertThat(assertions.query(
                """
                SELECT funnel_agg(day, steps, INTERVAL '1' DAY).depth, funnel_agg(day, steps, INTERVAL '1' DAY, 'ordered').depth
                FROM (VALUES (DATE '2024-01-01', ARRAY[true, false]), (DATE '2024-01-02', ARRAY[false, true])) t(day, steps)
                """))
                .matches("VALUES (BIGINT '2', BIGINT '2')");
    }

    @Test
    void testOverPartition()
    {
        assertThat(assertions.query(
                """
                SELECT customer, n, (funnel_agg(day, ARRAY[n = 1, n = 2], NULL) OVER (PARTITION BY customer)).depth
                FROM (VALUES (1, 1, DATE '2024-01-01'), (1, 2, DATE '2024-01-02'), (2, 2, DATE '2024-01-01')) t(customer, n, day)
                """))
                .matches("VALUES (1, 1, BIGINT '2'), (1, 2, 2), (2, 2, 0)");
    }

    @Test
    void testOverGrowingAndSlidingFrames()
    {
        assertThat(assertions.query(
                """
                SELECT
                    n,
                    (funnel_agg(day, ARRAY[n % 2 = 1, n % 2 = 0], NULL) OVER (ORDER BY n)).depth,
                    (funnel_agg(day, ARRAY[n % 2 = 1, n % 2 = 0], NULL) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)).depth
                FROM (SELECT n, date_add('day', n, DATE '2024-01-01') FROM (VALUES 1, 2, 3, 4) t(n)) t(n, day)
                """))
                .matches("VALUES (1, BIGINT '1', BIGINT '1'), (2, 2, 2), (3, 2, 1), (4, 2, 2)");
    }

    @Test
    void testEmptyInputIsNull()
    {
        assertThat(assertions.query("SELECT funnel_agg(day, ARRAY[true], NULL) FROM (VALUES DATE '2024-01-01') t(day) WHERE false"))
                .matches("SELECT CAST(NULL AS row(depth bigint, times array(date)))");
        assertThat(assertions.query("SELECT customer, funnel_agg(day, ARRAY[true], NULL) FROM (VALUES (1, DATE '2024-01-01')) t(customer, day) WHERE false GROUP BY customer"))
                .returnsEmptyResult();
    }

    @Test
    void testRowsWithoutTimeOrStepsAreIgnored()
    {
        assertThat(assertions.query(
                """
                SELECT customer, funnel_agg(day, steps, NULL).depth
                FROM (VALUES
                    (1, DATE '2024-01-01', ARRAY[true, false]),
                    (1, NULL, ARRAY[false, true]),
                    (1, DATE '2024-01-02', NULL),
                    (1, DATE '2024-01-02', ARRAY[NULL, NULL]),
                    (2, NULL, ARRAY[true, true])) t(customer, day, steps)
                GROUP BY customer
                """))
                .matches("VALUES (1, BIGINT '1'), (2, NULL)");
    }

    @Test
    void testFilter()
    {
        assertThat(assertions.query(
                """
                SELECT customer, (funnel_agg(day, ARRAY[true, true], NULL) FILTER (WHERE wanted)).depth
                FROM (VALUES (1, DATE '2024-01-01', true), (1, DATE '2024-01-02', false), (2, DATE '2024-01-02', false)) t(customer, day, wanted)
                GROUP BY customer
                """))
                .matches("VALUES (1, BIGINT '1'), (2, NULL)");
    }

    @Test
    void testDistinct()
    {
        assertThat(assertions.query(
                """
                SELECT funnel_agg(day, ARRAY[true, true], INTERVAL '1' DAY).depth, funnel_agg(DISTINCT day, ARRAY[true, true], INTERVAL '1' DAY).depth
                FROM (VALUES DATE '2024-01-01', DATE '2024-01-01') t(day)
                """))
                .matches("VALUES (BIGINT '2', BIGINT '1')");
    }

    @Test
    void testWithinMayDifferBetweenCustomers()
    {
        assertThat(assertions.query(
                """
                SELECT customer, funnel_agg(day, ARRAY[n = 1, n = 2], IF(customer = 1, INTERVAL '1' DAY, INTERVAL '5' DAY)).depth
                FROM (VALUES
                    (1, 1, DATE '2024-01-01'), (1, 2, DATE '2024-01-03'),
                    (2, 1, DATE '2024-01-01'), (2, 2, DATE '2024-01-03')) t(customer, n, day)
                GROUP BY customer
                """))
                .matches("VALUES (1, BIGINT '1'), (2, 2)");
    }

    @Test
    void testEventTimeOfEveryType()
    {
        List<String> types = Stream.concat(
                        Stream.of("date"),
                        IntStream.rangeClosed(0, 12).boxed()
                                .flatMap(precision -> Stream.of("timestamp(%s)".formatted(precision), "timestamp(%s) with time zone".formatted(precision))))
                .toList();
        for (String type : types) {
            assertThat(assertions.query(
                    """
                    SELECT funnel_agg(CAST(event_time AS %1$s), ARRAY[n = 1, n = 2], INTERVAL '2' DAY)
                    FROM (VALUES (1, TIMESTAMP '1969-12-30 00:00:00'), (2, TIMESTAMP '1970-01-01 00:00:00')) t(n, event_time)
                    """.formatted(type)))
                    .describedAs(type)
                    .matches("SELECT CAST(ROW(2, ARRAY[CAST(TIMESTAMP '1969-12-30 00:00:00' AS %1$s), CAST(TIMESTAMP '1970-01-01 00:00:00' AS %1$s)]) AS row(depth bigint, times array(%1$s)))".formatted(type));
        }
    }

    @Test
    void testTimesComeBackAsTheyWere()
    {
        for (String time : List.of(
                "TIMESTAMP '2024-01-01 01:02:03.123456'",
                "TIMESTAMP '1969-12-31 23:59:59.999999999999'",
                "TIMESTAMP '2024-01-01 01:02:03.123 Europe/Berlin'",
                "TIMESTAMP '1969-12-31 23:59:59.999 America/New_York'",
                "TIMESTAMP '1969-12-31 23:59:59.999999999999 +05:45'")) {
            assertThat(assertions.query("SELECT funnel_agg(t, ARRAY[true], NULL).times FROM (VALUES %s) t(t)".formatted(time)))
                    .describedAs(time)
                    .matches("SELECT ARRAY[%s]".formatted(time));
        }
    }

    @Test
    void testPicosecondsDecide()
    {
        assertThat(assertions.query(
                """
                SELECT
                    funnel_agg(t, ARRAY[n = 1, n = 2], INTERVAL '1' SECOND).depth,
                    funnel_agg(t, ARRAY[n = 1, n = 3], INTERVAL '1' SECOND).depth,
                    funnel_agg(t, ARRAY[n = 1, n = 0], INTERVAL '1' SECOND).depth
                FROM (VALUES
                    (0, TIMESTAMP '2024-01-01 00:00:00.000000000001'),
                    (1, TIMESTAMP '2024-01-01 00:00:00.000000000002'),
                    (2, TIMESTAMP '2024-01-01 00:00:01.000000000002'),
                    (3, TIMESTAMP '2024-01-01 00:00:01.000000000003')) t(n, t)
                """))
                .matches("VALUES (BIGINT '2', BIGINT '1', BIGINT '1')");
    }

    @Test
    void testZonesDoNotChangeTheOrder()
    {
        assertThat(assertions.query(
                """
                SELECT funnel_agg(t, ARRAY[n = 1, n = 2], NULL)
                FROM (VALUES
                    (1, TIMESTAMP '2024-01-01 12:00:00 Asia/Tokyo'),
                    (2, TIMESTAMP '2024-01-01 04:00:00 Europe/London')) t(n, t)
                """))
                .matches("SELECT CAST(ROW(2, ARRAY[TIMESTAMP '2024-01-01 12:00:00 Asia/Tokyo', TIMESTAMP '2024-01-01 04:00:00 Europe/London']) AS row(depth bigint, times array(timestamp(0) with time zone)))");
    }

    @Test
    void testOtherTypesOfEventTimeAreRefused()
    {
        assertFails(
                "funnel_agg(1704067200, ARRAY[true], NULL)",
                "funnel_agg: An event time must be a date, a timestamp or a timestamp with time zone, but is of type integer: convert it, for example with from_unixtime or CAST");
    }

    @Test
    void testBadArguments()
    {
        assertFails(
                "funnel_agg(day, ARRAY[], NULL)",
                "funnel_agg: There must be from 1 to 32 conditions, but there are 0: give an array such as ARRAY[event = 'view', event = 'purchase']");
        assertFails(
                "funnel_agg(day, repeat(true, 33), NULL)",
                "funnel_agg: There must be from 1 to 32 conditions, but there are 33: give an array such as ARRAY[event = 'view', event = 'purchase']");
        assertFails(
                "funnel_agg(day, ARRAY[true], INTERVAL '-1' DAY)",
                "funnel_agg: The time within which a funnel must be passed must be longer than zero, but is -1 00:00:00.000: give an interval such as INTERVAL '7' DAY, or NULL for no limit");
        assertFails(
                "funnel_agg(day, ARRAY[true], NULL, 'strict')",
                "funnel_agg: Unknown mode 'strict': use one of 'ordered', 'increasing_time', 'strict_order', 'no_repeats', 're_entry'");
        assertFails(
                "funnel_agg(day, ARRAY[true], NULL, NULL)",
                "funnel_agg: The mode must not be NULL: give a value such as 'ordered'");
    }

    @Test
    void testConstantsThatDiffer()
    {
        assertFails(
                "funnel_agg(day, IF(n = 1, ARRAY[true], ARRAY[true, true]), NULL)",
                "funnel_agg: The conditions must be as many on every row of a customer, but are 1 and 2: give an array of the same length");
        assertFails(
                "funnel_agg(day, ARRAY[true], IF(n = 1, INTERVAL '1' DAY))",
                "funnel_agg: Intervals, modes and patterns must be the same on every row of a customer, but there are 86400000 ms and no limit: use a constant, or group by what it depends on");
        assertFails(
                "funnel_agg(day, ARRAY[true], NULL, IF(n = 1, 'strict_order', 'ordered'))",
                "funnel_agg: Intervals, modes and patterns must be the same on every row of a customer, but there are 'ordered' and 'strict_order': use a constant, or group by what it depends on");
    }

    @Test
    void testCustomerWithTooManyEvents()
    {
        String sql =
                """
                SELECT funnel_agg(TIMESTAMP '2024-01-01 00:00:00', ARRAY[true], NULL).depth
                FROM UNNEST(sequence(1, 1000)) a(n), UNNEST(sequence(1, %s)) b(m)
                """;
        assertThat(assertions.query(sql.formatted(1000))).matches("VALUES BIGINT '1'");
        assertThat(assertions.query(sql.formatted(1001)))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage("funnel_agg: A customer has more than 1000000 events, which is the most that one can have. " +
                        "Find such customers with SELECT customer, count(*) FROM events GROUP BY customer HAVING count(*) > 1000000, and leave them out or keep fewer of their events");
    }

    private void assertFails(String expression, String message)
    {
        assertThat(assertions.query("SELECT " + expression + " FROM (VALUES (1, DATE '2024-01-01'), (2, DATE '2024-01-02')) t(n, day)"))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage(message);
    }
}
