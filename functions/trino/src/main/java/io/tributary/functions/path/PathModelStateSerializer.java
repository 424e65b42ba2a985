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

import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.AccumulatorStateSerializer;
import io.trino.spi.type.Type;

import static io.trino.spi.type.VarbinaryType.VARBINARY;

public final class PathModelStateSerializer
        implements AccumulatorStateSerializer<PathModelState>
{
    @Override
    public Type getSerializedType()
    {
        return VARBINARY;
    }

    @Override
    public void serialize(PathModelState state, BlockBuilder output)
    {
        if (state.model() == null) {
            output.appendNull();
        }
        else {
            VARBINARY.writeSlice(output, PathModelBytes.write(state.model()));
        }
    }

    /**
     * What the bytes are of is known to the function that reads them.
     */
    @Override
    public void deserialize(Block block, int index, PathModelState state)
    {
        state.setSerialized(PathModelBytes.read(VARBINARY.getSlice(block, index)));
    }
}
