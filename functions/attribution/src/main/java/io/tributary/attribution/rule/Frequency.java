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

import io.tributary.attribution.journey.IntervalText;
import io.tributary.attribution.journey.SqlNames;

import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Which of a customer's conversions a rule counts. Those that it does not count are duplicates: they credit no touch and are worth nothing.
 *
 * @param millis how much later than the last counted conversion the next one has to be, more than 0; only where one of an interval counts
 */
public record Frequency(Kind kind, Optional<Long> millis)
{
    public enum Kind
    {
        /**
         * Every conversion.
         */
        EVERY,

        /**
         * The customer's first conversion.
         */
        FIRST,

        /**
         * The first conversion, and then the first one that is at least an interval later than the one counted last.
         */
        INTERVAL;

        /**
         * The kind of that name in lower case, as written in SQL.
         *
         * @throws IllegalArgumentException if there is none; the message names those there are
         */
        public static Kind fromName(String name)
        {
            return SqlNames.find("frequency", name, values());
        }

        public String sqlName()
        {
            return SqlNames.of(this);
        }
    }

    private static final Frequency EVERY = new Frequency(Kind.EVERY, Optional.empty());

    public Frequency
    {
        requireNonNull(kind, "kind is null");
        requireNonNull(millis, "millis is null");
        if (kind == Kind.INTERVAL && millis.isEmpty()) {
            throw new IllegalArgumentException("The frequency 'interval' needs a frequency_interval: give one such as INTERVAL '30' DAY");
        }
        if (kind != Kind.INTERVAL && millis.isPresent()) {
            throw new IllegalArgumentException("The frequency '%s' has no interval: leave frequency_interval NULL, or use the frequency 'interval'".formatted(kind.sqlName()));
        }
        if (millis.isPresent() && millis.orElseThrow() <= 0) {
            throw new IllegalArgumentException("The frequency_interval must be longer than zero, but is %s: give one such as INTERVAL '30' DAY".formatted(IntervalText.ofMillis(millis.orElseThrow())));
        }
    }

    public static Frequency every()
    {
        return EVERY;
    }
}
