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

import com.google.inject.Inject;
import dev.failsafe.RetryPolicy;
import io.trino.plugin.jdbc.ForJdbcClient;
import io.trino.plugin.jdbc.JdbcClient;
import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.JdbcPageSourceProvider;
import io.trino.spi.connector.ColumnHandle;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorTableCredentials;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.DynamicFilter;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.util.Objects.requireNonNull;

/**
 * Reads tables with tokens by a {@link TokenPageSource}, and all others as any connector on JDBC does.
 */
final class TokenPageSourceProvider
        implements ConnectorPageSourceProvider
{
    private final JdbcPageSourceProvider plain;
    private final JdbcPageSourceProvider identifiers;
    private final IdentifierTokens tokens;
    private final ExecutorService executor;

    @Inject
    TokenPageSourceProvider(JdbcClient client, @ForJdbcClient ExecutorService executor, RetryPolicy<Object> retries, IdentifierTokens tokens)
    {
        plain = new JdbcPageSourceProvider(client, executor, retries);
        identifiers = new JdbcPageSourceProvider(new IdentifierClient(client), executor, retries);
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.executor = requireNonNull(executor, "executor is null");
    }

    @Override
    public ConnectorPageSource createPageSource(
            ConnectorTransactionHandle transaction,
            ConnectorSession session,
            ConnectorSplit split,
            ConnectorTableHandle table,
            Optional<ConnectorTableCredentials> tableCredentials,
            List<ColumnHandle> columns,
            DynamicFilter dynamicFilter)
    {
        List<Optional<ColumnTokenizer>> tokenizers = columns.stream()
                .map(column -> TokenColumn.of((JdbcColumnHandle) column).map(token -> new ColumnTokenizer(tokens, token, session.getStart())))
                .collect(toImmutableList());
        if (tokenizers.stream().allMatch(Optional::isEmpty)) {
            return plain.createPageSource(transaction, session, split, table, tableCredentials, columns, dynamicFilter);
        }
        return new TokenPageSource(
                identifiers.createPageSource(transaction, session, split, table, tableCredentials, columns, dynamicFilter),
                tokenizers,
                executor);
    }
}
