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
package io.tributary.connector.attribution;

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A table of the schema {@code rules}.
 *
 * @param keys how many of the first columns name a row; none in tables that cannot be written to
 * @param row what a row is called in messages
 */
record RulesTable(String name, int keys, String row, String comment, List<RulesColumn> columns)
{
    RulesTable
    {
        requireNonNull(name, "name is null");
        requireNonNull(row, "row is null");
        requireNonNull(comment, "comment is null");
        columns = ImmutableList.copyOf(columns);
    }

    boolean isWritable()
    {
        return keys > 0;
    }

    List<RulesColumn> keyColumns()
    {
        return columns.subList(0, keys);
    }

    RulesColumn column(String name)
    {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no column " + name));
    }

    /**
     * Which row that is, with the empty text for keys that the table does not have.
     */
    RowKey key(Map<String, Object> values)
    {
        return new RowKey(
                name,
                (String) values.get(columns.get(0).name()),
                keys < 2 ? "" : (String) values.get(columns.get(1).name()),
                keys < 3 ? "" : (String) values.get(columns.get(2).name()));
    }
}
