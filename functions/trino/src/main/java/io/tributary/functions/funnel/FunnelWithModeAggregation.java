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

import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
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

import static io.tributary.functions.funnel.FunnelAggregation.FUNCTION;
import static io.tributary.functions.funnel.TextArgument.MODE;
import static io.trino.spi.type.StandardTypes.INTERVAL_DAY_TO_SECOND;
import static io.trino.spi.type.StandardTypes.VARCHAR;

/**
 * The aggregate function {@code funnel_agg(event_time, steps, within, mode)}.
 */
@AggregationFunction(FunnelAggregation.NAME)
@Description(FunnelAggregation.DESCRIPTION)
public final class FunnelWithModeAggregation
{
    private FunnelWithModeAggregation() {}

    @InputFunction
    @TypeParameter("E")
    public static void input(
            @AggregationState("E") EventLogState state,
            @BlockPosition @SqlType("E") ValueBlock eventTime,
            @BlockIndex int eventTimePosition,
            @SqlType("array(boolean)") Block steps,
            @SqlNullable @BlockPosition @SqlType(INTERVAL_DAY_TO_SECOND) ValueBlock within,
            @BlockIndex int withinPosition,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock mode,
            @BlockIndex int modePosition)
    {
        state.row(eventTime, eventTimePosition, steps)
                .within(within, withinPosition)
                .text(MODE, mode, modePosition);
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
}
