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

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * All that the nodes have to know to compare two versions of rules.
 *
 * @param dimensions the columns of touches between whose values credit moves
 */
public record CheckRulesHandle(RuleSet before, RuleSet after, EventTables tables, List<Integer> dimensions, PlannedBy plannedBy)
        implements ConnectorTableFunctionHandle
{
    public CheckRulesHandle
    {
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
        requireNonNull(tables, "tables is null");
        dimensions = List.copyOf(dimensions);
        requireNonNull(plannedBy, "plannedBy is null");
    }

    /**
     * Without the rules, of which there may be thousands.
     */
    @Override
    public String toString()
    {
        return "check_rules[%s version %s, %s]".formatted(before.name(), before.version(), after.version());
    }
}
