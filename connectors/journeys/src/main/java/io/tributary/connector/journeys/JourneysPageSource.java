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
import io.tributary.connector.journeys.story.Unit;
import io.tributary.connector.journeys.table.Column;
import io.tributary.connector.journeys.table.RowList;
import io.tributary.connector.journeys.table.TableDefinition;
import io.trino.spi.Page;
import io.trino.spi.PageBuilder;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.connector.ConnectorPageSource;
import io.trino.spi.connector.MemoryContext;
import io.trino.spi.connector.SourcePage;
import io.trino.spi.type.Type;

import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;

/**
 * Generates the rows of a split, unit by unit. A unit may have more rows than fit into a page.
 */
final class JourneysPageSource<U extends Unit>
        implements ConnectorPageSource
{
    private static final int MAX_ROWS_PER_PAGE = 8_192;
    // The page is checked for being full after this many rows
    private static final int ROWS_PER_STEP = 512;
    // Tables with few rows give way to other work from time to time
    private static final int MAX_UNITS_PER_CALL = 4_096;

    private final TableDefinition<U> table;
    private final List<Column<U>> columns;
    private final long persons;
    private final Iterator<Long> units;
    private final MemoryContext memoryContext;
    private final PageBuilder pageBuilder;
    private final RowList rows = new RowList();

    private U unit;
    private int nextRow;
    private long remaining;
    private boolean finished;
    private long completedBytes;
    private long readTimeNanos;

    JourneysPageSource(TableDefinition<U> table, List<Column<U>> columns, UnitRanges units, long persons, OptionalLong limit, MemoryContext memoryContext)
    {
        this.table = requireNonNull(table, "table is null");
        this.columns = ImmutableList.copyOf(columns);
        this.persons = persons;
        this.units = units.ranges().stream()
                .flatMapToLong(range -> LongStream.rangeClosed(range.first(), range.last()))
                .iterator();
        this.remaining = limit.orElse(Long.MAX_VALUE);
        this.memoryContext = requireNonNull(memoryContext, "memoryContext is null");
        List<Type> types = columns.stream()
                .map(Column::type)
                .collect(toImmutableList());
        this.pageBuilder = new PageBuilder(types);
    }

    @Override
    public long getCompletedBytes()
    {
        return completedBytes;
    }

    @Override
    public long getReadTimeNanos()
    {
        return readTimeNanos;
    }

    @Override
    public boolean isFinished()
    {
        return finished;
    }

    @Override
    public SourcePage getNextSourcePage()
    {
        long start = System.nanoTime();
        fillPage();
        Page page = pageBuilder.build();
        pageBuilder.reset();
        completedBytes += page.getSizeInBytes();
        memoryContext.setBytes(finished ? 0 : pageBuilder.getRetainedSizeInBytes() + rows.retainedBytes() + (unit == null ? 0 : unit.retainedBytes()));
        readTimeNanos += System.nanoTime() - start;
        return page.getPositionCount() == 0 ? null : SourcePage.create(page);
    }

    private void fillPage()
    {
        int unitsRead = 0;
        while (!pageBuilder.isFull() && pageBuilder.getPositionCount() < MAX_ROWS_PER_PAGE) {
            if (remaining == 0 || (nextRow == rows.size() && !units.hasNext())) {
                close();
                return;
            }
            if (nextRow < rows.size()) {
                appendRows((int) min(remaining, min(rows.size() - nextRow, ROWS_PER_STEP)));
            }
            else if (unitsRead == MAX_UNITS_PER_CALL) {
                return;
            }
            else {
                readUnit();
                unitsRead++;
            }
        }
    }

    private void readUnit()
    {
        rows.clear();
        nextRow = 0;
        unit = table.units().read(units.next(), persons);
        table.rows().addRows(unit, rows);
    }

    private void appendRows(int count)
    {
        for (int channel = 0; channel < columns.size(); channel++) {
            Column<U> column = columns.get(channel);
            BlockBuilder output = pageBuilder.getBlockBuilder(channel);
            for (int position = nextRow; position < nextRow + count; position++) {
                column.writer().write(unit, rows.get(position), output);
            }
        }
        pageBuilder.declarePositions(count);
        nextRow += count;
        remaining -= count;
    }

    @Override
    public void close()
    {
        finished = true;
        unit = null;
    }
}
