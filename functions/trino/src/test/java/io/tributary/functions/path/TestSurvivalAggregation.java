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
package io.tributary.functions.path;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.path.PathAggregations.pathAggregations;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestSurvivalAggregation
{
    /**
     * Two journeys on both channels at the same times, of which one converts, and one journey on a third channel that does not.
     */
    private static final String JOURNEYS =
            """
            (VALUES
                (ARRAY['a', 'b'], ARRAY[TIMESTAMP '2024-03-01 10:00:00', TIMESTAMP '2024-03-01 10:00:00'], true, TIMESTAMP '2024-03-01 12:00:00', 30e0),
                (ARRAY['b', 'a'], ARRAY[TIMESTAMP '2024-03-02 10:00:00', TIMESTAMP '2024-03-02 10:00:00'], false, TIMESTAMP '2024-03-31 00:00:00', NULL),
                (ARRAY['c'], ARRAY[TIMESTAMP '2024-03-03 10:00:00'], false, TIMESTAMP '2024-03-31 00:00:00', NULL)
            ) AS t (path, touch_times, converted, end_time, value)
            """;

    private final QueryAssertions assertions = new QueryAssertions();

    TestSurvivalAggregation()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(pathAggregations()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    /**
     * Where nearly all touches lead to nothing for as long as can be told, the effect is the part that does, and a half-life is ln 2 of the mean time to a conversion: of 600 seconds.
     */
    @Test
    void testRareConversionsHaveAClosedForm()
    {
        assertThat(assertions.query(
                """
                SELECT fit.converged, cardinality(fit.channels), c.channel, c.touches, c.conversions, c.value, round(c.effect, 8), abs(to_milliseconds(c.half_life) - 600e3 * ln(2)) < 100
                FROM (
                    SELECT survival_attribution(ARRAY['a'], ARRAY[TIMESTAMP '1970-01-01 00:00:00'], converted, date_add('second', seconds, TIMESTAMP '1970-01-01 00:00:00'), value) AS fit
                    FROM (
                        SELECT false AS converted, 2000000000 AS seconds, NULL AS value FROM UNNEST(sequence(1, 10000)) CROSS JOIN UNNEST(sequence(1, 10))
                        UNION ALL
                        VALUES (true, 100, 1), (true, 500, 2), (true, 1200, 4)))
                CROSS JOIN UNNEST(fit.channels) AS c
                """))
                .matches("VALUES (true, BIGINT '1', VARCHAR 'a', BIGINT '100003', 3e0, 7e0, 0.00003e0, true)");
    }

    @Test
    void testChannelsThatCannotBeToldApartShareEqually()
    {
        assertThat(assertions.query(
                """
                SELECT fit.converged, c.channel, c.touches, round(c.conversions, 12), round(c.value, 12), c.effect > 0, c.half_life > INTERVAL '1' HOUR
                FROM (SELECT survival_attribution(path, touch_times, converted, end_time, value) AS fit FROM %s)
                CROSS JOIN UNNEST(fit.channels) AS c
                """.formatted(JOURNEYS)))
                .ordered()
                .matches("VALUES (true, VARCHAR 'a', BIGINT '2', 0.5e0, 15e0, true, true), (true, 'b', 2, 0.5e0, 15e0, true, true), (true, 'c', 1, 0e0, 0e0, false, NULL)");
    }

    @Test
    void testFitIsTold()
    {
        assertThat(assertions.query("SELECT fit.passes BETWEEN 2 AND 2000, fit.log_likelihood < 0 FROM (SELECT survival_attribution(path, touch_times, converted, end_time, value) AS fit FROM %s)".formatted(JOURNEYS)))
                .matches("VALUES (true, true)");
    }

    @Test
    void testTypesOfTime()
    {
        String expected = "SELECT survival_attribution(path, touch_times, converted, end_time, value) FROM " + JOURNEYS;
        for (String type : new String[] {"timestamp(0)", "timestamp(3)", "timestamp(6)", "timestamp(9)", "timestamp(12)"}) {
            assertSame("SELECT survival_attribution(path, CAST(touch_times AS array(%1$s)), converted, CAST(end_time AS %1$s), value) FROM %2$s".formatted(type, JOURNEYS), expected);
        }
        for (String zone : new String[] {"UTC", "Europe/Berlin"}) {
            for (int precision : new int[] {3, 9}) {
                assertSame(
                        """
                        SELECT survival_attribution(path, transform(touch_times, t -> CAST(with_timezone(t, '%1$s') AS timestamp(%2$s) with time zone)), converted, at_timezone(with_timezone(end_time, '%1$s'), 'Asia/Tokyo'), value)
                        FROM %3$s
                        """.formatted(zone, precision, JOURNEYS.replace("2024-03-31", "2024-03-30")),
                        expected.replace("2024-03-31", "2024-03-30"));
            }
        }
        assertSame(
                "SELECT survival_attribution(path, CAST(touch_times AS array(date)), converted, CAST(end_time AS date), value) FROM %s".formatted(JOURNEYS),
                "SELECT survival_attribution(path, transform(touch_times, t -> date_trunc('day', t)), converted, date_trunc('day', end_time), value) FROM %s".formatted(JOURNEYS));
    }

    /**
     * Seconds are rounded up: 10.5 are as 11, and 10 with picoseconds as 10.
     */
    @Test
    void testTimesAreWholeSeconds()
    {
        String sql = "SELECT survival_attribution(ARRAY['a'], ARRAY[TIMESTAMP '2024-03-01 00:00:00'], true, TIMESTAMP '%s', 1)";
        assertSame(sql.formatted("2024-03-01 00:00:10.5"), sql.formatted("2024-03-01 00:00:11"));
        assertSame(sql.formatted("2024-03-01 00:00:10.000000000001"), sql.formatted("2024-03-01 00:00:10"));
        assertSame(sql.formatted("2024-03-01 00:00:00"), sql.formatted("2024-03-01 00:00:01"));
    }

    @Test
    void testOrderOfTouchesDoesNotMatter()
    {
        String sql = "SELECT survival_attribution(ARRAY[%s], ARRAY[TIMESTAMP '2024-03-0%s 00:00:00', TIMESTAMP '2024-03-0%s 00:00:00'], true, TIMESTAMP '2024-03-05 00:00:00', 1)";
        assertSame(sql.formatted("'a', 'b'", 1, 4), sql.formatted("'b', 'a'", 4, 1));
    }

    @Test
    void testNullsThatMeanSomething()
    {
        assertThat(assertions.query("SELECT survival_attribution(ARRAY[NULL, 'a'], ARRAY[DATE '2024-03-01', DATE '2024-03-01'], true, DATE '2024-03-02', 4).channels[2].channel IS NULL")).matches("VALUES true");
        assertThat(assertions.query("SELECT survival_attribution(CAST(NULL AS array(varchar)), ARRAY[DATE '2024-03-01'], true, DATE '2024-03-02', 4) IS NULL")).matches("VALUES true");
        assertThat(assertions.query("SELECT survival_attribution(path, touch_times, converted, end_time, value) IS NULL FROM %s WHERE false".formatted(JOURNEYS))).matches("VALUES true");
    }

    @Test
    void testValueWithoutConversionMeansNothing()
    {
        String sql = "SELECT survival_attribution(ARRAY['a'], ARRAY[DATE '2024-03-01'], false, DATE '2024-03-02', %s)";
        assertSame(sql.formatted("nan()"), sql.formatted("NULL"));
        assertSame(sql.formatted("3e300"), sql.formatted("NULL"));
    }

    @Test
    void testNoConversions()
    {
        assertThat(assertions.query("SELECT survival_attribution(ARRAY['a'], ARRAY[DATE '2024-03-01'], false, DATE '2024-03-02', NULL)"))
                .matches(
                        """
                        SELECT CAST(ROW(ARRAY[ROW('a', 1, 0e0, 0e0, 0e0, NULL)], true, 0, 0e0) AS
                            row(channels array(row(channel varchar, touches bigint, conversions double, value double, effect double, half_life interval day to second)), converged boolean, passes bigint, log_likelihood double))
                        """);
    }

    @Test
    void testGroups()
    {
        assertThat(assertions.query(
                """
                SELECT country, fit.channels[1].conversions, fit.channels[1].value
                FROM (
                    SELECT n % 100 AS country, survival_attribution(ARRAY['a'], ARRAY[DATE '2024-03-01'], true, date_add('day', n % 7, DATE '2024-03-01'), n) AS fit
                    FROM UNNEST(sequence(0, 299)) AS t (n)
                    GROUP BY 1)
                """))
                .matches("SELECT n, 3e0, 3e0 * (n + 100) FROM UNNEST(sequence(0, 99)) AS t (n)");
    }

    @Test
    void testOverPartition()
    {
        assertThat(assertions.query("SELECT n, survival_attribution(ARRAY['a'], ARRAY[DATE '2024-03-01'], true, DATE '2024-03-02', n) OVER (ORDER BY n).channels[1].value FROM (VALUES 1, 2, 3) AS t (n)"))
                .matches("VALUES (1, 1e0), (2, 3e0), (3, 6e0)");
    }

    @Test
    void testBadArguments()
    {
        String times = "ARRAY[DATE '2024-03-01', DATE '2024-03-02']";
        assertFails("ARRAY['a', 'b'], ARRAY[DATE '2024-03-01'], true, DATE '2024-03-03', 1", "The arguments path and touch_times must have as many elements as each other, but have 2 and 1: give the time of each step of the path");
        assertFails("ARRAY['a'], CAST(NULL AS array(date)), true, DATE '2024-03-03', 1", "The argument touch_times must not be NULL: give the time of each step of the path");
        assertFails("ARRAY['a', 'b'], ARRAY[DATE '2024-03-01', NULL], true, DATE '2024-03-03', 1", "The time of a touch must not be NULL, but element 2 of touch_times is: leave out touches without a time");
        assertFails("ARRAY['a', 'b'], %s, NULL, DATE '2024-03-03', 1".formatted(times), "The argument converted must not be NULL: write coalesce(converted, false) if a journey without it did not convert");
        assertFails("ARRAY['a', 'b'], %s, false, NULL, 1".formatted(times), "The argument end_time must not be NULL: write coalesce(conversion_time, end_of_data), as a journey that did not convert was seen until the data end");
        assertFails("ARRAY['a', 'b'], %s, true, DATE '2024-03-03', NULL".formatted(times), "The argument value must not be NULL where converted is true: write coalesce(value, 0) where there is none");
        assertFails("ARRAY['a', 'b'], %s, true, DATE '2024-03-03', nan()".formatted(times), "The value of conversions must be a finite number of at most 1.0E280 in size, but is NaN: leave out or mend such values");
        assertFails("ARRAY['a', 'b'], %s, false, DATE '2024-03-01', NULL".formatted(times), "A touch must not lie after the end of its journey, but one is 86400 seconds later: leave out later touches, or let journeys without conversion end at the end of the data");
        assertFails("ARRAY['a'], ARRAY[DATE '1924-03-01'], true, DATE '2024-03-03', 1", "A touch may lie at most 2147483647 seconds before the end of its journey, but one is 3155932800 seconds earlier: mend the times");
        assertFails("CAST(ARRAY[] AS array(varchar)), CAST(ARRAY[] AS array(date)), true, DATE '2024-03-03', 1", "A journey must have at least one touch, but one has 0: leave out journeys without touches, of which a hazard of touches can say nothing");
        assertFails("ARRAY['a'], ARRAY[BIGINT '1'], true, BIGINT '2', 1", "An event time must be a date, a timestamp or a timestamp with time zone, but is bigint: convert it, as in CAST(event_time AS timestamp(3))");
    }

    private void assertSame(String actual, String expected)
    {
        assertThat(assertions.query(actual)).matches(expected);
    }

    private void assertFails(String arguments, String message)
    {
        assertThat(assertions.query("SELECT survival_attribution(%s)".formatted(arguments)))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage("survival_attribution: " + message);
    }
}
