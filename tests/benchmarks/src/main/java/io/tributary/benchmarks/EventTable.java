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
 * A table of events, the same at every run: nothing in it is random, and everything comes from a hash of the number of the event.
 */
record EventTable(String name, Layout layout, long customers, long eventsPerCustomer)
        implements QueryTables
{
    /**
     * The order in which the rows lie in the table. It decides what sorting costs, as a sort reads rows in the order that it makes.
     */
    enum Layout
    {
        /**
         * The rows of a customer lie together and in time order: a table clustered or bucketed by customer.
         */
        BY_CUSTOMER("by customer"),

        /**
         * All rows in time order, customers mixed: a log as it arrives.
         */
        AS_ARRIVED("as arrived");

        private final String label;

        Layout(String label)
        {
            this.label = requireNonNull(label, "label is null");
        }
    }

    private static final long DAYS = 90;
    private static final long MILLIS = DAYS * 24 * 60 * 60 * 1000;

    EventTable
    {
        requireNonNull(name, "name is null");
        requireNonNull(layout, "layout is null");
        if (customers < 1 || eventsPerCustomer < 1) {
            throw new IllegalArgumentException("A table needs at least one customer and one event: %s, %s".formatted(customers, eventsPerCustomer));
        }
    }

    EventTable scaled(double factor)
    {
        return new EventTable(name, layout, Math.max(1, Math.round(customers * factor)), eventsPerCustomer);
    }

    long rows()
    {
        return customers * eventsPerCustomer;
    }

    @Override
    public String label()
    {
        return "%s x %s %s".formatted(customers, eventsPerCustomer, layout.label);
    }

    @Override
    public Place place()
    {
        return Place.SERVER_MEMORY;
    }

    /**
     * The query with this table where it says {@code events}.
     */
    @Override
    public String insertInto(String sql)
    {
        return sql.replaceAll("\\bevents\\b", name);
    }

    /**
     * <ul>
     * <li>Every customer has the same number of events.
     * <li>No two events of a customer have the same time, so that every query has one right answer.
     * <li>2 percent of the events are conversions.
     * </ul>
     */
    @Override
    public List<String> createSql()
    {
        return ImmutableList.of(createSql(
                """
                of_conversion < 20 AS conversion,
                IF(of_conversion < 20, 5e0 + of_value / 10e0) AS value
                """));
    }

    /**
     * The same with other columns after customer, time and channel.
     *
     * @param columns expressions of {@code of_conversion} and {@code of_value}, from 0 to 1023, and of {@code second_hash}, from 0, on which nothing else depends
     */
    String createSql(String columns)
    {
        return """
               CREATE TABLE %s AS
               WITH numbered AS (
                   SELECT
                       sequential_number AS number,
                       from_big_endian_64(xxhash64(to_big_endian_64(sequential_number))) AS hash,
                       bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64(-1 - sequential_number))), 9223372036854775807) AS second_hash
                   FROM TABLE(sequence(start => 0, stop => %s - 1))
               ),
               parts AS (
                   SELECT
                       %s AS customer,
                       %s AS millis,
                       bitwise_and(bitwise_right_shift(hash, 32), 1023) AS of_channel,
                       bitwise_and(bitwise_right_shift(hash, 42), 1023) AS of_conversion,
                       bitwise_and(bitwise_right_shift(hash, 52), 1023) AS of_value,
                       second_hash
                   FROM numbered
               )
               SELECT
                   customer,
                   TIMESTAMP '2026-01-01 00:00:00.000' + millis * INTERVAL '0.001' SECOND AS event_time,
                   CAST(
                       element_at(
                           ARRAY['paid_search', 'direct', 'organic_search', 'email', 'social', 'display', 'referral', 'affiliate', 'video', 'podcast'],
                           CAST(1 + width_bucket(of_channel, ARRAY[300, 480, 600, 700, 780, 850, 910, 960, 1000]) AS integer))
                       AS varchar) AS channel,
                   %s
               FROM parts
               """.formatted(name, rows(), customerSql(), millisSql(), columns);
    }

    private String customerSql()
    {
        return switch (layout) {
            case BY_CUSTOMER -> "number / %s".formatted(eventsPerCustomer);
            // Multiplying by a prime, modulo the number of rows, visits every event once, and customers in no useful order
            case AS_ARRIVED -> "number * 7368787 %% %s %% %s".formatted(rows(), customers);
        };
    }

    private String millisSql()
    {
        return switch (layout) {
            case BY_CUSTOMER -> "(number %% %1$s) * %2$s + bitwise_and(hash, 4294967295) %% %2$s".formatted(eventsPerCustomer, MILLIS / eventsPerCustomer);
            case AS_ARRIVED -> "number * %s / %s".formatted(MILLIS, rows());
        };
    }
}
