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
import io.trino.plugin.base.aggregation.AggregateFunctionRewriter;
import io.trino.plugin.base.aggregation.AggregateFunctionRule;
import io.trino.plugin.base.cache.identity.IdentityCacheMapping;
import io.trino.plugin.base.expression.ConnectorExpressionRewriter;
import io.trino.plugin.base.mapping.IdentifierMapping;
import io.trino.plugin.jdbc.BaseJdbcClient;
import io.trino.plugin.jdbc.ColumnMapping;
import io.trino.plugin.jdbc.ConnectionFactory;
import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.JdbcExpression;
import io.trino.plugin.jdbc.JdbcJoinCondition;
import io.trino.plugin.jdbc.JdbcSortItem;
import io.trino.plugin.jdbc.JdbcTableHandle;
import io.trino.plugin.jdbc.JdbcTypeHandle;
import io.trino.plugin.jdbc.PreparedQuery;
import io.trino.plugin.jdbc.QueryBuilder;
import io.trino.plugin.jdbc.RemoteTableName;
import io.trino.plugin.jdbc.WriteMapping;
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
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static io.trino.plugin.jdbc.JdbcErrorCode.JDBC_ERROR;
import static io.trino.plugin.jdbc.PredicatePushdownController.DISABLE_PUSHDOWN;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Reads a database with tokens in place of identifiers. Identifiers are in what the database answers, and nowhere in what it is asked: no condition, order or aggregate on them.
 */
