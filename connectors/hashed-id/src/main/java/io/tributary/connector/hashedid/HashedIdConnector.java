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
import com.google.inject.Inject;
import io.airlift.bootstrap.LifeCycleManager;
import io.tributary.node.NodeTable;
import io.trino.plugin.base.session.SessionPropertiesProvider;
import io.trino.plugin.jdbc.JdbcConnector;
import io.trino.plugin.jdbc.JdbcTransactionManager;
import io.trino.plugin.jdbc.TablePropertiesProvider;
import io.trino.spi.NodeManager;
import io.trino.spi.connector.ConnectorAccessControl;
import io.trino.spi.connector.ConnectorPageSinkProvider;
import io.trino.spi.connector.ConnectorPageSourceProvider;
import io.trino.spi.connector.ConnectorSplitManager;
import io.trino.spi.connector.SystemTable;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.function.table.ConnectorTableFunction;
import io.trino.spi.procedure.Procedure;

import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A connector to a database that has functions too.
 */
final class HashedIdConnector
        extends JdbcConnector
{
    private final IdentifierFunctions functions;
    private final ConnectorAccessControl accessControl;
    private final NodeManager nodeManager;

    @Inject
    HashedIdConnector(
            LifeCycleManager lifeCycleManager,
            ConnectorSplitManager splitManager,
            ConnectorPageSourceProvider pageSourceProvider,
            ConnectorPageSinkProvider pageSinkProvider,
            ConnectorAccessControl rules,
            Set<Procedure> procedures,
            Set<ConnectorTableFunction> tableFunctions,
            Set<SessionPropertiesProvider> sessionProperties,
            Set<TablePropertiesProvider> tableProperties,
            JdbcTransactionManager transactionManager,
            IdentifierFunctions functions,
            NodeManager nodeManager)
    {
        super(lifeCycleManager, splitManager, pageSourceProvider, pageSinkProvider, Optional.empty(), procedures, tableFunctions, sessionProperties, tableProperties, transactionManager);
        this.functions = requireNonNull(functions, "functions is null");
        this.nodeManager = requireNonNull(nodeManager, "nodeManager is null");
        this.accessControl = new ReadingAccessControl(rules);
    }

    @Override
    public Set<SystemTable> getSystemTables()
    {
        return ImmutableSet.of(new NodeTable(nodeManager.getCurrentNode()));
    }

    @Override
    public ConnectorAccessControl getAccessControl()
    {
        return accessControl;
    }

    @Override
    public Optional<FunctionProvider> getFunctionProvider()
    {
        return Optional.of(functions);
    }
}
