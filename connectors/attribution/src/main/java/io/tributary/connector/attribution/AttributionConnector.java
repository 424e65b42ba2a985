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

import com.google.common.collect.ImmutableSet;
import com.google.inject.Inject;
import io.airlift.bootstrap.LifeCycleManager;
import io.tributary.connector.attribution.function.AttributeFunction;
import io.tributary.connector.attribution.function.CheckRulesFunction;
import io.tributary.connector.attribution.function.FunctionProviders;
import io.tributary.node.NodeTable;
import io.trino.plugin.base.classloader.ClassLoaderSafeConnectorTableFunction;
import io.trino.spi.NodeManager;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorAccessControl;
import io.trino.spi.connector.ConnectorCapabilities;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorPageSinkProvider;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.function.table.ConnectorTableFunction;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.spi.type.TypeManager;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.spi.connector.ConnectorCapabilities.NOT_NULL_COLUMN_CONSTRAINT;
import static java.util.Objects.requireNonNull;

public class AttributionConnector
        implements Connector
{
    private final LifeCycleManager lifeCycleManager;
    private final JdbcRuleStore store;
    private final AttributionSplitManager splitManager;
    private final AttributionPageSourceProvider pageSourceProvider;
    private final AttributionPageSinkProvider pageSinkProvider;
    private final ConnectorAccessControl accessControl;
    private final FunctionProviders functionProviders;
    private final NodeManager nodeManager;
    private final TypeManager typeManager;
    private final Set<ConnectorTableFunction> tableFunctions;

    private final Map<ConnectorTransactionHandle, AttributionMetadata> transactions = new ConcurrentHashMap<>();

    @Inject
    public AttributionConnector(
            LifeCycleManager lifeCycleManager,
            JdbcRuleStore store,
            AttributionSplitManager splitManager,
            AttributionPageSourceProvider pageSourceProvider,
            AttributionPageSinkProvider pageSinkProvider,
            ConnectorAccessControl accessControl,
            FunctionProviders functionProviders,
            NodeManager nodeManager,
            TypeManager typeManager)
    {
        this.lifeCycleManager = requireNonNull(lifeCycleManager, "lifeCycleManager is null");
        this.store = requireNonNull(store, "store is null");
        this.splitManager = requireNonNull(splitManager, "splitManager is null");
        this.pageSourceProvider = requireNonNull(pageSourceProvider, "pageSourceProvider is null");
        this.pageSinkProvider = requireNonNull(pageSinkProvider, "pageSinkProvider is null");
        this.accessControl = requireNonNull(accessControl, "accessControl is null");
        this.functionProviders = requireNonNull(functionProviders, "functionProviders is null");
        this.nodeManager = requireNonNull(nodeManager, "nodeManager is null");
        this.typeManager = requireNonNull(typeManager, "typeManager is null");
        tableFunctions = Stream.of(
                        AttributeFunction.ofTwoTables(this::rules, typeManager),
                        AttributeFunction.ofOneTable(this::rules, typeManager),
                        CheckRulesFunction.ofTwoTables(this::rules),
                        CheckRulesFunction.ofOneTable(this::rules))
                .map(function -> new ClassLoaderSafeConnectorTableFunction(function, AttributionConnector.class.getClassLoader()))
                .collect(toImmutableSet());
    }

    @Override
    public ConnectorTransactionHandle beginTransaction(IsolationLevel isolationLevel, boolean readOnly, boolean autoCommit)
    {
        ConnectorTransactionHandle transaction = new AttributionTransactionHandle(UUID.randomUUID());
        transactions.put(transaction, new AttributionMetadata(store, typeManager));
        return transaction;
    }

    @Override
    public boolean isSingleStatementWritesOnly()
    {
        return true;
    }

    @Override
    public ConnectorMetadata getMetadata(ConnectorSession session, ConnectorTransactionHandle transaction)
    {
        return transactions.get(transaction);
    }

    private RuleStore rules(ConnectorTransactionHandle transaction)
    {
        return transactions.get(transaction).rules();
    }

    /**
     * A statement has made its changes when it ends: nothing is left to do.
     */
    @Override
    public void commit(ConnectorTransactionHandle transaction)
    {
        transactions.remove(transaction);
    }

    @Override
    public void rollback(ConnectorTransactionHandle transaction)
    {
        transactions.remove(transaction);
    }

    @Override
    public ConnectorSplitManager getSplitManager()
    {
        return splitManager;
    }

    @Override
    public ConnectorPageSourceProvider getPageSourceProvider()
    {
        return pageSourceProvider;
    }

    @Override
    public ConnectorPageSinkProvider getPageSinkProvider()
    {
        return pageSinkProvider;
    }

    @Override
    public Set<ConnectorCapabilities> getCapabilities()
    {
        return ImmutableSet.of(NOT_NULL_COLUMN_CONSTRAINT);
    }

    @Override
    public Set<SystemTable> getSystemTables()
    {
        return ImmutableSet.of(new NodeTable(nodeManager.getCurrentNode()));
    }

    @Override
    public Set<ConnectorTableFunction> getTableFunctions()
    {
        return tableFunctions;
    }

    @Override
    public Optional<FunctionProvider> getFunctionProvider()
    {
        return Optional.of(functionProviders);
    }

    @Override
    public ConnectorAccessControl getAccessControl()
    {
        return accessControl;
    }

    @Override
    public void shutdown()
    {
        lifeCycleManager.stop();
    }
}
