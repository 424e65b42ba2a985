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

import java.sql.SQLException;

/**
 * Components of {@link EdgeTable} by hand, as SQL without a loop cannot have them: every vertex takes the smallest name among its own and those of its neighbours, one table
 * after the other, until no name changes. A round costs one join and one grouping of all edges in both directions.
 */
final class LabelPropagation
        implements Procedure
{
    @Override
    public Answer run(Statements statements)
            throws SQLException
    {
        statements.run(
                """
                CREATE TABLE neighbours AS
                SELECT a AS vertex, b AS neighbour FROM edges
                UNION ALL
                SELECT b, a FROM edges
                """);
        statements.run(
                """
                CREATE TABLE labels_0 AS
                SELECT vertex, least(vertex, min(neighbour)) AS label
                FROM neighbours
                GROUP BY vertex
                """);
        Answer answer = answer(statements, 0);
        int round = 0;
        // Names only become smaller, so that an equal sum means that none has changed
        for (Answer last = null; !answer.equals(last); round++) {
            last = answer;
            statements.run(
                    """
                    CREATE TABLE labels_%s AS
                    SELECT vertex, min(label) AS label
                    FROM (
                        SELECT neighbours.vertex, labels.label
                        FROM neighbours
                        JOIN labels_%2$s AS labels ON labels.vertex = neighbours.neighbour
                        UNION ALL
                        SELECT vertex, label FROM labels_%2$s
                    )
                    GROUP BY vertex
                    """.formatted(round + 1, round));
            statements.run("DROP TABLE labels_" + round);
            answer = answer(statements, round + 1);
        }
        statements.run("DROP TABLE labels_" + round);
        statements.run("DROP TABLE neighbours");
        return answer;
    }

    /**
     * As {@link MatchingQueries#COMPONENTS}.
     */
    private static Answer answer(Statements statements, int round)
            throws SQLException
    {
        return statements.run(
                """
                SELECT answer.name, answer.number
                FROM (
                    SELECT count_if(vertex = label) AS components, sum(label) AS names
                    FROM labels_%s
                )
                CROSS JOIN UNNEST(ARRAY['components', 'names'], ARRAY[components, names]) AS answer (name, number)
                """.formatted(round));
    }
}
