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

import io.tributary.analysis.condition.ColumnType;
import io.trino.spi.block.Block;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.TimestampType;
import io.trino.spi.type.TimestampWithTimeZoneType;
import io.trino.spi.type.Type;

import java.util.Optional;

import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static io.trino.spi.type.DateType.DATE;
import static io.trino.spi.type.Timestamps.MICROSECONDS_PER_MILLISECOND;
import static io.trino.spi.type.Timestamps.PICOSECONDS_PER_MICROSECOND;
import static java.lang.Math.toIntExact;
import static java.util.concurrent.TimeUnit.DAYS;

/**
 * Reads a column of instants: dates, which begin at midnight UTC as timestamps without a zone do, and timestamps of any precision.
 */
abstract class TimeReader
        extends ColumnReader
{
    private static final long MICROS_PER_DAY = DAYS.toMicros(1);

    private TimeReader(ColumnType type)
    {
        super(type);
    }

    /**
     * @throws IllegalArgumentException if values of the type are no instants
     */
    static TimeReader of(Type type)
    {
        return find(type).orElseThrow(() -> new IllegalArgumentException("Values of type %s are no instants".formatted(type.getDisplayName())));
    }

    static boolean isTime(Type type)
    {
        return find(type).isPresent();
    }

    private static Optional<TimeReader> find(Type type)
    {
        if (type == DATE) {
            return Optional.of(new DateReader());
        }
        if (type instanceof TimestampType timestamp) {
            ColumnType columnType = ColumnType.timestamp(timestamp.getPrecision());
            return Optional.of(timestamp.isShort() ? new ShortReader(columnType, timestamp) : new LongReader(columnType, timestamp));
        }
        if (type instanceof TimestampWithTimeZoneType timestamp) {
            ColumnType columnType = ColumnType.timestampWithTimeZone(timestamp.getPrecision());
            return Optional.of(timestamp.isShort() ? new ShortZonedReader(columnType, timestamp) : new LongZonedReader(columnType, timestamp));
        }
        return Optional.empty();
    }

    /**
     * The instant in microseconds since 1970-01-01 UTC.
     */
    abstract long microsAt(Block block, int position);

    @Override
    long longAt(Block block, int position)
    {
        return microsAt(block, position);
    }

    @Override
    int picosAt(Block block, int position)
    {
        return 0;
    }

    private static final class DateReader
            extends TimeReader
    {
        private DateReader()
        {
            super(ColumnType.DATE);
        }

        @Override
        long microsAt(Block block, int position)
        {
            return longAt(block, position) * MICROS_PER_DAY;
        }

        @Override
        long longAt(Block block, int position)
        {
            return DATE.getInt(block, position);
        }
    }

    private static final class ShortReader
            extends TimeReader
    {
        private final TimestampType type;

        private ShortReader(ColumnType columnType, TimestampType type)
        {
            super(columnType);
            this.type = type;
        }

        @Override
        long microsAt(Block block, int position)
        {
            return type.getLong(block, position);
        }
    }

    private static final class LongReader
            extends TimeReader
    {
        private final TimestampType type;

        private LongReader(ColumnType columnType, TimestampType type)
        {
            super(columnType);
            this.type = type;
        }

        @Override
        long microsAt(Block block, int position)
        {
            return ((LongTimestamp) type.getObject(block, position)).getEpochMicros();
        }

        @Override
        int picosAt(Block block, int position)
        {
            return ((LongTimestamp) type.getObject(block, position)).getPicosOfMicro();
        }
    }

    private static final class ShortZonedReader
            extends TimeReader
    {
        private final TimestampWithTimeZoneType type;

        private ShortZonedReader(ColumnType columnType, TimestampWithTimeZoneType type)
        {
            super(columnType);
            this.type = type;
        }

        @Override
        long microsAt(Block block, int position)
        {
            return unpackMillisUtc(type.getLong(block, position)) * MICROSECONDS_PER_MILLISECOND;
        }
    }

    private static final class LongZonedReader
            extends TimeReader
    {
        private final TimestampWithTimeZoneType type;

        private LongZonedReader(ColumnType columnType, TimestampWithTimeZoneType type)
        {
            super(columnType);
            this.type = type;
        }

        @Override
        long microsAt(Block block, int position)
        {
            LongTimestampWithTimeZone value = (LongTimestampWithTimeZone) type.getObject(block, position);
            return value.getEpochMillis() * MICROSECONDS_PER_MILLISECOND + value.getPicosOfMilli() / PICOSECONDS_PER_MICROSECOND;
        }

        @Override
        int picosAt(Block block, int position)
        {
            return toIntExact(((LongTimestampWithTimeZone) type.getObject(block, position)).getPicosOfMilli() % (long) PICOSECONDS_PER_MICROSECOND);
        }
    }
}
