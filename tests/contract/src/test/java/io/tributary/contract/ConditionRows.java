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
package io.tributary.contract;

import com.google.common.collect.ImmutableList;
import io.tributary.analysis.condition.Column;
import io.tributary.analysis.condition.ColumnType;
import io.tributary.analysis.condition.Columns;
import io.tributary.analysis.condition.Row;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;

/**
 * Touches or conversions with a column of each type and values at the edges, for conditions and for Trino.
 */
final class ConditionRows
{
    /**
     * A value as Trino reads it, and as a row of a condition gives it.
     */
    private record Cell(String sql, Object value) {}

    private record TimeCell(long micros, int picos) {}

    private record CellRow(List<Cell> cells)
            implements Row
    {
        private Object value(int column)
        {
            return cells.get(column).value();
        }

        @Override
        public boolean isNull(int column)
        {
            return value(column) == null;
        }

        @Override
        public boolean booleanAt(int column)
        {
            return (Boolean) value(column);
        }

        @Override
        public long longAt(int column)
        {
            return value(column) instanceof TimeCell time ? time.micros() : ((Number) value(column)).longValue();
        }

        @Override
        public int picosAt(int column)
        {
            return ((TimeCell) value(column)).picos();
        }

        @Override
        public double doubleAt(int column)
        {
            return ((Number) value(column)).doubleValue();
        }

        @Override
        public String textAt(int column)
        {
            return (String) value(column);
        }

        @Override
        public BigDecimal decimalAt(int column)
        {
            return (BigDecimal) value(column);
        }

        @Override
        public byte[] bytesAt(int column)
        {
            return ((byte[]) value(column)).clone();
        }
    }

    static final Columns COLUMNS = Columns.of(
            new Column("flag", ColumnType.BOOLEAN),
            new Column("tiny", ColumnType.TINYINT),
            new Column("small", ColumnType.SMALLINT),
            new Column("num", ColumnType.INTEGER),
            new Column("big", ColumnType.BIGINT),
            new Column("rough", ColumnType.REAL),
            new Column("dbl", ColumnType.DOUBLE),
            new Column("dec5", ColumnType.decimal(5, 2)),
            new Column("dec18", ColumnType.decimal(18, 6)),
            new Column("dec38", ColumnType.decimal(38, 10)),
            new Column("text", ColumnType.VARCHAR),
            new Column("short_text", ColumnType.varchar(6)),
            new Column("bytes", ColumnType.VARBINARY),
            new Column("day", ColumnType.DATE),
            new Column("time3", ColumnType.timestamp(3)),
            new Column("time12", ColumnType.timestamp(12)),
            new Column("zoned3", ColumnType.timestampWithTimeZone(3)),
            new Column("zoned9", ColumnType.timestampWithTimeZone(9)));

