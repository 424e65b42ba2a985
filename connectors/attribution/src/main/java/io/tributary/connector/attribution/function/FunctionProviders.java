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

import com.google.inject.Inject;
import io.tributary.connector.attribution.RuleCounters;
import io.trino.spi.classloader.ThreadContextClassLoader;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.function.FunctionProvider;
import io.trino.spi.function.table.ConnectorTableFunctionHandle;
import io.trino.spi.function.table.TableFunctionDataProcessor;
import io.trino.spi.function.table.TableFunctionProcessorProvider;
import io.trino.spi.function.table.TableFunctionProcessorProviderFactory;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import static java.util.Objects.requireNonNull;

/**
 * Runs the table functions on the nodes.
 */
public final class FunctionProviders
        implements FunctionProvider
{
    private final RuleCounters counters;

    @Inject
    public FunctionProviders(RuleCounters counters)
    {
        this.counters = requireNonNull(counters, "counters is null");
    }

    @Override
    public TableFunctionProcessorProviderFactory getTableFunctionProcessorProviderFactory(ConnectorTableFunctionHandle handle)
    {
        return () -> {
            // Calcite looks for what it needs with the loader of the thread
            try (ThreadContextClassLoader _ = new ThreadContextClassLoader(FunctionProviders.class.getClassLoader())) {
                return new ProcessorProvider(handle, counters);
            }
        };
    }

    /**
     * Makes a processor for each customer of a query. Rules are compiled once, and what a processor works with serves the next customer when it is done.
     */
    private static final class ProcessorProvider
            implements TableFunctionProcessorProvider
    {
        private final Queue<CustomerWork> idle = new ConcurrentLinkedQueue<>();
        private final Supplier<CustomerWork> newWork;

        private ProcessorProvider(ConnectorTableFunctionHandle handle, RuleCounters counters)
        {
            newWork = newWork(handle, counters);
        }

        @Override
        public TableFunctionDataProcessor getDataProcessor(ConnectorSession session, ConnectorTableFunctionHandle handle)
        {
            CustomerWork next = idle.poll();
            CustomerWork work = next == null ? newWork.get() : next;
            work.clear();
            return new CustomerProcessor(work, () -> idle.add(work));
        }

        private static Supplier<CustomerWork> newWork(ConnectorTableFunctionHandle handle, RuleCounters counters)
        {
            return switch (handle) {
                case AttributeHandle attribute -> {
                    attribute.plannedBy().checkThisNode();
                    CompiledRules rules = CompiledRules.compile(attribute.ruleSet(), attribute.tables());
                    yield () -> CustomerAttribution.of(rules, attribute, counters);
                }
                case CheckRulesHandle check -> {
                    check.plannedBy().checkThisNode();
                    CompiledRules before = CompiledRules.compile(check.before(), check.tables());
                    CompiledRules after = CompiledRules.compile(check.after(), check.tables());
                    yield () -> RuleComparison.of(before, after, check, counters);
                }
                default -> throw new IllegalArgumentException("Not a handle of a function of this connector: %s".formatted(handle));
            };
        }
    }
}
