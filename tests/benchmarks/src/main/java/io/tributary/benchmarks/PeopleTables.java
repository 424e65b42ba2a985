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
 * Two tables of people with three keys each, {@code people_left} and {@code people_right}, in the server's memory. Keys look like tokens of e-mail addresses, phone numbers and devices.
 *
 * @param rows of each table
 */
record PeopleTables(long rows)
        implements QueryTables
{
    // Households of four, and one switchboard
    private static final String SHARED_PHONE = "CASE WHEN number % 1000 = 0 THEN -1 WHEN number % 48 < 4 THEN number - number % 48 ELSE number END";

    PeopleTables
    {
        if (rows < 1) {
            throw new IllegalArgumentException("A table needs at least one person: %s".formatted(rows));
        }
    }

    PeopleTables scaled(double factor)
    {
        return new PeopleTables(Math.max(1, Math.round(rows * factor)));
    }

    @Override
    public String label()
    {
        return "%1$s x %1$s people".formatted(rows);
    }

    @Override
    public Place place()
    {
        return Place.SERVER_MEMORY;
    }

    /**
     * Each person is in both tables, in another order.
     * <ul>
     * <li>60 percent have the same first key in both, and half of these the same second one as well.
     * <li>20 percent have only the second in common, 10 percent only the third, and 10 percent nothing.
     * <li>One person in twelve shares the second key with three others, and one in a thousand with a tenth of a percent of all.
     * <li>One in ten has no second key at all on the left.
     * </ul>
     */
    @Override
    public List<String> createSql()
    {
        return ImmutableList.of(
                """
                CREATE TABLE people_left AS
                SELECT
                    number AS id,
                    %s AS key1,
                    IF(number %% 10 <> 3, %s) AS key2,
                    %s AS key3
                FROM (SELECT sequential_number AS number FROM TABLE(sequence(start => 0, stop => %s - 1)))
                """.formatted(key("email", "number"), key("phone", SHARED_PHONE), key("device", "number"), rows),
                """
                CREATE TABLE people_right AS
                SELECT
                    1000000000 + position AS id,
                    IF(share < 60, %s, %s) AS key1,
                    IF(share < 30 OR share BETWEEN 60 AND 79, %s, %s) AS key2,
                    IF(share BETWEEN 80 AND 89, %s, %s) AS key3
                FROM (
                    SELECT position, number, bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64(number))), 9223372036854775807) %% 100 AS share
                    -- Multiplying by a prime, modulo the number of rows, visits every person once
                    FROM (SELECT sequential_number AS position, sequential_number * 7368787 %% %s AS number FROM TABLE(sequence(start => 0, stop => %s - 1)))
                )
                """.formatted(
                        key("email", "number"),
                        key("other email", "number"),
                        key("phone", SHARED_PHONE),
                        key("other phone", "number"),
                        key("device", "number"),
                        key("other device", "number"),
                        rows,
                        rows));
    }

    private static String key(String type, String number)
    {
        // Version, epoch, and half of a hash, as in a token
        return "concat(X'0100000001', substr(sha256(to_utf8('%s ' || CAST(%s AS varchar))), 1, 16))".formatted(type, number);
    }
}
