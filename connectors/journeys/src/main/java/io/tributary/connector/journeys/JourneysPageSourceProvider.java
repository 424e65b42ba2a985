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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import io.tributary.connector.journeys.story.Unit;
import io.tributary.connector.journeys.table.Column;
import io.tributary.connector.journeys.table.JourneysTables;
import io.tributary.connector.journeys.table.TableDefinition;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.predicate.Domain;
import io.trino.spi.predicate.TupleDomain;

import java.util.List;
import java.util.Optional;

public class JourneysPageSourceProvider
        implements ConnectorPageSourceProvider
{
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
        JourneysTableHandle handle = (JourneysTableHandle) tableHandle;
        handle.plannedBy().checkThisNode();
        TableDefinition<?> table = JourneysTables.find(handle.tableName().getTableName()).orElseThrow();
        UnitRanges units = narrow(((JourneysSplit) split).units(), table, dynamicFilter.getCurrentPredicate());
        return createPageSource(table, handle, units, columns, memoryContext);
    }

    private static <U extends Unit> ConnectorPageSource createPageSource(
            TableDefinition<U> table,
            JourneysTableHandle handle,
            UnitRanges units,
            List<ColumnHandle> columnHandles,
            MemoryContext memoryContext)
    {
        ImmutableList.Builder<Column<U>> columns = ImmutableList.builder();
        for (ColumnHandle column : columnHandles) {
            columns.add(table.column(((JourneysColumnHandle) column).name()));
        }
        return new JourneysPageSource<>(table, columns.build(), units, handle.persons(), handle.limit(), memoryContext);
    }

    private static UnitRanges narrow(UnitRanges units, TableDefinition<?> table, TupleDomain<ColumnHandle> predicate)
    {
        if (predicate.isNone()) {
            return new UnitRanges(ImmutableList.of());
        }
        Optional<Domain> domain = table.personColumn()
                .map(column -> predicate.getDomains().orElseThrow().get(new JourneysColumnHandle(column)));
        return domain.map(units::intersect).orElse(units);
    }
}
