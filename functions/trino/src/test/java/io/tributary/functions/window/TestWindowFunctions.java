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
package io.tributary.functions.window;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.window.WindowFunctions.windowFunctions;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestWindowFunctions
{
    private final QueryAssertions assertions = new QueryAssertions();

    TestWindowFunctions()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(windowFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testRowWithoutTimeGetsNull()
    {
        for (String nulls : new String[] {"NULLS FIRST", "NULLS LAST"}) {
            assertThat(assertions.query(
                    """
                    SELECT name, attribute_linear(conversion, day) OVER (ORDER BY day %1$s), session_number(day, INTERVAL '12' HOUR) OVER (ORDER BY day %1$s)
                    FROM (VALUES
                        ('a', DATE '2024-01-01', false),
                        ('without time', NULL, false),
                        ('conversion without time', NULL, true),
                        ('b', DATE '2024-01-02', false),
                        ('purchase', DATE '2024-01-03', true)) t(name, day, conversion)
                    """.formatted(nulls)))
                    .matches(
                            """
                            VALUES
                                (VARCHAR 'a', 5e-1, BIGINT '1'),
                                ('without time', NULL, NULL),
                                ('conversion without time', NULL, NULL),
                                ('b', 5e-1, 2),
                                ('purchase', 0e0, 3)
                            """.replace("VARCHAR 'a'", "CAST('a' AS varchar(23))"));
        }
    }

    @Test
    void testNullConversionIsATouch()
    {
        assertCredits(
                "attribute_linear(conversion, day)",
                """
                (1, CAST(NULL AS boolean)), (2, false), (3, true)
                """,
                "(1, 5e-1), (2, 5e-1), (3, 0e0)");
    }

    @Test
    void testValueDecidesAndCounts()
    {
        assertCredits(
                "attribute_linear(conversion, day)",
                """
                (1, NULL), (2, 10e0), (3, NULL), (4, 0e0), (5, NULL), (6, -4e0)
                """,
                // the first serves 10, 0 and -4
                "(1, %s), (2, 0e0), (3, %s), (4, 0e0), (5, %s), (6, 0e0)".formatted("1e1 - 4e0 / 3", "-4e0 / 3", "-4e0 / 3"));
    }

    @Test
    void testFrameHasNoEffect()
    {
        assertThat(assertions.query(
                """
                SELECT attribute_linear(conversion, day) OVER (ORDER BY day ROWS BETWEEN CURRENT ROW AND CURRENT ROW)
                FROM (VALUES (DATE '2024-01-01', false), (DATE '2024-01-02', false), (DATE '2024-01-03', true)) t(day, conversion)
                """))
                .matches("VALUES 5e-1, 5e-1, 0e0");
    }

    @Test
    void testOwnershipWithoutLimit()
    {
        assertCredits(
                "attribute_last_touch(conversion, day, NULL, 'since_previous')",
                "(1, false), (2, true), (3, false), (4, true), (5, true)",
                "(1, 1e0), (2, 0e0), (3, 1e0), (4, 0e0), (5, 0e0)");
    }

    @Test
    void testHalfLifeComesBeforeTheLookback()
    {
        assertCredits(
                "attribute_time_decay(conversion, day, INTERVAL '1' DAY, INTERVAL '2' DAY)",
                "(1, false), (2, false), (3, false), (4, true)",
                "(1, 0e0), (2, 1e0 / 3), (3, 2e0 / 3), (4, 0e0)");
    }

    @Test
    void testHalfLifeOfAWeekUnlessGiven()
    {
        assertCredits(
                "attribute_time_decay(conversion, day)",
                "(1, false), (8, false), (15, true)",
                "(1, 1e0 / 3), (8, 2e0 / 3), (15, 0e0)");
    }

    @Test
    void testJourneyNumber()
    {
        assertThat(assertions.query(
                """
                SELECT name, journey_number(conversion) OVER (ORDER BY day)
                FROM (VALUES ('a', 1, false), ('first', 2, true), ('b', 3, false), ('c', 4, false), ('second', 4, true), ('d', 5, NULL)) t(name, day, conversion)
                """))
                .matches("VALUES (CAST('a' AS varchar(6)), BIGINT '1'), ('first', 1), ('b', 2), ('c', 2), ('second', 2), ('d', 3)");
    }

    @Test
    void testJourneyNumberCountsConversionsOfOneInstant()
    {
        assertThat(assertions.query(
                """
                SELECT name, journey_number(value) OVER (ORDER BY day, name)
                FROM (VALUES ('a', 1, 1e0), ('b', 1, 2e0), ('c', 2, NULL)) t(name, day, value)
                """))
                .matches("VALUES ('a', BIGINT '1'), ('b', 2), ('c', 3)");
    }

    @Test
    void testSessionEndsAfterMoreThanTheGap()
    {
        assertThat(assertions.query(
                """
                SELECT minute, session_number(TIMESTAMP '2024-01-01 00:00:00' + minute * INTERVAL '1' MINUTE, INTERVAL '30' MINUTE) OVER (ORDER BY minute)
                FROM (VALUES 0, 30, 61, 61, 500) t(minute)
                """))
                .matches("VALUES (0, BIGINT '1'), (30, 1), (61, 2), (61, 2), (500, 3)");
    }

    @Test
    void testPicosecondsDecide()
    {
        assertThat(assertions.query(
                """
                SELECT name, attribute_linear(conversion, event_time, INTERVAL '1' SECOND) OVER (ORDER BY event_time)
                FROM (VALUES
                    ('too early', TIMESTAMP '2024-01-01 00:00:00.000000000001', false),
                    ('in time', TIMESTAMP '2024-01-01 00:00:00.000000000002', false),
                    ('purchase', TIMESTAMP '2024-01-01 00:00:01.000000000002', true),
                    ('too late', TIMESTAMP '2024-01-01 00:00:01.000000000003', false)) t(name, event_time, conversion)
                """))
                .matches("VALUES (CAST('too early' AS varchar(9)), 0e0), ('in time', 1e0), ('purchase', 0e0), ('too late', 0e0)");
        assertThat(assertions.query(
                """
                SELECT name, attribute_linear(conversion, event_time, INTERVAL '1' SECOND) OVER (ORDER BY event_time)
                FROM (VALUES
                    ('too early', TIMESTAMP '2024-01-01 00:00:00.000000000001 Europe/Berlin', false),
                    ('in time', TIMESTAMP '2024-01-01 00:00:00.000000000002 Europe/Berlin', false),
                    ('purchase', TIMESTAMP '2023-12-31 23:00:01.000000000002 UTC', true)) t(name, event_time, conversion)
                """))
                .matches("VALUES (CAST('too early' AS varchar(9)), 0e0), ('in time', 1e0), ('purchase', 0e0)");
    }

    @Test
    void testNullMarkIsFalse()
    {
        assertThat(assertions.query(
                """
                SELECT day, attribute_last_non_direct(conversion, day, direct) OVER (ORDER BY day)
                FROM (VALUES (DATE '2024-01-01', false, false), (DATE '2024-01-02', false, NULL), (DATE '2024-01-03', false, true), (DATE '2024-01-04', true, NULL)) t(day, conversion, direct)
                """))
                .matches("VALUES (DATE '2024-01-01', 0e0), (DATE '2024-01-02', 1e0), (DATE '2024-01-03', 0e0), (DATE '2024-01-04', 0e0)");
    }

    @Test
    void testWeightOfAConversionIsNotRead()
    {
        assertThat(assertions.query(
                """
                SELECT day, attribute_weighted(conversion, day, weight) OVER (ORDER BY day)
                FROM (VALUES (DATE '2024-01-01', false, 3), (DATE '2024-01-02', false, 1), (DATE '2024-01-03', true, NULL)) t(day, conversion, weight)
                """))
                .matches("VALUES (DATE '2024-01-01', 75e-2), (DATE '2024-01-02', 25e-2), (DATE '2024-01-03', 0e0)");
    }

    @Test
    void testRowsOutOfOrderAreRefused()
    {
        assertThat(assertions.query(
                """
                SELECT attribute_linear(conversion, day) OVER (ORDER BY day DESC)
                FROM (VALUES (DATE '2024-01-01', false), (DATE '2024-01-02', true)) t(day, conversion)
                """))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage("attribute_linear: Rows must come in the order of their event time, but 2024-01-01T00:00 comes after 2024-01-02T00:00: " +
                        "write OVER (PARTITION BY customer ORDER BY event_time)");
        assertFails(
                "session_number(day, INTERVAL '1' DAY) OVER (ORDER BY day DESC)",
                "session_number: Rows must come in the order of their event time, but 2024-01-02T00:00 comes after 2024-01-03T00:00: " +
                        "write OVER (PARTITION BY customer ORDER BY event_time)");
    }

    @Test
    void testBadLookback()
    {
        assertFails(
                "attribute_linear(conversion, day, INTERVAL '0' DAY) OVER (ORDER BY day)",
                "attribute_linear: The lookback must be longer than zero, but is 0 00:00:00.000: give an interval such as INTERVAL '30' DAY, or NULL for no limit");
        assertFails(
                "attribute_linear(conversion, day, INTERVAL '-30' DAY) OVER (ORDER BY day)",
                "attribute_linear: The lookback must be longer than zero, but is -30 00:00:00.000: give an interval such as INTERVAL '30' DAY, or NULL for no limit");
    }

    @Test
    void testLookbackThatVaries()
    {
        assertFails(
                "attribute_linear(conversion, day, (day - DATE '2023-12-01')) OVER (ORDER BY day)",
                "attribute_linear: The lookback must be the same on every row of a partition, but row 2 differs from row 1: use a constant");
    }

    @Test
    void testBadOwnership()
    {
        assertFails(
                "attribute_linear(conversion, day, INTERVAL '30' DAY, 'mine') OVER (ORDER BY day)",
                "attribute_linear: Unknown ownership 'mine': use one of 'shared', 'since_previous', 'first_only'");
        assertFails(
                "attribute_linear(conversion, day, INTERVAL '30' DAY, NULL) OVER (ORDER BY day)",
                "attribute_linear: The ownership must not be NULL: give a value such as 'shared'");
    }

    @Test
    void testBadHalfLife()
    {
        assertFails(
                "attribute_time_decay(conversion, day, INTERVAL '0' DAY) OVER (ORDER BY day)",
                "attribute_time_decay: The half-life must be longer than zero, but is 0 00:00:00.000: give an interval such as INTERVAL '7' DAY");
        assertFails(
                "attribute_time_decay(conversion, day, CAST(NULL AS interval day to second)) OVER (ORDER BY day)",
                "attribute_time_decay: The half_life must not be NULL: give a value such as INTERVAL '7' DAY");
    }

    @Test
    void testBadGap()
    {
        assertFails(
                "session_number(day, INTERVAL '-1' MINUTE) OVER (ORDER BY day)",
                "session_number: The gap must be longer than zero, but is -0 00:01:00.000: give an interval such as INTERVAL '30' MINUTE");
        assertFails(
                "session_number(day, NULL) OVER (ORDER BY day)",
                "session_number: The gap must not be NULL: give a value such as INTERVAL '30' MINUTE");
    }

    @Test
    void testBadShares()
    {
        assertFails(
                "attribute_position_based(conversion, day, 1.5, 0) OVER (ORDER BY day)",
                "attribute_position_based: The share of the first touch must be a number from 0 to 1, but is 1.5: give a share such as 0.4");
        assertFails(
                "attribute_position_based(conversion, day, 0, -0.1) OVER (ORDER BY day)",
                "attribute_position_based: The share of the last touch must be a number from 0 to 1, but is -0.1: give a share such as 0.4");
        assertFails(
                "attribute_position_based(conversion, day, 0.6, 0.6) OVER (ORDER BY day)",
                "attribute_position_based: The shares of the first and the last touch must add up to at most 1, but 0.6 + 0.6 do not: give shares such as 0.4 and 0.4");
        assertFails(
                "attribute_position_based(conversion, day, 0.6, NULL) OVER (ORDER BY day)",
                "attribute_position_based: The last must not be NULL: give a value such as 0.4");
    }

    @Test
    void testBadWeights()
    {
        assertFails(
                "attribute_custom(conversion, day, ARRAY[]) OVER (ORDER BY day)",
                "attribute_custom: The list of weights must not be empty: give at least one weight, such as ARRAY[1.0, 2.0, 4.0]");
        assertFails(
                "attribute_custom(conversion, day, ARRAY[1, -2]) OVER (ORDER BY day)",
                "attribute_custom: Every weight must be a finite number of at least 0, but one is -2.0: give weights such as ARRAY[1.0, 2.0, 4.0]");
        assertFails(
                "attribute_custom(conversion, day, ARRAY[1, nan()]) OVER (ORDER BY day)",
                "attribute_custom: Every weight must be a finite number of at least 0, but one is NaN: give weights such as ARRAY[1.0, 2.0, 4.0]");
        assertFails(
                "attribute_custom(conversion, day, ARRAY[0, 0]) OVER (ORDER BY day)",
                "attribute_custom: The weights must not sum to zero, but [0.0, 0.0] do: make at least one weight more than 0");
        assertFails(
                "attribute_custom(conversion, day, ARRAY[1, NULL]) OVER (ORDER BY day)",
                "attribute_custom: A list of numbers must not hold NULL, but element 2 is NULL: give a number of at least 0 instead");
        assertFails(
                "attribute_custom(conversion, day, CAST(NULL AS array(double))) OVER (ORDER BY day)",
                "attribute_custom: The weights must not be NULL: give a value such as ARRAY[1.0, 2.0, 4.0]");
        assertFails(
                "attribute_weighted(conversion, day, -1) OVER (ORDER BY day)",
                "attribute_weighted: The weight of a touch must be a finite number of at least 0, but is -1.0: mend it, or drop the touch");
        assertFails(
                "attribute_weighted(conversion, day, infinity()) OVER (ORDER BY day)",
                "attribute_weighted: The weight of a touch must be a finite number of at least 0, but is Infinity: mend it, or drop the touch");
        assertFails(
                "attribute_weighted(conversion, day, NULL) OVER (ORDER BY day)",
                "attribute_weighted: The weight of a touch must not be NULL: write coalesce(weight, 0) if such a touch is to get nothing");
    }

    @Test
    void testBadValues()
    {
        assertFails(
                "attribute_linear(IF(conversion, nan()), day) OVER (ORDER BY day)",
                "attribute_linear: The value of a conversion must be finite, but is NaN: mend the value, or make it NULL if the row is not a conversion");
        assertFails(
                "attribute_linear(IF(conversion, -infinity()), day) OVER (ORDER BY day)",
                "attribute_linear: The value of a conversion must be finite, but is -Infinity: mend the value, or make it NULL if the row is not a conversion");
    }

    @Test
    void testBadValueOfAJourney()
    {
        assertFails(
                "journey_number(IF(conversion, infinity())) OVER (ORDER BY day)",
                "journey_number: The value of a conversion must be finite, but is Infinity: mend the value, or make it NULL if the row is not a conversion");
    }

    @Test
    void testDateBeyondReckoning()
    {
        assertFails(
                "attribute_linear(conversion, date_add('year', 1000000, day)) OVER (ORDER BY day)",
                "attribute_linear: An event time must lie within 292,000 years of 1970, but is 365262223 days from it: mend the date");
    }

    private void assertCredits(String function, String rows, String expected)
    {
        assertThat(assertions.query(
                """
                SELECT n, round(%s OVER (ORDER BY day), 12)
                FROM (SELECT n, date_add('day', n, DATE '2024-01-01'), conversion FROM (VALUES %s) t(n, conversion)) t(n, day, conversion)
                """.formatted(function, rows)))
                .matches("SELECT n, round(credit, 12) FROM (VALUES %s) t(n, credit)".formatted(expected));
    }

    private void assertFails(String expression, String message)
    {
        assertThat(assertions.query(
                "SELECT " + expression + " FROM (VALUES (DATE '2024-01-01', false), (DATE '2024-01-02', false), (DATE '2024-01-03', true)) t(day, conversion)"))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage(message);
    }
}
