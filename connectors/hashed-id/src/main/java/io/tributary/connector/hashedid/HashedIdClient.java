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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.node.PlannedBy;
import io.trino.plugin.base.aggregation.AggregateFunctionRewriter;
import io.trino.plugin.base.aggregation.AggregateFunctionRule;
import io.trino.plugin.base.cache.identity.IdentityCacheMapping;
import io.trino.plugin.base.expression.ConnectorExpressionRewriter;
import io.trino.plugin.base.mapping.IdentifierMapping;
import io.trino.plugin.jdbc.ColumnMapping;
import io.trino.plugin.jdbc.ConnectionFactory;
import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.JdbcExpression;
import io.trino.plugin.jdbc.JdbcJoinCondition;
import io.trino.plugin.jdbc.JdbcSortItem;
import io.trino.plugin.jdbc.JdbcTableHandle;
import io.trino.plugin.jdbc.JdbcTypeHandle;
import io.trino.plugin.jdbc.QueryBuilder;
import io.trino.plugin.jdbc.RemoteTableName;
import io.trino.plugin.jdbc.aggregation.ImplementAvgFloatingPoint;
import io.trino.plugin.jdbc.aggregation.ImplementCount;
import io.trino.plugin.jdbc.aggregation.ImplementCountAll;
import io.trino.plugin.jdbc.aggregation.ImplementMinMax;
import io.trino.plugin.jdbc.aggregation.ImplementSum;
import io.trino.plugin.jdbc.expression.JdbcConnectorExpressionRewriterBuilder;
import io.trino.plugin.jdbc.expression.ParameterizedExpression;
import io.trino.plugin.jdbc.logging.RemoteQueryModifier;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.AggregateFunction;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.RelationColumnsMetadata;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.connector.TableNotFoundException;
import io.trino.spi.expression.ConnectorExpression;
import io.trino.spi.type.CharType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static com.google.common.collect.Sets.difference;
import static io.trino.plugin.jdbc.JdbcErrorCode.JDBC_ERROR;
import static io.trino.plugin.jdbc.PredicatePushdownController.DISABLE_PUSHDOWN;
import static io.trino.plugin.jdbc.PredicatePushdownController.FULL_PUSHDOWN;
import static io.trino.plugin.jdbc.StandardColumnMappings.varbinaryWriteFunction;
import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.UuidType.UUID;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Reads a database with tokens in place of identifiers. Identifiers are in what the database answers, and nowhere in what it is asked: no condition, order or aggregate on them.
 * Tokens that the database has itself are read and looked for like any other column.
 */
