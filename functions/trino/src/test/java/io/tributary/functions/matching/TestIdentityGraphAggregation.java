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
package io.tributary.functions.matching;

import io.trino.metadata.InternalFunctionBundle;
import io.trino.sql.query.QueryAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Execution;

import static io.tributary.functions.matching.MatchingFunctions.matchingFunctions;
import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

@TestInstance(PER_CLASS)
@Execution(CONCURRENT)
final class TestIdentityGraphAggregation
{
    private static final String EDGES =
            """
            (VALUES
                ('b', 'c', 0.9e0, 'email'),
                ('c', 'b', 0.9e0, 'account'),
                ('a', 'c', 0.5e0, 'phone'),
                ('c', 'd', 0.5e0, 'phone'),
                ('e', NULL, NULL, NULL),
                (NULL, 'f', NULL, NULL),
                ('g', 'g', 1e0, 'self'),
                (NULL, NULL, 1e0, 'nothing')
            ) t(a, b, weight, reason)
            """;

    private final QueryAssertions assertions = new QueryAssertions();

    TestIdentityGraphAggregation()
    {
        assertions.addFunctions(InternalFunctionBundle.extractFunctions(matchingFunctions()));
    }

    @AfterAll
    void close()
    {
        assertions.close();
    }

    @Test
    void testMembersHangOnTheSmallest()
    {
        assertThat(assertions.query("SELECT m.* FROM (SELECT identity_graph_agg(a, b, weight, reason) AS graph FROM %s) CROSS JOIN UNNEST(graph.members) WITH ORDINALITY AS m".formatted(EDGES)))
                .matches(
                        """
                        SELECT CAST(member AS varchar(1)), CAST(component AS varchar(1)), CAST(linked AS varchar(1)), weight, CAST(reason AS varchar), distance, place
                        FROM (VALUES
                            ('a', 'a', NULL, NULL, NULL, BIGINT '0', BIGINT '1'),
                            ('b', 'a', 'c', 0.9e0, 'account', 2, 2),
                            ('c', 'a', 'a', 0.5e0, 'phone', 1, 3),
                            ('d', 'a', 'c', 0.5e0, 'phone', 2, 4),
                            ('e', 'e', NULL, NULL, NULL, 0, 5),
                            ('f', 'f', NULL, NULL, NULL, 0, 6),
                            ('g', 'g', NULL, NULL, NULL, 0, 7)
                        ) t(member, component, linked, weight, reason, distance, place)
                        """);
    }

    @Test
    void testLargestComponentIsLimited()
    {
        assertThat(assertions.query("SELECT graph.components, graph.largest, graph.vetoed FROM (SELECT identity_graph_agg(a, b, weight, reason, 3) AS graph FROM %s)".formatted(EDGES)))
                .matches("SELECT BIGINT '6', BIGINT '2', CAST(ARRAY[ROW('a', 'c', 0.5e0, 'phone'), ROW('c', 'd', 0.5e0, 'phone')] AS array(row(a varchar(1), b varchar(1), weight double, reason varchar)))");
    }

    @Test
    void testTypesOfVertices()
    {
        assertThat(assertions.query("SELECT identity_graph_agg(a, b, 1, 'x').members[2] FROM (VALUES (10, -9)) t(a, b)"))
                .matches("SELECT CAST(ROW(10, -9, -9, 1e0, 'x', 1) AS row(member integer, component integer, linked_to integer, weight double, reason varchar, distance bigint))");
        assertThat(assertions.query("SELECT identity_graph_agg(a, b, 1, NULL).members[2] FROM (VALUES (X'FF', X'0A')) t(a, b)"))
                .matches("SELECT CAST(ROW(X'FF', X'0A', X'0A', 1e0, NULL, 1) AS row(member varbinary, component varbinary, linked_to varbinary, weight double, reason varchar, distance bigint))");
        assertFails("SELECT identity_graph_agg(true, false, 1, 'x')", "identity_graph_agg: The ends of an edge must be a bigint, varchar or varbinary, but is of type boolean: convert it with CAST");
    }

    @Test
    void testGroups()
    {
        assertThat(assertions.query(
                """
                SELECT country, graph.components, graph.largest, graph.members[1].member
                FROM (
                    SELECT n % 1000 AS country, identity_graph_agg(n, n + 1000, 1, 'next') AS graph
                    FROM UNNEST(sequence(0, 5999)) AS t(n)
                    GROUP BY 1)
                """))
                .matches("SELECT n % 1000, BIGINT '1', BIGINT '7', n FROM UNNEST(sequence(0, 999)) AS t(n)");
    }

    @Test
    void testNoRows()
    {
        assertThat(assertions.query("SELECT identity_graph_agg(a, b, weight, reason) IS NULL FROM %s WHERE false".formatted(EDGES))).matches("VALUES true");
        assertThat(assertions.query("SELECT identity_graph_agg(a, b, weight, reason).components FROM %s WHERE reason = 'nothing'".formatted(EDGES))).matches("VALUES BIGINT '0'");
    }

    @Test
    void testBadArguments()
    {
        assertFails("SELECT identity_graph_agg(1, 2, NULL, 'x')", "identity_graph_agg: The weight of an edge must not be NULL: leave out such edges, or give a number that is larger for stronger edges");
        assertFails("SELECT identity_graph_agg(1, 2, nan(), 'x')", "identity_graph_agg: The weight of an edge must be a finite number, but is NaN: leave out such edges, or give a number that is larger for stronger edges");
        assertFails("SELECT identity_graph_agg(1, 2, infinity(), 'x')", "identity_graph_agg: The weight of an edge must be a finite number, but is Infinity: leave out such edges, or give a number that is larger for stronger edges");
        assertFails("SELECT identity_graph_agg(1, 2, 1, 'x', 1)", "identity_graph_agg: The largest number of members of a component must be from 2 to 1000000000, but is 1: give a number such as 100");
        assertFails("SELECT identity_graph_agg(1, 2, 1, 'x', NULL)", "identity_graph_agg: The largest number of members of a component must not be NULL: give a number such as 100");
        assertFails("SELECT identity_graph_agg(n, n, 1, 'x', n) FROM (VALUES 3, 2) t(n)", "identity_graph_agg: The largest number of members of a component must be the same on every row of a group, but there are 2 and 3: use a constant");
    }

    private void assertFails(String sql, String message)
    {
        assertThat(assertions.query(sql))
                .failure()
                .hasErrorCode(INVALID_FUNCTION_ARGUMENT)
                .hasMessage(message);
    }
}
