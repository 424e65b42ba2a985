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

import java.util.Locale;

/**
 * Writes an interval as SQL clients show it: days, then hours, minutes, seconds and milliseconds.
 */
public final class IntervalText
{
    private static final long MILLIS_PER_SECOND = 1000;
    private static final long MILLIS_PER_MINUTE = 60 * MILLIS_PER_SECOND;
    private static final long MILLIS_PER_HOUR = 60 * MILLIS_PER_MINUTE;
    private static final long MILLIS_PER_DAY = 24 * MILLIS_PER_HOUR;

    private IntervalText() {}

    public static String ofMillis(long millis)
    {
        if (millis == Long.MIN_VALUE) {
            // has no positive counterpart
            return "-106751991167 07:12:55.808";
        }
        long size = Math.abs(millis);
        return String.format(
                Locale.ENGLISH,
                "%s%d %02d:%02d:%02d.%03d",
                millis < 0 ? "-" : "",
                size / MILLIS_PER_DAY,
                size % MILLIS_PER_DAY / MILLIS_PER_HOUR,
                size % MILLIS_PER_HOUR / MILLIS_PER_MINUTE,
                size % MILLIS_PER_MINUTE / MILLIS_PER_SECOND,
                size % MILLIS_PER_SECOND);
    }
}
