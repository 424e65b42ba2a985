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
import com.google.common.collect.ImmutableMap;
import io.airlift.slice.Slice;
import io.tributary.node.PlannedBy;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorInsertTableHandle;
import io.trino.spi.connector.ConnectorMergeTableHandle;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorOutputMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.RelationCommentMetadata;
import io.trino.spi.connector.RetryMode;
import io.trino.spi.connector.RowChangeParadigm;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.statistics.ComputedStatistics;
import io.trino.spi.type.TypeManager;

import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static io.trino.spi.connector.RetryMode.NO_RETRIES;
import static io.trino.spi.connector.RowChangeParadigm.CHANGE_ONLY_UPDATED_COLUMNS;
import static java.util.Objects.requireNonNull;

/**
 * The tables as one transaction sees them: as they were when it used the first one of them.
 */
public class AttributionMetadata
        implements ConnectorMetadata
{
    private final JdbcRuleStore store;
    private final TypeManager typeManager;

    private OptionalLong revision = OptionalLong.empty();

    public AttributionMetadata(JdbcRuleStore store, TypeManager typeManager)
    {
        this.store = requireNonNull(store, "store is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
    }

    @Override
    public List<String> listSchemaNames(ConnectorSession session)
    {
        return ImmutableList.of(RulesTables.SCHEMA);
    }

    @Override
    public ConnectorTableHandle getTableHandle(
            ConnectorSession session,
            SchemaTableName tableName,
            Optional<ConnectorTableVersion> startVersion,
            Optional<ConnectorTableVersion> endVersion)
    {
        if (startVersion.isPresent() || endVersion.isPresent()) {
            throw new TrinoException(NOT_SUPPORTED, "The tables of rules have no versions in FROM: read rules.version and rules.history");
        }
        if (!tableName.getSchemaName().equals(RulesTables.SCHEMA)) {
            return null;
        }
        return RulesTables.find(tableName.getTableName())
                .map(table -> new AttributionTableHandle(table.name(), revision(), PlannedBy.thisNode()))
                .orElse(null);
    }

    @Override
    public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle tableHandle)
    {
        RulesTable table = table(tableHandle);
        return new ConnectorTableMetadata(name(table), columns(table), ImmutableMap.of(), Optional.of(table.comment()));
    }

    @Override
    public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schemaName)
    {
        if (schemaName.isPresent() && !schemaName.orElseThrow().equals(RulesTables.SCHEMA)) {
            return ImmutableList.of();
        }
        return RulesTables.TABLES.stream()
                .map(AttributionMetadata::name)
                .collect(toImmutableList());
    }

    @Override
    public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle tableHandle)
    {
        ImmutableMap.Builder<String, ColumnHandle> handles = ImmutableMap.builder();
        table(tableHandle).columns().forEach(column -> handles.put(column.name(), new AttributionColumnHandle(column.name())));
        return handles.buildOrThrow();
    }

    @Override
    public ColumnMetadata getColumnMetadata(ConnectorSession session, ConnectorTableHandle tableHandle, ColumnHandle columnHandle)
    {
        if (columnHandle.equals(AttributionColumnHandle.ROW)) {
            return ColumnMetadata.builder()
                    .setName(AttributionColumnHandle.ROW.name())
                    .setType(ColumnKind.TEXT.type(typeManager))
                    .setHidden(true)
                    .build();
        }
        return column(table(tableHandle).column(((AttributionColumnHandle) columnHandle).name()));
    }

    @Override
    public Iterator<RelationColumnsMetadata> streamRelationColumns(
            ConnectorSession session,
            Optional<String> schemaName,
            UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter).stream()
                .map(name -> RelationColumnsMetadata.forTable(name, columns(RulesTables.find(name.getTableName()).orElseThrow())))
                .iterator();
    }

    @Override
    public Iterator<RelationCommentMetadata> streamRelationComments(
            ConnectorSession session,
            Optional<String> schemaName,
            UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter).stream()
                .map(name -> RelationCommentMetadata.forRelation(name, RulesTables.find(name.getTableName()).map(RulesTable::comment)))
                .iterator();
    }

    @Override
    public ConnectorInsertTableHandle beginInsert(ConnectorSession session, ConnectorTableHandle tableHandle, List<ColumnHandle> columns, RetryMode retryMode)
    {
        checkWritable(tableHandle, retryMode);
        return new AttributionInsertHandle((AttributionTableHandle) tableHandle, names(columns));
    }

    @Override
    public Optional<ConnectorOutputMetadata> finishInsert(
            ConnectorSession session,
            ConnectorInsertTableHandle insertHandle,
            List<ConnectorTableHandle> sourceTableHandles,
            Collection<Slice> fragments,
            Collection<ComputedStatistics> computedStatistics)
    {
        commit(session, ((AttributionInsertHandle) insertHandle).table(), fragments);
        return Optional.empty();
    }

    @Override
    public RowChangeParadigm getRowChangeParadigm(ConnectorSession session, ConnectorTableHandle tableHandle)
    {
        return CHANGE_ONLY_UPDATED_COLUMNS;
    }

    @Override
    public ColumnHandle getMergeRowIdColumnHandle(ConnectorSession session, ConnectorTableHandle tableHandle)
    {
        checkWritable(tableHandle, NO_RETRIES);
        return AttributionColumnHandle.ROW;
    }

    @Override
    public ConnectorMergeTableHandle beginMerge(ConnectorSession session, ConnectorTableHandle tableHandle, Map<Integer, Collection<ColumnHandle>> updateCaseColumns, RetryMode retryMode)
    {
        checkWritable(tableHandle, retryMode);
        ImmutableMap.Builder<Integer, List<String>> updated = ImmutableMap.builder();
        updateCaseColumns.forEach((number, columns) -> updated.put(number, names(columns)));
        return new AttributionMergeHandle((AttributionTableHandle) tableHandle, updated.buildOrThrow());
    }

    @Override
    public void finishMerge(
            ConnectorSession session,
            ConnectorMergeTableHandle mergeTableHandle,
            List<ConnectorTableHandle> sourceTableHandles,
            Collection<Slice> fragments,
            Collection<ComputedStatistics> computedStatistics)
    {
        commit(session, ((AttributionMergeHandle) mergeTableHandle).table(), fragments);
    }

    private void commit(ConnectorSession session, AttributionTableHandle handle, Collection<Slice> fragments)
    {
        List<RowChange> changes = ChangeFragments.read(fragments);
        if (!changes.isEmpty()) {
            store.commit(table(handle), handle.revision(), session.getUser(), session.getQueryId(), changes);
        }
    }

    /**
     * The rules that the tables of this transaction show.
     */
    RuleStore rules()
    {
        return store.at(revision());
    }

    private synchronized long revision()
    {
        if (revision.isEmpty()) {
            revision = OptionalLong.of(store.revision());
        }
        return revision.getAsLong();
    }

    private static void checkWritable(ConnectorTableHandle tableHandle, RetryMode retryMode)
    {
        RulesTable table = table(tableHandle);
        if (!table.isWritable()) {
            throw new TrinoException(NOT_SUPPORTED, "The table %s is written by changes of the rules, and cannot be changed itself".formatted(table.name()));
        }
        if (retryMode != NO_RETRIES) {
            throw new TrinoException(NOT_SUPPORTED, "Rules cannot be changed with a retry policy: set the session property retry_policy to NONE");
        }
    }

    private static RulesTable table(ConnectorTableHandle tableHandle)
    {
        return RulesTables.find(((AttributionTableHandle) tableHandle).table()).orElseThrow();
    }

    private static SchemaTableName name(RulesTable table)
    {
        return new SchemaTableName(RulesTables.SCHEMA, table.name());
    }

    private static List<String> names(Collection<ColumnHandle> columns)
    {
        return columns.stream()
                .map(column -> ((AttributionColumnHandle) column).name())
                .collect(toImmutableList());
    }

    private List<ColumnMetadata> columns(RulesTable table)
    {
        return table.columns().stream()
                .map(this::column)
                .collect(toImmutableList());
    }

    private ColumnMetadata column(RulesColumn column)
    {
        return ColumnMetadata.builder()
                .setName(column.name())
                .setType(column.kind().type(typeManager))
                .setNullable(!column.required())
                .setComment(Optional.of(column.comment()))
                .build();
    }

    private Set<SchemaTableName> relations(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relationFilter.apply(listTables(session, schemaName).stream().collect(toImmutableSet()));
    }
}
