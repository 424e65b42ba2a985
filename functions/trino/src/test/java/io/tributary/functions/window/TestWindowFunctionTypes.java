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

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static io.tributary.functions.window.WindowFunctions.windowFunctions;
import static java.lang.String.join;
import static java.util.Collections.nCopies;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

/**
 * Every type that an analyst may have for a conversion or an event time finds its signature.
 */
@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestWindowFunctionTypes
{
    private final QueryAssertions assertions = new QueryAssertions();

    TestWindowFunctionTypes()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(windowFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testEventTimeOfEveryPrecision()
    {
        List<String> types = Stream.concat(
                        Stream.of("date"),
                        IntStream.rangeClosed(0, 12).boxed()
                                .flatMap(precision -> Stream.of("timestamp(%s)".formatted(precision), "timestamp(%s) with time zone".formatted(precision))))
                .toList();
        // one column each, as a query each would take long
        String columns = types.stream()
                .map("""
                     ROW(
                         attribute_linear(conversion, CAST(event_time AS %1$s)) OVER (ORDER BY event_time),
                         session_number(CAST(event_time AS %1$s), INTERVAL '12' HOUR) OVER (ORDER BY event_time))
                     """::formatted)
                .collect(joining(","));
        assertThat(assertions.query(
                """
                SELECT %s
                FROM (VALUES
                    (TIMESTAMP '2024-01-01 00:00:00', false),
                    (TIMESTAMP '2024-01-02 00:00:00', false),
                    (TIMESTAMP '2024-01-03 00:00:00', true)) t(event_time, conversion)
                """.formatted(columns)))
                .matches("VALUES (%s), (%s), (%s)".formatted(
                        join(",", nCopies(types.size(), "ROW(5e-1, BIGINT '1')")),
                        join(",", nCopies(types.size(), "ROW(5e-1, BIGINT '2')")),
                        join(",", nCopies(types.size(), "ROW(0e0, BIGINT '3')"))));
    }

    @Test
    void testConversionOfEveryNumericType()
    {
        for (String type : List.of("tinyint", "smallint", "integer", "bigint", "real", "double", "decimal(12, 2)", "decimal(38, 4)")) {
            assertThat(assertions.query(
                    """
                    SELECT attribute_linear(value, day) OVER (ORDER BY day)
                    FROM (VALUES (DATE '2024-01-01', NULL), (DATE '2024-01-02', NULL), (DATE '2024-01-03', CAST(10 AS %s))) t(day, value)
                    """.formatted(type)))
                    .describedAs(type)
                    .matches("VALUES 5e0, 5e0, 0e0");
        }
    }
}
