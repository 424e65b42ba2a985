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
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.function.table.TableFunctionProcessorState.Processed;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static io.tributary.benchmarks.floor.PassHandle.EVERY_ROW;
import static io.tributary.benchmarks.floor.PassHandle.ROWS_WITH_VALUE;
import static io.trino.spi.function.table.TableFunctionProcessorState.Finished.FINISHED;
import static io.trino.spi.type.BigintType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

final class TestPassProcessor
{
    private static final Page FIRST_PAGE = page(true, false, false);
    private static final Page SECOND_PAGE = page(false, true);

    @Test
    void testEveryRow()
    {
        PassProcessor processor = new PassProcessor(EVERY_ROW);
        assertThat(handedOn(processor, FIRST_PAGE)).containsExactly(0L, 1L, 2L);
        assertThat(handedOn(processor, SECOND_PAGE)).containsExactly(3L, 4L);
        assertThat(processor.process(null)).isEqualTo(FINISHED);
    }

    @Test
    void testRowsWithValue()
    {
        PassProcessor processor = new PassProcessor(ROWS_WITH_VALUE);
        assertThat(handedOn(processor, FIRST_PAGE)).containsExactly(0L);
        assertThat(handedOn(processor, SECOND_PAGE)).containsExactly(4L);
    }

    @Test
    void testPageWithoutSuchRows()
    {
        Processed processed = process(new PassProcessor(ROWS_WITH_VALUE), page(false));
        assertThat(processed.isUsedInput()).isTrue();
        assertThat(processed.getResult()).isNull();
    }

    private static List<Long> handedOn(PassProcessor processor, Page page)
    {
        Page result = process(processor, page).getResult();
        return IntStream.range(0, result.getPositionCount())
                .mapToObj(row -> BIGINT.getLong(result.getBlock(0), row))
                .toList();
    }

    private static Processed process(PassProcessor processor, Page page)
    {
        return (Processed) processor.process(List.of(Optional.of(page)));
    }

    /**
     * Two columns, of which the second one has values where it is told so, and NULL elsewhere.
     */
    private static Page page(boolean... hasValue)
    {
        BlockBuilder customers = BIGINT.createFixedSizeBlockBuilder(hasValue.length);
        BlockBuilder amounts = BIGINT.createFixedSizeBlockBuilder(hasValue.length);
        for (boolean value : hasValue) {
            BIGINT.writeLong(customers, 1);
            if (value) {
                BIGINT.writeLong(amounts, 100);
            }
            else {
                amounts.appendNull();
            }
        }
        return new Page(customers.build(), amounts.build());
    }
}
