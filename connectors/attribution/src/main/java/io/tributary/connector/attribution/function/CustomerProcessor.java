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
package io.tributary.connector.attribution.function;

import io.trino.spi.Page;
import io.trino.spi.function.table.TableFunctionDataProcessor;
import io.trino.spi.function.table.TableFunctionProcessorState;
import jakarta.annotation.Nullable;

import java.util.List;
import java.util.Optional;

import static io.trino.spi.function.table.TableFunctionProcessorState.Finished.FINISHED;
import static io.trino.spi.function.table.TableFunctionProcessorState.Processed.produced;
import static io.trino.spi.function.table.TableFunctionProcessorState.Processed.usedInput;
import static java.util.Objects.requireNonNull;

/**
 * Takes in the rows of one customer, and then gives the rows of the result.
 */
final class CustomerProcessor
        implements TableFunctionDataProcessor
{
    private final CustomerWork work;
    private final Runnable whenFinished;
    private boolean begun;

    CustomerProcessor(CustomerWork work, Runnable whenFinished)
    {
        this.work = requireNonNull(work, "work is null");
        this.whenFinished = requireNonNull(whenFinished, "whenFinished is null");
    }

    @Override
    public TableFunctionProcessorState process(@Nullable List<Optional<Page>> input)
    {
        if (input != null) {
            work.add(input);
            return usedInput();
        }
        if (!begun) {
            work.begin();
            begun = true;
        }
        Optional<Page> page = work.next();
        if (page.isEmpty()) {
            work.finish();
            whenFinished.run();
            return FINISHED;
        }
        return produced(page.orElseThrow());
    }
}
