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

import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Sets;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a variant: a number for each key, such as the credit of each channel.
 */
record Answer(Map<String, Double> numbers)
{
    /**
     * What a statement without a result answers.
     */
    static final Answer NONE = new Answer(ImmutableSortedMap.of());

    // Engines add up in different orders
    private static final double TOLERANCE = 1e-9;

    Answer
    {
        numbers = ImmutableSortedMap.copyOf(numbers);
    }

    /**
     * The rest of a result of two columns.
     */
    static Answer read(ResultSet rows)
            throws SQLException
    {
        ImmutableSortedMap.Builder<String, Double> numbers = ImmutableSortedMap.naturalOrder();
        while (rows.next()) {
            numbers.put(String.valueOf(rows.getString(1)), rows.getDouble(2));
        }
        return new Answer(numbers.buildOrThrow());
    }

    static Answer ofNumber(double number)
    {
        return new Answer(ImmutableSortedMap.of("", number));
    }

    /**
     * Where another answer to the same question differs from this one, if it does.
     */
    Optional<String> differenceFrom(Answer other)
    {
        for (String key : Sets.union(numbers.keySet(), other.numbers.keySet())) {
            Double here = numbers.get(key);
            Double there = other.numbers.get(key);
            if (here == null || there == null || !isClose(here, there)) {
                return Optional.of("%s: %s against %s".formatted(key, here, there));
            }
        }
        return Optional.empty();
    }

    private static boolean isClose(double here, double there)
    {
        return Math.abs(here - there) <= TOLERANCE * Math.max(1, Math.max(Math.abs(here), Math.abs(there)));
    }
}
