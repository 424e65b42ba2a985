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
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A table of paths in the server's memory, all different: of six to ten touches, eight on average, on channels of about the same size.
 */
record PathTable(long rows, int channels)
        implements QueryTables
{
    private static final int SHORTEST = 6;
    private static final int LENGTHS = 5;
    private static final Pattern NAME = Pattern.compile("\\bpath_table\\b");

    PathTable
    {
        if (rows < 1) {
            throw new IllegalArgumentException("A table needs at least one path: %s".formatted(rows));
        }
        if (Math.pow(channels, SHORTEST) < rows) {
            throw new IllegalArgumentException("%s channels do not make %s different paths of %s touches".formatted(channels, rows, SHORTEST));
        }
    }

    PathTable scaled(double factor)
    {
        return new PathTable(Math.max(1, Math.round(rows * factor)), channels);
    }

    @Override
    public String label()
    {
        return "%s paths of %s channels".formatted(rows, channels);
    }

    @Override
    public Place place()
    {
        return Place.SERVER_MEMORY;
    }

    /**
     * The query with this table where it says {@code path_table}.
     */
    @Override
    public String insertInto(String sql)
    {
        return NAME.matcher(sql).replaceAll(name());
    }

    /**
     * The first touches are the digits of the number of the row, mixed, in a system with as many digits as there are channels: that makes paths different. All other touches are by a hash. One path in ten has conversions.
     */
    @Override
    public List<String> createSql()
    {
        int digits = digits();
        String powers = LongStream.iterate(1, power -> power * channels)
                .limit(digits)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
        return ImmutableList.of(
                """
                CREATE TABLE %s AS
                SELECT
                    transform(
                        sequence(1, %s + number %% %s),
                        touch -> 'channel ' || CAST(IF(
                            touch <= %s,
                            number * 7368787 %% %s / element_at(%s, touch),
                            bitwise_and(from_big_endian_64(xxhash64(to_big_endian_64(number * 16 + touch))), 9223372036854775807)) %% %s AS varchar)) AS path,
                    IF(number %% 10 = 0, 1 + number %% 3, 0) AS conversions,
                    IF(number %% 10 = 0, 5e0 + number %% 1024, 0e0) AS value,
                    1 + number %% 7 AS non_conversions
                FROM (SELECT sequential_number AS number FROM TABLE(sequence(start => 0, stop => %s - 1)))
                """.formatted(name(), SHORTEST, LENGTHS, digits, Math.round(Math.pow(channels, digits)), powers, channels, rows));
    }

    private String name()
    {
        return "paths_%s_of_%s".formatted(rows, channels);
    }

    /**
     * How many digits a number of a row has.
     */
    private int digits()
    {
        int digits = 1;
        while (Math.pow(channels, digits) < rows) {
            digits++;
        }
        return digits;
    }
}
