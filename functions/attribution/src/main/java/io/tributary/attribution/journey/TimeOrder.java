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

import java.time.LocalDateTime;
import java.time.ZoneOffset;

import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;
import static java.lang.Math.toIntExact;

/**
 * Sees to it that the rows of a customer come in time order.
 */
final class TimeOrder
{
    private static final int MICROS_PER_SECOND = 1_000_000;

    private long latestMicros = Long.MIN_VALUE;
    private int latestPicos;

    void restart()
    {
        latestMicros = Long.MIN_VALUE;
        latestPicos = 0;
    }

    /**
     * @throws IllegalArgumentException if the instant is before the one given last
     */
    void advanceTo(long micros, int picos)
    {
        if (micros < latestMicros || (micros == latestMicros && picos < latestPicos)) {
            throw new IllegalArgumentException(
                    "Rows must come in the order of their event time, but %s comes after %s: write OVER (PARTITION BY customer ORDER BY event_time)".formatted(
                            format(micros, picos),
                            format(latestMicros, latestPicos)));
        }
        latestMicros = micros;
        latestPicos = picos;
    }

    private static String format(long micros, int picos)
    {
        long nanos = floorMod(micros, MICROS_PER_SECOND) * 1000L + picos / 1000;
        return LocalDateTime.ofEpochSecond(floorDiv(micros, MICROS_PER_SECOND), toIntExact(nanos), ZoneOffset.UTC).toString();
    }
}
