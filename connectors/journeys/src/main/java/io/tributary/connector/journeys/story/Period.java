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

import static java.util.concurrent.TimeUnit.DAYS;

/**
 * The time that the data set covers: the years 2024 and 2025 in UTC, whatever today's date is. All times are
 * milliseconds since 1970.
 */
public final class Period
{
    /**
     * 2024-01-01 00:00:00 UTC.
     */
    public static final long START_MILLIS = 1_704_067_200_000L;
    public static final int LENGTH_DAYS = 731;
    /**
     * 2026-01-01 00:00:00 UTC; the first instant that is no longer covered.
     */
    public static final long END_MILLIS = START_MILLIS + DAYS.toMillis(LENGTH_DAYS);
    /**
     * No touch causes a purchase later than this, so that an effect is never cut off by the end of the period.
     */
    public static final long MAX_DELAY_MILLIS = DAYS.toMillis(7);
    /**
     * Touches end a little before the period, so that every purchase that a touch causes lies in the period.
     */
    public static final long LAST_TOUCH_MILLIS = END_MILLIS - DAYS.toMillis(8);

    private Period() {}
}
