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

import io.tributary.attribution.markov.MarkovTransitions;
import io.tributary.attribution.markov.PathCounts;
import io.tributary.attribution.markov.Transition;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * What the forms of {@code markov_transitions} share.
 */
final class MarkovSteps
{
    static final String NAME = "markov_transitions";
    static final String DESCRIPTION = "How often journeys went from each state of a Markov chain to each next one";
    static final String RESULT = "array(row(from_state varchar,to_state varchar,count bigint,probability double))";
    static final PathFunction<PathCounts> FUNCTION = new PathFunction<>(NAME, PathCounts.class, MarkovArguments::newCounts);

    private MarkovSteps() {}

    /**
     * @param order null where the function has no such argument; so is selfLoops
     */
    static void add(
            PathModelState state,
            Block path,
            ValueBlock conversions,
            int conversionsPosition,
            ValueBlock nonConversions,
            int nonConversionsPosition,
            ValueBlock order,
            int orderPosition,
            ValueBlock selfLoops,
            int selfLoopsPosition)
    {
        FUNCTION.add(
                state,
                path,
                model -> MarkovArguments.settings(model, order, orderPosition, selfLoops, selfLoopsPosition),
                () -> new PathRow(
                        PathRow.count("conversions", conversions, conversionsPosition),
                        PathRow.NO_AMOUNT,
                        PathRow.count("non_conversions", nonConversions, nonConversionsPosition)));
    }

    static void write(PathModelState state, BlockBuilder out)
    {
        FUNCTION.writeRows(state, out, (counts, rows) -> {
            for (Transition transition : MarkovTransitions.transitions(counts)) {
                rows.buildEntry(fields -> {
                    VARCHAR.writeSlice(fields.get(0), utf8Slice(transition.fromState()));
                    VARCHAR.writeSlice(fields.get(1), utf8Slice(transition.toState()));
                    BIGINT.writeLong(fields.get(2), transition.count());
                    DOUBLE.writeDouble(fields.get(3), transition.probability());
                });
            }
        });
    }
}
