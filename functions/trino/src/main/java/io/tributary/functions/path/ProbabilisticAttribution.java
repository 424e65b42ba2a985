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

import io.tributary.attribution.pairwise.PairwiseCredit;
import io.tributary.attribution.pairwise.PairwiseState;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * What {@code probabilistic_attribution} does.
 */
final class ProbabilisticAttribution
{
    static final String NAME = "probabilistic_attribution";
    static final String DESCRIPTION = "Credits of the channels of paths by how often journeys on them, and on pairs of them, convert";
    static final String RESULT = "array(row(channel varchar,conversions double,value double,contribution double))";
    static final PathFunction<PairwiseState> FUNCTION = new PathFunction<>(NAME, PairwiseState.class, _ -> new PairwiseState());

    private static final String NO_SETTINGS = "";

    private ProbabilisticAttribution() {}

    static void add(PathModelState state, Block path, ValueBlock conversions, int conversionsPosition, ValueBlock value, int valuePosition, ValueBlock nonConversions, int nonConversionsPosition)
    {
        FUNCTION.add(
                state,
                path,
                _ -> NO_SETTINGS,
                () -> new PathRow(
                        PathRow.count("conversions", conversions, conversionsPosition),
                        PathRow.amount("value", value, valuePosition),
                        PathRow.count("non_conversions", nonConversions, nonConversionsPosition)));
    }

    static void write(PathModelState state, BlockBuilder out)
    {
        FUNCTION.writeRows(state, out, (pairs, rows) -> {
            ChannelNames channels = new ChannelNames(pairs.channels());
            for (PairwiseCredit credit : pairs.credits()) {
                rows.buildEntry(fields -> {
                    channels.write(credit.channel(), fields.get(0));
                    DOUBLE.writeDouble(fields.get(1), credit.conversions());
                    DOUBLE.writeDouble(fields.get(2), credit.value());
                    DOUBLE.writeDouble(fields.get(3), credit.contribution());
                });
            }
        });
    }
}
