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
package io.tributary.functions.matching;

import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.function.AggregationFunction;
import io.trino.spi.function.AggregationState;
import io.trino.spi.function.BlockIndex;
import io.trino.spi.function.BlockPosition;
import io.trino.spi.function.Description;
import io.trino.spi.function.InputFunction;
import io.trino.spi.function.OutputFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;
import io.trino.spi.function.TypeParameter;

import static io.trino.spi.type.StandardTypes.BIGINT;
import static io.trino.spi.type.StandardTypes.VARCHAR;

@AggregationFunction(value = MatchAggregation.NAME, decomposable = false)
@Description(MatchAggregation.DESCRIPTION)
public final class MatchWithLimitAggregation
{
    private MatchWithLimitAggregation() {}

    @InputFunction
    @TypeParameter("L")
    @TypeParameter("R")
    public static void input(
            @AggregationState({"L", "R"}) MatchState state,
            @SqlNullable @BlockPosition @SqlType("L") ValueBlock leftId,
            @BlockIndex int leftIdPosition,
            @SqlNullable @BlockPosition @SqlType("R") ValueBlock rightId,
            @BlockIndex int rightIdPosition,
            @SqlNullable @BlockPosition @SqlType("array(varbinary)") ValueBlock keys,
            @BlockIndex int keysPosition,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock policy,
            @BlockIndex int policyPosition,
            @SqlNullable @BlockPosition @SqlType(BIGINT) ValueBlock maxRows,
            @BlockIndex int maxRowsPosition)
    {
        MatchAggregation.add(state, leftId, leftIdPosition, rightId, rightIdPosition, keys, keysPosition, policy, policyPosition, maxRows, maxRowsPosition);
    }

    @SqlNullable
    @OutputFunction(MatchAggregation.RESULT)
    public static void output(@AggregationState({"L", "R"}) MatchState state, BlockBuilder out)
    {
        MatchAggregation.output(state, out);
    }
}
