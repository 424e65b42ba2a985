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
import io.trino.spi.TrinoException;
import io.trino.spi.block.Block;
import io.trino.spi.block.Int128ArrayBlock;
import io.trino.spi.block.LongArrayBlock;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.Decimals;
import io.trino.spi.type.Int128;
import io.trino.spi.type.Type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Optional;

import static io.trino.spi.StandardErrorCode.NUMERIC_VALUE_OUT_OF_RANGE;
import static java.util.Objects.requireNonNull;

/**
 * Values of decimals and whole numbers, whose parts sum to them exactly, at their scale.
 */
final class ExactValueShares
        implements ValueShares
{
    private static final int INITIAL_CAPACITY = 16;
    private static final int LARGEST_CAPACITY_KEPT = 1 << 16;
    private static final BigInteger LARGEST_UNITS = BigInteger.TEN.pow(Decimals.MAX_PRECISION).subtract(BigInteger.ONE);
    // more than credits of one conversion can sum to that share it
    private static final double ABOVE_ONE = 1.5;

    private final int column;
    private final Type type;
    // a value of 128 bits takes two
    private final int longs;
    private long[] values;
    private boolean[] nulls;

    /**
     * @param type of the shares, a decimal or bigint
     */
    ExactValueShares(int column, Type type)
    {
        this.column = column;
        this.type = requireNonNull(type, "type is null");
        longs = type instanceof DecimalType decimal && !decimal.isShort() ? 2 : 1;
        allocate();
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
        return longs == 2 ?
                new Int128ArrayBlock(count, validRows, Arrays.copyOf(values, 2 * count)) :
                new LongArrayBlock(count, validRows, Arrays.copyOf(values, count));
    }

    private void makeRoom(int rows)
    {
        if (nulls.length < rows) {
            int capacity = Math.max(rows, 2 * nulls.length);
            nulls = Arrays.copyOf(nulls, capacity);
            values = Arrays.copyOf(values, longs * capacity);
        }
    }

    @Override
    public void clear()
    {
        if (nulls.length > LARGEST_CAPACITY_KEPT) {
            allocate();
        }
    }

    private void allocate()
    {
        values = new long[longs * INITIAL_CAPACITY];
        nulls = new boolean[INITIAL_CAPACITY];
    }

    private void write(int row, BigInteger units)
    {
        nulls[row] = false;
        if (isOutOfRange(units)) {
            throw new TrinoException(NUMERIC_VALUE_OUT_OF_RANGE, "What moves of a conversion is worth more than %s holds, as its model gives each touch the whole: cast the column of value to a type that holds more, such as double, in the query inside TABLE(...)".formatted(type.getDisplayName()));
        }
        if (longs == 2) {
            Int128 value = Int128.valueOf(units);
            values[2 * row] = value.getHigh();
            values[2 * row + 1] = value.getLow();
        }
        else {
            values[row] = units.longValueExact();
        }
    }

    private boolean isOutOfRange(BigInteger units)
    {
        return type instanceof DecimalType ? units.abs().compareTo(LARGEST_UNITS) > 0 : units.bitLength() >= Long.SIZE;
    }
}
