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
package io.tributary.connector.journeys.story;

import java.time.Instant;
import java.time.ZonedDateTime;

import static java.util.Locale.ENGLISH;

/**
 * The tills of the stores and the clocks on their walls.
 */
public final class TillClock
{
    private static final int STORES = 40;
    private static final int TILLS = 6;

    private TillClock() {}

    public static String tillNumber(Story story, int purchase)
    {
        long bits = story.purchases().draw(Aspect.TILL, purchase);
        return "%s-%02d-%d".formatted(story.person().country().code().toLowerCase(ENGLISH), 1 + Dice.below(bits, STORES), 1 + Dice.below(Dice.mix(bits), TILLS));
    }

    /**
     * Days since 1970, by the clock of the store.
     */
    public static long localDay(Story story, int purchase)
    {
        return local(story, purchase).toLocalDate().toEpochDay();
    }

    /**
     * Seconds since midnight, by the clock of the store.
     */
    public static long localSecond(Story story, int purchase)
    {
        return local(story, purchase).toLocalTime().toSecondOfDay();
    }

    private static ZonedDateTime local(Story story, int purchase)
    {
        return Instant.ofEpochMilli(story.purchases().timeMillis(purchase)).atZone(story.person().country().zone());
    }
}
