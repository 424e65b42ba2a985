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
import io.trino.spi.TrinoException;
import io.trino.spi.function.table.Argument;
import io.trino.spi.function.table.TableFunctionAnalysis;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.RealType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarcharType;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSIONS;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION_COLUMNS;
import static io.tributary.connector.attribution.function.FunctionArguments.CONVERSION_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.EVENTS;
import static io.tributary.connector.attribution.function.FunctionArguments.EVENT_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.TOUCHES;
import static io.tributary.connector.attribution.function.FunctionArguments.TOUCH_ID;
import static io.tributary.connector.attribution.function.FunctionArguments.VALUE;
import static io.trino.spi.StandardErrorCode.INVALID_ARGUMENTS;

/**
 * The tables of touches and conversions while a query is planned.
 */
final class PlannedTables
{
    private final TableInput touches;
    // the same as touches, where both are in one table
    private final TableInput conversions;
    private final Optional<Integer> touchId;
    private final Optional<Integer> conversionId;
    private final Optional<Integer> conversion;
    private final Optional<Integer> value;
    private final List<Integer> kept;

    private PlannedTables(
            TableInput touches,
            TableInput conversions,
            Optional<Integer> touchId,
            Optional<Integer> conversionId,
            Optional<Integer> conversion,
            Optional<Integer> value,
            List<Integer> kept)
    {
        this.touches = touches;
        this.conversions = conversions;
        this.touchId = touchId;
        this.conversionId = conversionId;
        this.conversion = conversion;
        this.value = value;
        this.kept = kept;
    }

    /**
     * Touches and conversions in tables of their own, partitioned together.
     */
    static PlannedTables two(Map<String, Argument> arguments)
    {
        TableInput touches = new TableInput(TOUCHES, arguments);
        TableInput conversions = new TableInput(CONVERSIONS, arguments);
        if (touches.partition().size() != conversions.partition().size()) {
            throw new TrinoException(INVALID_ARGUMENTS, "Touches are partitioned by %s columns and conversions by %s: partition both by the columns that tell the customer".formatted(
                    touches.partition().size(),
                    conversions.partition().size()));
        }
        checkSameCustomers(touches, conversions);
        checkSameTimes(touches, conversions);
        Optional<Integer> value = conversions.column(VALUE, arguments);
        checkNumber(conversions, value);
        return new PlannedTables(
                touches,
                conversions,
                touches.column(TOUCH_ID, arguments),
                conversions.column(CONVERSION_ID, arguments),
                Optional.empty(),
                value,
                List.of());
    }

    /**
     * Touches and conversions in one table, with a column that tells which rows are conversions.
     */
    static PlannedTables one(Map<String, Argument> arguments)
    {
        TableInput events = new TableInput(EVENTS, arguments);
        Optional<Integer> conversion = events.column(CONVERSION, arguments);
        int column = conversion.orElseThrow(() -> new TrinoException(INVALID_ARGUMENTS, "The argument conversion names no column: name the one that is true, or not NULL, in rows that are conversions"));
        boolean flag = events.type(column) instanceof BooleanType;
        Optional<Integer> value = events.column(VALUE, arguments);
        if (value.isEmpty() && !flag) {
            value = conversion;
        }
        checkNumber(events, value);
        Optional<Integer> id = events.column(EVENT_ID, arguments);
        return new PlannedTables(events, events, id, id, conversion, value, events.columns(CONVERSION_COLUMNS, arguments));
    }

    /**
     * Requires the columns that the conditions of the rules read.
     *
     * @throws TrinoException if a condition does not fit them
     */
    void require(RuleSet ruleSet)
    {
        try {
            BoundRules rules = BoundRules.bind(ruleSet, touches.conditionColumns(), conversions.conditionColumns());
            touches.require(rules.touchColumns());
            conversions.require(rules.conversionColumns());
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(INVALID_ARGUMENTS, e.getMessage(), e);
        }
    }

    /**
     * The columns of touches that an argument names, which the function will need.
     */
    List<Integer> touchColumns(String descriptorArgument, Map<String, Argument> arguments)
    {
        return touches.columns(descriptorArgument, arguments);
    }

    int positionOfTouchColumn(int column)
    {
        return touches.positionOf(column);
    }

    /**
     * What the function reads, when all that it needs is required.
     */
    EventTables eventTables()
    {
        return new EventTables(
                touches.table(touchId),
                isOne() ? Optional.empty() : Optional.of(conversions.table(conversionId)),
                conversion.map(touches::positionOf),
                value.map(conversions::positionOf),
                kept.stream().map(touches::positionOf).collect(toImmutableList()));
    }

    TableFunctionAnalysis.Builder requiredColumns(TableFunctionAnalysis.Builder analysis)
    {
        if (isOne()) {
            return analysis.requiredColumns(EVENTS, touches.required());
        }
        return analysis
                .requiredColumns(TOUCHES, touches.required())
                .requiredColumns(CONVERSIONS, conversions.required());
    }

    private boolean isOne()
    {
        return conversion.isPresent();
    }

    /**
     * The engine would find that they are the same customer, and the function, which gets the columns as they are, that they are not.
     */
    private static void checkSameCustomers(TableInput touches, TableInput conversions)
    {
        for (int column = 0; column < touches.partition().size(); column++) {
            int ofTouches = touches.partition().get(column);
            int ofConversions = conversions.partition().get(column);
            Type touchType = touches.type(ofTouches);
            Type conversionType = conversions.type(ofConversions);
            if (!touchType.equals(conversionType) && !(touchType instanceof VarcharType && conversionType instanceof VarcharType)) {
                throw new TrinoException(INVALID_ARGUMENTS, "Touches are partitioned by '%s' of type %s and conversions by '%s' of type %s: cast one of them to the type of the other in the query inside TABLE(...)".formatted(
                        touches.name(ofTouches),
                        touchType.getDisplayName(),
                        conversions.name(ofConversions),
                        conversionType.getDisplayName()));
            }
        }
    }

    private static void checkSameTimes(TableInput touches, TableInput conversions)
    {
        Type touchType = touches.type(touches.time());
        Type conversionType = conversions.type(conversions.time());
        if (touchType instanceof TimestampWithTimeZoneType != conversionType instanceof TimestampWithTimeZoneType) {
            throw new TrinoException(INVALID_ARGUMENTS, "Touches are ordered by '%s' of type %s and conversions by '%s' of type %s, of which only one has a time zone: give the other one its zone by AT TIME ZONE or with_timezone in the query inside TABLE(...)".formatted(
                    touches.name(touches.time()),
                    touchType.getDisplayName(),
                    conversions.name(conversions.time()),
                    conversionType.getDisplayName()));
        }
    }

    private static void checkNumber(TableInput table, Optional<Integer> column)
    {
        column.ifPresent(number -> {
            Type type = table.type(number);
            if (!(type instanceof DecimalType || type instanceof DoubleType || type instanceof RealType || OutputColumns.isWholeNumber(type))) {
                throw new TrinoException(INVALID_ARGUMENTS, "Column '%s' is of type %s, and cannot say what a conversion is worth: name a column of numbers".formatted(table.name(number), type.getDisplayName()));
            }
        });
    }
}
