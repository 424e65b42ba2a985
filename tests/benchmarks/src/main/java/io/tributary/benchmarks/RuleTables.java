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

import static java.util.Objects.requireNonNull;

/**
 * A table of events with what rules look at, in the server's memory, and the rule sets of {@link RuleSets}, which are made anew with each such table.
 *
 * @param events its name, its size and the order of its rows
 */
record RuleTables(EventTable events)
        implements QueryTables
{
    /**
     * Two events of three are clicks. The value of a conversion is between 5.0 and 107.3, and that of a touch NULL.
     */
    private static final String COLUMNS =
            """
            CAST(IF(second_hash % 3 = 0, 'view', 'click') AS varchar) AS type,
            'campaign ' || CAST(second_hash / 3 % 20 AS varchar) AS campaign,
            IF(of_conversion < 20, 5e0 + of_value / 10e0) AS amount
            """;

    RuleTables
    {
        requireNonNull(events, "events is null");
    }

    RuleTables scaled(double factor)
    {
        return new RuleTables(events.scaled(factor));
    }

    @Override
    public String label()
    {
        return "%s x %s with campaigns".formatted(events.customers(), events.eventsPerCustomer());
    }

    @Override
    public Place place()
    {
        return Place.SERVER_MEMORY;
    }

    /**
     * The query with this table where it says {@code event}.
     */
    @Override
    public String insertInto(String sql)
    {
        return sql.replaceAll("\\bevent\\b", events.name());
    }

    @Override
    public List<String> createSql()
    {
        return ImmutableList.<String>builder()
                .add(events.createSql(COLUMNS))
                .addAll(RuleSets.createSql())
                .build();
    }
}