    private static final List<List<Cell>> POOLS = ImmutableList.of(
            pool(cell("true", true), cell("false", false)),
            integers(-128, -7, -1, 0, 1, 2, 3, 100, 127),
            integers(-32768, -129, -1, 0, 1, 7, 1000, 32767),
            integers(Integer.MIN_VALUE, -32769, -1, 0, 1, 2, 10, 46341, 1_000_000, Integer.MAX_VALUE),
            pool(cell("(-9223372036854775807 - 1)", Long.MIN_VALUE), cell("-1", -1L), cell("0", 0L), cell("1", 1L), cell("3", 3L), cell("9007199254740993", 9007199254740993L), cell("1000000000000", 1000000000000L), cell("9223372036854775807", Long.MAX_VALUE)),
            pool(cell("REAL '0.1'", 0.1f), cell("REAL '-1.5'", -1.5f), cell("REAL '0'", 0f), cell("REAL '16777216'", 16777216f), cell("REAL '3.4028235e38'", Float.MAX_VALUE), cell("CAST(nan() AS real)", Float.NaN), cell("CAST(infinity() AS real)", Float.POSITIVE_INFINITY)),
            pool(cell("0e0", 0.0),
                    cell("-0e0", -0.0),
                    cell("0.1e0", 0.1),
                    cell("0.5e0", 0.5),
                    cell("-2.5e0", -2.5),
                    cell("1e300", 1e300),
                    cell("9007199254740993e0", 9007199254740993e0),
                    cell("nan()", Double.NaN),
                    cell("-infinity()", Double.NEGATIVE_INFINITY),
                    cell("0.49999999999999994e0", 0.49999999999999994)),
            decimals("0.00", "-0.01", "0.50", "1.00", "1.50", "12.34", "-999.99", "999.99"),
            decimals("0.000000", "0.000001", "-0.500000", "1.000000", "3.000000", "123456789012.345678", "-999999999999.999999"),
            decimals("0.0000000000", "0.5000000000", "-1.0000000000", "9007199254740993.0000000001", "9999999999999999999999999999.9999999999", "-9999999999999999999999999999.9999999999", "12.3400000000"),
            texts("", " ", "a", "A", "abc", "ABC", "a%b_c", "  spaced\t", "Straße", "İıǅ", "😀", "😀a\uFF5E", "\uFF5E", "12", " -7 ", "1.5", "1e3", "true", "F", "9223372036854775808", "NaN", "\u00A0x\u3000", "ςΣ", "a'b", "aaaa", "\u001Fx"),
            texts("", "a", "b", "abc", "a_", "%", "12", "T", "😀😀", "ab cd", "-1"),
            pool(cell("X''", new byte[] {}), cell("X'00'", new byte[] {0}), cell("X'61ff'", new byte[] {0x61, (byte) 0xFF}), cell("X'80'", new byte[] {(byte) 0x80})),
            pool(cell("DATE '1970-01-01'", 0L), cell("DATE '2024-02-29'", 19782L), cell("DATE '2026-11-30'", 20787L), cell("DATE '1969-12-31'", -1L), cell("DATE '0001-01-01'", -719162L), cell("DATE '9999-12-31'", 2932896L)),
            pool(time("TIMESTAMP '1970-01-01 00:00:00.000'", 0, 0),
                    time("TIMESTAMP '1969-12-31 23:59:59.999'", -1000, 0),
                    time("TIMESTAMP '2026-11-30 12:34:56.789'", 1796042096789000L, 0),
                    time("TIMESTAMP '2026-11-30 13:34:56.789'", 1796045696789000L, 0),
                    time("TIMESTAMP '2024-02-29 00:00:00.500'", 1709164800500000L, 0)),
            pool(time("TIMESTAMP '1970-01-01 00:00:00.000000000001'", 0, 1),
                    time("TIMESTAMP '1969-12-31 23:59:59.999999999999'", -1, 999_999),
                    time("TIMESTAMP '2026-11-30 12:34:56.789500000000'", 1796042096789500L, 0),
                    time("TIMESTAMP '2026-11-30 12:34:56.789499999999'", 1796042096789499L, 999_999),
                    time("TIMESTAMP '2024-02-29 00:00:00.500000500000'", 1709164800500000L, 500_000)),
            pool(time("TIMESTAMP '1970-01-01 00:00:00.000 UTC'", 0, 0), time("TIMESTAMP '2026-11-30 12:34:56.789 +01:00'", 1796038496789000L, 0), time("TIMESTAMP '2026-11-30 11:34:56.789 UTC'", 1796038496789000L, 0), time("TIMESTAMP '1969-12-31 23:59:59.999 UTC'", -1000, 0)),
            pool(time("TIMESTAMP '1970-01-01 00:00:00.000000001 UTC'", 0, 1_000),
                    time("TIMESTAMP '2026-11-30 12:34:56.789500000 +01:00'", 1796038496789500L, 0),
                    time("TIMESTAMP '2026-11-30 11:34:56.789499999 UTC'", 1796038496789499L, 999_000),
                    time("TIMESTAMP '1969-12-31 23:59:59.999999999 UTC'", -1, 999_000)));

    private final List<CellRow> rows;

    /**
     * @param count how many rows, of which the first has nothing but NULL
     */
    ConditionRows(Random random, int count)
    {
        ImmutableList.Builder<CellRow> rows = ImmutableList.builder();
        for (int row = 0; row < count; row++) {
            List<Cell> cells = new ArrayList<>();
            for (List<Cell> pool : POOLS) {
                cells.add(row == 0 || random.nextInt(6) == 0 ? new Cell("NULL", null) : pool.get(random.nextInt(pool.size())));
            }
            rows.add(new CellRow(ImmutableList.copyOf(cells)));
        }
        this.rows = rows.build();
    }

    int count()
    {
        return rows.size();
    }

    Row get(int row)
    {
        return rows.get(row);
    }

    /**
     * A common table expression of all rows, with the number of each.
     */
    String sql(String name)
    {
        String names = COLUMNS.columns().stream().map(Column::name).collect(joining(", "));
        String values = IntStream.range(0, rows.size())
                .mapToObj(row -> "(%s, %s)".formatted(row, IntStream.range(0, COLUMNS.columns().size())
                        .mapToObj(column -> "CAST(%s AS %s)".formatted(rows.get(row).cells().get(column).sql(), COLUMNS.columns().get(column).type()))
                        .collect(joining(", "))))
                .collect(joining(",\n"));
        return "%s (row_number, %s) AS (VALUES %s)".formatted(name, names, values);
    }

    private static List<Cell> pool(Cell... cells)
    {
        return ImmutableList.copyOf(cells);
    }

    private static Cell cell(String sql, Object value)
    {
        return new Cell(sql, value);
    }

    private static Cell time(String sql, long micros, int picos)
    {
        return new Cell(sql, new TimeCell(micros, picos));
    }

    private static List<Cell> integers(long... values)
    {
        return java.util.Arrays.stream(values).mapToObj(value -> cell(Long.toString(value), value)).toList();
    }

    private static List<Cell> decimals(String... values)
    {
        return java.util.Arrays.stream(values).map(value -> cell("DECIMAL '" + value + "'", new BigDecimal(value))).toList();
    }

    private static List<Cell> texts(String... values)
    {
        return java.util.Arrays.stream(values).map(value -> cell("'" + value.replace("'", "''") + "'", value)).toList();
    }
}
