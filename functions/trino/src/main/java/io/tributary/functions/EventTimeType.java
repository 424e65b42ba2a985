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
package io.tributary.functions;

import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.Fixed12Block;
import io.trino.spi.block.Fixed12BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.DateType;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;

import java.util.Optional;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.DateTimeEncoding.unpackZoneKey;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;
import static java.lang.Math.toIntExact;
import static java.util.Objects.requireNonNull;

/**
 * The types of event time, one for each way in which the engine holds them, so that no value loses precision, and one for each
 * that implicit conversions could otherwise take two ways.
 * <p>
 * An instant is a number of microseconds since 1970-01-01 00:00 UTC, or since that local time where the type has no zone, and a number of picoseconds
 * within the microsecond. A zone is the engine's number of the time zone in which to show it, 0 for UTC or where the type has none.
 */
public enum EventTimeType
{
    DATE("date", false) {
        @Override
        public long micros(long days)
        {
            long micros = days * MICROS_PER_DAY;
            if (micros / MICROS_PER_DAY != days) {
                throw new IllegalArgumentException("An event time must lie within 292,000 years of 1970, but is %s days from it: mend the date".formatted(days));
            }
            return micros;
        }

        @Override
        public long micros(ValueBlock block, int position)
        {
            return micros(DateType.DATE.getLong(block, position));
        }

        @Override
        public void write(Type type, BlockBuilder output, long micros, int picosOfMicro, int zone)
        {
            type.writeLong(output, floorDiv(micros, MICROS_PER_DAY));
        }
    },

    TIMESTAMP_MILLIS("timestamp(3)", false),

    TIMESTAMP_MICROS("timestamp(6)", false),

    TIMESTAMP_PICOS("timestamp(12)", true) {
        @Override
        public long micros(Object timestamp)
        {
            return ((LongTimestamp) timestamp).getEpochMicros();
        }

        @Override
        public int picosOfMicro(Object timestamp)
        {
            return ((LongTimestamp) timestamp).getPicosOfMicro();
        }

        @Override
        public long micros(ValueBlock block, int position)
        {
            return ((Fixed12Block) block).getFixed12First(position);
        }

        @Override
        public int picosOfMicro(ValueBlock block, int position)
        {
            return ((Fixed12Block) block).getFixed12Second(position);
        }

        @Override
        public void write(Type type, BlockBuilder output, long micros, int picosOfMicro, int zone)
        {
            ((Fixed12BlockBuilder) output).writeFixed12(micros, picosOfMicro);
        }
    },

    INSTANT_MILLIS("timestamp(3) with time zone", false) {
        @Override
        public long micros(long packed)
        {
            return unpackMillisUtc(packed) * MICROS_PER_MILLISECOND;
        }

        @Override
        public int zone(ValueBlock block, int position)
        {
            return unpackZoneKey(BIGINT.getLong(block, position)).getKey();
        }

        @Override
        public void write(Type type, BlockBuilder output, long micros, int picosOfMicro, int zone)
        {
            type.writeLong(output, packDateTimeWithZone(floorDiv(micros, MICROS_PER_MILLISECOND), (short) zone));
        }
    },

