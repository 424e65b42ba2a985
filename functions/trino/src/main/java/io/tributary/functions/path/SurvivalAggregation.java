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
import io.trino.spi.function.TypeParameter;
import io.trino.spi.type.Type;

import static io.tributary.functions.path.PathFunction.PATH;
import static io.trino.spi.type.StandardTypes.BOOLEAN;
import static io.trino.spi.type.StandardTypes.DOUBLE;

/**
 * The aggregate function {@code survival_attribution(path, touch_times, converted, end_time, value)}.
 */
@AggregationFunction(SurvivalAttribution.NAME)
@Description(SurvivalAttribution.DESCRIPTION)
public final class SurvivalAggregation
{
    private SurvivalAggregation() {}

    @InputFunction
    @TypeParameter("E")
    public static void input(
            @TypeParameter("E") Type timeType,
            @AggregationState PathModelState state,
            @SqlType(PATH) Block path,
            @SqlNullable @BlockPosition @SqlType("array(E)") ValueBlock touchTimes,
            @BlockIndex int touchTimesPosition,
            @SqlNullable @BlockPosition @SqlType(BOOLEAN) ValueBlock converted,
            @BlockIndex int convertedPosition,
            @SqlNullable @BlockPosition @SqlType("E") ValueBlock endTime,
            @BlockIndex int endTimePosition,
            @SqlNullable @BlockPosition @SqlType(DOUBLE) ValueBlock value,
            @BlockIndex int valuePosition)
    {
        SurvivalAttribution.add(state, timeType, path, touchTimes, touchTimesPosition, converted, convertedPosition, endTime, endTimePosition, value, valuePosition);
    }

    @CombineFunction
    public static void combine(@AggregationState PathModelState state, @AggregationState PathModelState other)
    {
        SurvivalAttribution.FUNCTION.combine(state, other);
    }

    @SqlNullable
    @OutputFunction(SurvivalAttribution.RESULT)
    public static void output(@AggregationState PathModelState state, BlockBuilder out)
    {
        SurvivalAttribution.write(state, out);
    }
}
