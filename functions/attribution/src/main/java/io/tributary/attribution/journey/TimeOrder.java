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
import static java.util.Objects.requireNonNull;

/**
 * Sees to it that the events of a customer come in time order.
 */
public final class TimeOrder
{
    private static final int MICROS_PER_SECOND = 1_000_000;

    private final String events;
    private final String mend;

    private long latestMicros = Long.MIN_VALUE;
    private int latestPicos;

    /**
     * @param events what comes in order, for the message
     * @param mend what to do if it does not
     */
    public TimeOrder(String events, String mend)
    {
        this.events = requireNonNull(events, "events is null");
        this.mend = requireNonNull(mend, "mend is null");
    }

    public void restart()
    {
        latestMicros = Long.MIN_VALUE;
        latestPicos = 0;
    }

    /**
     * @throws IllegalArgumentException if the instant is before the one given last
     */
    public void advanceTo(long micros, int picos)
    {
        if (micros < latestMicros || (micros == latestMicros && picos < latestPicos)) {
            throw new IllegalArgumentException(
                    "%s must come in the order of their event time, but %s comes after %s: %s".formatted(
                            events,
                            format(micros, picos),
                            format(latestMicros, latestPicos),
                            mend));
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
