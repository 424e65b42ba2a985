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
import com.google.inject.Inject;
import io.tributary.connector.journeys.table.Column;
import io.tributary.connector.journeys.table.JourneysTables;
import io.tributary.connector.journeys.table.TableDefinition;
import io.tributary.node.PlannedBy;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ColumnMetadata;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTableMetadata;
import io.trino.spi.connector.ConnectorTableVersion;
import io.trino.spi.connector.Constraint;
import io.trino.spi.connector.ConstraintApplicationResult;
import io.trino.spi.connector.LimitApplicationResult;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.RelationCommentMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.predicate.Domain;
import io.trino.spi.statistics.TableStatistics;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static io.trino.spi.type.BigintType.BIGINT;
import static java.util.Objects.requireNonNull;

public class JourneysMetadata
        implements ConnectorMetadata
{
    private final JourneysStatistics statistics;

    @Inject
    public JourneysMetadata(JourneysStatistics statistics)
    {
        this.statistics = requireNonNull(statistics, "statistics is null");
    }

    @Override
    public boolean schemaExists(ConnectorSession session, String schemaName)
    {
        return JourneysSchema.persons(schemaName).isPresent();
    }

    @Override
    public List<String> listSchemaNames(ConnectorSession session)
    {
        return JourneysSchema.LISTED;
    }

    @Override
    public ConnectorTableHandle getTableHandle(
            ConnectorSession session,
            SchemaTableName tableName,
            Optional<ConnectorTableVersion> startVersion,
            Optional<ConnectorTableVersion> endVersion)
    {
        if (startVersion.isPresent() || endVersion.isPresent()) {
            throw new TrinoException(NOT_SUPPORTED, "This connector does not support versioned tables");
        }
        return JourneysTables.find(tableName.getTableName())
                .flatMap(table -> JourneysSchema.persons(tableName.getSchemaName())
                        .map(persons -> new JourneysTableHandle(tableName, persons, UnitRanges.upTo(table.units().count(persons)), OptionalLong.empty(), PlannedBy.thisNode())))
                .orElse(null);
    }

    @Override
    public ConnectorTableMetadata getTableMetadata(ConnectorSession session, ConnectorTableHandle tableHandle)
    {
        TableDefinition<?> table = definition(tableHandle);
        return new ConnectorTableMetadata(
                ((JourneysTableHandle) tableHandle).tableName(),
                columnsMetadata(table),
                Map.of(),
                Optional.of(table.comment()));
    }

    @Override
    public List<SchemaTableName> listTables(ConnectorSession session, Optional<String> schemaName)
    {
        return schemas(schemaName).stream()
                .flatMap(schema -> JourneysTables.TABLES.stream()
                        .map(table -> new SchemaTableName(schema, table.name())))
                .collect(toImmutableList());
    }

    @Override
    public Map<String, ColumnHandle> getColumnHandles(ConnectorSession session, ConnectorTableHandle tableHandle)
    {
        return definition(tableHandle).columnsByName().keySet().stream()
                .collect(toImmutableMap(name -> name, JourneysColumnHandle::new));
    }

    @Override
    public ColumnMetadata getColumnMetadata(ConnectorSession session, ConnectorTableHandle tableHandle, ColumnHandle columnHandle)
    {
        return columnMetadata(definition(tableHandle).column(((JourneysColumnHandle) columnHandle).name()));
    }

    @Override
    public Iterator<RelationColumnsMetadata> streamRelationColumns(
            ConnectorSession session,
            Optional<String> schemaName,
            UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter).stream()
                .map(name -> RelationColumnsMetadata.forTable(name, columnsMetadata(JourneysTables.find(name.getTableName()).orElseThrow())))
                .iterator();
    }

    @Override
    public Iterator<RelationCommentMetadata> streamRelationComments(
            ConnectorSession session,
            Optional<String> schemaName,
            UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relations(session, schemaName, relationFilter).stream()
                .map(name -> RelationCommentMetadata.forRelation(name, JourneysTables.find(name.getTableName()).map(TableDefinition::comment)))
                .iterator();
    }

    @Override
    public TableStatistics getTableStatistics(ConnectorSession session, ConnectorTableHandle tableHandle)
    {
        return statistics.estimate((JourneysTableHandle) tableHandle, definition(tableHandle));
    }

    /**
     * Every split stops at the limit, which bounds the work; the engine still has to cut the sum of all splits.
     */
    @Override
    public Optional<LimitApplicationResult<ConnectorTableHandle>> applyLimit(ConnectorSession session, ConnectorTableHandle tableHandle, long limit)
    {
        JourneysTableHandle handle = (JourneysTableHandle) tableHandle;
        if (handle.limit().isPresent() && handle.limit().getAsLong() <= limit) {
            return Optional.empty();
        }
        return Optional.of(new LimitApplicationResult<>(handle.withLimit(limit), false, false));
    }

    /**
     * A predicate on the person selects the stories to be told. It stays with the engine as well, since some rows of a
     * story lack the person.
     */
    @Override
    public Optional<ConstraintApplicationResult<ConnectorTableHandle>> applyFilter(ConnectorSession session, ConnectorTableHandle tableHandle, Constraint constraint)
    {
        JourneysTableHandle handle = (JourneysTableHandle) tableHandle;
        Optional<String> personColumn = definition(tableHandle).personColumn();
        // A limit counts rows before this predicate, so the handle cannot be narrowed any more
        if (personColumn.isEmpty() || constraint.getSummary().isNone() || handle.limit().isPresent()) {
            return Optional.empty();
        }
        Domain domain = constraint.getSummary().getDomain(new JourneysColumnHandle(personColumn.orElseThrow()), BIGINT);
        UnitRanges units = handle.units().intersect(domain);
        if (units.equals(handle.units())) {
            return Optional.empty();
        }
        return Optional.of(new ConstraintApplicationResult<>(handle.withUnits(units), constraint.getSummary(), constraint.getExpression(), false));
    }

    private static TableDefinition<?> definition(ConnectorTableHandle tableHandle)
    {
        return JourneysTables.find(((JourneysTableHandle) tableHandle).tableName().getTableName()).orElseThrow();
    }

    private static List<ColumnMetadata> columnsMetadata(TableDefinition<?> table)
    {
        return table.columns().stream()
                .map(JourneysMetadata::columnMetadata)
                .collect(toImmutableList());
    }

    private static ColumnMetadata columnMetadata(Column<?> column)
    {
        return ColumnMetadata.builder()
                .setName(column.name())
                .setType(column.type())
                .setComment(Optional.of(column.comment()))
                .build();
    }

    private static List<String> schemas(Optional<String> schemaName)
    {
        return schemaName
                .map(schema -> JourneysSchema.persons(schema).isPresent() ? ImmutableList.of(schema) : ImmutableList.<String>of())
                .orElse(ImmutableList.copyOf(JourneysSchema.LISTED));
    }

    private Set<SchemaTableName> relations(ConnectorSession session, Optional<String> schemaName, UnaryOperator<Set<SchemaTableName>> relationFilter)
    {
        return relationFilter.apply(listTables(session, schemaName).stream().collect(toImmutableSet()));
    }
}
