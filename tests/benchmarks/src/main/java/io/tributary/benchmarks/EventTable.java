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

import static java.util.Objects.requireNonNull;

/**
 * A table of events, the same at every run: nothing in it is random, and everything comes from a hash of the number of the event.
 */
record EventTable(String name, long customers, long eventsPerCustomer)
{
    private static final long DAYS = 90;
    private static final long MILLIS = DAYS * 24 * 60 * 60 * 1000;

    EventTable
    {
        requireNonNull(name, "name is null");
        if (customers < 1 || eventsPerCustomer < 1) {
            throw new IllegalArgumentException("A table needs at least one customer and one event: %s, %s".formatted(customers, eventsPerCustomer));
        }
    }

    EventTable scaled(double factor)
    {
        return new EventTable(name, Math.max(1, Math.round(customers * factor)), eventsPerCustomer);
    }

    long rows()
    {
        return customers * eventsPerCustomer;
    }

    String label()
    {
        return "%s x %s".formatted(customers, eventsPerCustomer);
    }

    /**
     * The query with this table where it says {@code events}.
     */
    String insertInto(String sql)
    {
        return sql.replaceAll("\\bevents\\b", name);
    }

    /**
     * The recipe, in the SQL of Trino.
     * <ul>
     * <li>Multiplying by a prime, modulo the number of rows, visits every event once, and customers in no useful order.
     * <li>No two events of a customer have the same time, as the time modulo the number of events is the number of the event: every query has one right answer.
     * <li>2 percent of the events are conversions.
     * </ul>
     */
    String createSql()
    {
        return """
               CREATE TABLE %1$s AS
               WITH numbered AS (
                   SELECT sequential_number * 7368787 %% %2$s AS number
                   FROM TABLE(sequence(start => 0, stop => %2$s - 1))
               ),
               hashed AS (
                   SELECT
                       number %% %3$s AS customer,
                       number / %3$s AS event,
                       from_big_endian_64(xxhash64(to_big_endian_64(number))) AS hash
                   FROM numbered
               ),
               parts AS (
                   SELECT
                       customer,
                       event + %4$s * (bitwise_and(hash, 4294967295) %% (%5$s / %4$s)) AS millis,
                       bitwise_and(bitwise_right_shift(hash, 32), 1023) AS of_channel,
                       bitwise_and(bitwise_right_shift(hash, 42), 1023) AS of_conversion,
                       bitwise_and(bitwise_right_shift(hash, 52), 1023) AS of_value
                   FROM hashed
               )
               SELECT
                   customer,
                   TIMESTAMP '2026-01-01 00:00:00.000' + millis * INTERVAL '0.001' SECOND AS event_time,
                   CAST(
                       element_at(
                           ARRAY['paid_search', 'direct', 'organic_search', 'email', 'social', 'display', 'referral', 'affiliate', 'video', 'podcast'],
                           CAST(1 + width_bucket(of_channel, ARRAY[300, 480, 600, 700, 780, 850, 910, 960, 1000]) AS integer))
                       AS varchar) AS channel,
                   of_conversion < 20 AS conversion,
                   IF(of_conversion < 20, 5e0 + of_value / 10e0) AS value
               FROM parts
               """.formatted(name, rows(), customers, eventsPerCustomer, MILLIS);
    }
}
