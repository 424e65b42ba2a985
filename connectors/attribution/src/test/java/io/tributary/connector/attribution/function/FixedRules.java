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
package io.tributary.connector.attribution.function;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.tributary.attribution.rule.RuleSet;
import io.tributary.connector.attribution.RuleCounters;
import io.tributary.connector.attribution.RuleStore;
import io.trino.spi.Plugin;
import io.trino.spi.connector.Connector;
import io.trino.spi.connector.ConnectorContext;
import io.trino.spi.connector.ConnectorFactory;
import io.trino.spi.connector.ConnectorMetadata;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.function.table.ConnectorTableFunction;
import io.trino.spi.transaction.IsolationLevel;
import io.trino.spi.type.TypeManager;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The table functions in a catalog whose rules a test sets without a database. Version n of a rule set is in force from the n-th day of 2026 on.
 */
public final class FixedRules
        implements Plugin, RuleStore
{
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Map<String, TreeMap<Long, RuleSet>> ruleSets = new ConcurrentHashMap<>();
    private final Map<String, RuleSet> edits = new ConcurrentHashMap<>();

    public void put(RuleSet ruleSet)
    {
        ruleSets.computeIfAbsent(ruleSet.name(), _ -> new TreeMap<>()).put(ruleSet.version(), ruleSet);
    }

    /**
     * Puts a version as soon as another one has been given to a query.
     */
    public void putAfterNextQuery(RuleSet ruleSet)
    {
        edits.put(ruleSet.name(), ruleSet);
    }

    @Override
    public Optional<RuleSet> find(String ruleSet)
    {
        Optional<RuleSet> newest = Optional.ofNullable(ruleSets.get(ruleSet)).map(versions -> versions.lastEntry().getValue());
        Optional.ofNullable(edits.remove(ruleSet)).ifPresent(this::put);
        return newest;
    }

    @Override
    public Optional<RuleSet> findVersion(String ruleSet, long version)
    {
        return Optional.ofNullable(ruleSets.get(ruleSet)).map(versions -> versions.get(version));
    }

    @Override
    public Optional<RuleSet> findAsOf(String ruleSet, Instant instant)
    {
        long days = START.until(instant).toDays() + 1;
        return Optional.ofNullable(ruleSets.get(ruleSet)).map(versions -> versions.floorEntry(days)).map(Map.Entry::getValue);
    }

    @Override
    public List<String> names()
    {
        return ruleSets.keySet().stream().sorted().toList();
    }

    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        return ImmutableList.of(new Factory(this));
    }

    private record Factory(RuleStore store)
            implements ConnectorFactory
    {
        @Override
        public String getName()
        {
            return "fixed_rules";
        }

        @Override
        public Connector create(String catalogName, Map<String, String> config, ConnectorContext context)
        {
            return new FunctionsConnector(store, context.getTypeManager());
        }
    }

    private record FunctionsConnector(RuleStore store, TypeManager types)
            implements Connector
    {
        private enum Transaction
                implements ConnectorTransactionHandle
        {
            INSTANCE
        }

        @Override
        public ConnectorTransactionHandle beginTransaction(IsolationLevel isolationLevel, boolean readOnly, boolean autoCommit)
        {
            return Transaction.INSTANCE;
        }

        @Override
        public ConnectorMetadata getMetadata(ConnectorSession session, ConnectorTransactionHandle transaction)
        {
            return new ConnectorMetadata() {};
        }

        @Override
        public Set<ConnectorTableFunction> getTableFunctions()
        {
            return ImmutableSet.of(
                    AttributeFunction.ofTwoTables(_ -> store, types),
                    AttributeFunction.ofOneTable(_ -> store, types),
                    CheckRulesFunction.ofTwoTables(_ -> store),
                    CheckRulesFunction.ofOneTable(_ -> store));
        }

        @Override
        public Optional<FunctionProvider> getFunctionProvider()
        {
            return Optional.of(new FunctionProviders(new RuleCounters()));
        }

        @Override
        public void shutdown() {}
    }
}
