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

import io.tributary.attribution.funnel.Conditions;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.AggregationFunction;
import io.trino.spi.function.AggregationState;
import io.trino.spi.function.CombineFunction;
import io.trino.spi.function.Description;
import io.trino.spi.function.InputFunction;
import io.trino.spi.function.OutputFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;

import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static java.lang.Math.toIntExact;

/**
 * The aggregate function {@code retention_agg(conditions)}.
 */
@AggregationFunction(RetentionAggregation.NAME)
@Description("Whether the customer met the first condition, and which others beside it")
public final class RetentionAggregation
{
    static final String NAME = "retention_agg";

    private RetentionAggregation() {}

    @InputFunction
    public static void input(@AggregationState RetentionState state, @SqlType("array(boolean)") Block conditions)
    {
        add(state, ConditionArray.met(conditions), conditions.getPositionCount());
    }

    @CombineFunction
    public static void combine(@AggregationState RetentionState state, @AggregationState RetentionState other)
    {
        if (other.getConditions() != 0) {
            add(state, other.getMet(), other.getConditions());
        }
    }

    @SqlNullable
    @OutputFunction("array(boolean)")
    public static void output(@AggregationState RetentionState state, BlockBuilder out)
    {
        if (state.getConditions() == 0) {
            out.appendNull();
            return;
        }
        boolean started = (state.getMet() & 1) != 0;
        ((ArrayBlockBuilder) out).buildEntry(elements -> {
            for (int condition = 0; condition < state.getConditions(); condition++) {
                BOOLEAN.writeBoolean(elements, started && (state.getMet() & (1L << condition)) != 0);
            }
        });
    }

    private static void add(RetentionState state, long met, long conditions)
    {
        if (state.getConditions() == 0 || state.getConditions() != conditions) {
            try {
                if (state.getConditions() != 0) {
                    Conditions.checkSameCount(toIntExact(state.getConditions()), toIntExact(conditions));
                }
                Conditions.checkCount(toIntExact(conditions));
            }
            catch (IllegalArgumentException e) {
                throw invalidArgument(NAME, e);
            }
            state.setConditions(conditions);
        }
        state.setMet(state.getMet() | met);
    }
}
