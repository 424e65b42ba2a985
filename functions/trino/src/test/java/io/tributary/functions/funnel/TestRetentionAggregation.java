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
final class TestRetentionAggregation
{
    private final QueryAssertions assertions = new QueryAssertions();

    TestRetentionAggregation()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(funnelFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testOthersCountBesideTheFirstOnly()
    {
        assertThat(assertions.query(
                """
                SELECT customer, retention_agg(ARRAY[week = 0, week = 1, week = 2])
                FROM (VALUES (1, 2), (1, 0), (2, 1), (2, 2), (3, 0), (3, 1), (3, 2), (4, 9)) t(customer, week)
                GROUP BY customer
                """))
                .matches("VALUES (1, ARRAY[true, false, true]), (2, ARRAY[false, false, false]), (3, ARRAY[true, true, true]), (4, ARRAY[false, false, false])");
    }

    @Test
    void testOverPartition()
    {
        assertThat(assertions.query(
                """
                SELECT n, retention_agg(ARRAY[n = 1, n = 2]) OVER (), retention_agg(ARRAY[n = 1, n = 2]) OVER (ORDER BY n)
                FROM (VALUES 1, 2) t(n)
                """))
                .matches("VALUES (1, ARRAY[true, true], ARRAY[true, false]), (2, ARRAY[true, true], ARRAY[true, true])");
    }

    @Test
    void testEmptyInputIsNull()
    {
        assertThat(assertions.query("SELECT retention_agg(ARRAY[true]) FROM (VALUES 1) t(n) WHERE false"))
                .matches("SELECT CAST(NULL AS array(boolean))");
    }

    @Test
    void testNulls()
    {
        assertThat(assertions.query("SELECT n, retention_agg(conditions) FROM (VALUES (1, ARRAY[true, NULL]), (1, NULL), (2, NULL)) t(n, conditions) GROUP BY n"))
                .matches("VALUES (1, ARRAY[true, false]), (2, NULL)");
    }

    @Test
    void testFilterAndDistinct()
    {
        assertThat(assertions.query(
                """
                SELECT retention_agg(ARRAY[n = 1, n = 2]) FILTER (WHERE n < 2), retention_agg(DISTINCT ARRAY[n = 1, n = 2])
                FROM (VALUES 1, 2, 2) t(n)
                """))
                .matches("VALUES (ARRAY[true, false], ARRAY[true, true])");
    }

    @Test
    void testAsManyConditionsAsThereCanBe()
    {
        assertThat(assertions.query("SELECT retention_agg(repeat(true, 32)) FROM (VALUES 1) t(n)"))
                .matches("SELECT repeat(true, 32)");
    }

    @Test
    void testBadArguments()
    {
        assertFails("ARRAY[]", "retention_agg: There must be from 1 to 32 conditions, but there are 0: give an array such as ARRAY[event = 'view', event = 'purchase']");
        assertFails("repeat(true, 33)", "retention_agg: There must be from 1 to 32 conditions, but there are 33: give an array such as ARRAY[event = 'view', event = 'purchase']");
        assertFails("repeat(true, n)", "retention_agg: The conditions must be as many on every row of a customer, but are 1 and 2: give an array of the same length");
    }

    private void assertFails(String conditions, String message)
    {
        assertThat(assertions.query("SELECT retention_agg(%s) FROM (VALUES 1, 2) t(n)".formatted(conditions)))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage(message);
    }
}
