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
import io.tributary.attribution.rule.RuleSet;
import io.tributary.connector.attribution.RuleStore;
import io.tributary.node.PlannedBy;
import io.trino.spi.connector.ConnectorAccessControl;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.function.table.AbstractConnectorTableFunction;
import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.ArgumentSpecification;
import io.trino.spi.function.table.TableFunctionAnalysis;
import io.trino.spi.type.TypeManager;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION_COLUMNS;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.EVENT_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.EXPLAIN;
import static io.tributary.connector.attribution.function.FunctionArguments.TOUCH_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.VALUE;
import static io.trino.spi.function.table.ReturnTypeSpecification.GenericTable.GENERIC_TABLE;
import static java.util.Objects.requireNonNull;

/**
 * Credits conversions to touches by the rules of a rule set, and tells why: {@code attribute} with touches and conversions in two tables, {@code attribute_events} with both in one.
 */
public final class AttributeFunction
        extends AbstractConnectorTableFunction
{
    private final Function<Map<String, Argument>, PlannedTables> tables;
    private final Function<ConnectorTransactionHandle, RuleStore> rules;
    private final TypeManager types;

    private AttributeFunction(String name, List<ArgumentSpecification> arguments, Function<Map<String, Argument>, PlannedTables> tables, Function<ConnectorTransactionHandle, RuleStore> rules, TypeManager types)
    {
        super(FunctionArguments.SCHEMA, name, arguments, GENERIC_TABLE);
        this.tables = requireNonNull(tables, "tables is null");
        this.rules = requireNonNull(rules, "rules is null");
        this.types = requireNonNull(types, "types is null");
    }

    public static AttributeFunction ofTwoTables(Function<ConnectorTransactionHandle, RuleStore> rules, TypeManager types)
    {
        return new AttributeFunction(
                "attribute",
                ImmutableList.<ArgumentSpecification>builder()
                        .add(FunctionArguments.touches())
                        .add(FunctionArguments.conversions())
                        .add(RuleArguments.ruleset())
                        .add(FunctionArguments.column(VALUE))
                        .addAll(options())
                        .add(FunctionArguments.column(CONVERSION_ID))
                        .add(FunctionArguments.column(TOUCH_ID))
                        .build(),
                PlannedTables::two,
                rules,
                types);
    }

    public static AttributeFunction ofOneTable(Function<ConnectorTransactionHandle, RuleStore> rules, TypeManager types)
    {
        return new AttributeFunction(
                "attribute_events",
                ImmutableList.<ArgumentSpecification>builder()
                        .add(FunctionArguments.events())
                        .add(FunctionArguments.requiredColumn(CONVERSION))
                        .add(RuleArguments.ruleset())
                        .add(FunctionArguments.column(VALUE))
                        .addAll(options())
                        .add(FunctionArguments.column(EVENT_ID))
                        .add(FunctionArguments.column(CONVERSION_COLUMNS))
                        .build(),
                PlannedTables::one,
                rules,
                types);
    }

    @Override
    public TableFunctionAnalysis analyze(ConnectorSession session, ConnectorTransactionHandle transaction, Map<String, Argument> arguments, ConnectorAccessControl accessControl)
    {
        RuleSet ruleSet = RuleArguments.find(rules.apply(transaction), arguments);
        PlannedTables planned = tables.apply(arguments);
        planned.require(ruleSet);
        AttributeHandle handle = new AttributeHandle(ruleSet, planned.eventTables(), FunctionArguments.isTrue(EXPLAIN, arguments), PlannedBy.thisNode());
        return planned.requiredColumns(TableFunctionAnalysis.builder())
                .returnedType(OutputColumns.descriptor(handle.tables(), types))
                .handle(handle)
                .build();
    }

    private static List<ArgumentSpecification> options()
    {
        return ImmutableList.of(RuleArguments.asOf(), RuleArguments.version(RuleArguments.VERSION), FunctionArguments.flag(EXPLAIN));
    }
}
