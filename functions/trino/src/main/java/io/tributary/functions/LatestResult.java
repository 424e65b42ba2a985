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
package io.tributary.functions;

import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;

import java.util.Optional;
import java.util.function.Consumer;

import static java.util.Objects.requireNonNull;

/**
 * The latest result of an aggregation of one group. A window asks an aggregation for its result with every row, also where the frame is the whole partition for all of
 * them: without this, a customer would be computed anew for each of its events.
 */
public final class LatestResult
{
    private Optional<ValueBlock> result = Optional.empty();

    /**
     * To be called whenever the state changes.
     */
    public void forget()
    {
        result = Optional.empty();
    }

    /**
     * Writes the result, which is computed only if it was forgotten.
     */
    public void write(BlockBuilder output, Consumer<BlockBuilder> computation)
    {
        requireNonNull(computation, "computation is null");
        if (result.isEmpty()) {
            BlockBuilder builder = output.newBlockBuilderLike(1, null);
            computation.accept(builder);
            result = Optional.of(builder.buildValueBlock());
        }
        output.append(result.orElseThrow(), 0);
    }

    public long retainedBytes()
    {
        return result.map(ValueBlock::getRetainedSizeInBytes).orElse(0L);
    }
}
