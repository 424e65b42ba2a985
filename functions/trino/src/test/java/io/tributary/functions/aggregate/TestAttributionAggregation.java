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

import io.tributary.attribution.model.ModelText;
import io.trino.metadata.InternalFunctionBundle;
import io.trino.spi.ErrorCodeSupplier;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.aggregate.AggregateFunctions.aggregateFunctions;
import static io.tributary.functions.window.AttributionFunctions.ATTRIBUTION_FUNCTIONS;
import static io.trino.spi.StandardErrorCode.EXCEEDED_FUNCTION_MEMORY_LIMIT;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestAttributionAggregation
{
    private static final String EVENTS =
            """
            (VALUES
                ('ann', 'search', TIMESTAMP '2024-01-01 10:00:00', false, CAST(NULL AS decimal(10, 2))),
                ('ann', 'email', TIMESTAMP '2024-01-02 10:00:00', false, NULL),
                ('ann', 'social', TIMESTAMP '2024-01-03 10:00:00', NULL, NULL),
                ('ann', NULL, TIMESTAMP '2024-01-04 10:00:00', true, 100.00),
                ('bob', NULL, TIMESTAMP '2024-01-04 10:00:00', true, 5.00),
                ('bob', NULL, TIMESTAMP '2024-01-05 10:00:00', false, NULL),
                ('bob', NULL, TIMESTAMP '2024-01-05 10:00:00', true, 3.01),
                ('cat', 'search', TIMESTAMP '2024-01-04 10:00:00', false, NULL),
                ('dan', 'search', NULL, false, NULL))
                events (customer, channel, event_time, conversion, amount)
            """;

    private final QueryAssertions assertions = new QueryAssertions();

    TestAttributionAggregation()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(aggregateFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testBooleanConversion()
    {
        assertCredits(
                "attribution_agg(ARRAY['first_touch', 'u_shaped'], channel, event_time, conversion)",
                """
                VALUES
                    ('ann', VARCHAR 'first_touch', VARCHAR 'search', BIGINT '1', 1e0, 1e0),
                    ('ann', 'u_shaped', 'search', 1, 4e-1, 4e-1),
                    ('ann', 'u_shaped', 'email', 1, 2e-1, 2e-1),
                    ('ann', 'u_shaped', 'social', 1, 4e-1, 4e-1),
                    ('bob', 'first_touch', NULL, 1, 1e0, 1e0),
                    ('bob', 'first_touch', NULL, 0, 1e0, 1e0),
                    ('bob', 'u_shaped', NULL, 1, 1e0, 1e0),
                    ('bob', 'u_shaped', NULL, 0, 1e0, 1e0)
                """);
    }

    @Test
    void testDoubleConversion()
    {
        assertCredits(
                "attribution_agg(ARRAY['linear'], channel, event_time, CAST(amount / 4 AS double), INTERVAL '2' DAY)",
                """
                VALUES
                    ('ann', VARCHAR 'linear', VARCHAR 'email', BIGINT '1', 5e-1, 125e-1),
                    ('ann', 'linear', 'social', 1, 5e-1, 125e-1),
                    ('bob', 'linear', NULL, 1, 1e0, 7525e-4),
                    ('bob', 'linear', NULL, 0, 1e0, 125e-2)
                """);
    }

    @Test
    void testDecimalPartsSumToTheTotal()
    {
        assertCredits(
                "attribution_agg(ARRAY['linear'], channel, event_time, amount, NULL, 'since_previous')",
                """
                VALUES
                    ('ann', VARCHAR 'linear', VARCHAR 'search', BIGINT '1', 1e0 / 3, CAST(33.34 AS decimal(38, 2))),
                    ('ann', 'linear', 'email', 1, 1e0 / 3, 33.33),
                    ('ann', 'linear', 'social', 1, 1e0 / 3, 33.33),
                    ('bob', 'linear', NULL, 1, 1e0, 3.01),
                    ('bob', 'linear', NULL, 0, 1e0, 5.00)
                """);
    }

    @Test
    void testLongDecimal()
    {
        assertThat(assertions.query(
                """
                SELECT channel, value
                FROM (SELECT attribution_agg(ARRAY['linear'], channel, day, amount) AS credits
                    FROM (VALUES
                        ('a', DATE '2024-01-01', CAST(NULL AS decimal(30, 4))),
                        ('b', DATE '2024-01-01', NULL),
                        ('c', DATE '2024-01-02', DECIMAL '12345678901234567890123456.7891')) events (channel, day, amount))
                CROSS JOIN UNNEST(transform(credits, credit -> CAST(ROW(credit.channel, credit.value) AS row(channel varchar, value decimal(38, 4))))) AS credit (channel, value)
                """))
                .matches(
                        """
                        VALUES
                            (VARCHAR 'a', CAST(DECIMAL '6172839450617283945061728.3946' AS decimal(38, 4))),
                            ('b', DECIMAL '6172839450617283945061728.3945')
                        """);
    }

    @Test
    void testFieldsHaveNames()
    {
        assertThat(assertions.query("SELECT typeof(attribution_agg(ARRAY['linear'], channel, event_time, amount)), typeof(attribution_agg(ARRAY['linear'], channel, event_time, conversion)) FROM " + EVENTS))
                .matches(
                        """
                        VALUES (
                            VARCHAR 'array(row("model" varchar, "channel" varchar, "touches" bigint, "conversions" double, "value" decimal(38,2)))',
                            VARCHAR 'array(row("model" varchar, "channel" varchar, "touches" bigint, "conversions" double, "value" double))')
                        """);
    }

    @Test
    void testCustomersWithoutConversionAndWithoutEvents()
    {
        assertThat(assertions.query("SELECT customer, cardinality(attribution_agg(ARRAY['linear'], channel, event_time, conversion)) FROM " + EVENTS + " WHERE customer IN ('cat', 'dan') GROUP BY customer"))
                .matches("VALUES ('cat', BIGINT '0'), ('dan', NULL)");
    }

    @Test
    void testEmptyInput()
    {
        assertThat(assertions.query("SELECT attribution_agg(ARRAY['linear'], channel, event_time, conversion) IS NULL FROM " + EVENTS + " WHERE customer = 'nobody'"))
                .matches("VALUES true");
    }

    @Test
    void testEventTimesOfEveryType()
    {
        for (String type : new String[] {"date", "timestamp(0)", "timestamp(3)", "timestamp(6)", "timestamp(9)", "timestamp(12)", "timestamp(0) with time zone", "timestamp(3) with time zone", "timestamp(6) with time zone", "timestamp(12) with time zone"}) {
            assertThat(assertions.query("SELECT reduce(attribution_agg(ARRAY['linear'], channel, CAST(event_time AS %s), conversion), 0, (total, row) -> total + row.touches, total -> total) FROM %s WHERE customer = 'ann'".formatted(type, EVENTS)))
                    .describedAs(type)
                    .matches("VALUES BIGINT '3'");
        }
    }

    @Test
    void testLookbackMeansTheSameForEveryTypeOfEventTime()
    {
        for (String type : new String[] {"date", "timestamp(0)", "timestamp(6)", "timestamp(9)", "timestamp(0) with time zone", "timestamp(3) with time zone", "timestamp(6) with time zone", "timestamp(12) with time zone"}) {
            assertThat(assertions.query(
                    """
                    SELECT attribution_agg(ARRAY['first_touch'], channel, CAST(event_time AS %s), conversion, INTERVAL '2' DAY)[1].channel
                    FROM (VALUES
                        ('too early', TIMESTAMP '2024-01-01 00:00:00', false),
                        ('in time', TIMESTAMP '2024-01-02 00:00:00', false),
                        ('late', TIMESTAMP '2024-01-03 00:00:00', false),
                        (NULL, TIMESTAMP '2024-01-04 00:00:00', true)) events (channel, event_time, conversion)
                    """.formatted(type)))
                    .describedAs(type)
                    .matches("VALUES VARCHAR 'in time'");
        }
    }

    @Test
    void testEveryModelWithAWindowFunctionIsAModelOfTheAggregate()
    {
        assertThat(ATTRIBUTION_FUNCTIONS.stream().map(function -> function.name().substring("attribute_".length())))
                .containsExactlyInAnyOrderElementsOf(ModelText.names());
    }

    @Test
    void testHundredsOfSettingsInOneQuery()
    {
        assertThat(assertions.query(
                """
                SELECT count(*), sum(touches)
                FROM (
                    SELECT attribution_agg(ARRAY['linear'], 'a', event_time, event_time = DATE '2024-01-01', lookback * INTERVAL '1' DAY)[1].touches
                    FROM (VALUES DATE '2023-12-01', DATE '2024-01-01') events (event_time)
                    CROSS JOIN UNNEST(sequence(1, 400)) lookbacks (lookback)
                    GROUP BY lookback) result (touches)
                """))
                .matches("VALUES (BIGINT '400', BIGINT '370')");
    }

    @Test
    void testPicosecondsDecideAboutTheLookback()
    {
        String sql =
                """
                SELECT attribution_agg(ARRAY['linear'], channel, event_time, conversion, INTERVAL '1' SECOND)[1].touches
                FROM (VALUES
                    ('a', TIMESTAMP '2024-01-01 10:00:00.00000000000%s', false),
                    ('b', TIMESTAMP '2024-01-01 10:00:01.000000000005', true)) events (channel, event_time, conversion)
                """;
        assertThat(assertions.query(sql.formatted(5))).matches("VALUES BIGINT '1'");
        assertThat(assertions.query(sql.formatted(4))).matches("VALUES BIGINT '0'");
    }

    @Test
    void testWindow()
    {
        assertThat(assertions.query("SELECT DISTINCT customer, attribution_agg(ARRAY['last_touch'], channel, event_time, conversion) OVER (PARTITION BY customer)[1].channel FROM %s WHERE customer = 'ann'".formatted(EVENTS)))
                .matches("VALUES ('ann', VARCHAR 'social')");
    }

    @Test
    void testFilterAndDistinct()
    {
        assertThat(assertions.query("SELECT attribution_agg(ARRAY['last_touch'], channel, event_time, conversion) FILTER (WHERE channel IS DISTINCT FROM 'social')[1].channel FROM %s WHERE customer = 'ann'".formatted(EVENTS)))
                .matches("VALUES VARCHAR 'email'");
        assertThat(assertions.query("SELECT attribution_agg(DISTINCT ARRAY['linear'], channel, event_time, conversion)[1].touches FROM (SELECT * FROM %1$s WHERE customer = 'ann' UNION ALL SELECT * FROM %1$s WHERE customer = 'ann')".formatted(EVENTS)))
                .matches("VALUES BIGINT '1'");
    }

    @Test
    void testModelsOfEachGroup()
    {
        assertThat(assertions.query("SELECT customer, attribution_agg(ARRAY[IF(customer = 'ann', 'first_touch', 'last_touch')], channel, event_time, conversion)[1].model FROM %s WHERE customer IN ('ann', 'bob') GROUP BY customer".formatted(EVENTS)))
                .matches("VALUES ('ann', VARCHAR 'first_touch'), ('bob', 'last_touch')");
    }

    @Test
    void testLimitOfEvents()
    {
        assertFailure(
                "ARRAY['linear', 'max_events(3)'], channel, event_time, conversion",
                EXCEEDED_FUNCTION_MEMORY_LIMIT,
                "attribution_agg: A customer has more than 3 events, which is rarely a person: find such customers with SELECT customer, count(*) FROM events GROUP BY customer HAVING count(*) > 3, and leave them out; or add 'max_events(3, flag)' to the models to have them flagged; or raise the limit, to at most 'max_events(100000000)'");
        assertCredits(
                "attribution_agg(ARRAY['last_touch', 'max_events(3, flag)'], channel, event_time, conversion)",
                """
                VALUES
                    ('ann', VARCHAR 'over_max_events', CAST(NULL AS varchar), CAST(NULL AS bigint), CAST(NULL AS double), CAST(NULL AS double)),
                    ('bob', 'last_touch', NULL, 1, 1e0, 1e0),
                    ('bob', 'last_touch', NULL, 0, 1e0, 1e0)
                """);
    }

    @Test
    void testBadArguments()
    {
        assertInvalid("ARRAY['linaer'], channel, event_time, conversion", "Unknown model 'linaer': use one of %s, with parameters as in 'time_decay(3d)'".formatted(String.join(", ", ModelText.names())));
        assertInvalid("ARRAY['linear', 'linear'], channel, event_time, conversion", "Model 'linear' is in the list twice: name it once");
        assertInvalid("ARRAY['linear', NULL], channel, event_time, conversion", "A model must not be NULL, but element 2 of the list is: give a name such as 'linear'");
        assertInvalid("CAST(ARRAY[] AS array(varchar)), channel, event_time, conversion", "The list of models must have from 1 to 1000 elements, but has 0: give a list such as ARRAY['linear']");
        assertInvalid("CAST(NULL AS array(varchar)), channel, event_time, conversion", "The models must not be NULL: give a list such as ARRAY['linear']");
        assertInvalid("ARRAY['max_events(0)', 'linear'], channel, event_time, conversion", "The limit of events must be from 1 to 100000000, but is 0: write it as in 'max_events(1000000)'");
        assertInvalid("ARRAY['max_events(10)'], channel, event_time, conversion", "The list of models has only a limit: add a model such as 'linear'");
        assertInvalid("ARRAY['linear'], channel, event_time, conversion, INTERVAL '0' DAY", "The lookback must be longer than zero, but is 0 00:00:00.000: give an interval such as INTERVAL '30' DAY, or NULL for no limit");
        assertInvalid("ARRAY['linear'], channel, event_time, conversion, NULL, 'mine'", "Unknown ownership 'mine': use one of 'shared', 'since_previous', 'first_only'");
        assertInvalid("ARRAY['linear'], channel, event_time, conversion, NULL, NULL", "The ownership must not be NULL: give a value such as 'shared'");
        assertInvalid("ARRAY['linear'], channel, event_time, infinity()", "The value of a conversion must be finite, but is Infinity: mend the value, or make it NULL if the row is not a conversion");
        assertInvalid("ARRAY['linear'], channel, event_time, conversion, IF(channel = 'email', INTERVAL '1' DAY)", "Models, lookback and ownership must be the same on every row of a group, but there are (linear, 1 00:00:00.000, 'shared') and (linear, no lookback, 'shared'): use constants, or group by what they depend on");
        assertInvalid("ARRAY['linear'], channel, CAST(event_time AS varchar), conversion", "An event time must be a date, a timestamp or a timestamp with time zone, but is varchar: convert it, as in CAST(event_time AS timestamp(3))");
    }

    private void assertCredits(String function, String expected)
    {
        assertThat(assertions.query(
                """
                SELECT customer, credit.*
                FROM (SELECT customer, %s AS credits FROM %s GROUP BY customer)
                CROSS JOIN UNNEST(credits) AS credit (model, channel, touches, conversions, value)
                """.formatted(function, EVENTS).replace("credit.*", "model, channel, touches, conversions, value")))
                .matches(expected);
    }

    private void assertInvalid(String arguments, String message)
    {
        assertFailure(arguments, INVALID_FUNCTION_ARGUMENT, "attribution_agg: " + message);
    }

    private void assertFailure(String arguments, ErrorCodeSupplier code, String message)
    {
        assertThat(assertions.query("SELECT customer, attribution_agg(%s) FROM %s GROUP BY customer".formatted(arguments, EVENTS)))
                .failure()
                .hasErrorCode(code)
                .hasMessage(message);
    }
}
