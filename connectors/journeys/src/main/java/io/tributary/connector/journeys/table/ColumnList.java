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
package io.tributary.connector.journeys.table;

import com.google.common.collect.ImmutableList;
import io.airlift.slice.Slice;
import io.airlift.slice.Slices;
import io.tributary.connector.journeys.story.Unit;
import io.trino.spi.type.DecimalType;
import io.trino.spi.type.TimeType;
import io.trino.spi.type.Type;

import java.util.ArrayList;
import java.util.List;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.TimeType.createTimeType;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampType.TIMESTAMP_MILLIS;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MILLIS;
import static io.trino.spi.type.Timestamps.MICROSECONDS_PER_MILLISECOND;
import static io.trino.spi.type.Timestamps.PICOSECONDS_PER_SECOND;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * Builds the columns of a table, one call a column.
 */
final class ColumnList<U extends Unit>
{
    static final int CENTS_SCALE = 2;

    private static final TimeType TIME_SECONDS = createTimeType(0);
    private static final DecimalType MONEY = createDecimalType(12, CENTS_SCALE);
    private static final DecimalType COST = createDecimalType(12, 4);

    private final List<Column<U>> columns = new ArrayList<>();

    ColumnList<U> text(String name, String comment, Texts<U> values)
    {
        return add(name, VARCHAR, comment, (unit, row, output) -> VARCHAR.writeSlice(output, Slices.utf8Slice(values.get(unit, row))));
    }

    /**
     * One of a few texts, by its position in the list; NULL where the position is negative.
     */
    ColumnList<U> choice(String name, String comment, List<String> labels, Numbers<U> positions)
    {
        List<Slice> slices = labels.stream()
                .map(Slices::utf8Slice)
                .collect(toImmutableList());
        return add(name, VARCHAR, comment, (unit, row, output) -> {
            int position = (int) positions.get(unit, row);
            if (position < 0) {
                output.appendNull();
            }
            else {
                VARCHAR.writeSlice(output, slices.get(position));
            }
        });
    }

    ColumnList<U> bigint(String name, String comment, Numbers<U> values)
    {
        return add(name, BIGINT, comment, (unit, row, output) -> BIGINT.writeLong(output, values.get(unit, row)));
    }

    ColumnList<U> fraction(String name, String comment, Fractions<U> values)
    {
        return add(name, DOUBLE, comment, (unit, row, output) -> DOUBLE.writeDouble(output, values.get(unit, row)));
    }

    ColumnList<U> flag(String name, String comment, Tests<U> values)
    {
        return add(name, BOOLEAN, comment, (unit, row, output) -> BOOLEAN.writeBoolean(output, values.test(unit, row)));
    }

    /**
     * {@code timestamp(3)} in UTC, from milliseconds since 1970.
     */
    ColumnList<U> timestamp(String name, String comment, Numbers<U> millis)
    {
        return add(name, TIMESTAMP_MILLIS, comment, (unit, row, output) -> TIMESTAMP_MILLIS.writeLong(output, millis.get(unit, row) * MICROSECONDS_PER_MILLISECOND));
    }

    /**
     * {@code timestamp(3) with time zone} in UTC, from milliseconds since 1970.
     */
    ColumnList<U> instant(String name, String comment, Numbers<U> millis)
    {
        return add(name, TIMESTAMP_TZ_MILLIS, comment, (unit, row, output) -> TIMESTAMP_TZ_MILLIS.writeLong(output, packDateTimeWithZone(millis.get(unit, row), UTC_KEY)));
    }

    /**
     * {@code date}, from days since 1970.
     */
    ColumnList<U> date(String name, String comment, Numbers<U> days)
    {
        return add(name, DATE, comment, (unit, row, output) -> DATE.writeLong(output, days.get(unit, row)));
    }

    /**
     * {@code time(0)}, from seconds since midnight.
     */
    ColumnList<U> time(String name, String comment, Numbers<U> seconds)
    {
        return add(name, TIME_SECONDS, comment, (unit, row, output) -> TIME_SECONDS.writeLong(output, seconds.get(unit, row) * PICOSECONDS_PER_SECOND));
    }

    /**
     * {@code decimal(12, 2)}, from hundredths.
     */
    ColumnList<U> money(String name, String comment, Numbers<U> cents)
    {
        return add(name, MONEY, comment, (unit, row, output) -> MONEY.writeLong(output, cents.get(unit, row)));
    }

    /**
     * {@code decimal(12, 4)}, from ten-thousandths.
     */
    ColumnList<U> cost(String name, String comment, Numbers<U> tenThousandths)
    {
        return add(name, COST, comment, (unit, row, output) -> COST.writeLong(output, tenThousandths.get(unit, row)));
    }

    /**
     * Makes the column added last NULL in some rows.
     */
    ColumnList<U> absentWhen(Tests<U> absent)
    {
        Column<U> last = columns.removeLast();
        ColumnWriter<U> present = last.writer();
        return add(last.name(), last.type(), last.comment(), (unit, row, output) -> {
            if (absent.test(unit, row)) {
                output.appendNull();
            }
            else {
                present.write(unit, row, output);
            }
        });
    }

    List<Column<U>> build()
    {
        return ImmutableList.copyOf(columns);
    }

    private ColumnList<U> add(String name, Type type, String comment, ColumnWriter<U> writer)
    {
        columns.add(new Column<>(name, type, comment, writer));
        return this;
    }

    interface Texts<U>
    {
        String get(U unit, int row);
    }

    interface Numbers<U>
    {
        long get(U unit, int row);
    }

    interface Fractions<U>
    {
        double get(U unit, int row);
    }

    interface Tests<U>
    {
        boolean test(U unit, int row);
    }
}
