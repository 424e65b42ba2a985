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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.tributary.attribution.rule.RuleSet;
import io.tributary.attribution.rule.Strategy;
import io.tributary.connector.attribution.function.AttributeHandle;
import io.tributary.connector.attribution.function.CheckRulesHandle;
import io.tributary.connector.attribution.function.EventTables;
import io.tributary.connector.attribution.function.FunctionProviders;
import io.tributary.connector.attribution.function.InputTable;
import io.tributary.node.PlannedBy;
import io.tributary.node.PluginVersion;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.DynamicFilter;
import io.trino.spi.function.table.ConnectorTableFunctionHandle;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import static io.trino.spi.connector.MemoryContext.NO_LIMIT;
import static io.trino.type.InternalTypeManager.TESTING_TYPE_MANAGER;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestOtherVersion
{
    private static final PlannedBy OTHER = new PlannedBy("483-0");
    private static final AttributionTableHandle TABLE = new AttributionTableHandle(RulesTables.RULE_SET.name(), 1, OTHER);
    private static final AttributionTransactionHandle TRANSACTION = new AttributionTransactionHandle(new UUID(0, 0));

    @Test
    void testReading()
    {
        AttributionPageSourceProvider provider = new AttributionPageSourceProvider(TESTING_TYPE_MANAGER);
        assertRefused(() -> provider.createPageSource(TRANSACTION, null, new AttributionSplit(ImmutableList.of()), TABLE, Optional.empty(), ImmutableList.of(), DynamicFilter.EMPTY, NO_LIMIT));
    }

    @Test
    void testWriting()
    {
        AttributionPageSinkProvider provider = new AttributionPageSinkProvider(TESTING_TYPE_MANAGER);
        assertRefused(() -> provider.createPageSink(TRANSACTION, null, new AttributionInsertHandle(TABLE, ImmutableList.of("rule_set")), Optional.empty(), () -> 0));
        assertRefused(() -> provider.createMergeSink(TRANSACTION, null, new AttributionMergeHandle(TABLE, ImmutableMap.of()), Optional.empty(), () -> 0));
    }

    @Test
    void testTableFunctions()
    {
        RuleSet rules = new RuleSet("rules", 1, Strategy.FIRST_MATCH, List.of());
        EventTables tables = new EventTables(new InputTable(List.of(), 0, List.of(), Optional.empty()), Optional.empty(), Optional.of(1), Optional.empty(), List.of());
        assertRefused(() -> start(new AttributeHandle(rules, tables, false, OTHER)));
        assertRefused(() -> start(new CheckRulesHandle(rules, rules, tables, ImmutableList.of(), OTHER)));
    }

    private static void start(ConnectorTableFunctionHandle handle)
    {
        new FunctionProviders(new RuleCounters()).getTableFunctionProcessorProviderFactory(handle).createTableFunctionProcessorProvider();
    }

    private static void assertRefused(ThrowingCallable action)
    {
        assertThatThrownBy(action)
                .isInstanceOf(TrinoException.class)
                .hasMessage("This worker runs Tributary %s and the coordinator 483-0: install the same version on every node".formatted(PluginVersion.current().tributary()));
    }
}
