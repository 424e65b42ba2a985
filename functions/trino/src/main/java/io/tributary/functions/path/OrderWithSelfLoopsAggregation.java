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
package io.tributary.functions.path;

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

import static io.tributary.functions.path.PathFunction.PATH;
import static io.trino.spi.type.StandardTypes.BIGINT;
import static io.trino.spi.type.StandardTypes.BOOLEAN;

/**
 * The aggregate function {@code markov_order(path, conversions, non_conversions, max_order, self_loops)}.
 */
@AggregationFunction(MarkovOrders.NAME)
@Description(MarkovOrders.DESCRIPTION)
public final class OrderWithSelfLoopsAggregation
{
    private OrderWithSelfLoopsAggregation() {}

    @InputFunction
    public static void input(
            @AggregationState PathModelState state,
            @SqlType(PATH) Block path,
            @SqlNullable @BlockPosition @SqlType(BIGINT) ValueBlock conversions,
            @BlockIndex int conversionsPosition,
            @SqlNullable @BlockPosition @SqlType(BIGINT) ValueBlock nonConversions,
            @BlockIndex int nonConversionsPosition,
            @SqlNullable @BlockPosition @SqlType(BIGINT) ValueBlock maxOrder,
            @BlockIndex int maxOrderPosition,
            @SqlNullable @BlockPosition @SqlType(BOOLEAN) ValueBlock selfLoops,
            @BlockIndex int selfLoopsPosition)
    {
        MarkovOrders.add(state, path, conversions, conversionsPosition, nonConversions, nonConversionsPosition, maxOrder, maxOrderPosition, selfLoops, selfLoopsPosition);
    }

    @CombineFunction
    public static void combine(@AggregationState PathModelState state, @AggregationState PathModelState other)
    {
        MarkovOrders.FUNCTION.combine(state, other);
    }

    @SqlNullable
    @OutputFunction(MarkovOrders.RESULT)
    public static void output(@AggregationState PathModelState state, BlockBuilder out)
    {
        MarkovOrders.write(state, out);
    }
}
