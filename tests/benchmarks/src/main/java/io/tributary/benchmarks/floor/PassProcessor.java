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
package io.tributary.benchmarks.floor;

import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.block.LongArrayBlock;
import io.trino.spi.function.table.TableFunctionDataProcessor;
import io.trino.spi.function.table.TableFunctionProcessorState;
import io.trino.spi.function.table.TableFunctionProcessorState.Processed;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static io.tributary.benchmarks.floor.PassHandle.EVERY_ROW;
import static io.trino.spi.function.table.TableFunctionProcessorState.Finished.FINISHED;
import static java.util.Objects.requireNonNull;

/**
 * Hands on the rows of one partition: the engine takes the number of each, and copies it.
 */
final class PassProcessor
        implements TableFunctionDataProcessor
{
    private final PassHandle handle;

    private long rowsBefore;

    PassProcessor(PassHandle handle)
    {
        this.handle = requireNonNull(handle, "handle is null");
    }

    @Override
    public TableFunctionProcessorState process(List<Optional<Page>> input)
    {
        if (input == null) {
            return FINISHED;
        }
        Page page = input.getFirst().orElseThrow();
        int rows = page.getPositionCount();
        boolean everyRow = handle == EVERY_ROW;
        Block values = page.getBlock(page.getChannelCount() - 1);
        long[] numbers = new long[rows];
        int handedOn = 0;
        for (int row = 0; row < rows; row++) {
            if (everyRow || !values.isNull(row)) {
                numbers[handedOn] = rowsBefore + row;
                handedOn++;
            }
        }
        rowsBefore += rows;
        if (handedOn == 0) {
            return Processed.usedInput();
        }
        return Processed.usedInputAndProduced(new Page(handedOn, new LongArrayBlock(handedOn, Optional.empty(), Arrays.copyOf(numbers, handedOn))));
    }
}