    INSTANT_PICOS("timestamp(12) with time zone", true) {
        @Override
        public long micros(Object instant)
        {
            LongTimestampWithTimeZone value = (LongTimestampWithTimeZone) instant;
            return value.getEpochMillis() * MICROS_PER_MILLISECOND + value.getPicosOfMilli() / PICOS_PER_MICRO;
        }

        @Override
        public int picosOfMicro(Object instant)
        {
            return ((LongTimestampWithTimeZone) instant).getPicosOfMilli() % PICOS_PER_MICRO;
        }

        @Override
        public long micros(ValueBlock block, int position)
        {
            return INSTANT_MILLIS.micros(packed(block, position)) + picosOfMilli(block, position) / PICOS_PER_MICRO;
        }

        @Override
        public int picosOfMicro(ValueBlock block, int position)
        {
            return picosOfMilli(block, position) % PICOS_PER_MICRO;
        }

        @Override
        public int zone(ValueBlock block, int position)
        {
            return unpackZoneKey(packed(block, position)).getKey();
        }

        @Override
        public void write(Type type, BlockBuilder output, long micros, int picosOfMicro, int zone)
        {
            ((Fixed12BlockBuilder) output).writeFixed12(
                    packDateTimeWithZone(floorDiv(micros, MICROS_PER_MILLISECOND), (short) zone),
                    toIntExact(floorMod(micros, MICROS_PER_MILLISECOND) * PICOS_PER_MICRO + picosOfMicro));
        }

        private static long packed(ValueBlock block, int position)
        {
            return ((Fixed12Block) block).getFixed12First(position);
        }

        private static int picosOfMilli(ValueBlock block, int position)
        {
            return ((Fixed12Block) block).getFixed12Second(position);
        }
    };

    private static final long MICROS_PER_DAY = 24L * 60 * 60 * 1_000_000;
    private static final long MICROS_PER_MILLISECOND = 1000;
    private static final int PICOS_PER_MICRO = 1_000_000;

    private final String sqlType;
    private final boolean isObject;

    EventTimeType(String sqlType, boolean isObject)
    {
        this.sqlType = requireNonNull(sqlType, "sqlType is null");
        this.isObject = isObject;
    }

    /**
     * How values of a type are held.
     *
     * @throws IllegalArgumentException if it is no type of event time
     */
    public static EventTimeType ofType(Type type)
    {
        return find(type).orElseThrow(() -> new IllegalArgumentException("An event time must be a date, a timestamp or a timestamp with time zone, but is %s: convert it, as in CAST(event_time AS timestamp(3))".formatted(type.getDisplayName())));
    }

    /**
     * How values of a type are held, empty if it is no type of event time.
     */
    public static Optional<EventTimeType> find(Type type)
    {
        return switch (type) {
            case DateType _ -> Optional.of(DATE);
            case TimestampType timestamp -> Optional.of(timestamp.isShort() ? TIMESTAMP_MICROS : TIMESTAMP_PICOS);
            case TimestampWithTimeZoneType instant -> Optional.of(instant.isShort() ? INSTANT_MILLIS : INSTANT_PICOS);
            default -> Optional.empty();
        };
    }

    public String sqlType()
    {
        return sqlType;
    }

    /**
     * Whether the engine holds values as objects; otherwise as longs.
     */
    public boolean isObject()
    {
        return isObject;
    }

    /**
     * The instant of a value that is held as a long.
     */
    public long micros(long value)
    {
        return value;
    }

    /**
     * The instant of a value that is held as an object, but for the picoseconds.
     */
    public long micros(Object value)
    {
        throw new IllegalStateException("Values of %s are longs".formatted(sqlType));
    }

    /**
     * Picoseconds within the microsecond of a value that is held as an object.
     */
    public int picosOfMicro(Object value)
    {
        throw new IllegalStateException("Values of %s are longs".formatted(sqlType));
    }

    /**
     * The instant of a value in a block, but for the picoseconds, without an object for it.
     */
    public long micros(ValueBlock block, int position)
    {
        return micros(BIGINT.getLong(block, position));
    }

    /**
     * Picoseconds within the microsecond of a value in a block.
     */
    public int picosOfMicro(ValueBlock block, int position)
    {
        return 0;
    }

    /**
     * The zone of a value in a block.
     */
    public int zone(ValueBlock block, int position)
    {
        return UTC_KEY.getKey();
    }

    /**
     * Writes an instant as a value of the type, in UTC if that has a zone.
     */
    public void write(Type type, BlockBuilder output, long micros, int picosOfMicro)
    {
        write(type, output, micros, picosOfMicro, UTC_KEY.getKey());
    }

    /**
     * Writes an instant as a value of the type, in the zone if that has one.
     */
    public void write(Type type, BlockBuilder output, long micros, int picosOfMicro, int zone)
    {
        type.writeLong(output, micros);
    }
}
