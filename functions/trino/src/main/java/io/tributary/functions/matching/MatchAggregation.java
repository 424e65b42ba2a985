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

import io.tributary.matching.waterfall.MatchPolicy;
import io.tributary.matching.waterfall.Waterfall;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.block.VariableWidthBlock;
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

import static io.airlift.slice.Slices.utf8Slice;
import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.TypeUtils.writeNativeValue;
import static io.trino.spi.type.VarcharType.VARCHAR;

@AggregationFunction(value = MatchAggregation.NAME, decomposable = false)
@Description(MatchAggregation.DESCRIPTION)
public final class MatchAggregation
{
    static final String NAME = "match_agg";
    static final String DESCRIPTION = "Matches of the records of two tables by rules, the best rule first, and a report on the rules";
    static final String RESULT = "row(" +
            "matches array(row(left_id L,right_id R,rule integer,confidence double))," +
            "rules array(row(rule integer,left_rows bigint,right_rows bigint,matches bigint,shared_keys bigint,shared_left_rows bigint,shared_right_rows bigint,largest_key varbinary,largest_key_rows bigint)))";

    static final ValueBlock DEFAULT_POLICY = writeNativeValue(VARCHAR, utf8Slice(MatchPolicy.ONE_TO_ONE.sqlName()));
    static final ValueBlock DEFAULT_MAX_ROWS = writeNativeValue(BIGINT, (long) Waterfall.DEFAULT_MAX_ROWS);

    private MatchAggregation() {}

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
            @BlockIndex int keysPosition)
    {
        add(state, leftId, leftIdPosition, rightId, rightIdPosition, keys, keysPosition, DEFAULT_POLICY, 0, DEFAULT_MAX_ROWS, 0);
    }

    @SqlNullable
    @OutputFunction(MatchAggregation.RESULT)
    public static void output(@AggregationState({"L", "R"}) MatchState state, BlockBuilder out)
    {
        try {
            state.writeResult(out);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(NAME, e);
        }
    }

    static void add(
            MatchState state,
            ValueBlock leftId,
            int leftIdPosition,
            ValueBlock rightId,
            int rightIdPosition,
            ValueBlock keys,
            int keysPosition,
            ValueBlock policy,
            int policyPosition,
            ValueBlock maxRows,
            int maxRowsPosition)
    {
        try {
            if (policy.isNull(policyPosition)) {
                throw new IllegalArgumentException("The policy must not be NULL: give a value such as 'one_to_one'");
            }
            if (maxRows.isNull(maxRowsPosition)) {
                throw new IllegalArgumentException("The largest number of rows that share a key must not be NULL: give a number such as %s".formatted(Waterfall.DEFAULT_MAX_ROWS));
            }
            Waterfall waterfall = state.waterfall((VariableWidthBlock) policy, policyPosition, BIGINT.getLong(maxRows, maxRowsPosition));
            state.add(leftId, leftIdPosition, rightId, rightIdPosition, keys, keysPosition, waterfall);
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(NAME, e);
        }
    }
}
