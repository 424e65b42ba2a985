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
package io.tributary.analysis.condition;

import java.time.LocalDateTime;
import java.time.ZoneOffset;

import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;
import static java.lang.Math.multiplyExact;

/**
 * An instant, or a time without a zone as if it were in UTC.
 *
 * @param micros since 1970-01-01 00:00:00, rounded down
 * @param picos from 0 to 999,999
 */
record Timestamp(long micros, int picos)
        implements Comparable<Timestamp>
{
    static final long MICROS_PER_MILLI = 1_000;
    static final int PICOS_PER_MICRO = 1_000_000;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /**
     * @throws ArithmeticException if it is more than 290,000 years away, where timestamps end
     */
    static Timestamp ofDay(long day)
    {
        return new Timestamp(multiplyExact(day, MICROS_PER_DAY), 0);
    }

    long day()
    {
        return floorDiv(micros, MICROS_PER_DAY);
    }

    LocalDateTime local()
    {
        return LocalDateTime.ofEpochSecond(floorDiv(micros, MICROS_PER_SECOND), 0, ZoneOffset.UTC);
    }

    /**
     * With so many digits after the second, halves rounded up.
     */
    Timestamp round(int precision)
    {
        if (precision >= 12) {
            return this;
        }
        if (precision > 6) {
            long unit = powerOfTen(12 - precision);
            long rounded = floorDiv(picos + unit / 2, unit) * unit;
            return rounded == PICOS_PER_MICRO ? new Timestamp(micros + 1, 0) : new Timestamp(micros, (int) rounded);
        }
        if (precision == 6) {
            return new Timestamp(picos * 2L >= PICOS_PER_MICRO ? micros + 1 : micros, 0);
        }
        // Trino does not look at picoseconds here
        long unit = powerOfTen(6 - precision);
        return new Timestamp(floorDiv(micros + unit / 2, unit) * unit, 0);
    }

    /**
     * Milliseconds from the other to this one, for timestamps without a time zone.
     */
    long millisSince(Timestamp other)
    {
        return floorDiv(micros - other.micros + MICROS_PER_MILLI / 2, MICROS_PER_MILLI);
    }

    /**
     * Milliseconds from the other to this one, for timestamps with time zone, which Trino rounds otherwise.
     */
    long instantMillisSince(Timestamp other)
    {
        long millis = floorDiv(micros, MICROS_PER_MILLI) - floorDiv(other.micros, MICROS_PER_MILLI);
        long picosOfMilli = picosOfMilli() - other.picosOfMilli();
        long half = MICROS_PER_MILLI * PICOS_PER_MICRO / 2;
        if (picosOfMilli <= -half) {
            return millis - 1;
        }
        return picosOfMilli >= half ? millis + 1 : millis;
    }

    private long picosOfMilli()
    {
        return floorMod(micros, MICROS_PER_MILLI) * PICOS_PER_MICRO + picos;
    }

    @Override
    public int compareTo(Timestamp other)
    {
        int compared = Long.compare(micros, other.micros);
        return compared != 0 ? compared : Integer.compare(picos, other.picos);
    }

    private static long powerOfTen(int exponent)
    {
        long power = 1;
        for (int index = 0; index < exponent; index++) {
            power *= 10;
        }
        return power;
    }
}