public final class HashedIdClient
        extends ReadingClient
{
    static final String TOKEN_SUFFIX = "_token";
    static final String PREVIOUS_TOKEN_SUFFIX = "_token_previous";

    /**
     * Types that not every source has a least and a greatest value of.
     */
    private static final Set<Type> NOT_ORDERED_EVERYWHERE = ImmutableSet.of(BOOLEAN, UUID, VARBINARY);

    private final Database database;
    private final ColumnRules rules;
    private final IdentifierTokens tokens;
    private final StoredTokens storedTokens;
    private final ConnectionFactory connectionFactory;
    private final UnlistedColumns unlistedColumns;
    private final AggregateFunctionRewriter<JdbcExpression, ?> aggregates;
    private final ConnectorExpressionRewriter<ParameterizedExpression> expressions;

    @Inject
    public HashedIdClient(
            Database database,
            ColumnRules rules,
            IdentifierTokens tokens,
            StoredTokens storedTokens,
            ConnectionFactory connectionFactory,
            QueryBuilder queryBuilder,
            IdentifierMapping identifierMapping,
            IdentityCacheMapping identities,
            RemoteQueryModifier queryModifier)
    {
        super(database, connectionFactory, queryBuilder, identifierMapping, queryModifier);
        this.database = requireNonNull(database, "database is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.storedTokens = requireNonNull(storedTokens, "storedTokens is null");
        this.connectionFactory = requireNonNull(connectionFactory, "connectionFactory is null");
        unlistedColumns = new UnlistedColumns(rules, connectionFactory, identities);
        expressions = JdbcConnectorExpressionRewriterBuilder.newBuilder()
                .addStandardRules(this::quoted)
                // what all databases compare alike, so that joins can be left to them
                .withTypeClass("comparable", database.comparesBytes() ? ImmutableSet.of("bigint", "date", "integer", "smallint", "varbinary") : ImmutableSet.of("bigint", "date", "integer", "smallint"))
                .map("$equal(left: comparable, right: comparable)").to("left = right")
                .build();
        JdbcTypeHandle bigint = new JdbcTypeHandle(Types.BIGINT, Optional.of("bigint"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        aggregates = new AggregateFunctionRewriter<>(expressions, ImmutableSet.<AggregateFunctionRule<JdbcExpression, ParameterizedExpression>>of(
                new ImplementCountAll(bigint),
                new ImplementCount(bigint),
                new ImplementMinMax(false),
                new ImplementSum(HashedIdClient::decimal),
                new ImplementAvgFloatingPoint()));
    }

    @Override
    public List<JdbcColumnHandle> getColumns(ConnectorSession session, SchemaTableName schemaTableName, RemoteTableName remoteTableName)
    {
        List<JdbcColumnHandle> columns = super.getColumns(session, schemaTableName, remoteTableName);
        checkNamedColumns(session, remoteTableName, columns);
        Set<String> withheld = unlistedColumns.withheld(
                session,
                remoteTableName,
                columns.stream().filter(column -> !rules.isNamed(SourceColumn.of(remoteTableName, column))).toList(),
                names -> database.limited("SELECT %s FROM %s".formatted(names.stream().map(this::quoted).collect(joining(", ")), quoted(remoteTableName)), rules.sampleRows()));
        ImmutableList.Builder<JdbcColumnHandle> visible = ImmutableList.builder();
        for (JdbcColumnHandle column : columns) {
            SourceColumn source = SourceColumn.of(remoteTableName, column);
            Optional<IdentifierType> type = rules.identifierType(source);
            if (type.isPresent()) {
                visible.addAll(tokenColumns(source, type.orElseThrow(), column, regionColumn(source, columns), session.getStart()));
            }
            else if (!rules.isHidden(source) && !withheld.contains(column.getColumnName())) {
                visible.add(column);
            }
        }
        return visible.build();
    }

    /**
     * A rule for a column that has got another name protects nothing, so that the table is refused.
     */
    private void checkNamedColumns(ConnectorSession session, RemoteTableName table, List<JdbcColumnHandle> columns)
    {
        Set<SourceColumn> missing = difference(
                rules.namedIn(SourceColumn.schemaOf(table), table.getTableName()),
                columns.stream().map(column -> SourceColumn.of(table, column)).collect(toImmutableSet()));
        if (missing.isEmpty()) {
            return;
        }
        // those of types that cannot be read are not among the columns
        Set<SourceColumn> existing = new HashSet<>();
        try (Connection connection = connectionFactory.openConnection(session);
                ResultSet found = getColumns(table, connection.getMetaData())) {
            while (found.next()) {
                existing.add(new SourceColumn(SourceColumn.schemaOf(table), table.getTableName(), found.getString("COLUMN_NAME")));
            }
        }
        catch (SQLException e) {
            throw new TrinoException(JDBC_ERROR, e);
        }
        Set<SourceColumn> lost = difference(missing, existing);
        if (!lost.isEmpty()) {
            throw new TrinoException(CONFIGURATION_INVALID, "The database has no columns %s any more, which properties of the catalog name: give the properties their new names, so that nothing is shown by mistake".formatted(lost));
        }
    }

    /**
     * The name, as the source writes it, of the column with the country of each identifier.
     */
    private Optional<String> regionColumn(SourceColumn identifier, List<JdbcColumnHandle> columns)
    {
        return rules.regionColumn(identifier).map(region -> columns.stream()
                .map(JdbcColumnHandle::getColumnName)
                .filter(name -> new SourceColumn(region.schema(), region.table(), name).equals(region))
                .findFirst()
                .orElseThrow(() -> new TrinoException(CONFIGURATION_INVALID, "Column %s, with the countries of %s, is not in the database any more, or of a type that cannot be read".formatted(region, identifier.column()))));
    }

    /**
     * Table by table, as what the source lists of all tables at once knows no rules.
     */
    @Override
    public Iterator<RelationColumnsMetadata> getAllTableColumns(ConnectorSession session, Optional<String> schema)
    {
        return getTableNames(session, schema).stream()
                .flatMap(table -> columnsOf(session, table).stream())
                .iterator();
    }

    private Optional<RelationColumnsMetadata> columnsOf(ConnectorSession session, SchemaTableName table)
    {
        try {
            return getTableHandle(session, table)
                    .map(handle -> getColumns(session, table, handle.getRequiredNamedRelation().getRemoteTableName()))
                    .map(columns -> RelationColumnsMetadata.forTable(table, columns.stream().map(JdbcColumnHandle::getColumnMetadata).toList()));
        }
        catch (TableNotFoundException _) {
            // dropped in the meantime, or without a column of a type that can be read
            return Optional.empty();
        }
    }

    private List<JdbcColumnHandle> tokenColumns(SourceColumn source, IdentifierType type, JdbcColumnHandle column, Optional<String> regionColumn, Instant instant)
    {
        ImmutableList.Builder<JdbcColumnHandle> columns = ImmutableList.builder();
        columns.add(tokenColumn(source, type, column, regionColumn, tokens.currentEpoch(instant), instant, TOKEN_SUFFIX));
        tokens.previousEpoch(instant).ifPresent(epoch -> columns.add(tokenColumn(source, type, column, regionColumn, epoch, instant, PREVIOUS_TOKEN_SUFFIX)));
        return columns.build();
    }

    private JdbcColumnHandle tokenColumn(SourceColumn source, IdentifierType type, JdbcColumnHandle column, Optional<String> regionColumn, int epoch, Instant instant, String suffix)
    {
        boolean isStored = storedTokens.of(source).filter(stored -> stored.epoch() == epoch).isPresent();
        return JdbcColumnHandle.builder()
                .setColumnName(column.getColumnName() + suffix)
                .setJdbcTypeHandle(isStored ? new StoredTokenColumn(epoch).typeHandle() : new TokenColumn(type, epoch, tokens.fingerprint(type, epoch, instant), column.getJdbcTypeHandle().jdbcType(), column.getColumnName(), regionColumn, PlannedBy.thisNode()).typeHandle())
                .setColumnType(VARBINARY)
                .setNullable(true)
                .setComment(Optional.of("Token of the %s, key epoch %s".formatted(type.sqlName(), epoch)))
                .build();
    }

    @Override
    public Optional<ColumnMapping> toColumnMapping(ConnectorSession session, Connection connection, JdbcTypeHandle type)
    {
        Optional<TokenColumn> token = TokenColumn.of(type);
        if (token.isPresent()) {
            return Optional.of(ColumnMapping.sliceMapping(
                    VARBINARY,
                    new TokenReader(tokens, token.orElseThrow(), session.getStart()),
                    (_, _, _) -> {
                        throw readOnly();
                    },
                    DISABLE_PUSHDOWN));
        }
        Optional<StoredTokenColumn> stored = StoredTokenColumn.of(type);
        if (stored.isPresent()) {
            return Optional.of(ColumnMapping.sliceMapping(
                    VARBINARY,
                    stored.orElseThrow().readFunction(),
                    varbinaryWriteFunction(),
                    database.comparesBytes() ? FULL_PUSHDOWN : DISABLE_PUSHDOWN));
        }
        return database.toColumnMapping(type);
    }

    @Override
    public boolean supportsAggregationPushdown(ConnectorSession session, JdbcTableHandle table, List<AggregateFunction> functions, Map<String, ColumnHandle> assignments, List<List<ColumnHandle>> groupingSets)
    {
        return preventTextualTypeAggregationPushdown(groupingSets) && groupingSets.stream().flatMap(List::stream).noneMatch(HashedIdClient::isToken);
    }

    @Override
    public Optional<JdbcExpression> implementAggregation(ConnectorSession session, AggregateFunction aggregate, Map<String, ColumnHandle> assignments)
    {
        if (assignments.values().stream().anyMatch(HashedIdClient::isToken)) {
            return Optional.empty();
        }
        if (NOT_ORDERED_EVERYWHERE.contains(aggregate.getOutputType()) && !aggregate.getFunctionName().equals("count")) {
            return Optional.empty();
        }
        return aggregates.rewrite(session, aggregate, assignments);
    }

    @Override
    public Optional<ParameterizedExpression> convertPredicate(ConnectorSession session, ConnectorExpression expression, Map<String, ColumnHandle> assignments)
    {
        if (assignments.values().stream().anyMatch(HashedIdClient::isToken)) {
            return Optional.empty();
        }
        return expressions.rewrite(session, expression, assignments);
    }

    @Override
    protected boolean isSupportedJoinCondition(ConnectorSession session, JdbcJoinCondition condition)
    {
        return Stream.of(condition.getLeftColumn(), condition.getRightColumn()).noneMatch(column -> isToken(column) || isText(column.getColumnType()));
    }

    @Override
    public boolean supportsTopN(ConnectorSession session, JdbcTableHandle handle, List<JdbcSortItem> sortOrder)
    {
        // a source sorts text in an order of its own
        return database.ordersNulls() && sortOrder.stream().map(JdbcSortItem::column).noneMatch(column -> isToken(column) || isText(column.getColumnType()));
    }

    private static boolean isToken(ColumnHandle column)
    {
        return TokenColumn.of((JdbcColumnHandle) column).isPresent();
    }

    private static boolean isText(Type type)
    {
        return type instanceof VarcharType || type instanceof CharType;
    }

    private static Optional<JdbcTypeHandle> decimal(DecimalType type)
    {
        return Optional.of(new JdbcTypeHandle(Types.DECIMAL, Optional.of("decimal"), Optional.of(type.getPrecision()), Optional.of(type.getScale()), Optional.empty(), Optional.empty()));
    }
}
