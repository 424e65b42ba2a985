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
package io.tributary.attribution.journey;

/**
 * How far before a conversion a touch may lie; a touch exactly that far before it still counts.
 *
 * @param micros microseconds, more than 0; {@link Long#MAX_VALUE} is without limit
 */
public record Lookback(long micros)
{
    private static final long MICROS_PER_MILLISECOND = 1000;
    private static final Lookback UNLIMITED = new Lookback(Long.MAX_VALUE);

    public Lookback
    {
        if (micros <= 0) {
            throw new IllegalArgumentException("The lookback must be longer than zero, but is %s: give an interval such as INTERVAL '30' DAY, or NULL for no limit".formatted(
                    IntervalText.ofMillis(micros / MICROS_PER_MILLISECOND)));
        }
    }

    public static Lookback unlimited()
    {
        return UNLIMITED;
    }

    /**
     * @throws IllegalArgumentException if the number of milliseconds is not more than 0
     */
    public static Lookback ofMillis(long millis)
    {
        if (millis > Long.MAX_VALUE / MICROS_PER_MILLISECOND) {
            return UNLIMITED;
        }
        return new Lookback(Math.max(millis, Long.MIN_VALUE / MICROS_PER_MILLISECOND) * MICROS_PER_MILLISECOND);
    }

    public boolean isUnlimited()
    {
        return micros == Long.MAX_VALUE;
    }

    /**
     * Whether an instant is no further back than this from a later one, to the picosecond.
     */
    public boolean reaches(long fromMicros, int fromPicos, long toMicros, int toPicos)
    {
        if (isUnlimited()) {
            return true;
        }
        long earliest = fromMicros - micros;
        if (earliest > fromMicros) {
            // further back than time can be told
            return true;
        }
        return toMicros > earliest || (toMicros == earliest && toPicos >= fromPicos);
    }
}
