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

import io.tributary.analysis.condition.Row;
import io.trino.spi.Page;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.type.DecimalType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * The rows that one customer has in a table argument, in the order of the query. It stands at one of them, whose values it gives.
 */
final class CustomerRows
        implements Row
{
    private final List<InputColumn> columns;
    private final ColumnReader[] readers;
    private final TextCache texts;
    private final List<Page> pages = new ArrayList<>();
    private int count;

    private int pageNumber;
    // the rows of the page where it stands
    private int pageStart;
    private int pageEnd;
    private Page page;
    private int position;

    CustomerRows(InputTable table, TextCache texts)
    {
        columns = table.columns();
        readers = table.columns().stream()
                .map(column -> ColumnReader.of(column.type()))
                .toArray(ColumnReader[]::new);
        this.texts = requireNonNull(texts, "texts is null");
    }

    void clear()
    {
        pages.clear();
        count = 0;
        page = null;
        pageNumber = 0;
        pageStart = 0;
        pageEnd = 0;
    }

    void add(Page next)
    {
        if (next.getPositionCount() == 0) {
            return;
        }
        if (pages.isEmpty()) {
            page = next;
            pageEnd = next.getPositionCount();
        }
        pages.add(next);
        count += next.getPositionCount();
    }

    int count()
    {
        return count;
    }

    /**
     * Stands at a row, and mostly near the one before.
     */
    CustomerRows at(int row)
    {
        while (row >= pageEnd) {
            pageNumber++;
            page = pages.get(pageNumber);
            pageStart = pageEnd;
            pageEnd += page.getPositionCount();
        }
        while (row < pageStart) {
            pageNumber--;
            page = pages.get(pageNumber);
            pageEnd = pageStart;
            pageStart -= page.getPositionCount();
        }
        position = row - pageStart;
        return this;
    }

    /**
     * The value as an object that is equal to another where the values are.
     */
    Object objectAt(int column)
    {
        return columns.get(column).type().getObjectValue(page.getBlock(column), position);
    }

    /**
     * Appends the value to a block of its type.
     */
    void appendTo(int column, BlockBuilder target)
    {
        Block block = page.getBlock(column);
        target.append(block.getUnderlyingValueBlock(), block.getUnderlyingValuePosition(position));
    }

    /**
     * A whole number of the smallest unit of a decimal, or a whole number.
     */
    BigInteger unitsAt(int column)
    {
        if (columns.get(column).type() instanceof DecimalType) {
            return decimalAt(column).unscaledValue();
        }
        return BigInteger.valueOf(longAt(column));
    }

    long microsAt(int column)
    {
        return ((TimeReader) readers[column]).microsAt(page.getBlock(column), position);
    }

    @Override
    public boolean isNull(int column)
    {
        return page.getBlock(column).isNull(position);
    }

    @Override
    public boolean booleanAt(int column)
    {
        return readers[column].booleanAt(page.getBlock(column), position);
    }

    @Override
    public long longAt(int column)
    {
        return readers[column].longAt(page.getBlock(column), position);
    }

    @Override
    public int picosAt(int column)
    {
        return readers[column].picosAt(page.getBlock(column), position);
    }

    @Override
    public double doubleAt(int column)
    {
        return readers[column].doubleAt(page.getBlock(column), position);
    }

    @Override
    public String textAt(int column)
    {
        return readers[column].textAt(page.getBlock(column), position, texts);
    }

    @Override
    public BigDecimal decimalAt(int column)
    {
        return readers[column].decimalAt(page.getBlock(column), position);
    }

    @Override
    public byte[] bytesAt(int column)
    {
        return readers[column].bytesAt(page.getBlock(column), position);
    }
}
