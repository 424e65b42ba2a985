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

import io.airlift.slice.Slice;
import io.tributary.attribution.shapley.ShapleyCredit;
import io.tributary.attribution.shapley.ShapleyState;
import io.tributary.attribution.shapley.ShapleyVariant;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * What the forms of {@code shapley_attribution} share.
 */
final class ShapleyAttribution
{
    static final String NAME = "shapley_attribution";
    static final String DESCRIPTION = "Credits of the channels of paths by their Shapley values";
    static final String RESULT = "array(row(channel varchar,conversions double,value double,position bigint,conversions_error double,value_error double))";
    static final PathFunction<ShapleyState> FUNCTION = new PathFunction<>(NAME, ShapleyState.class, variant -> ShapleyVariant.fromName(variant).newState());

    private static final String DEFAULT_VARIANT = ShapleyVariant.CONVERSIONS.sqlName();

    private ShapleyAttribution() {}

    /**
     * @param nonConversions null where the function has no such argument; so is the variant
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
            ValueBlock variant,
            int variantPosition)
    {
        FUNCTION.add(
                state,
                path,
                _ -> variant == null ? DEFAULT_VARIANT : variant(variant, variantPosition),
                () -> new PathRow(
                        PathRow.count("conversions", conversions, conversionsPosition),
                        PathRow.amount("value", value, valuePosition),
                        nonConversions == null ? 0 : PathRow.count("non_conversions", nonConversions, nonConversionsPosition)));
    }

    static void write(PathModelState state, BlockBuilder out)
    {
        FUNCTION.writeRows(state, out, (game, rows) -> {
            ChannelNames channels = new ChannelNames(game.channels());
            for (ShapleyCredit credit : game.credits()) {
                rows.buildEntry(fields -> {
                    channels.write(credit.channel(), fields.get(0));
                    DOUBLE.writeDouble(fields.get(1), credit.conversions());
                    DOUBLE.writeDouble(fields.get(2), credit.value());
                    if (credit.position() == 0) {
                        fields.get(3).appendNull();
                    }
                    else {
                        BIGINT.writeLong(fields.get(3), credit.position());
                    }
                    DOUBLE.writeDouble(fields.get(4), credit.conversionsError());
                    DOUBLE.writeDouble(fields.get(5), credit.valueError());
                });
            }
        });
    }

    private static String variant(ValueBlock variant, int position)
    {
        if (variant.isNull(position)) {
            throw new IllegalArgumentException("The variant must not be NULL: give a value such as '%s'".formatted(DEFAULT_VARIANT));
        }
        Slice name = VARCHAR.getSlice(variant, position);
        return name.toStringUtf8();
    }
}
