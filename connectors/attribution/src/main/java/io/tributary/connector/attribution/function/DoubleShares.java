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

import io.tributary.attribution.journey.Timeline;
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.block.LongArrayBlock;

import java.util.Arrays;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.INVALID_FUNCTION_ARGUMENT;
import static java.util.Objects.requireNonNull;

/**
 * Values of floating point, or without a column of them the value 1 for each conversion.
 */
final class DoubleShares
        implements ValueShares
{
    private static final int INITIAL_CAPACITY = 16;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 16;

    private final Optional<Integer> column;
    private long[] values = new long[INITIAL_CAPACITY];
    private boolean[] nulls = new boolean[INITIAL_CAPACITY];

    DoubleShares(Optional<Integer> column)
    {
        this.column = requireNonNull(column, "column is null");
    }

    @Override
    public void share(CustomerRows conversion, double[] credits, int start, int end)
    {
        for (int row = start; row < end; row++) {
            write(conversion, credits[row], row);
        }
    }

    @Override
    public void write(CustomerRows conversion, double part, int row)
    {
        if (row >= values.length) {
            values = Arrays.copyOf(values, 2 * row);
            nulls = Arrays.copyOf(nulls, 2 * row);
        }
        nulls[row] = column.isPresent() && conversion.isNull(column.orElseThrow());
        if (!nulls[row]) {
            values[row] = Double.doubleToLongBits(part == 0 ? 0 : valueOf(conversion) * part);
        }
    }

    @Override
    public void clear()
    {
        if (values.length > LARGEST_CAPACITY_KEPT) {
            values = new long[INITIAL_CAPACITY];
            nulls = new boolean[INITIAL_CAPACITY];
        }
    }

    @Override
    public Block build(int count)
    {
        return new LongArrayBlock(count, ValidRows.find(count, row -> nulls[row]), Arrays.copyOf(values, count));
    }

    private double valueOf(CustomerRows conversion)
    {
        if (column.isEmpty()) {
            return 1;
        }
        double value = conversion.doubleAt(column.orElseThrow());
        try {
            Timeline.checkConversionValue(value);
        }
        catch (IllegalArgumentException e) {
            throw new TrinoException(INVALID_FUNCTION_ARGUMENT, e.getMessage(), e);
        }
        return value;
    }
}
