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
import io.tributary.attribution.state.ModelState;
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.RowBlockBuilder;
import io.trino.spi.block.VariableWidthBlock;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.tributary.functions.InvalidArguments.invalidArgument;
import static java.util.Objects.requireNonNull;

/**
 * An aggregate over paths, whose classes for the engine differ in which arguments they take.
 *
 * @param <S> what it gathers
 */
final class PathFunction<S extends ModelState>
{
    static final String PATH = "array(varchar)";

    private final String name;
    private final Class<S> type;
    private final Function<String, S> newState;
    private final ToLongFunction<S> resultBytes;

    /**
     * @param newState makes a state of settings
     */
    PathFunction(String name, Class<S> type, Function<String, S> newState)
    {
        this(name, type, newState, _ -> 0);
    }

    /**
     * @param newState makes a state of settings
     * @param resultBytes about how many bytes a result takes for a while beside the state
     */
    PathFunction(String name, Class<S> type, Function<String, S> newState, ToLongFunction<S> resultBytes)
    {
        this.name = requireNonNull(name, "name is null");
        this.type = requireNonNull(type, "type is null");
        this.newState = requireNonNull(newState, "newState is null");
        this.resultBytes = requireNonNull(resultBytes, "resultBytes is null");
    }

    /**
     * Adds a row.
     *
     * @param settings those of the row, from the model of its group, which is null at first
     */
    void add(PathModelState state, Block path, Function<PathModel<?>, String> settings, Supplier<? extends PathModelRow<? super S>> row)
    {
        try {
            PathModelRow<? super S> journeys = row.get();
            S gathered = gathered(state, settings.apply(state.model()));
            int length = path.getPositionCount();
            int[] numbers = state.path(length);
            for (int step = 0; step < length; step++) {
                numbers[step] = path.isNull(step) ? NO_NAME : number(gathered, path, step);
            }
            journeys.addTo(gathered, numbers, length);
            state.measure(resultBytes(state));
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    void combine(PathModelState state, PathModelState other)
    {
        try {
            PathModelBytes bytes = other.serialized();
            S gathered = gathered(state, bytes.settings());
            bytes.mergeInto(gathered);
            state.measure(resultBytes(state));
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    /**
     * Writes the result of the group as an array of rows, NULL without any row.
     */
    void writeRows(PathModelState state, BlockBuilder out, BiConsumer<S, RowBlockBuilder> rows)
    {
        write(state, out, (gathered, result) -> ((ArrayBlockBuilder) result).buildEntry(elements -> rows.accept(gathered, (RowBlockBuilder) elements)));
    }

    /**
     * Writes the result of the group, NULL without any row.
     */
    void write(PathModelState state, BlockBuilder out, BiConsumer<S, BlockBuilder> result)
    {
        if (state.model() == null) {
            out.appendNull();
            return;
        }
        try {
            state.writeResult(out, builder -> result.accept(type.cast(state.model().state()), builder));
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    /**
     * About how many bytes the result of the group takes for a while beside its state.
     */
    long resultBytes(PathModelState state)
    {
        return resultBytes.applyAsLong(type.cast(state.model().state()));
    }

    private S gathered(PathModelState state, String settings)
    {
        PathModel<?> model = state.model();
        if (model == null) {
            model = new PathModel<>(settings, newState);
            state.setModel(model);
        }
        else if (!model.settings().equals(settings)) {
            throw new IllegalArgumentException("The settings must be the same on every row of a group, but there are '%s' and '%s': use constants".formatted(model.settings(), settings));
        }
        return type.cast(model.state());
    }

    private static int number(ModelState gathered, Block path, int step)
    {
        VariableWidthBlock names = (VariableWidthBlock) path.getUnderlyingValueBlock();
        int position = path.getUnderlyingValuePosition(step);
        Slice slice = names.getRawSlice();
        return gathered.channels().numberOf(slice.byteArray(), slice.byteArrayOffset() + names.getRawSliceOffset(position), names.getSliceLength(position));
    }
}
