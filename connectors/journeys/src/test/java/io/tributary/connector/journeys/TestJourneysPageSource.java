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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.tributary.connector.journeys.story.Story;
import io.tributary.connector.journeys.table.Column;
import io.tributary.connector.journeys.table.TableDefinition;
import io.tributary.connector.journeys.table.UnitSource;
import io.trino.spi.connector.SourcePage;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import static io.trino.spi.block.PageBuilderStatus.DEFAULT_MAX_PAGE_SIZE_IN_BYTES;
import static io.trino.spi.connector.MemoryContext.NO_LIMIT;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static org.assertj.core.api.Assertions.assertThat;

final class TestJourneysPageSource
{
    private static final int ROWS_PER_PERSON = 20_000;
    private static final String LONG_TEXT = "x".repeat(1_000);

    private static final Column<Story> NUMBER = new Column<>("number", BIGINT, "Row.", (_, row, output) -> BIGINT.writeLong(output, row));
    private static final Column<Story> TEXT = new Column<>("text", VARCHAR, "Long.", (_, _, output) -> VARCHAR.writeString(output, LONG_TEXT));
    private static final Column<Story> TRAP = new Column<>("trap", BIGINT, "Fails.", (_, _, _) -> {
        throw new AssertionError("A column that nobody asked for was generated");
    });

    private static final TableDefinition<Story> TABLE = new TableDefinition<>(
            "many_rows",
            "Many rows a person.",
            new UnitSource.Stories(),
            (_, rows) -> {
                for (int row = 0; row < ROWS_PER_PERSON; row++) {
                    rows.add(row);
                }
            },
            ImmutableMap.of("number", NUMBER, "text", TEXT, "trap", TRAP),
            Optional.empty());

    @Test
    void testColumnsNotAskedForAreNotGenerated()
    {
        assertThat(rows(pages(ImmutableList.of(NUMBER), OptionalLong.empty(), new AtomicLong()))).isEqualTo(3 * ROWS_PER_PERSON);
    }

    @Test
    void testCountNeedsNoColumns()
    {
        List<SourcePage> pages = pages(ImmutableList.of(), OptionalLong.empty(), new AtomicLong());
        assertThat(rows(pages)).isEqualTo(3 * ROWS_PER_PERSON);
        assertThat(pages).allSatisfy(page -> assertThat(page.getChannelCount()).isZero());
    }

    @Test
    void testPagesOfOnePersonStaySmall()
    {
        assertThat(pages(ImmutableList.of(NUMBER, TEXT), OptionalLong.empty(), new AtomicLong()))
                .hasSizeGreaterThan(30)
                .allSatisfy(page -> assertThat(page.getSizeInBytes()).isLessThan(2L * DEFAULT_MAX_PAGE_SIZE_IN_BYTES));
    }

    @Test
    void testLimitEndsTheScan()
    {
        assertThat(rows(pages(ImmutableList.of(NUMBER), OptionalLong.of(777), new AtomicLong()))).isEqualTo(777);
        assertThat(rows(pages(ImmutableList.of(NUMBER), OptionalLong.of(0), new AtomicLong()))).isZero();
    }

    @Test
    void testMemoryIsReported()
    {
        AtomicLong largest = new AtomicLong();
        pages(ImmutableList.of(NUMBER), OptionalLong.empty(), largest);
        assertThat(largest.get()).isGreaterThan(Integer.BYTES * (long) ROWS_PER_PERSON);
    }

    private static List<SourcePage> pages(List<Column<Story>> columns, OptionalLong limit, AtomicLong largestMemory)
    {
        List<SourcePage> pages = new ArrayList<>();
        try (JourneysPageSource<Story> source = new JourneysPageSource<>(TABLE, columns, UnitRanges.upTo(3), 1_000, limit, bytes -> {
            NO_LIMIT.setBytes(bytes);
            largestMemory.accumulateAndGet(bytes, Math::max);
        })) {
            while (!source.isFinished()) {
                SourcePage page = source.getNextSourcePage();
                if (page != null) {
                    pages.add(page);
                }
            }
        }
        return pages;
    }

    private static long rows(List<SourcePage> pages)
    {
        return pages.stream()
                .mapToLong(SourcePage::getPositionCount)
                .sum();
    }
}
