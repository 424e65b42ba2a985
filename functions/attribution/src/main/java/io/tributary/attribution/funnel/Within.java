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
package io.tributary.attribution.funnel;

import io.tributary.attribution.journey.IntervalText;

/**
 * How far after the first step of a funnel its other steps may lie; a step exactly that far after it still counts.
 *
 * @param micros microseconds, more than 0; {@link Long#MAX_VALUE} is without limit
 */
public record Within(long micros)
{
    private static final long MICROS_PER_MILLISECOND = 1000;
    private static final Within UNLIMITED = new Within(Long.MAX_VALUE);

    public Within
    {
        if (micros <= 0) {
            throw new IllegalArgumentException("The time within which a funnel must be passed must be longer than zero, but is %s: give an interval such as INTERVAL '7' DAY, or NULL for no limit".formatted(
                    IntervalText.ofMillis(micros / MICROS_PER_MILLISECOND)));
        }
    }

    public static Within unlimited()
    {
        return UNLIMITED;
    }

    /**
     * @throws IllegalArgumentException if the number of milliseconds is not more than 0
     */
    public static Within ofMillis(long millis)
    {
        if (millis > Long.MAX_VALUE / MICROS_PER_MILLISECOND) {
            return UNLIMITED;
        }
        return new Within(Math.max(millis, Long.MIN_VALUE / MICROS_PER_MILLISECOND) * MICROS_PER_MILLISECOND);
    }

    /**
     * Whether an event is no further than this after another one that is not later, to the picosecond.
     */
    boolean reaches(CustomerEvents events, int from, int to)
    {
        if (micros == Long.MAX_VALUE) {
            return true;
        }
        long latest = events.micros(from) + micros;
        if (latest < events.micros(from)) {
            // further ahead than time can be told
            return true;
        }
        return events.micros(to) < latest || (events.micros(to) == latest && events.picos(to) <= events.picos(from));
    }
}
