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

import io.tributary.attribution.funnel.SequencePattern.Gap;
import io.tributary.attribution.funnel.SequencePattern.Item;

import static io.tributary.attribution.funnel.SequencePattern.ANY_EVENT;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * Goes along events and says at which of them a match ends. It follows all ways to match at once, so that every event takes
 * time proportional to the length of the pattern, whatever the pattern.
 */
final class SequenceMatcher
{
    private static final int INSTANCE_BYTES = 56;
    private static final int MICRO = 1_000_000;

    private final int[] conditions;
    private final Gap[] gaps;
    // what the gap before an item has to remember, where it is bounded
    private final PendingInstants[] pending;
    // as bits, the items up to which some way to match led at the event before, and at any event before
    private long previous;
    private long earlier;

    SequenceMatcher(SequencePattern pattern)
    {
        conditions = pattern.items().stream().mapToInt(Item::condition).toArray();
        gaps = pattern.items().stream().map(Item::gap).toArray(Gap[]::new);
        pending = new PendingInstants[gaps.length];
        for (int item = 1; item < gaps.length; item++) {
            if (gaps[item].isBounded()) {
                pending[item] = new PendingInstants(gaps[item]);
            }
        }
    }

    void restart()
    {
        previous = 0;
        earlier = 0;
        for (PendingInstants instants : pending) {
            if (instants != null) {
                instants.clear();
            }
        }
    }

    /**
     * @return whether a match ends at this event
     */
    boolean advance(CustomerEvents events, int event)
    {
        return advance(events.micros(event), events.picos(event), events.conditions(event));
    }

    /**
     * As {@link #advance}, for events that come from the last to the first.
     */
    boolean advanceBackwards(CustomerEvents events, int event)
    {
        // the time until some instant after all
        return advance(~events.micros(event), MICRO - events.picos(event), events.conditions(event));
    }

    long retainedBytes()
    {
        long bytes = INSTANCE_BYTES + sizeOf(conditions) + sizeOf(gaps) + sizeOf(pending);
        for (PendingInstants instants : pending) {
            if (instants != null) {
                bytes += instants.retainedBytes();
            }
        }
        return bytes;
    }

    private boolean advance(long micros, int picos, int met)
    {
        long now = 0;
        for (int item = 0; item < conditions.length; item++) {
            if ((conditions[item] == ANY_EVENT || (met & (1 << conditions[item])) != 0) && (item == 0 || isGapKept(item, micros, picos))) {
                now |= 1L << item;
            }
        }
        for (int item = 1; item < pending.length; item++) {
            if (pending[item] != null && (now & (1L << (item - 1))) != 0) {
                pending[item].add(micros, picos);
            }
        }
        previous = now;
        earlier |= now;
        return (now & (1L << (conditions.length - 1))) != 0;
    }

    private boolean isGapKept(int item, long micros, int picos)
    {
        long before = 1L << (item - 1);
        if (gaps[item].adjacent()) {
            return (previous & before) != 0;
        }
        if (pending[item] == null) {
            return (earlier & before) != 0;
        }
        return (earlier & before) != 0 && pending[item].isAnyInBounds(micros, picos);
    }
}
