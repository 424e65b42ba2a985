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

import io.tributary.matching.graph.ComponentLimit;
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
import io.trino.spi.type.BigintType;

import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.type.StandardTypes.DOUBLE;
import static io.trino.spi.type.StandardTypes.VARCHAR;
import static io.trino.spi.type.TypeUtils.writeNativeValue;

@AggregationFunction(value = IdentityGraphAggregation.NAME, decomposable = false)
@Description(IdentityGraphAggregation.DESCRIPTION)
public final class IdentityGraphAggregation
{
    static final String NAME = "identity_graph_agg";
    static final String DESCRIPTION = "Connected components of a graph of identities, of limited size, with the edges that hold them together and those that were left out";
    static final String RESULT = "row(" +
            "members array(row(member T,component T,linked_to T,weight double,reason varchar,distance bigint))," +
            "vetoed array(row(a T,b T,weight double,reason varchar))," +
            "components bigint," +
            "largest bigint)";

    static final ValueBlock DEFAULT_MAX_MEMBERS = writeNativeValue(BigintType.BIGINT, (long) ComponentLimit.DEFAULT.members());

    private IdentityGraphAggregation() {}

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
            @BlockIndex int reasonPosition)
    {
        add(state, end, endPosition, otherEnd, otherEndPosition, weight, weightPosition, reason, reasonPosition, DEFAULT_MAX_MEMBERS, 0);
    }

    @SqlNullable
    @OutputFunction(IdentityGraphAggregation.RESULT)
    public static void output(@AggregationState("T") IdentityGraphState state, BlockBuilder out)
    {
        try {
            state.writeResult(out);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(NAME, e);
        }
    }

    static void add(
            IdentityGraphState state,
            ValueBlock end,
            int endPosition,
            ValueBlock otherEnd,
            int otherEndPosition,
            ValueBlock weight,
            int weightPosition,
            ValueBlock reason,
            int reasonPosition,
            ValueBlock maxMembers,
            int maxMembersPosition)
    {
        try {
            if (maxMembers.isNull(maxMembersPosition)) {
                throw new IllegalArgumentException("The largest number of members of a component must not be NULL: give a number such as %s".formatted(ComponentLimit.DEFAULT.members()));
            }
            state.useLimit(BigintType.BIGINT.getLong(maxMembers, maxMembersPosition));
            state.add(end, endPosition, otherEnd, otherEndPosition, weight, weightPosition, reason, reasonPosition);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(NAME, e);
        }
    }
}
