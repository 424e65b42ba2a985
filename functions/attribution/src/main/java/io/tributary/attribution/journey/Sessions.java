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
 * Numbers the sessions of one customer: a session ends when more than the gap passes without an event.
 */
public final class Sessions
{
    private final Lookback gap;
    private final TimeOrder order = new TimeOrder("Rows", "write OVER (PARTITION BY customer ORDER BY event_time)");
    private long session;
    private long previousMicros;
    private int previousPicos;

    private Sessions(Lookback gap)
    {
        this.gap = gap;
    }

    /**
     * @param gapMillis milliseconds, more than 0
     */
    public static Sessions withGapOfMillis(long gapMillis)
    {
        if (gapMillis <= 0) {
            throw new IllegalArgumentException("The gap must be longer than zero, but is %s: give an interval such as INTERVAL '30' MINUTE".formatted(IntervalText.ofMillis(gapMillis)));
        }
        return new Sessions(Lookback.ofMillis(gapMillis));
    }

    /**
     * The session of the next event, counted from 1.
     *
     * @throws IllegalArgumentException if the event is before the one given last
     */
    public long next(long micros, int picos)
    {
        order.advanceTo(micros, picos);
        if (session == 0 || !gap.reaches(micros, picos, previousMicros, previousPicos)) {
            session++;
        }
        previousMicros = micros;
        previousPicos = picos;
        return session;
    }
}
