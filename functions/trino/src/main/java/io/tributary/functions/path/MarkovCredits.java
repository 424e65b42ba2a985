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

import io.tributary.attribution.markov.ChannelCredit;
import io.tributary.attribution.markov.MarkovAttribution;
import io.tributary.attribution.markov.PathCounts;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * What the forms of {@code markov_attribution} share.
 */
final class MarkovCredits
{
    static final String NAME = "markov_attribution";
    static final String DESCRIPTION = "Credits of the channels of paths by what would be lost without each of them in a Markov chain";
    static final String RESULT = "array(row(channel varchar,removal_effect double,conversions double,value double))";
    static final PathFunction<PathCounts> FUNCTION = new PathFunction<>(NAME, PathCounts.class, MarkovArguments::newCounts, MarkovAttribution::workBytes);

    private MarkovCredits() {}

    /**
     * @param order null where the function has no such argument; so is selfLoops
     */
    static void add(
            PathModelState state,
            Block path,
            ValueBlock conversions,
            int conversionsPosition,
            ValueBlock value,
            int valuePosition,
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
                        PathRow.amount("value", value, valuePosition),
                        PathRow.count("non_conversions", nonConversions, nonConversionsPosition)));
    }

    static void write(PathModelState state, BlockBuilder out)
    {
        FUNCTION.writeRows(state, out, (counts, rows) -> {
            ChannelNames channels = new ChannelNames(counts.channels());
            for (ChannelCredit credit : MarkovAttribution.credits(counts)) {
                rows.buildEntry(fields -> {
                    channels.write(credit.channel(), fields.get(0));
                    DOUBLE.writeDouble(fields.get(1), credit.removalEffect());
                    DOUBLE.writeDouble(fields.get(2), credit.conversions());
                    DOUBLE.writeDouble(fields.get(3), credit.value());
                });
            }
        });
    }
}
