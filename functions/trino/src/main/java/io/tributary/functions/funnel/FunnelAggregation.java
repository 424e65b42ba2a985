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
package io.tributary.functions.funnel;

import io.tributary.attribution.funnel.CustomerEvents;
import io.tributary.attribution.funnel.Funnel;
import io.tributary.attribution.funnel.FunnelMatcher;
import io.tributary.attribution.funnel.FunnelMode;
import io.tributary.attribution.funnel.Within;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.RowBlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.function.AggregationFunction;
import io.trino.spi.function.AggregationState;
import io.trino.spi.function.BlockIndex;
import io.trino.spi.function.BlockPosition;
import io.trino.spi.function.CombineFunction;
import io.trino.spi.function.Description;
import io.trino.spi.function.InputFunction;
import io.trino.spi.function.OutputFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;
import io.trino.spi.function.TypeParameter;

import static io.airlift.slice.Slices.utf8Slice;
import static io.tributary.functions.funnel.TextArgument.MODE;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.StandardTypes.INTERVAL_DAY_TO_SECOND;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * The aggregate function {@code funnel_agg(event_time, steps, within)}.
 */
@AggregationFunction(FunnelAggregation.NAME)
@Description(FunnelAggregation.DESCRIPTION)
public final class FunnelAggregation
{
    static final String NAME = "funnel_agg";
    static final String DESCRIPTION = "How many steps of a funnel the customer passed, and when";

    static final EventFunction<FunnelMatcher> FUNCTION = new EventFunction<>(NAME, FunnelMatcher.class, FunnelAggregation::prepare, FunnelAggregation::write);

    private static final ValueBlock DEFAULT_MODE = writeNativeValue(VARCHAR, utf8Slice(FunnelMode.ORDERED.sqlName()));

    private FunnelAggregation() {}

    @InputFunction
    @TypeParameter("E")
    public static void input(
            @AggregationState("E") EventLogState state,
            @BlockPosition @SqlType("E") ValueBlock eventTime,
            @BlockIndex int eventTimePosition,
            @SqlType("array(boolean)") Block steps,
            @SqlNullable @BlockPosition @SqlType(INTERVAL_DAY_TO_SECOND) ValueBlock within,
            @BlockIndex int withinPosition)
    {
        state.row(eventTime, eventTimePosition, steps)
                .within(within, withinPosition)
                .text(MODE, DEFAULT_MODE, 0);
        FUNCTION.add(state);
    }

    @CombineFunction
    public static void combine(@AggregationState("E") EventLogState state, @AggregationState("E") EventLogState other)
    {
        FUNCTION.combine(state, other);
    }

    @SqlNullable
    @OutputFunction("row(depth bigint,times array(E))")
    public static void output(@AggregationState("E") EventLogState state, BlockBuilder out)
    {
        FUNCTION.output(state, out);
    }

    private static FunnelMatcher prepare(Constants constants)
    {
        return new FunnelMatcher(new Funnel(
                constants.conditions(),
                Within.ofMillis(constants.millis()),
                FunnelMode.fromName(constants.text(0))));
    }

    private static void write(FunnelMatcher matcher, CustomerEvents events, EventLogState state, BlockBuilder out)
    {
        int depth = matcher.match(events);
        ((RowBlockBuilder) out).buildEntry(fields -> {
            BIGINT.writeLong(fields.get(0), depth);
            ((ArrayBlockBuilder) fields.get(1)).buildEntry(times -> {
                for (int step = 0; step < depth; step++) {
                    state.writeTime(times, matcher.stepEvent(step));
                }
            });
        });
    }
}
