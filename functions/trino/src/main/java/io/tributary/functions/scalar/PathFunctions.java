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
package io.tributary.functions.scalar;

import io.airlift.slice.Slice;
import io.tributary.attribution.path.PathFrequency;
import io.tributary.attribution.path.PathTransforms;
import io.trino.spi.block.Block;
import io.trino.spi.block.LongArrayBlock;
import io.trino.spi.function.Description;
import io.trino.spi.function.ScalarFunction;
import io.trino.spi.function.SqlNullable;
import io.trino.spi.function.SqlType;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

import static io.tributary.functions.InvalidArguments.invalidArgument;
import static io.trino.spi.block.RowBlock.fromFieldBlocks;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Comparator.naturalOrder;

/**
 * Transforms of a path, which is the channels of a journey as {@code array(varchar)}.
 */
public final class PathFunctions
{
    private static final String PATH = "array(varchar)";
    private static final String PATH_TRIM = "path_trim";
    private static final String DROP = "The path without a channel, unless there is no other";
    private static final String DROP_TRAILING = "The path without a channel at its end, unless there is no other";
    private static final String DROP_UNLESS_LAST = "The path without a channel, unless it is last or there is no other";

    private PathFunctions() {}

    @ScalarFunction(value = "path_collapse", neverFails = true)
    @Description("The path with each run of touches on the same channel as one")
    @SqlType(PATH)
    public static Block collapse(@SqlType(PATH) Block path)
    {
        return touches(path, PathTransforms.collapse(channels(path)));
    }

    @ScalarFunction(value = "path_drop", neverFails = true)
    @Description(DROP)
    @SqlType(PATH)
    public static Block drop(@SqlType(PATH) Block path, @SqlNullable @SqlType("varchar") Slice channel)
    {
        return without(path, oneChannel(channel), PathTransforms::drop);
    }

    @ScalarFunction(value = "path_drop", neverFails = true)
    @Description(DROP)
    @SqlType(PATH)
    public static Block drop(@SqlType(PATH) Block path, @SqlType(PATH) Block channels)
    {
        return without(path, channels(channels), PathTransforms::drop);
    }

    @ScalarFunction(value = "path_drop_trailing", neverFails = true)
    @Description(DROP_TRAILING)
    @SqlType(PATH)
    public static Block dropTrailing(@SqlType(PATH) Block path, @SqlNullable @SqlType("varchar") Slice channel)
    {
        return without(path, oneChannel(channel), PathTransforms::dropTrailing);
    }

    @ScalarFunction(value = "path_drop_trailing", neverFails = true)
    @Description(DROP_TRAILING)
    @SqlType(PATH)
    public static Block dropTrailing(@SqlType(PATH) Block path, @SqlType(PATH) Block channels)
    {
        return without(path, channels(channels), PathTransforms::dropTrailing);
    }

    @ScalarFunction(value = "path_drop_unless_last", neverFails = true)
    @Description(DROP_UNLESS_LAST)
    @SqlType(PATH)
    public static Block dropUnlessLast(@SqlType(PATH) Block path, @SqlNullable @SqlType("varchar") Slice channel)
    {
        return without(path, oneChannel(channel), PathTransforms::dropUnlessLast);
    }

    @ScalarFunction(value = "path_drop_unless_last", neverFails = true)
    @Description(DROP_UNLESS_LAST)
    @SqlType(PATH)
    public static Block dropUnlessLast(@SqlType(PATH) Block path, @SqlType(PATH) Block channels)
    {
        return without(path, channels(channels), PathTransforms::dropUnlessLast);
    }

    @ScalarFunction(value = "path_first", neverFails = true)
    @Description("The path with only the first touch on each channel")
    @SqlType(PATH)
    public static Block first(@SqlType(PATH) Block path)
    {
        return touches(path, PathTransforms.first(channels(path)));
    }

    @ScalarFunction(value = "path_frequency", neverFails = true)
    @Description("How many touches of the path are on each channel, in the order of their first touches")
    @SqlType("array(row(channel varchar,touches bigint))")
    public static Block frequency(@SqlType(PATH) Block path)
    {
        PathFrequency frequency = PathFrequency.of(channels(path));
        int[] positions = frequency.positions();
        return fromFieldBlocks(positions.length, new Block[] {
                path.copyPositions(positions, 0, positions.length),
                new LongArrayBlock(positions.length, Optional.empty(), frequency.touches()),
        });
    }

    @ScalarFunction(PATH_TRIM)
    @Description("The last touches of the path, as many as given")
    @SqlType(PATH)
    public static Block trim(@SqlType(PATH) Block path, @SqlType("bigint") long touches)
    {
        try {
            return touches(path, PathTransforms.trim(channels(path), touches));
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(PATH_TRIM, e);
        }
    }

    @ScalarFunction(value = "path_unique", neverFails = true)
    @Description("The channels of the path, each once and in alphabetical order")
    @SqlType(PATH)
    public static Block unique(@SqlType(PATH) Block path)
    {
        return touches(path, PathTransforms.unique(channels(path), naturalOrder()));
    }

    private static Block without(Block path, List<Slice> channels, BiFunction<List<Slice>, List<Slice>, int[]> transform)
    {
        return touches(path, transform.apply(channels(path), channels));
    }

    private static List<Slice> channels(Block path)
    {
        Slice[] channels = new Slice[path.getPositionCount()];
        for (int position = 0; position < channels.length; position++) {
            if (!path.isNull(position)) {
                channels[position] = VARCHAR.getSlice(path, position);
            }
        }
        return Arrays.asList(channels);
    }

    // of which List.of would not take NULL
    private static List<Slice> oneChannel(Slice channel)
    {
        Slice[] channels = {channel};
        return Arrays.asList(channels);
    }

    private static Block touches(Block path, int[] positions)
    {
        return path.copyPositions(positions, 0, positions.length);
    }
}
