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

import io.tributary.analysis.condition.Columns;

import java.util.List;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * What the function reads of a table argument. All numbers are positions among the columns here.
 *
 * @param columns those that the engine hands over, in that order
 * @param time the column that orders the rows
 * @param partition the columns that tell customers apart
 * @param id the column that tells twice the same event
 */
public record InputTable(List<InputColumn> columns, int time, List<Integer> partition, Optional<Integer> id)
{
    public InputTable
    {
        columns = List.copyOf(columns);
        partition = List.copyOf(partition);
        requireNonNull(id, "id is null");
    }

    /**
     * The columns as conditions know them.
     */
    Columns conditionColumns()
    {
        return InputColumn.conditionColumns(columns);
    }
}