public final class HashedIdClient
        extends BaseJdbcClient
{
    static final String TOKEN_SUFFIX = "_token";
    static final String PREVIOUS_TOKEN_SUFFIX = "_token_previous";

    private final Database database;
    private final ColumnRules rules;
    private final IdentifierTokens tokens;
    private final UnlistedColumns unlistedColumns;
    private final AggregateFunctionRewriter<JdbcExpression, ?> aggregates;
    private final ConnectorExpressionRewriter<ParameterizedExpression> expressions;

    @Inject
    public HashedIdClient(
            Database database,
            ColumnRules rules,
            IdentifierTokens tokens,
            ConnectionFactory connectionFactory,
            QueryBuilder queryBuilder,
            IdentifierMapping identifierMapping,
            IdentityCacheMapping identities,
            RemoteQueryModifier queryModifier)
    {
        super(database.identifierQuote(), connectionFactory, queryBuilder, ImmutableSet.of(), identifierMapping, queryModifier, false);
        this.database = requireNonNull(database, "database is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        unlistedColumns = new UnlistedColumns(rules, connectionFactory, identities);
        expressions = JdbcConnectorExpressionRewriterBuilder.newBuilder()
                .addStandardRules(this::quoted)
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
    protected boolean filterRemoteSchema(String schema)
    {
        return !Database.isSystemSchema(schema);
    }

    @Override
    public Collection<String> listSchemas(Connection connection)
    {
        if (!database.hasCatalogsOnly()) {
            return super.listSchemas(connection);
        }
        try (ResultSet catalogs = connection.getMetaData().getCatalogs()) {
            ImmutableSet.Builder<String> schemas = ImmutableSet.builder();
            while (catalogs.next()) {
                String schema = catalogs.getString("TABLE_CAT");
                if (filterRemoteSchema(schema)) {
                    schemas.add(schema);
                }
            }
            return schemas.build();
        }
        catch (SQLException e) {
            throw new TrinoException(JDBC_ERROR, e);
        }
    }

    @Override
    public ResultSet getTables(Connection connection, Optional<String> schema, Optional<String> table)
            throws SQLException
    {
        if (!database.hasCatalogsOnly()) {
            return super.getTables(connection, schema, table);
        }
        DatabaseMetaData metadata = connection.getMetaData();
        return metadata.getTables(schema.orElse(null), null, escapeObjectNameForMetadataQuery(table, metadata.getSearchStringEscape()).orElse(null), database.tableTypes().toArray(String[]::new));
    }

    @Override
    protected String getTableRemoteSchemaName(ResultSet table)
            throws SQLException
    {
        return table.getString(database.hasCatalogsOnly() ? "TABLE_CAT" : "TABLE_SCHEM");
    }

    @Override
    protected Optional<List<String>> getTableTypes()
    {
        return Optional.of(database.tableTypes());
    }

    /**
     * Nothing for what is in the schemas of the database itself, which are not listed either.
     */
    @Override
    public Optional<JdbcTableHandle> getTableHandle(ConnectorSession session, SchemaTableName name)
    {
        return super.getTableHandle(session, name)
                .filter(handle -> filterRemoteSchema(SourceColumn.schemaOf(handle.getRequiredNamedRelation().getRemoteTableName())));
    }

    @Override
    public PreparedStatement getPreparedStatement(Connection connection, String sql, Optional<Integer> columnCount)
            throws SQLException
    {
        return database.prepare(connection, sql, columnCount.orElse(1));
    }

    @Override
    public void abortReadConnection(Connection connection, ResultSet resultSet)
            throws SQLException
    {
        // to close it, drivers would read all rows that are left
        if (!resultSet.isAfterLast()) {
            connection.abort(directExecutor());
        }
    }

    @Override
    public List<JdbcColumnHandle> getColumns(ConnectorSession session, SchemaTableName schemaTableName, RemoteTableName remoteTableName)
    {
        List<JdbcColumnHandle> columns = super.getColumns(session, schemaTableName, remoteTableName);
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
                visible.addAll(tokenColumns(type.orElseThrow(), column, session.getStart()));
            }
            else if (!rules.isHidden(source) && !withheld.contains(column.getColumnName())) {
                visible.add(column);
            }
        }
        return visible.build();
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

    private List<JdbcColumnHandle> tokenColumns(IdentifierType type, JdbcColumnHandle column, Instant instant)
    {
        ImmutableList.Builder<JdbcColumnHandle> columns = ImmutableList.builder();
        columns.add(tokenColumn(type, column, tokens.currentEpoch(instant), TOKEN_SUFFIX));
        tokens.previousEpoch(instant).ifPresent(epoch -> columns.add(tokenColumn(type, column, epoch, PREVIOUS_TOKEN_SUFFIX)));
        return columns.build();
    }

    private static JdbcColumnHandle tokenColumn(IdentifierType type, JdbcColumnHandle column, int epoch, String suffix)
    {
        return JdbcColumnHandle.builder()
                .setColumnName(column.getColumnName() + suffix)
                .setJdbcTypeHandle(new TokenColumn(type, epoch, column.getJdbcTypeHandle().jdbcType(), column.getColumnName()).typeHandle())
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
        return database.toColumnMapping(type);
    }

    @Override
    public WriteMapping toWriteMapping(ConnectorSession session, Type type)
    {
        throw readOnly();
    }

    @Override
    public void execute(ConnectorSession session, String query)
    {
        throw readOnly();
    }

    /**
     * For queries of the user's own, which would go past the rules.
     */
    @Override
    public JdbcTableHandle getTableHandle(ConnectorSession session, PreparedQuery preparedQuery)
    {
        throw readOnly();
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

    @Override
    protected Optional<TopNFunction> topNFunction()
    {
        return Optional.of(TopNFunction.sqlStandard(this::quoted));
    }

    @Override
    public boolean isTopNGuaranteed(ConnectorSession session)
    {
        return true;
    }

    @Override
    protected Optional<BiFunction<String, Long, String>> limitFunction()
    {
        return Optional.of(database::limited);
    }

    @Override
    public boolean isLimitGuaranteed(ConnectorSession session)
    {
        return true;
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

    private static TrinoException readOnly()
    {
        return new TrinoException(NOT_SUPPORTED, "A catalog of hashed identifiers can only be read, through its tables: run other statements on the database itself");
    }
}
