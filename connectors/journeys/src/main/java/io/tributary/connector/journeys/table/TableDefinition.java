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
package io.tributary.connector.journeys.table;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.tributary.connector.journeys.story.Unit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.Objects.requireNonNull;
import static java.util.function.Function.identity;

/**
 * A table: where its rows come from, and its columns.
 *
 * @param personColumn the column whose value is the number of the unit or NULL, so that a predicate on it selects units
 */
public record TableDefinition<U extends Unit>(
        String name,
        String comment,
        UnitSource<U> units,
        RowSource<U> rows,
        Map<String, Column<U>> columnsByName,
        Optional<String> personColumn)
{
    public TableDefinition
    {
        requireNonNull(name, "name is null");
        requireNonNull(comment, "comment is null");
        requireNonNull(units, "units is null");
        requireNonNull(rows, "rows is null");
        columnsByName = ImmutableMap.copyOf(columnsByName);
        requireNonNull(personColumn, "personColumn is null");
    }

    TableDefinition(String name, String comment, UnitSource<U> units, RowSource<U> rows, List<Column<U>> columns, Optional<String> personColumn)
    {
        this(name, comment, units, rows, columns.stream().collect(toImmutableMap(Column::name, identity())), personColumn);
    }

    /**
     * The columns in order.
     */
    public List<Column<U>> columns()
    {
        return ImmutableList.copyOf(columnsByName.values());
    }

    public Column<U> column(String column)
    {
        return requireNonNull(columnsByName.get(column), () -> "No column %s in table %s".formatted(column, name));
    }
}
