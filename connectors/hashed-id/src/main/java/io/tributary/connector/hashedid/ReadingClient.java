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

import com.google.common.collect.ImmutableSet;
import io.trino.plugin.base.mapping.IdentifierMapping;
import io.trino.plugin.jdbc.BaseJdbcClient;
import io.trino.plugin.jdbc.ConnectionFactory;
import io.trino.plugin.jdbc.JdbcTableHandle;
import io.trino.plugin.jdbc.PreparedQuery;
import io.trino.plugin.jdbc.QueryBuilder;
import io.trino.plugin.jdbc.RemoteTableName;
import io.trino.plugin.jdbc.WriteMapping;
import io.trino.plugin.jdbc.logging.RemoteQueryModifier;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.SchemaTableName;
import io.trino.spi.type.Type;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import static com.google.common.util.concurrent.MoreExecutors.directExecutor;
import static io.trino.plugin.jdbc.JdbcErrorCode.JDBC_ERROR;
import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;
import static java.util.Objects.requireNonNull;

/**
 * Reads tables of any database, and does nothing else with it. What a database keeps of itself is not read: statistics and statements have values in them.
 */
abstract class ReadingClient
        extends BaseJdbcClient
{
    private final Database database;

    ReadingClient(Database database, ConnectionFactory connectionFactory, QueryBuilder queryBuilder, IdentifierMapping identifierMapping, RemoteQueryModifier queryModifier)
    {
        super(database.identifierQuote(), connectionFactory, queryBuilder, ImmutableSet.of(), identifierMapping, queryModifier, false);
        this.database = requireNonNull(database, "database is null");
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
     * Nothing for what the database keeps of itself, which are not listed either.
     */
    @Override
    public Optional<JdbcTableHandle> getTableHandle(ConnectorSession session, SchemaTableName name)
    {
        return super.getTableHandle(session, name)
                .filter(handle -> {
                    RemoteTableName table = handle.getRequiredNamedRelation().getRemoteTableName();
                    return !Database.isSystemTable(SourceColumn.schemaOf(table), table.getTableName());
                });
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

    protected static TrinoException readOnly()
    {
        return new TrinoException(NOT_SUPPORTED, "A catalog of hashed identifiers can only be read, through its tables: run other statements on the database itself");
    }
}
