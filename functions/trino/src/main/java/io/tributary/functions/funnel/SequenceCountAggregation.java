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

import io.tributary.attribution.funnel.SequenceSearch;
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

import static io.tributary.functions.funnel.TextArgument.PATTERN;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.StandardTypes.VARCHAR;

/**
 * The aggregate function {@code sequence_count(event_time, conditions, pattern)}.
 */
@AggregationFunction(SequenceCountAggregation.NAME)
@Description("How many times the events of the customer match a pattern, one match after the other")
public final class SequenceCountAggregation
{
    static final String NAME = "sequence_count";

    private static final EventFunction<SequenceSearch> FUNCTION = EventFunction.ofPattern(NAME, (search, events, _, out) -> BIGINT.writeLong(out, search.count(events)));

    private SequenceCountAggregation() {}

    @InputFunction
    @TypeParameter("E")
    public static void input(
            @AggregationState("E") EventLogState state,
            @BlockPosition @SqlType("E") ValueBlock eventTime,
            @BlockIndex int eventTimePosition,
            @SqlType("array(boolean)") Block conditions,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock pattern,
            @BlockIndex int patternPosition)
    {
        state.row(eventTime, eventTimePosition, conditions).text(PATTERN, pattern, patternPosition);
        FUNCTION.add(state);
    }

    @CombineFunction
    public static void combine(@AggregationState("E") EventLogState state, @AggregationState("E") EventLogState other)
    {
        FUNCTION.combine(state, other);
    }

    @SqlNullable
    @OutputFunction("bigint")
    public static void output(@AggregationState("E") EventLogState state, BlockBuilder out)
    {
        FUNCTION.output(state, out);
    }
}
