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

import io.airlift.slice.Slice;
import io.tributary.analysis.condition.ColumnType;
import io.trino.spi.block.Block;
import io.trino.spi.block.VariableWidthBlock;
import io.trino.spi.type.BooleanType;
import io.trino.spi.type.DateType;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.Int128;
import io.trino.spi.type.RealType;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarbinaryType;
import io.trino.spi.type.VarcharType;

import java.math.BigDecimal;
import java.math.BigInteger;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.RealType.REAL;
import static io.trino.spi.type.SmallintType.SMALLINT;
import static io.trino.spi.type.TinyintType.TINYINT;

/**
 * Reads the values of a column as conditions and rules want them.
 */
abstract class ColumnReader
{
    private final ColumnType type;

    ColumnReader(ColumnType type)
    {
        this.type = type;
    }

    static ColumnReader of(Type type)
    {
        return switch (type) {
            case BooleanType _ -> new BooleanReader();
            case DoubleType _ -> new DoubleReader();
            case RealType _ -> new RealReader();
            case DecimalType decimal -> new DecimalReader(decimal);
            case VarcharType varchar -> new TextReader(varchar);
            case VarbinaryType _ -> new BytesReader();
            case DateType _, TimestampType _, TimestampWithTimeZoneType _ -> TimeReader.of(type);
            default -> {
                if (type == BIGINT || type == INTEGER || type == SMALLINT || type == TINYINT) {
                    yield new WholeNumberReader(type, wholeNumber(type));
                }
                // types that the SPI does not have
                yield switch (type.getBaseName()) {
                    // in milliseconds
                    case "interval day to second" -> new WholeNumberReader(type, ColumnType.INTERVAL_DAY_TO_SECOND);
                    // NULL in every row
                    case "unknown" -> new UnreadableReader(ColumnType.UNKNOWN);
                    default -> new UnreadableReader(ColumnType.OTHER);
                };
            }
        };
    }

    /**
     * The type of the column as conditions know it.
     */
    final ColumnType type()
    {
        return type;
    }

    boolean booleanAt(Block block, int position)
    {
        throw unreadable();
    }

    /**
     * A whole number; of a date the days, of a timestamp the microseconds since 1970-01-01, of an interval the milliseconds.
     */
    long longAt(Block block, int position)
    {
        throw unreadable();
    }

    /**
     * Of a timestamp, the picoseconds after its microsecond.
     */
    int picosAt(Block block, int position)
    {
        throw unreadable();
    }

    double doubleAt(Block block, int position)
    {
        throw unreadable();
    }

    String textAt(Block block, int position, TextCache texts)
    {
        throw unreadable();
    }

    BigDecimal decimalAt(Block block, int position)
    {
        throw unreadable();
    }

    byte[] bytesAt(Block block, int position)
    {
        throw unreadable();
    }

    private IllegalStateException unreadable()
    {
        return new IllegalStateException("A column of type %s was read as another".formatted(type));
    }

    private static ColumnType wholeNumber(Type type)
    {
        if (type == BIGINT) {
            return ColumnType.BIGINT;
        }
        if (type == INTEGER) {
            return ColumnType.INTEGER;
        }
        return type == SMALLINT ? ColumnType.SMALLINT : ColumnType.TINYINT;
    }

    private static final class BooleanReader
            extends ColumnReader
    {
        private BooleanReader()
        {
            super(ColumnType.BOOLEAN);
        }

        @Override
        boolean booleanAt(Block block, int position)
        {
            return BOOLEAN.getBoolean(block, position);
        }
    }

    private static final class WholeNumberReader
            extends ColumnReader
    {
        private final Type type;

        private WholeNumberReader(Type type, ColumnType columnType)
        {
            super(columnType);
            this.type = type;
        }

        @Override
        long longAt(Block block, int position)
        {
            return type.getLong(block, position);
        }
    }

    private static final class DoubleReader
            extends ColumnReader
    {
        private DoubleReader()
        {
            super(ColumnType.DOUBLE);
        }

        @Override
        double doubleAt(Block block, int position)
        {
            return DOUBLE.getDouble(block, position);
        }
    }

    private static final class RealReader
            extends ColumnReader
    {
        private RealReader()
        {
            super(ColumnType.REAL);
        }

        @Override
        double doubleAt(Block block, int position)
        {
            return REAL.getFloat(block, position);
        }
    }

    private static final class DecimalReader
            extends ColumnReader
    {
        private final DecimalType type;

        private DecimalReader(DecimalType type)
        {
            super(ColumnType.decimal(type.getPrecision(), type.getScale()));
            this.type = type;
        }

        @Override
        BigDecimal decimalAt(Block block, int position)
        {
            return type.isShort() ?
                    BigDecimal.valueOf(type.getLong(block, position), type.getScale()) :
                    new BigDecimal(wholeUnits(block, position), type.getScale());
        }

        private BigInteger wholeUnits(Block block, int position)
        {
            return ((Int128) type.getObject(block, position)).toBigInteger();
        }
    }

    private static final class TextReader
            extends ColumnReader
    {
        private TextReader(VarcharType type)
        {
            super(type.isUnbounded() ? ColumnType.VARCHAR : ColumnType.varchar(type.getBoundedLength()));
        }

        @Override
        String textAt(Block block, int position, TextCache texts)
        {
            VariableWidthBlock values = (VariableWidthBlock) block.getUnderlyingValueBlock();
            int valuePosition = block.getUnderlyingValuePosition(position);
            return texts.text(values.getRawSlice(), values.getRawSliceOffset(valuePosition), values.getSliceLength(valuePosition));
        }
    }

    private static final class BytesReader
            extends ColumnReader
    {
        private BytesReader()
        {
            super(ColumnType.VARBINARY);
        }

        @Override
        byte[] bytesAt(Block block, int position)
        {
            Slice slice = VarbinaryType.VARBINARY.getSlice(block, position);
            return slice.getBytes();
        }
    }

    private static final class UnreadableReader
            extends ColumnReader
    {
        private UnreadableReader(ColumnType type)
        {
            super(type);
        }
    }
}
