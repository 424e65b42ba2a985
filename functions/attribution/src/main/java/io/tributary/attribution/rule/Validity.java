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
package io.tributary.attribution.rule;

import java.time.Instant;
import java.util.Optional;

import static java.lang.Math.floorDiv;
import static java.lang.Math.floorMod;

/**
 * The instants from one to another, the second of which does not belong to them. They are compared to the picosecond.
 */
final class Validity
{
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long PICOS_PER_MICRO = 1_000_000;
    private static final long PICOS_PER_NANO = 1000;

    private final boolean isBounded;
    private final long fromSeconds;
    private final long fromPicos;
    private final long untilSeconds;
    private final long untilPicos;

    Validity(Optional<Instant> from, Optional<Instant> until)
    {
        isBounded = from.isPresent() || until.isPresent();
        // no number of microseconds is that many seconds
        fromSeconds = from.map(Instant::getEpochSecond).orElse(Long.MIN_VALUE);
        fromPicos = from.map(Instant::getNano).orElse(0) * PICOS_PER_NANO;
        untilSeconds = until.map(Instant::getEpochSecond).orElse(Long.MAX_VALUE);
        untilPicos = until.map(Instant::getNano).orElse(0) * PICOS_PER_NANO;
    }

    /**
     * @param micros since 1970-01-01 UTC
     * @param picosOfMicro from 0 to 999,999
     */
    boolean contains(long micros, int picosOfMicro)
    {
        if (!isBounded) {
            return true;
        }
        long seconds = floorDiv(micros, MICROS_PER_SECOND);
        long picos = floorMod(micros, MICROS_PER_SECOND) * PICOS_PER_MICRO + picosOfMicro;
        return !isBefore(seconds, picos, fromSeconds, fromPicos) && isBefore(seconds, picos, untilSeconds, untilPicos);
    }

    private static boolean isBefore(long seconds, long picos, long otherSeconds, long otherPicos)
    {
        return seconds < otherSeconds || (seconds == otherSeconds && picos < otherPicos);
    }
}
