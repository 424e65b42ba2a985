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
import io.tributary.connector.attribution.RuleStore;
import io.tributary.node.PlannedBy;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.connector.ConnectorAccessControl;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.connector.ConnectorTransactionHandle;
import io.trino.spi.function.table.AbstractConnectorTableFunction;
import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.ArgumentSpecification;
import io.trino.spi.function.table.Descriptor;
import io.trino.spi.function.table.ScalarArgumentSpecification;
import io.trino.spi.function.table.TableFunctionAnalysis;
import io.trino.spi.type.ArrayType;
import io.trino.spi.type.Type;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.EVENT_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.TOUCH_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.VALUE;
import static io.trino.spi.StandardErrorCode.INVALID_ARGUMENTS;
import static io.trino.spi.function.table.ReturnTypeSpecification.GenericTable.GENERIC_TABLE;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * Tells what would move between channels, campaigns or other groups of touches if other rules were in force: {@code check_rules} with touches and conversions in two tables,
 * {@code check_rules_events} with both in one.
 */
public final class CheckRulesFunction
        extends AbstractConnectorTableFunction
{
    private static final String BEFORE = "BEFORE";
    private static final String AFTER = "AFTER";
    private static final String ENABLE = "ENABLE";
    private static final String DIMENSIONS = "DIMENSIONS";
    private static final int MAX_NAMES = 20;

    private final Function<Map<String, Argument>, PlannedTables> tables;
    private final Function<ConnectorTransactionHandle, RuleStore> rules;

    private CheckRulesFunction(String name, List<ArgumentSpecification> arguments, Function<Map<String, Argument>, PlannedTables> tables, Function<ConnectorTransactionHandle, RuleStore> rules)
    {
        super(FunctionArguments.SCHEMA, name, arguments, GENERIC_TABLE);
        this.tables = requireNonNull(tables, "tables is null");
        this.rules = requireNonNull(rules, "rules is null");
    }

    public static CheckRulesFunction ofTwoTables(Function<ConnectorTransactionHandle, RuleStore> rules)
    {
        return new CheckRulesFunction(
                "check_rules",
                ImmutableList.<ArgumentSpecification>builder()
                        .add(FunctionArguments.comparedTouches())
                        .add(FunctionArguments.conversions())
                        .addAll(options())
                        .add(FunctionArguments.column(CONVERSION_ID))
                        .add(FunctionArguments.column(TOUCH_ID))
                        .build(),
                PlannedTables::two,
                rules);
    }

    public static CheckRulesFunction ofOneTable(Function<ConnectorTransactionHandle, RuleStore> rules)
    {
        return new CheckRulesFunction(
                "check_rules_events",
                ImmutableList.<ArgumentSpecification>builder()
                        .add(FunctionArguments.events())
                        .add(FunctionArguments.requiredColumn(CONVERSION))
                        .addAll(options())
                        .add(FunctionArguments.column(EVENT_ID))
                        .build(),
                PlannedTables::one,
                rules);
    }

    @Override
    public TableFunctionAnalysis analyze(ConnectorSession session, ConnectorTransactionHandle transaction, Map<String, Argument> arguments, ConnectorAccessControl accessControl)
    {
        RuleStore store = rules.apply(transaction);
        String name = RuleArguments.name(arguments);
        RuleSet before = RuleArguments.find(store, name, RuleArguments.scalar(BEFORE, arguments));
        RuleSet newest = RuleArguments.find(store, name, RuleArguments.scalar(AFTER, arguments));
        RuleSet after = withEnabled(newest, enable(arguments));
        if (before.equals(after)) {
            throw new TrinoException(INVALID_ARGUMENTS, "Version %s of rule set '%s' would be compared with itself: name versions by before and after, or rules to be switched on by enable => ARRAY['...']".formatted(before.version(), name));
        }
        PlannedTables planned = tables.apply(arguments);
        planned.require(before);
        planned.require(after);
        List<Integer> dimensions = planned.touchColumns(DIMENSIONS, arguments);
        if (dimensions.isEmpty()) {
            throw new TrinoException(INVALID_ARGUMENTS, "The argument dimensions names no columns of touches: name those between whose values credit moves, as in dimensions => DESCRIPTOR(channel, campaign)");
        }
        EventTables eventTables = planned.eventTables();
        CheckRulesHandle handle = new CheckRulesHandle(before, after, eventTables, dimensions.stream().map(planned::positionOfTouchColumn).collect(toImmutableList()), PlannedBy.thisNode());
        return planned.requiredColumns(TableFunctionAnalysis.builder())
                .returnedType(columns(handle))
                .handle(handle)
                .build();
    }

    private static Descriptor columns(CheckRulesHandle handle)
    {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        ImmutableList.Builder<Type> types = ImmutableList.builder();
        names.add("change");
        types.add(VARCHAR);
        for (String side : List.of("from_", "to_")) {
            for (int column : handle.dimensions()) {
                InputColumn input = handle.tables().touches().columns().get(column);
                names.add(side + input.name());
                types.add(input.type());
            }
        }
        names.add("conversions", "value");
        types.add(DOUBLE, OutputColumns.movedValueType(handle.tables()));
        return Descriptor.descriptor(names.build(), types.build());
    }

    private static RuleSet withEnabled(RuleSet ruleSet, Set<String> enable)
    {
        Set<String> unknown = new HashSet<>(enable);
        ruleSet.rules().forEach(rule -> unknown.remove(rule.name()));
        if (!unknown.isEmpty()) {
            throw new TrinoException(INVALID_ARGUMENTS, "The argument enable names the rule '%s', which rule set '%s' has not in version %s: %s".formatted(
                    unknown.iterator().next(),
                    ruleSet.name(),
                    ruleSet.version(),
                    disabledRules(ruleSet)));
        }
        try {
            return new RuleSet(ruleSet.name(), ruleSet.version(), ruleSet.strategy(), ruleSet.rules().stream()
                    .map(rule -> enable.contains(rule.name()) ? rule.whenEnabled() : rule)
                    .collect(toImmutableList()));
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(INVALID_ARGUMENTS, e.getMessage(), e);
        }
    }

    private static String disabledRules(RuleSet ruleSet)
    {
        String names = ruleSet.rules().stream()
                .filter(rule -> !rule.enabled())
                .limit(MAX_NAMES)
                .map(rule -> "'" + rule.name() + "'")
                .collect(joining(", "));
        return names.isEmpty() ? "all its rules are enabled" : "those of its rules that are not enabled are " + names;
    }

    private static Set<String> enable(Map<String, Argument> arguments)
    {
        Optional<Object> array = RuleArguments.scalar(ENABLE, arguments);
        if (array.isEmpty()) {
            return ImmutableSet.of();
        }
        Block names = (Block) array.orElseThrow();
        ImmutableSet.Builder<String> enable = ImmutableSet.builder();
        for (int position = 0; position < names.getPositionCount(); position++) {
            if (!names.isNull(position)) {
                enable.add(VARCHAR.getSlice(names, position).toStringUtf8());
            }
        }
        return enable.build();
    }

    private static List<ArgumentSpecification> options()
    {
        return ImmutableList.of(
                RuleArguments.ruleset(),
                FunctionArguments.requiredColumn(DIMENSIONS),
                FunctionArguments.column(VALUE),
                RuleArguments.version(BEFORE),
                RuleArguments.version(AFTER),
                ScalarArgumentSpecification.builder().name(ENABLE).type(new ArrayType(VARCHAR)).defaultValue(null).build());
    }
}
