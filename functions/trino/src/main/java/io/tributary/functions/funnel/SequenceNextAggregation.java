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
import io.tributary.attribution.funnel.SequenceSearch;
import io.tributary.attribution.funnel.SequenceSearch.Direction;
import io.tributary.attribution.funnel.SequenceSearch.Occurrence;
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

import static io.tributary.attribution.funnel.SequencePatternParser.parse;
import static io.tributary.attribution.journey.CustomerLog.NO_EVENT;
import static io.tributary.functions.funnel.TextArgument.DIRECTION;
import static io.tributary.functions.funnel.TextArgument.OCCURRENCE;
import static io.tributary.functions.funnel.TextArgument.PATTERN;
import static io.trino.spi.type.StandardTypes.VARCHAR;

/**
 * The aggregate function {@code sequence_next(event_time, node, conditions, pattern, direction, occurrence)}.
 */
@AggregationFunction(SequenceNextAggregation.NAME)
@Description("The node directly after or before the first or last match of a pattern in the events of the customer")
public final class SequenceNextAggregation
{
    static final String NAME = "sequence_next";

    private static final EventFunction<SequenceSearch> FUNCTION = new EventFunction<>(NAME, SequenceSearch.class, SequenceNextAggregation::prepare, SequenceNextAggregation::write);

    private SequenceNextAggregation() {}

    @InputFunction
    @TypeParameter("E")
    public static void input(
            @AggregationState("E") EventLogState state,
            @BlockPosition @SqlType("E") ValueBlock eventTime,
            @BlockIndex int eventTimePosition,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock node,
            @BlockIndex int nodePosition,
            @SqlType("array(boolean)") Block conditions,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock pattern,
            @BlockIndex int patternPosition,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock direction,
            @BlockIndex int directionPosition,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock occurrence,
            @BlockIndex int occurrencePosition)
    {
        state.row(eventTime, eventTimePosition, conditions)
                .node(node, nodePosition)
                .text(PATTERN, pattern, patternPosition)
                .text(DIRECTION, direction, directionPosition)
                .text(OCCURRENCE, occurrence, occurrencePosition);
        FUNCTION.add(state);
    }

    @CombineFunction
    public static void combine(@AggregationState("E") EventLogState state, @AggregationState("E") EventLogState other)
    {
        FUNCTION.combine(state, other);
    }

    @SqlNullable
    @OutputFunction("varchar")
    public static void output(@AggregationState("E") EventLogState state, BlockBuilder out)
    {
        FUNCTION.output(state, out);
    }

    private static SequenceSearch prepare(Constants constants)
    {
        return new SequenceSearch(
                parse(constants.text(0), constants.conditions()),
                Direction.fromName(constants.text(1)),
                Occurrence.fromName(constants.text(2)));
    }

    private static void write(SequenceSearch search, CustomerEvents events, EventLogState state, BlockBuilder out)
    {
        int neighbor = search.neighbor(events);
        if (neighbor == NO_EVENT) {
            out.appendNull();
        }
        else {
            state.writeNode(out, neighbor);
        }
    }
}
