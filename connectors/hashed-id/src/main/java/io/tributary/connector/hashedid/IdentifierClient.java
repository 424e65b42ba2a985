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

import io.trino.plugin.jdbc.ColumnMapping;
import io.trino.plugin.jdbc.ForwardingJdbcClient;
import io.trino.plugin.jdbc.JdbcClient;
import io.trino.plugin.jdbc.JdbcTypeHandle;
import io.trino.spi.connector.ConnectorSession;

import java.sql.Connection;
import java.util.Optional;

import static io.tributary.connector.hashedid.ReadingClient.readOnly;
import static io.trino.plugin.jdbc.PredicatePushdownController.DISABLE_PUSHDOWN;
import static io.trino.spi.type.VarbinaryType.VARBINARY;
import static java.util.Objects.requireNonNull;

/**
 * Reads identifiers where there are tokens, for {@link TokenPageSource} alone, which makes the tokens. Whoever else reads has the ordinary client, which gives tokens itself.
 */
final class IdentifierClient
        extends ForwardingJdbcClient
{
    private final JdbcClient client;

    IdentifierClient(JdbcClient client)
    {
        this.client = requireNonNull(client, "client is null");
    }

    @Override
    protected JdbcClient delegate()
    {
        return client;
    }

    @Override
    public Optional<ColumnMapping> toColumnMapping(ConnectorSession session, Connection connection, JdbcTypeHandle type)
    {
        Optional<TokenColumn> token = TokenColumn.of(type);
        if (token.isEmpty()) {
            return client.toColumnMapping(session, connection, type);
        }
        return Optional.of(ColumnMapping.sliceMapping(
                VARBINARY,
                new IdentifierReader(token.orElseThrow()),
                (_, _, _) -> {
                    throw readOnly();
                },
                DISABLE_PUSHDOWN));
    }
}
