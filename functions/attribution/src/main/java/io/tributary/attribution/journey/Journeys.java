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

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;

/**
 * The journeys of one customer: for each credited conversion the touches it may credit, which always follow
 * each other in the timeline.
 * <p>
 * Neither the first nor the last touch of a journey is earlier than that of the journey before: models rely on it.
 * Finding all journeys takes time in proportion to touches plus conversions.
 */
public final class Journeys
{
    private static final int INITIAL_CAPACITY = 16;

    private int count;
    private int[] starts = new int[INITIAL_CAPACITY];
    private int[] ends = new int[INITIAL_CAPACITY];

    /**
     * Finds the journeys of the customer and forgets those found before.
     */
    public void assign(Timeline timeline, Lookback lookback, Ownership ownership)
    {
        int conversions = timeline.conversionCount();
        count = ownership == Ownership.FIRST_ONLY ? Math.min(conversions, 1) : conversions;
        if (starts.length < count || starts.length > LARGEST_CAPACITY_KEPT) {
            starts = new int[Math.max(count, INITIAL_CAPACITY)];
            ends = new int[Math.max(count, INITIAL_CAPACITY)];
        }

        int touches = timeline.touchCount();
        int start = 0;
        int end = 0;
        for (int conversion = 0; conversion < count; conversion++) {
            while (end < touches && timeline.isTouchAtOrBefore(end, conversion)) {
                end++;
            }
            while (start < end && !timeline.isTouchWithin(start, conversion, lookback)) {
                start++;
            }
            starts[conversion] = start;
            ends[conversion] = end;
            if (ownership == Ownership.SINCE_PREVIOUS) {
                start = end;
            }
        }
    }

    /**
     * The number of credited conversions; journey and conversion have the same number.
     */
    public int count()
    {
        return count;
    }

    /**
     * The first touch of the journey.
     */
    public int start(int journey)
    {
        return starts[journey];
    }

    /**
     * The touch after the last one of the journey; equal to the start if the conversion has no eligible touch.
     */
    public int end(int journey)
    {
        return ends[journey];
    }

    public int length(int journey)
    {
        return ends[journey] - starts[journey];
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return Integer.BYTES * ((long) starts.length + ends.length);
    }
}
