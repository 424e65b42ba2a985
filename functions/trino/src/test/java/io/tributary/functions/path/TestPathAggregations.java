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
import static io.trino.spi.StandardErrorCode.FUNCTION_NOT_FOUND;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestPathAggregations
{
    /**
     * Of three journeys two come to a, and one of these goes on to b, where another one starts. Half of those in a convert there, and half of those in b.
     */
    private static final String PATHS =
            """
            (VALUES
                (ARRAY['a'], 1, 10e0, 0),
                (ARRAY['a', 'b'], 1, 20e0, 0),
                (ARRAY['b'], 0, 0e0, 1)
            ) AS t (path, conversions, value, non_conversions)
            """;

    private final QueryAssertions assertions = new QueryAssertions();

    TestPathAggregations()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(pathAggregations()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testShapleyValuesOfConversions()
    {
        assertResult(
                "shapley_attribution(path, conversions, value)",
                "r.channel, r.conversions, r.value, r.position, r.conversions_error, r.value_error",
                "(VARCHAR 'a', 1.5e0, 20e0, CAST(NULL AS bigint), 0e0, 0e0), ('b', 0.5e0, 10e0, NULL, 0e0, 0e0)");
        assertResult("shapley_attribution(path, conversions, value, non_conversions)", "r.channel, r.conversions, r.value", "(VARCHAR 'a', 1.5e0, 20e0), ('b', 0.5e0, 10e0)");
    }

    @Test
    void testShapleyValuesOfPositions()
    {
        assertResult(
                "shapley_attribution(path, conversions, value, non_conversions, 'ordered')",
                "r.channel, r.position, r.conversions, r.value",
                "(VARCHAR 'a', BIGINT '1', 1.5e0, 20e0), ('b', 1, 0e0, 0e0), ('b', 2, 0.5e0, 10e0)");
    }

    /**
     * Rates: a alone 1, b alone 0, both together 2/3. So a gets (1 + 2/3) / 2 = 5/6 and b (0 - 1/3) / 2 = -1/6, of three journeys each.
     */
    @Test
    void testShapleyValuesOfRates()
    {
        assertResult("shapley_attribution(path, conversions, value, non_conversions, 'rates')", "r.channel, round(r.conversions, 12)", "(VARCHAR 'a', 2.5e0), ('b', -0.5e0)");
    }

    /**
     * Without a, a third of the journeys comes to b, and half of it converts: 1/6 of all in place of 2/3. Without b, two thirds come to a, and half of them convert: 1/3.
     * What is lost is 3/4 and 1/2, and in value 2/3 each: without a 1/6 of 20 is left of 10 for each journey, without b 1/3 of 10.
     */
    @Test
    void testMarkovChain()
    {
        assertResult(
                "markov_attribution(path, conversions, value, non_conversions)",
                "r.channel, round(r.removal_effect, 12), round(r.conversions, 12), round(r.value, 12)",
                "(VARCHAR 'a', 0.75e0, 1.2e0, 15e0), ('b', 0.5e0, 0.8e0, 15e0)");
    }

    @Test
    void testOrderOfMarkovChain()
    {
        // of order 2, b after a always converts, and b at the start never does
        assertResult("markov_attribution(path, conversions, value, non_conversions, 2)", "r.channel, round(r.removal_effect, 12)", "(VARCHAR 'a', 1e0), ('b', 0.5e0)");
        assertResult("markov_attribution(path, conversions, value, non_conversions, 9)", "r.channel, round(r.removal_effect, 12)", "(VARCHAR 'a', 1e0), ('b', 0.5e0)");
    }

    @Test
    void testSelfLoops()
    {
        String paths = "(VALUES (ARRAY['a', 'a', 'a'], 1, 0e0, 0), (ARRAY['a'], 0, 0e0, 1)) AS t (path, conversions, value, non_conversions)";
        assertThat(assertions.query("SELECT r.from_state, r.to_state, r.count FROM (SELECT markov_transitions(path, conversions, non_conversions, 1, true) AS result FROM %s) CROSS JOIN UNNEST(result) AS r".formatted(paths)))
                .matches("SELECT CAST(f AS varchar), CAST(t AS varchar), n FROM (VALUES ('(start)', 'a', BIGINT '2'), ('a', 'a', 2), ('a', '(conversion)', 1), ('a', '(null)', 1)) AS v (f, t, n)");
        assertThat(assertions.query("SELECT r.from_state, r.to_state, r.count FROM (SELECT markov_transitions(path, conversions, non_conversions, 1, false) AS result FROM %s) CROSS JOIN UNNEST(result) AS r".formatted(paths)))
                .matches("SELECT CAST(f AS varchar), CAST(t AS varchar), n FROM (VALUES ('(start)', 'a', BIGINT '2'), ('a', '(conversion)', 1), ('a', '(null)', 1)) AS v (f, t, n)");
    }

    @Test
    void testTransitions()
    {
        assertResult("markov_transitions(path, conversions, non_conversions)", "r.from_state, r.to_state, r.count, r.probability",
                """
                (VARCHAR '(start)', VARCHAR 'a', BIGINT '2', 2e0 / 3),
                ('(start)', 'b', 1, 1e0 / 3),
                ('a', 'b', 1, 0.5e0),
                ('a', '(conversion)', 1, 0.5e0),
                ('b', '(conversion)', 1, 0.5e0),
                ('b', '(null)', 1, 0.5e0)
                """);
    }

    @Test
    void testScoresOfOrders()
    {
        assertResult("markov_order(path, conversions, non_conversions, 3)", "r.chain_order, r.states, r.transitions", "(BIGINT '1', BIGINT '2', BIGINT '6'), (2, 3, 6), (3, 3, 6)");
    }

    /**
     * a converts always, b half of the time, and both together always: to the one journey on both they contribute 1 + (1 - 1 - 1/2) / 2 = 3/4 and 1/2 + (1 - 1 - 1/2) / 2 = 1/4, and a 1 to its own.
     */
    @Test
    void testPairsOfChannels()
    {
        assertResult("probabilistic_attribution(path, conversions, value, non_conversions)", "r.channel, r.conversions, r.value, r.contribution", "(VARCHAR 'a', 1.75e0, 26.25e0, 1.75e0), ('b', 0.25e0, 3.75e0, 0.25e0)");
    }

    @Test
    void testGroups()
    {
        assertThat(assertions.query(
                """
                SELECT country, result[1].conversions, result[2].conversions
                FROM (
                    SELECT n % 1000 AS country, markov_attribution(ARRAY['a', 'b'], n, n, 0) AS result
                    FROM UNNEST(sequence(0, 2999)) AS t (n)
                    GROUP BY 1)
                """))
                .matches("SELECT n, 1.5e0 * (n + 1000), 1.5e0 * (n + 1000) FROM UNNEST(sequence(0, 999)) AS t (n)");
    }

    @Test
    void testOverPartition()
    {
        assertThat(assertions.query("SELECT n, shapley_attribution(ARRAY['a'], 1, n) OVER (ORDER BY n)[1].value FROM (VALUES 1, 2, 3) AS t (n)"))
                .matches("VALUES (1, 1e0), (2, 3e0), (3, 6e0)");
    }

    @Test
    void testChannelWithoutName()
    {
        assertThat(assertions.query("SELECT shapley_attribution(ARRAY[NULL, 'a'], 1, 4)[2].channel IS NULL")).matches("VALUES true");
    }

    @Test
    void testNoRows()
    {
        for (String function : new String[] {
                "shapley_attribution(path, conversions, value)",
                "probabilistic_attribution(path, conversions, value, non_conversions)",
                "markov_attribution(path, conversions, value, non_conversions)",
                "markov_transitions(path, conversions, non_conversions)",
                "markov_order(path, conversions, non_conversions, 2)",
        }) {
            assertThat(assertions.query("SELECT %s IS NULL FROM %s WHERE false".formatted(function, PATHS))).matches("VALUES true");
        }
    }

    @Test
    void testNoConversions()
    {
        assertThat(assertions.query("SELECT markov_attribution(ARRAY['a'], 0, 0, 3)")).matches("SELECT CAST(ARRAY[ROW('a', 0e0, 0e0, 0e0)] AS array(row(channel varchar, removal_effect double, conversions double, value double)))");
    }

    @Test
    void testBadArguments()
    {
        assertFails("SELECT shapley_attribution(ARRAY['a'], NULL, 1)", "shapley_attribution: The argument conversions must not be NULL: write coalesce(conversions, 0) where there is none");
        assertFails("SELECT shapley_attribution(ARRAY['a'], 1, NULL)", "shapley_attribution: The argument value must not be NULL: write coalesce(value, 0) where there is none");
        assertFails("SELECT markov_attribution(ARRAY['a'], 1, 1, NULL)", "markov_attribution: The argument non_conversions must not be NULL: write coalesce(non_conversions, 0) where there is none");
        assertFails("SELECT shapley_attribution(ARRAY['a'], 1, 1, 0, NULL)", "shapley_attribution: The variant must not be NULL: give a value such as 'conversions'");
        assertFails("SELECT markov_attribution(ARRAY['a'], 1, 1, 0, NULL)", "markov_attribution: The order must not be NULL: give how many of the last channels a state remembers, such as 1");
        assertFails("SELECT markov_attribution(ARRAY['a'], 1, 1, 0, 0)", "markov_attribution: The order of a Markov chain must be at least 1, but is 0: give how many of the last channels a state remembers");
        assertFails("SELECT markov_attribution(ARRAY['a'], 1, 1, 0, 1, NULL)", "markov_attribution: The argument self_loops must not be NULL: give true, or false to take several touches on one channel after each other as one");
        assertFails("SELECT markov_attribution(ARRAY['a'], 1, 1, 0, n) FROM (VALUES 1, 2) AS t (n)", "markov_attribution: The settings must be the same on every row of a group, but there are '1 with self-loops' and '2 with self-loops': use constants");
        assertFails("SELECT markov_order(ARRAY['a'], 1, 0, 101)", "markov_order: The highest order to be scored must be at most 100, but is 101: score fewer orders");
        assertThat(assertions.query("SELECT markov_order(ARRAY['a'], 1, 0, 0)")).failure().hasErrorCode(INVALID_FUNCTION_ARGUMENT).hasMessageContaining("must be at least 1, but is 0");
        assertThat(assertions.query("SELECT shapley_attribution(ARRAY['a'], 1, 1, 0, 'orderd')")).failure().hasErrorCode(INVALID_FUNCTION_ARGUMENT).hasMessageContaining("orderd").hasMessageContaining("ordered");
        assertFails("SELECT markov_attribution(ARRAY['a'], 0, 5, 3)", "markov_attribution: A path without conversions must have the value 0, but has 5.0: give the value only where there are conversions");
        assertThat(assertions.query("SELECT shapley_attribution(ARRAY['a'], 1.5, 1)")).failure().hasErrorCode(FUNCTION_NOT_FOUND);
        for (String function : new String[] {"shapley_attribution(ARRAY[], 1, 1)", "markov_attribution(ARRAY[], 1, 1, 0)", "probabilistic_attribution(ARRAY[], 1, 1, 0)"}) {
            assertThat(assertions.query("SELECT " + function)).failure().hasErrorCode(INVALID_FUNCTION_ARGUMENT).hasMessageContaining("A path must have at least one");
        }
        for (String function : new String[] {"shapley_attribution(ARRAY['a'], -1, 1)", "markov_attribution(ARRAY['a'], -1, 1, 0)", "probabilistic_attribution(ARRAY['a'], -1, 1, 0)", "markov_attribution(ARRAY['a'], 1, nan(), 0)", "shapley_attribution(ARRAY['a'], 1, infinity())"}) {
            assertThat(assertions.query("SELECT " + function)).failure().hasErrorCode(INVALID_FUNCTION_ARGUMENT);
        }
    }

    private void assertResult(String function, String columns, String expected)
    {
        assertThat(assertions.query("SELECT %s FROM (SELECT %s AS result FROM %s) CROSS JOIN UNNEST(result) AS r".formatted(columns, function, PATHS)))
                .ordered()
                .matches("VALUES " + expected);
    }

    private void assertFails(String sql, String message)
    {
        assertThat(assertions.query(sql)).failure().hasErrorCode(INVALID_FUNCTION_ARGUMENT).hasMessage(message);
    }
}
