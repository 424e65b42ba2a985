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
package io.tributary.functions.aggregate;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.aggregate.AggregateFunctions.aggregateFunctions;
import static io.trino.spi.StandardErrorCode.EXCEEDED_FUNCTION_MEMORY_LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestJourneyAggregation
{
    private static final String EVENTS =
            """
            (VALUES
                ('search', DATE '2024-01-01', CAST(NULL AS double)),
                (NULL, DATE '2024-01-02', NULL),
                ('shop', DATE '2024-01-03', 10e0),
                ('email', DATE '2024-01-04', NULL),
                ('shop', DATE '2024-01-05', 20e0),
                ('social', DATE '2024-01-06', NULL),
                ('lost', NULL, NULL))
                events (channel, day, value)
            """;

    private final QueryAssertions assertions = new QueryAssertions();

    TestJourneyAggregation()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(aggregateFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testSharedTouches()
    {
        assertJourneys(
                "channel, day, value",
                """
                VALUES
                    (ARRAY[VARCHAR 'search', NULL], ARRAY[DATE '2024-01-01', DATE '2024-01-02'], true, DATE '2024-01-03', 1e1),
                    (ARRAY['search', NULL, 'email'], ARRAY[DATE '2024-01-01', DATE '2024-01-02', DATE '2024-01-04'], true, DATE '2024-01-05', 2e1),
                    (ARRAY['social'], ARRAY[DATE '2024-01-06'], false, NULL, NULL)
                """);
    }

    @Test
    void testTouchesSinceThePreviousConversion()
    {
        assertJourneys(
                "channel, day, value IS NOT NULL, NULL, 'since_previous'",
                """
                VALUES
                    (ARRAY[VARCHAR 'search', NULL], ARRAY[DATE '2024-01-01', DATE '2024-01-02'], true, DATE '2024-01-03', 1e0),
                    (ARRAY['email'], ARRAY[DATE '2024-01-04'], true, DATE '2024-01-05', 1e0),
                    (ARRAY['social'], ARRAY[DATE '2024-01-06'], false, NULL, NULL)
                """);
    }

    @Test
    void testLookbackAndFirstOnly()
    {
        assertJourneys(
                "channel, day, CAST(value AS decimal(5, 1)), INTERVAL '1' DAY, 'first_only'",
                "VALUES (ARRAY[CAST(NULL AS varchar)], ARRAY[DATE '2024-01-02'], true, DATE '2024-01-03', CAST(10.0 AS decimal(38, 1)))");
    }

    @Test
    void testNoConversionIsOneOpenJourney()
    {
        assertJourneys(
                "channel, day, false",
                """
                VALUES (
                    ARRAY[VARCHAR 'search', NULL, 'shop', 'email', 'shop', 'social'],
                    ARRAY[DATE '2024-01-01', DATE '2024-01-02', DATE '2024-01-03', DATE '2024-01-04', DATE '2024-01-05', DATE '2024-01-06'],
                    false,
                    CAST(NULL AS date),
                    CAST(NULL AS double))
                """);
    }

    @Test
    void testTimesComeBackInTheirType()
    {
        for (String time : new String[] {
                "DATE '1969-12-31'",
                "TIMESTAMP '1969-12-31 23:59:59'",
                "TIMESTAMP '2024-01-01 10:00:00.123'",
                "TIMESTAMP '2024-01-01 10:00:00.123456'",
                "TIMESTAMP '1969-01-01 10:00:00.123456789012'",
                "TIMESTAMP '2024-01-01 10:00:00.123 +02:00'",
                "TIMESTAMP '2024-01-01 10:00:00.123456 +02:00'",
                "TIMESTAMP '1969-01-01 10:00:00.123456789012 +02:00'",
        }) {
            assertThat(assertions.query("SELECT typeof(times[1]) = typeof(%1$s), times[1] = %1$s FROM (SELECT journey_agg('a', t, false)[1].touch_times FROM (VALUES %1$s) events (t)) result (times)".formatted(time)))
                    .describedAs(time)
                    .matches("VALUES (true, true)");
        }
    }

    @Test
    void testJourneysThatOverlapTooMuch()
    {
        String sql =
                """
                SELECT cardinality(journey_agg('a', date_add('second', number, TIMESTAMP '2024-01-01'), number > 4000%s))
                FROM UNNEST(sequence(1, 8000)) numbers (number)
                """;
        assertThat(assertions.query(sql.formatted("")))
                .failure()
                .hasErrorCode(EXCEEDED_FUNCTION_MEMORY_LIMIT)
                .hasMessage("journey_agg: The journeys of a customer have 16000000 touches together, and at most 10000000 fit a result: let them overlap less, by a shorter lookback or the ownership 'since_previous'");
        assertThat(assertions.query(sql.formatted(", NULL, 'since_previous'"))).matches("VALUES BIGINT '4000'");
    }

    @Test
    void testEmptyInput()
    {
        assertThat(assertions.query("SELECT journey_agg(channel, day, value) IS NULL FROM " + EVENTS + " WHERE channel = 'nothing'"))
                .matches("VALUES true");
    }

    private void assertJourneys(String arguments, String expected)
    {
        assertThat(assertions.query(
                """
                SELECT path, touch_times, converted, conversion_time, value
                FROM (SELECT journey_agg(%s) AS journeys FROM %s)
                CROSS JOIN UNNEST(journeys) AS journey (path, touch_times, converted, conversion_time, value)
                """.formatted(arguments, EVENTS)))
                .matches(expected);
    }
}
