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
import static io.trino.spi.type.StandardTypes.DOUBLE;
import static io.trino.spi.type.StandardTypes.VARCHAR;

@AggregationFunction(value = IdentityGraphAggregation.NAME, decomposable = false)
@Description(IdentityGraphAggregation.DESCRIPTION)
public final class IdentityGraphWithLimitAggregation
{
    private IdentityGraphWithLimitAggregation() {}

    @InputFunction
    @TypeParameter("T")
    public static void input(
            @AggregationState("T") IdentityGraphState state,
            @SqlNullable @BlockPosition @SqlType("T") ValueBlock end,
            @BlockIndex int endPosition,
            @SqlNullable @BlockPosition @SqlType("T") ValueBlock otherEnd,
            @BlockIndex int otherEndPosition,
            @SqlNullable @BlockPosition @SqlType(DOUBLE) ValueBlock weight,
            @BlockIndex int weightPosition,
            @SqlNullable @BlockPosition @SqlType(VARCHAR) ValueBlock reason,
            @BlockIndex int reasonPosition,
            @SqlNullable @BlockPosition @SqlType(BIGINT) ValueBlock maxMembers,
            @BlockIndex int maxMembersPosition)
    {
        IdentityGraphAggregation.add(state, end, endPosition, otherEnd, otherEndPosition, weight, weightPosition, reason, reasonPosition, maxMembers, maxMembersPosition);
    }

    @SqlNullable
    @OutputFunction(IdentityGraphAggregation.RESULT)
    public static void output(@AggregationState("T") IdentityGraphState state, BlockBuilder out)
    {
        IdentityGraphAggregation.output(state, out);
    }
}
