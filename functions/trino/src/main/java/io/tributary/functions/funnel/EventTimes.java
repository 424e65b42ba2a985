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
package io.tributary.functions.funnel;

import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.type.DateType;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;

import static io.trino.spi.type.DateTimeEncoding.packDateTimeWithZone;
import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.DateTimeEncoding.unpackZoneKey;
import static io.trino.spi.type.LongTimestampWithTimeZone.fromEpochMillisAndFraction;
import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;
import static java.util.Objects.requireNonNull;

/**
 * Reads event times of a type without loss, as microseconds, picoseconds and zone, and writes them as they were.
 */
abstract class EventTimes
{
    private static final long MICROS_PER_DAY = 24L * 60 * 60 * 1_000_000;
    private static final int MICROS_PER_MILLISECOND = 1000;
    private static final int PICOS_PER_MICRO = 1_000_000;

    final Type type;

    private EventTimes(Type type)
    {
        this.type = requireNonNull(type, "type is null");
    }

    static EventTimes of(Type type)
    {
        return switch (type) {
            case DateType _ -> new Dates(type);
            case TimestampType timestampType -> timestampType.isShort() ? new ShortTimestamps(type) : new LongTimestamps(type);
            case TimestampWithTimeZoneType timestampType -> timestampType.isShort() ? new ShortInstants(type) : new LongInstants(type);
            default -> new Unknown(type);
        };
    }

    /**
     * @throws IllegalArgumentException if the type is no type of event time
     */
    void check() {}

    /**
     * Microseconds since 1970-01-01 00:00 UTC, or since that local time where the type has no zone.
     *
     * @throws IllegalArgumentException if the date is beyond reckoning
     */
    abstract long micros(ValueBlock block, int position);

    /**
     * Picoseconds within the microsecond.
     */
    int picos(ValueBlock block, int position)
    {
        return 0;
    }

    /**
     * The engine's number of the time zone.
     */
    int zone(ValueBlock block, int position)
    {
        return 0;
    }

    abstract void write(BlockBuilder out, long micros, int picos, int zone);

    private static final class Dates
            extends EventTimes
    {
        private Dates(Type type)
        {
            super(type);
        }

        @Override
        long micros(ValueBlock block, int position)
        {
            long days = type.getLong(block, position);
            long micros = days * MICROS_PER_DAY;
            if (micros / MICROS_PER_DAY != days) {
                throw new IllegalArgumentException("An event time must lie within 292,000 years of 1970, but is %s days from it: mend the date".formatted(days));
            }
            return micros;
        }

        @Override
        void write(BlockBuilder out, long micros, int picos, int zone)
        {
            type.writeLong(out, micros / MICROS_PER_DAY);
        }
    }

    private static final class ShortTimestamps
            extends EventTimes
    {
        private ShortTimestamps(Type type)
        {
            super(type);
        }

        @Override
        long micros(ValueBlock block, int position)
        {
            return type.getLong(block, position);
        }

        @Override
        void write(BlockBuilder out, long micros, int picos, int zone)
        {
            type.writeLong(out, micros);
        }
    }

    private static final class LongTimestamps
            extends EventTimes
    {
        private LongTimestamps(Type type)
        {
            super(type);
        }

        @Override
        long micros(ValueBlock block, int position)
        {
            return ((LongTimestamp) type.getObject(block, position)).getEpochMicros();
        }

        @Override
        int picos(ValueBlock block, int position)
        {
            return ((LongTimestamp) type.getObject(block, position)).getPicosOfMicro();
        }

        @Override
        void write(BlockBuilder out, long micros, int picos, int zone)
        {
            type.writeObject(out, new LongTimestamp(micros, picos));
        }
    }

    private static final class ShortInstants
            extends EventTimes
    {
        private ShortInstants(Type type)
        {
            super(type);
        }

        @Override
        long micros(ValueBlock block, int position)
        {
            return unpackMillisUtc(type.getLong(block, position)) * MICROS_PER_MILLISECOND;
        }

        @Override
        int zone(ValueBlock block, int position)
        {
            return unpackZoneKey(type.getLong(block, position)).getKey();
        }

        @Override
        void write(BlockBuilder out, long micros, int picos, int zone)
        {
            type.writeLong(out, packDateTimeWithZone(floorDiv(micros, MICROS_PER_MILLISECOND), (short) zone));
        }
    }

    private static final class LongInstants
            extends EventTimes
    {
        private LongInstants(Type type)
        {
            super(type);
        }

        @Override
        long micros(ValueBlock block, int position)
        {
            LongTimestampWithTimeZone instant = (LongTimestampWithTimeZone) type.getObject(block, position);
            return instant.getEpochMillis() * MICROS_PER_MILLISECOND + instant.getPicosOfMilli() / PICOS_PER_MICRO;
        }

        @Override
        int picos(ValueBlock block, int position)
        {
            return ((LongTimestampWithTimeZone) type.getObject(block, position)).getPicosOfMilli() % PICOS_PER_MICRO;
        }

        @Override
        int zone(ValueBlock block, int position)
        {
            return ((LongTimestampWithTimeZone) type.getObject(block, position)).getTimeZoneKey();
        }

        @Override
        void write(BlockBuilder out, long micros, int picos, int zone)
        {
            int picosOfMilli = floorMod(micros, MICROS_PER_MILLISECOND) * PICOS_PER_MICRO + picos;
            type.writeObject(out, fromEpochMillisAndFraction(floorDiv(micros, MICROS_PER_MILLISECOND), picosOfMilli, (short) zone));
        }
    }

    private static final class Unknown
            extends EventTimes
    {
        private Unknown(Type type)
        {
            super(type);
        }

        @Override
        void check()
        {
            throw new IllegalArgumentException("An event time must be a date, a timestamp or a timestamp with time zone, but is of type %s: convert it, for example with from_unixtime or CAST".formatted(type.getDisplayName()));
        }

        @Override
        long micros(ValueBlock block, int position)
        {
            throw new IllegalStateException("Event times must not be read of type " + type);
        }

        @Override
        void write(BlockBuilder out, long micros, int picos, int zone)
        {
            throw new IllegalStateException("No event time was read of type " + type);
        }
    }
}
