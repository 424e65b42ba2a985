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
package io.tributary.matching.store;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Puts values in their order, eight bytes at a time: what is equal in the first eight is ordered by the next.
 */
public final class ValueOrder
{
    // of a value that goes on beyond the eight bytes at hand, among those that are equal in them
    private static final int LONGER = Long.BYTES + 1;

    private record Range(int from, int to, int depth) {}

    private final Values values;
    private final int[] items;
    private final long[] words;
    private final WordSort sort = new WordSort();
    private final Deque<Range> ranges = new ArrayDeque<>();
    private int duplicates;

    private ValueOrder(Values values, int[] items)
    {
        this.values = values;
        this.items = items;
        words = new long[items.length];
    }

    /**
     * Bytes of memory needed to sort so many values.
     */
    public static long scratchBytes(long size)
    {
        return size * Long.BYTES + WordSort.scratchBytes(size);
    }

    /**
     * Sorts numbers of values by the values. Equal ones keep their order.
     *
     * @return how many are equal to the one before them
     */
    public static int sort(Values values, int[] items)
    {
        ValueOrder order = new ValueOrder(values, items);
        order.ranges.push(new Range(0, items.length, 0));
        while (!order.ranges.isEmpty()) {
            order.sort(order.ranges.pop());
        }
        return order.duplicates;
    }

    private void sort(Range range)
    {
        for (int index = range.from(); index < range.to(); index++) {
            words[index] = values.word(items[index], range.depth());
        }
        sort.sort(words, items, range.from(), range.to());
        int from = range.from();
        while (from < range.to()) {
            int to = from + 1;
            while (to < range.to() && words[to] == words[from]) {
                to++;
            }
            if (to - from > 1) {
                sortByLength(from, to, range.depth());
            }
            from = to;
        }
    }

    /**
     * Of values that are equal in eight bytes, some may have ended, and seem to go on with bytes of 0.
     */
    private void sortByLength(int from, int to, int depth)
    {
        for (int index = from; index < to; index++) {
            words[index] = Math.min(values.length(items[index]) - depth, LONGER);
        }
        sort.sort(words, items, from, to);
        int end = from;
        while (end < to && words[end] < LONGER) {
            if (end > from && words[end] == words[end - 1]) {
                duplicates++;
            }
            end++;
        }
        if (to - end > 1) {
            ranges.push(new Range(end, to, depth + Long.BYTES));
        }
    }
}
