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

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.stream.Collectors.joining;

/**
 * Rows of text with aligned columns.
 *
 * @param rightAligned for each column, whether it is a number
 */
record TextTable(List<String> header, List<Boolean> rightAligned, List<List<String>> rows)
{
    private static final String GAP = "  ";

    TextTable
    {
        header = ImmutableList.copyOf(header);
        rightAligned = ImmutableList.copyOf(rightAligned);
        rows = rows.stream().<List<String>>map(ImmutableList::copyOf).collect(toImmutableList());
        for (List<String> row : rows) {
            if (row.size() != header.size()) {
                throw new IllegalArgumentException("Row of %s cells under a header of %s: %s".formatted(row.size(), header.size(), row));
            }
        }
    }

    String format()
    {
        List<List<String>> lines = ImmutableList.<List<String>>builder().add(header).addAll(rows).build();
        int[] widths = IntStream.range(0, header.size())
                .map(column -> lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
                .toArray();
        return lines.stream()
                .map(line -> IntStream.range(0, widths.length)
                        .mapToObj(column -> pad(line.get(column), widths[column], rightAligned.get(column)))
                        .collect(joining(GAP))
                        .stripTrailing() + "\n")
                .collect(joining());
    }

    private static String pad(String cell, int width, boolean right)
    {
        return right ? Strings.padStart(cell, width, ' ') : Strings.padEnd(cell, width, ' ');
    }
}
