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
import io.trino.spi.Page;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeManager;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * Reads rows from pages whose first channels are columns of a table.
 */
final class RowReader
{
    private final List<RulesColumn> columns;
    private final List<Type> types;

    RowReader(List<RulesColumn> columns, TypeManager typeManager)
    {
        this.columns = ImmutableList.copyOf(columns);
        this.types = columns.stream()
                .map(column -> column.kind().type(typeManager))
                .collect(toImmutableList());
    }

    int channels()
    {
        return columns.size();
    }

    /**
     * Values by column, with null for NULL.
     */
    Map<String, Object> read(Page page, int position)
    {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int channel = 0; channel < columns.size(); channel++) {
            RulesColumn column = columns.get(channel);
            values.put(column.name(), column.kind().read(types.get(channel), page.getBlock(channel), position));
        }
        return values;
    }
}
