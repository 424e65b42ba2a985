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

import io.tributary.attribution.rule.RuleSet;
import io.tributary.node.PlannedBy;
import io.trino.spi.function.table.ConnectorTableFunctionHandle;

import static java.util.Objects.requireNonNull;

/**
 * All that the nodes have to know to attribute. It holds the rules themselves, so that a query keeps those it was planned with.
 */
public record AttributeHandle(RuleSet ruleSet, EventTables tables, boolean explain, PlannedBy plannedBy)
        implements ConnectorTableFunctionHandle
{
    public AttributeHandle
    {
        requireNonNull(ruleSet, "ruleSet is null");
        requireNonNull(tables, "tables is null");
        requireNonNull(plannedBy, "plannedBy is null");
    }

    /**
     * Without the rules, of which there may be thousands.
     */
    @Override
    public String toString()
    {
        return "attribute[%s version %s]".formatted(ruleSet.name(), ruleSet.version());
    }
}
