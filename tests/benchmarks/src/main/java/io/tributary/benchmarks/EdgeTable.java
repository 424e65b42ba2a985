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

import com.google.common.collect.ImmutableList;

import java.util.List;

/**
 * A table {@code edges} in the server's memory, of a graph of people: five edges and four vertices a person.
 */
record EdgeTable(long people)
        implements QueryTables
{
    private static final int EDGES_PER_PERSON = 5;
    private static final int VERTICES_PER_PERSON = 4;

    EdgeTable
    {
        if (people < 1) {
            throw new IllegalArgumentException("A graph needs at least one person: %s".formatted(people));
        }
    }

    EdgeTable scaled(double factor)
    {
        return new EdgeTable(Math.max(1, Math.round(people * factor)));
    }

    @Override
    public String label()
    {
        return "%s edges".formatted(people * EDGES_PER_PERSON);
    }

    @Override
    public Place place()
    {
        return Place.SERVER_MEMORY;
    }

    /**
     * The first four edges of a person are a circle of the four vertices. The fifth is a chord for most of them, but connects
     * <ul>
     * <li>one person in four to the one before: components of eight vertices;
     * <li>twelve in ten thousand to the one before, in a row: a chain;
     * <li>one hundred in ten thousand to one of them: a hub.
     * </ul>
     * Numbers of vertices are mixed, so that the smallest one of a component lies anywhere in it.
     */
    @Override
    public List<String> createSql()
    {
        return ImmutableList.of(
                """
                CREATE TABLE edges AS
                WITH numbered AS (
                    SELECT sequential_number / %1$s AS person, sequential_number %% %1$s AS edge
                    FROM TABLE(sequence(start => 0, stop => %2$s - 1))
                ),
                ends AS (
                    SELECT
                        edge,
                        person * %3$s + edge %% %3$s AS a,
                        CASE
                            WHEN edge < 4 THEN person * %3$s + (edge + 1) %% %3$s
                            WHEN person %% 10000 BETWEEN 1 AND 12 THEN (person - 1) * %3$s
                            WHEN person %% 10000 BETWEEN 101 AND 200 THEN (person - person %% 10000 + 100) * %3$s
                            WHEN person %% 10000 > 200 AND person %% 4 = 1 THEN (person - 1) * %3$s
                            ELSE person * %3$s + 2
                        END AS b
                    FROM numbered
                )
                SELECT
                    -- Multiplying by a prime, modulo the number of vertices, gives each a number of its own
                    a * 7368787 %% %4$s AS a,
                    b * 7368787 %% %4$s AS b,
                    IF(edge < 2, 1e0, 0.5e0) AS weight,
                    CAST(IF(edge < 2, 'email', 'phone') AS varchar) AS reason
                FROM ends
                """.formatted(EDGES_PER_PERSON, people * EDGES_PER_PERSON, VERTICES_PER_PERSON, people * VERTICES_PER_PERSON));
    }
}
