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
package io.tributary.functions.window;

import io.trino.spi.function.WindowIndex;
import io.trino.spi.type.LongTimestamp;
import io.trino.spi.type.LongTimestampWithTimeZone;

import static io.trino.spi.type.DateTimeEncoding.unpackMillisUtc;
import static java.util.Objects.requireNonNull;

/**
 * The types of event time that have signatures of their own: one for each way in which the engine holds them, so that no
 * value loses precision, and one for each that implicit conversions could otherwise take two ways.
 */
enum EventTimeType
{
    DATE("date") {
        @Override
        long micros(WindowIndex index, int channel, int position)
        {
            long days = index.getLong(channel, position);
            long micros = days * MICROS_PER_DAY;
            if (micros / MICROS_PER_DAY != days) {
                throw new IllegalArgumentException("An event time must lie within 292,000 years of 1970, but is %s days from it: mend the date".formatted(days));
            }
            return micros;
        }
    },

    TIMESTAMP_MILLIS("timestamp(3)") {
        @Override
        long micros(WindowIndex index, int channel, int position)
        {
            return index.getLong(channel, position);
        }
    },

    TIMESTAMP_MICROS("timestamp(6)") {
        @Override
        long micros(WindowIndex index, int channel, int position)
        {
            return index.getLong(channel, position);
        }
    },

    TIMESTAMP_PICOS("timestamp(12)") {
        @Override
        long micros(WindowIndex index, int channel, int position)
        {
            return ((LongTimestamp) index.getObject(channel, position)).getEpochMicros();
        }

        @Override
        int picosOfMicro(WindowIndex index, int channel, int position)
        {
            return ((LongTimestamp) index.getObject(channel, position)).getPicosOfMicro();
        }
    },

    INSTANT_MILLIS("timestamp(3) with time zone") {
        @Override
        long micros(WindowIndex index, int channel, int position)
        {
            return unpackMillisUtc(index.getLong(channel, position)) * MICROS_PER_MILLISECOND;
        }
    },

    INSTANT_PICOS("timestamp(12) with time zone") {
        @Override
        long micros(WindowIndex index, int channel, int position)
        {
            LongTimestampWithTimeZone instant = (LongTimestampWithTimeZone) index.getObject(channel, position);
            return instant.getEpochMillis() * MICROS_PER_MILLISECOND + instant.getPicosOfMilli() / PICOS_PER_MICRO;
        }

        @Override
        int picosOfMicro(WindowIndex index, int channel, int position)
        {
            return ((LongTimestampWithTimeZone) index.getObject(channel, position)).getPicosOfMilli() % PICOS_PER_MICRO;
        }
    };

    private static final long MICROS_PER_DAY = 24L * 60 * 60 * 1_000_000;
    private static final long MICROS_PER_MILLISECOND = 1000;
    private static final int PICOS_PER_MICRO = 1_000_000;

    private final String sqlType;

    EventTimeType(String sqlType)
    {
        this.sqlType = requireNonNull(sqlType, "sqlType is null");
    }

    String sqlType()
    {
        return sqlType;
    }

    /**
     * Microseconds since 1970-01-01 00:00 UTC, or since that local time where the type has no zone.
     */
    abstract long micros(WindowIndex index, int channel, int position);

    /**
     * Picoseconds within the microsecond.
     */
    int picosOfMicro(WindowIndex index, int channel, int position)
    {
        return 0;
    }
}
