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
package io.tributary.connector.attribution;

import io.airlift.slice.Slices;
import io.tributary.attribution.journey.IntervalText;
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.StandardTypes;
import io.trino.spi.type.Type;
import io.trino.spi.type.TypeDescriptor;
import io.trino.spi.type.TypeManager;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.google.common.base.Preconditions.checkArgument;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.BooleanType.BOOLEAN;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MICROS;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.lang.Long.parseLong;

/**
 * What is in a column, and how it is written as JSON: numbers and truth values as such, everything else as text.
 */
enum ColumnKind
{
    TEXT,
    WHOLE_NUMBER,
    LARGE_WHOLE_NUMBER,
    NUMBER,
    TRUTH,

    /**
     * In UTC, to the microsecond, as ISO 8601 has it.
     */
    INSTANT,

    /**
     * Days, hours, minutes, seconds and milliseconds, as SQL clients show an interval.
     */
    INTERVAL;

    private static final Pattern INTERVAL_TEXT = Pattern.compile("(-?)([0-9]+) ([0-9]{2}):([0-9]{2}):([0-9]{2})\\.([0-9]{3})");
    private static final long PICOS_PER_NANO = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    Type type(TypeManager typeManager)
    {
        return switch (this) {
            case TEXT -> VARCHAR;
            case WHOLE_NUMBER -> INTEGER;
            case LARGE_WHOLE_NUMBER -> BIGINT;
            case NUMBER -> DOUBLE;
            case TRUTH -> BOOLEAN;
            case INSTANT -> TIMESTAMP_TZ_MICROS;
            case INTERVAL -> typeManager.getType(new TypeDescriptor(StandardTypes.INTERVAL_DAY_TO_SECOND));
        };
    }

    /**
     * @return null for NULL
     */
    Object read(Type type, Block block, int position)
    {
        if (block.isNull(position)) {
            return null;
        }
        return switch (this) {
            case TEXT -> VARCHAR.getSlice(block, position).toStringUtf8();
            case WHOLE_NUMBER -> INTEGER.getInt(block, position);
            case LARGE_WHOLE_NUMBER -> BIGINT.getLong(block, position);
            case NUMBER -> DOUBLE.getDouble(block, position);
            case TRUTH -> BOOLEAN.getBoolean(block, position);
            case INSTANT -> instant((LongTimestampWithTimeZone) TIMESTAMP_TZ_MICROS.getObject(block, position)).toString();
            case INTERVAL -> IntervalText.ofMillis(type.getLong(block, position));
        };
    }

    /**
     * @param value null for NULL
     */
    void write(Type type, BlockBuilder output, Object value)
    {
        if (value == null) {
            output.appendNull();
            return;
        }
        switch (this) {
            case TEXT -> VARCHAR.writeSlice(output, Slices.utf8Slice((String) value));
            case WHOLE_NUMBER -> INTEGER.writeInt(output, ((Number) value).intValue());
            case LARGE_WHOLE_NUMBER -> BIGINT.writeLong(output, ((Number) value).longValue());
            case NUMBER -> DOUBLE.writeDouble(output, number(value));
            case TRUTH -> BOOLEAN.writeBoolean(output, (Boolean) value);
            case INSTANT -> TIMESTAMP_TZ_MICROS.writeObject(output, timestamp(Instant.parse((String) value)));
            case INTERVAL -> type.writeLong(output, millis((String) value));
        }
    }

    /**
     * @param value a number, or the text that JSON has for one that is not finite
     */
    static double number(Object value)
    {
        return value instanceof Number number ? number.doubleValue() : Double.parseDouble((String) value);
    }

    /**
     * Length of an interval in milliseconds.
     */
    static long millis(String interval)
    {
        Matcher parts = INTERVAL_TEXT.matcher(interval);
        checkArgument(parts.matches(), "not an interval: %s", interval);
        long size = (((parseLong(parts.group(2)) * 24 + parseLong(parts.group(3))) * 60 + parseLong(parts.group(4))) * 60 + parseLong(parts.group(5))) * 1000 + parseLong(parts.group(6));
        // the smallest one overflows to itself
        return parts.group(1).isEmpty() ? size : -size;
    }

    private static Instant instant(LongTimestampWithTimeZone timestamp)
    {
        return Instant.ofEpochMilli(timestamp.getEpochMillis()).plusNanos(timestamp.getPicosOfMilli() / PICOS_PER_NANO);
    }

    private static LongTimestampWithTimeZone timestamp(Instant instant)
    {
        return LongTimestampWithTimeZone.fromEpochMillisAndFraction(instant.toEpochMilli(), (int) (instant.getNano() % NANOS_PER_MILLI * PICOS_PER_NANO), UTC_KEY);
    }
}
