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

import io.tributary.attribution.model.ExactShares;
import io.trino.spi.block.Block;
import io.trino.spi.block.Int128ArrayBlock;
import io.trino.spi.block.LongArrayBlock;
import io.trino.spi.type.Int128;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

/**
 * Values of decimals and whole numbers, whose parts sum to them exactly, at their scale.
 */
final class ExactValueShares
        implements ValueShares
{
    private static final int INITIAL_CAPACITY = 16;
    // more than credits of one conversion can sum to that share it
    private static final double ABOVE_ONE = 1.5;

    private final int column;
    private final boolean wide;
    // two for each value that needs 128 bits
    private long[] values = new long[2 * INITIAL_CAPACITY];
    private boolean[] nulls = new boolean[INITIAL_CAPACITY];

    /**
     * @param wide whether values have 128 bits, not 64
     */
    ExactValueShares(int column, boolean wide)
    {
        this.column = column;
        this.wide = wide;
    }

    @Override
    public void share(CustomerRows conversion, double[] credits, int start, int end)
    {
        makeRoom(end);
        if (conversion.isNull(column)) {
            Arrays.fill(nulls, start, end, true);
            return;
        }
        BigInteger total = conversion.unitsAt(column);
        double[] shared = Arrays.copyOfRange(credits, start, end);
        double sum = Arrays.stream(shared).sum();
        BigInteger[] shares = sum > 0 && sum < ABOVE_ONE ? ExactShares.of(shared, shared.length, total) : new BigInteger[0];
        for (int row = start; row < end; row++) {
            if (shares.length > 0) {
                write(row, shares[row - start]);
            }
            else {
                // the model gives each touch the whole, or there is nothing to give
                write(row, credits[row] > 0 ? total : BigInteger.ZERO);
            }
        }
    }

    @Override
    public void write(CustomerRows conversion, double part, int row)
    {
        makeRoom(row + 1);
        if (conversion.isNull(column)) {
            nulls[row] = true;
            return;
        }
        write(row, new BigDecimal(conversion.unitsAt(column)).multiply(new BigDecimal(part)).setScale(0, RoundingMode.HALF_UP).toBigInteger());
    }

    @Override
    public Block build(int count)
    {
        Optional<long[]> validRows = ValidRows.find(count, row -> nulls[row]);
        return wide ?
                new Int128ArrayBlock(count, validRows, Arrays.copyOf(values, 2 * count)) :
                new LongArrayBlock(count, validRows, Arrays.copyOf(values, count));
    }

    private void makeRoom(int rows)
    {
        if (nulls.length < rows) {
            int capacity = Math.max(rows, 2 * nulls.length);
            nulls = Arrays.copyOf(nulls, capacity);
            values = Arrays.copyOf(values, 2 * capacity);
        }
    }

    private void write(int row, BigInteger units)
    {
        nulls[row] = false;
        if (wide) {
            Int128 value = Int128.valueOf(units);
            values[2 * row] = value.getHigh();
            values[2 * row + 1] = value.getLow();
        }
        else {
            values[row] = units.longValueExact();
        }
    }
}
