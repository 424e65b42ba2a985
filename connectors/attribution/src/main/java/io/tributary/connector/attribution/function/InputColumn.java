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
package io.tributary.connector.attribution.function;

import com.google.common.collect.Multiset;
import io.tributary.analysis.condition.Column;
import io.tributary.analysis.condition.Columns;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.List;

import static com.google.common.collect.ImmutableMultiset.toImmutableMultiset;
import static java.util.Objects.requireNonNull;

/**
 * A column of a table argument that the function reads.
 *
 * @param name in lower case, empty for a column without a name
 */
public record InputColumn(String name, Type type)
{
    public InputColumn
    {
        requireNonNull(name, "name is null");
        requireNonNull(type, "type is null");
    }

    /**
     * Columns as conditions know them. Those that share a name have another, as it would not be clear which of them is meant.
     */
    static Columns conditionColumns(List<InputColumn> columns)
    {
        Multiset<String> names = columns.stream().map(InputColumn::name).collect(toImmutableMultiset());
        List<Column> conditionColumns = new ArrayList<>();
        for (InputColumn column : columns) {
            boolean named = !column.name().isEmpty() && names.count(column.name()) == 1;
            conditionColumns.add(new Column(named ? column.name() : "column %s without a name of its own".formatted(conditionColumns.size() + 1), ColumnReader.of(column.type()).type()));
        }
        return new Columns(conditionColumns);
    }
}
