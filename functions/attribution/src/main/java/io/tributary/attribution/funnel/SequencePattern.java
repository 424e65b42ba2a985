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

import java.util.List;

/**
 * A pattern over the events of a customer: items, each of which is one event.
 *
 * @param text as it was written
 */
public record SequencePattern(String text, List<Item> items)
{
    /**
     * @param condition the condition that the event meets, from 0, or {@link #ANY_EVENT}
     * @param gap what lies between the event of the item before and this one; of no meaning on the first item
     */
    public record Item(int condition, Gap gap) {}

    /**
     * @param adjacent whether no event may lie between
     * @param least microseconds that must pass at least
     * @param exceedsLeast whether more than these must pass
     * @param most microseconds that may pass at most, {@link Long#MAX_VALUE} if any number
     * @param fallsShortOfMost whether fewer than these must pass
     */
    public record Gap(boolean adjacent, long least, boolean exceedsLeast, long most, boolean fallsShortOfMost)
    {
        static final Gap ADJACENT = new Gap(true, 0, false, Long.MAX_VALUE, false);
        static final Gap ANY = new Gap(false, 0, false, Long.MAX_VALUE, false);

        boolean isBounded()
        {
            return !adjacent && !equals(ANY);
        }
    }

    public static final int ANY_EVENT = -1;
    public static final int MAX_ITEMS = 64;

    public SequencePattern
    {
        items = List.copyOf(items);
    }

    /**
     * The pattern read backwards.
     */
    SequencePattern reversed()
    {
        Item[] reversed = new Item[items.size()];
        for (int item = 0; item < items.size(); item++) {
            Gap gap = item == 0 ? Gap.ADJACENT : items.get(items.size() - item).gap();
            reversed[item] = new Item(items.get(items.size() - 1 - item).condition(), gap);
        }
        return new SequencePattern(text, List.of(reversed));
    }
}
