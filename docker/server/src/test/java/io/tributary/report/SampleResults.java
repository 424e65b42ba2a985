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
package io.tributary.report;

import io.tributary.query.DemoQuery;

import java.util.Arrays;
import java.util.List;

/**
 * Results of queries as the server could have returned them, for two purchases of 30 euros that were credited and one of 5 that was not.
 */
final class SampleResults
{
    private SampleResults() {}

    static QueryResult figures()
    {
        return result(
                "01-figures.sql",
                "people, touches, first_day, last_day, purchases, euros, credited_purchases, credited_euros, open_journeys",
                List.of(7L, 1234L, "2024-01-01", "2025-12-30", 3L, 35e0, 2L, 30.000000000000004, 4L));
    }

    static QueryResult credit(String channel)
    {
        return result(
                "02-credit.sql",
                "model, assumption, data_driven, channel, purchases, euros",
                List.of("Linear", "The same", false, channel, 1 / 3e0, 10.006),
                List.of("Linear", "The same", false, "email", 5 / 3e0, 19.994),
                List.of("Markov", "What is lost", true, "email", 2e0, 30e0));
    }

    /**
     * @param columns with commas between them
     */
    @SafeVarargs
    static QueryResult result(String file, String columns, List<?>... rows)
    {
        return new QueryResult(
                new DemoQuery(file, "Title of " + file, List.of("Text of " + file), "SELECT 1"),
                Arrays.stream(rows)
                        .map(values -> new QueryResult.Row(file, List.of(columns.split(", ", -1)), List.copyOf(values)))
                        .toList());
    }
}
