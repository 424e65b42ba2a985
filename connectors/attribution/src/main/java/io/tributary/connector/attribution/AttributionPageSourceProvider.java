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
import com.google.inject.Inject;
import io.trino.spi.PageBuilder;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.FixedPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

public class AttributionPageSourceProvider
        implements ConnectorPageSourceProvider
{
    private final TypeManager typeManager;

    @Inject
    public AttributionPageSourceProvider(TypeManager typeManager)
    {
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    @Override
    public ConnectorPageSource createPageSource(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorSplit split,
            ConnectorTableHandle tableHandle,
            Optional<ConnectorTableCredentials> tableCredentials,
            List<ColumnHandle> columns,
            DynamicFilter dynamicFilter,
            MemoryContext memoryContext)
    {
        AttributionTableHandle handle = (AttributionTableHandle) tableHandle;
        handle.plannedBy().checkThisNode();
        RulesTable table = RulesTables.find(handle.table()).orElseThrow();
        List<ColumnKind> kinds = columns.stream()
                .map(column -> column.equals(AttributionColumnHandle.ROW) ? ColumnKind.TEXT : table.column(((AttributionColumnHandle) column).name()).kind())
                .collect(toImmutableList());
        List<Type> types = kinds.stream()
                .map(kind -> kind.type(typeManager))
                .collect(toImmutableList());
        PageBuilder page = new PageBuilder(types);
        for (String row : ((AttributionSplit) split).rows()) {
            Map<String, Object> values = RowJson.read(row);
            page.declarePosition();
            for (int channel = 0; channel < kinds.size(); channel++) {
                Object value = columns.get(channel).equals(AttributionColumnHandle.ROW) ? RowJson.writeKey(table.key(values)) : values.get(((AttributionColumnHandle) columns.get(channel)).name());
                kinds.get(channel).write(types.get(channel), page.getBlockBuilder(channel), value);
            }
        }
        return new FixedPageSource(ImmutableList.of(page.build()));
    }
}
