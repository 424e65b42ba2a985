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

import io.tributary.attribution.markov.MarkovOrder;
import io.tributary.attribution.markov.OrderScore;
import io.tributary.attribution.markov.PathCounts;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import java.util.OptionalDouble;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * What the forms of {@code markov_order} share.
 */
final class MarkovOrders
{
    static final String NAME = "markov_order";
    static final String DESCRIPTION = "How well Markov chains of each order fit the paths";
    static final String RESULT = "array(row(chain_order bigint,states bigint,transitions bigint,log_likelihood double,held_out_log_likelihood double,area_under_curve double,penalized_area_under_curve double))";
    static final PathFunction<PathCounts> FUNCTION = new PathFunction<>(NAME, PathCounts.class, MarkovArguments::newCounts);

    private MarkovOrders() {}

    /**
     * @param selfLoops null where the function has no such argument
     */
    static void add(
            PathModelState state,
            Block path,
            ValueBlock conversions,
            int conversionsPosition,
            ValueBlock nonConversions,
            int nonConversionsPosition,
            ValueBlock maxOrder,
            int maxOrderPosition,
            ValueBlock selfLoops,
            int selfLoopsPosition)
    {
        FUNCTION.add(
                state,
                path,
                model -> MarkovArguments.settings(model, maxOrder, maxOrderPosition, selfLoops, selfLoopsPosition),
                () -> new PathRow(
                        PathRow.count("conversions", conversions, conversionsPosition),
                        PathRow.NO_AMOUNT,
                        PathRow.count("non_conversions", nonConversions, nonConversionsPosition)));
    }

    static void write(PathModelState state, BlockBuilder out)
    {
        FUNCTION.writeRows(state, out, (counts, rows) -> {
            for (OrderScore score : MarkovOrder.scores(counts)) {
                rows.buildEntry(fields -> {
                    BIGINT.writeLong(fields.get(0), score.order());
                    BIGINT.writeLong(fields.get(1), score.states());
                    BIGINT.writeLong(fields.get(2), score.transitions());
                    DOUBLE.writeDouble(fields.get(3), score.logLikelihood());
                    DOUBLE.writeDouble(fields.get(4), score.heldOutLogLikelihood());
                    write(score.areaUnderCurve(), fields.get(5));
                    write(score.penalizedAreaUnderCurve(), fields.get(6));
                });
            }
        });
    }

    private static void write(OptionalDouble number, BlockBuilder out)
    {
        if (number.isPresent()) {
            DOUBLE.writeDouble(out, number.getAsDouble());
        }
        else {
            out.appendNull();
        }
    }
}
