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
import com.google.common.collect.ImmutableMap;
import com.google.inject.Inject;
import io.trino.plugin.jdbc.DefaultQueryBuilder;
import io.trino.plugin.jdbc.JdbcClient;
import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.JdbcNamedRelationHandle;
import io.trino.plugin.jdbc.JdbcRelationHandle;
import io.trino.plugin.jdbc.PreparedQuery;
import io.trino.plugin.jdbc.RemoteTableName;
import io.trino.plugin.jdbc.expression.ParameterizedExpression;
import io.trino.plugin.jdbc.logging.RemoteQueryModifier;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.predicate.TupleDomain;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * Reads the column of identifiers where a column of tokens is asked for, and lets no condition on such tokens through: the source does not know them.
 */
public final class TokenQueryBuilder
        extends DefaultQueryBuilder
{
    private final Database database;
    private final StoredTokens storedTokens;

    @Inject
    TokenQueryBuilder(Database database, StoredTokens storedTokens, RemoteQueryModifier queryModifier)
    {
        super(queryModifier);
        this.database = requireNonNull(database, "database is null");
        this.storedTokens = requireNonNull(storedTokens, "storedTokens is null");
    }

    /**
     * The table, with the tokens of the source's own under the names that they have in queries: conditions, groups and aggregates name them.
     */
    @Override
    protected String getRelation(JdbcClient client, RemoteTableName table)
    {
        List<String> names = storedTokens.of(table).stream()
                .flatMap(stored -> Stream.of(HashedIdClient.TOKEN_SUFFIX, HashedIdClient.PREVIOUS_TOKEN_SUFFIX)
                        .map(suffix -> stored.identifier() + suffix)
                        // which the table has already
                        .filter(name -> !name.equals(stored.name()))
                        .map(name -> "t.%s AS %s".formatted(client.quoted(stored.name()), client.quoted(name))))
                .toList();
        String relation = super.getRelation(client, table);
        return names.isEmpty() ? relation : "(SELECT t.*, %s FROM %s t) s".formatted(String.join(", ", names), relation);
    }

    @Override
    public PreparedQuery prepareSelectQuery(
            JdbcClient client,
            ConnectorSession session,
            Connection connection,
            JdbcRelationHandle baseRelation,
            Optional<List<List<JdbcColumnHandle>>> groupingSets,
            List<JdbcColumnHandle> columns,
            Map<String, ParameterizedExpression> columnExpressions,
            TupleDomain<ColumnHandle> tupleDomain,
            Optional<ParameterizedExpression> additionalPredicate)
    {
        ImmutableMap.Builder<String, ParameterizedExpression> expressions = ImmutableMap.builder();
        expressions.putAll(columnExpressions);
        // a query of ours, such as that of a join, has the identifiers under the name of the tokens
        if (baseRelation instanceof JdbcNamedRelationHandle) {
            for (JdbcColumnHandle column : columns) {
                TokenColumn.of(column).ifPresent(token -> expressions.put(column.getColumnName(), new ParameterizedExpression(database.identifierExpression(token.sourceColumn(), token.regionColumn()), ImmutableList.of())));
            }
        }
        return super.prepareSelectQuery(
                client,
                session,
                connection,
                baseRelation,
                groupingSets,
                columns,
                expressions.buildOrThrow(),
                // dynamic filters come this way without having been asked for
                tupleDomain.filter((column, _) -> TokenColumn.of((JdbcColumnHandle) column).isEmpty()),
                additionalPredicate);
    }
}
