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
 * Queries over a {@link PathTable}.
 */
final class ModelQueries
{
    /**
     * The floor: what it takes to come to all rows.
     */
    static final String READ =
            """
            SELECT '' AS name, CAST(sum(cardinality(path) + conversions + non_conversions) AS double) + sum(value) AS number
            FROM path_table
            """;

    /**
     * What the engine's own aggregate takes that looks at every touch.
     */
    static final String CHECKSUM =
            """
            SELECT to_base64(checksum(path)) AS name, CAST(sum(conversions + non_conversions) AS double) + sum(value) AS number
            FROM path_table
            """;

    static final String MARKOV = byChannel("markov_attribution(path, conversions, value, non_conversions)");
    static final String MARKOV_THIRD_ORDER = byChannel("markov_attribution(path, conversions, value, non_conversions, 3)");
    static final String SHAPLEY = byChannel("shapley_attribution(path, conversions, value)");
    static final String SHAPLEY_RATES = byChannel("shapley_attribution(path, conversions, value, non_conversions, 'rates')");
    static final String PROBABILISTIC = byChannel("probabilistic_attribution(path, conversions, value, non_conversions)");

    private ModelQueries() {}

    private static String byChannel(String model)
    {
        return
                """
                SELECT credit.channel AS name, credit.conversions AS number
                FROM (SELECT %s AS credits FROM path_table)
                CROSS JOIN UNNEST(credits) AS credit
                """.formatted(model);
    }
}
