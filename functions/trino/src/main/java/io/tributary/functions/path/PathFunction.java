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
import io.trino.spi.block.ArrayBlockBuilder;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.RowBlockBuilder;
import io.trino.spi.block.VariableWidthBlock;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

import static io.tributary.attribution.journey.NameNumbers.NO_NAME;
import static io.tributary.functions.InvalidArguments.invalidArgument;
import static java.util.Objects.requireNonNull;

/**
 * An aggregate over paths, whose classes for the engine differ in which arguments they take.
 *
 * @param <M> the model that it gathers
 */
final class PathFunction<M extends PathModel>
{
    static final String PATH = "array(varchar)";

    private final String name;
    private final Class<M> type;
    private final Function<String, M> newModel;

    /**
     * @param newModel makes a model of its settings
     */
    PathFunction(String name, Class<M> type, Function<String, M> newModel)
    {
        this.name = requireNonNull(name, "name is null");
        this.type = requireNonNull(type, "type is null");
        this.newModel = requireNonNull(newModel, "newModel is null");
    }

    /**
     * Adds a row.
     *
     * @param settings those of the row, from the model of its group, which is null at first
     */
    void add(PathModelState state, Block path, Function<PathModel, String> settings, Supplier<? extends PathModelRow<? super M>> row)
    {
        try {
            PathModelRow<? super M> journeys = row.get();
            M model = model(state, settings.apply(state.model()));
            int length = path.getPositionCount();
            int[] numbers = state.path(length);
            for (int step = 0; step < length; step++) {
                numbers[step] = path.isNull(step) ? NO_NAME : number(model, path, step);
            }
            journeys.addTo(model, numbers, length);
            state.measure();
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    void combine(PathModelState state, PathModelState other)
    {
        try {
            PathModelBytes bytes = other.serialized();
            bytes.mergeInto(model(state, bytes.settings()));
            state.measure();
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    /**
     * Writes the result of the group as an array of rows, NULL without any row.
     */
    void writeRows(PathModelState state, BlockBuilder out, BiConsumer<M, RowBlockBuilder> rows)
    {
        write(state, out, (model, result) -> ((ArrayBlockBuilder) result).buildEntry(elements -> rows.accept(model, (RowBlockBuilder) elements)));
    }

    /**
     * Writes the result of the group, NULL without any row.
     */
    void write(PathModelState state, BlockBuilder out, BiConsumer<M, BlockBuilder> result)
    {
        if (state.model() == null) {
            out.appendNull();
            return;
        }
        try {
            state.writeResult(out, builder -> result.accept(type.cast(state.model()), builder));
        }
        catch (IllegalArgumentException e) {
            throw invalidArgument(name, e);
        }
    }

    private M model(PathModelState state, String settings)
    {
        PathModel model = state.model();
        if (model == null) {
            model = newModel.apply(settings);
            state.setModel(model);
        }
        else if (!model.settings().equals(settings)) {
            throw new IllegalArgumentException("The settings must be the same on every row of a group, but there are '%s' and '%s': use constants".formatted(model.settings(), settings));
        }
        return type.cast(model);
    }

    private static int number(PathModel model, Block path, int step)
    {
        VariableWidthBlock names = (VariableWidthBlock) path.getUnderlyingValueBlock();
        int position = path.getUnderlyingValuePosition(step);
        Slice slice = names.getRawSlice();
        return model.channels().numberOf(slice.byteArray(), slice.byteArrayOffset() + names.getRawSliceOffset(position), names.getSliceLength(position));
    }
}
