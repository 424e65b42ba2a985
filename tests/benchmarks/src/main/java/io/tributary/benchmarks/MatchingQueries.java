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
package io.tributary.benchmarks;

/**
 * Queries over {@link PeopleTables} and {@link EdgeTable}.
 */
final class MatchingQueries
{
    /**
     * The floor: one key, and no notion of a record that is used up.
     */
    static final String HASH_JOIN =
            """
            SELECT 'pairs' AS name, count(*) AS number
            FROM people_left
            JOIN people_right ON people_left.key1 = people_right.key1
            """;

    static final String WATERFALL =
            """
            SELECT CAST(matches.rule AS varchar) AS name, count(*) AS number
            FROM (
                SELECT match_agg(left_id, right_id, keys) AS result
                FROM (
                    SELECT id AS left_id, CAST(NULL AS bigint) AS right_id, ARRAY[key1, key2, key3] AS keys
                    FROM people_left
                    UNION ALL
                    SELECT NULL, id, ARRAY[key1, key2, key3]
                    FROM people_right
                )
            )
            CROSS JOIN UNNEST(result.matches) AS matches (left_id, right_id, rule, confidence)
            GROUP BY matches.rule
            """;

    /**
     * The number of components, and the sum of their names over all members.
     */
    static final String COMPONENTS =
            """
            SELECT answer.name, answer.number
            FROM (
                SELECT count_if(members.member = members.component) AS components, sum(members.component) AS names
                FROM (
                    SELECT identity_graph_agg(a, b, weight, reason, 1000000000) AS graph
                    FROM edges
                )
                CROSS JOIN UNNEST(graph.members) AS members (member, component, linked_to, weight, reason, distance)
            )
            CROSS JOIN UNNEST(ARRAY['components', 'names'], ARRAY[components, names]) AS answer (name, number)
            """;

    private MatchingQueries() {}
}
