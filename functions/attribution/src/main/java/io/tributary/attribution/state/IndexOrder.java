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
package io.tributary.attribution.state;

import java.util.Arrays;

/**
 * Puts numbers in order, by merging and without a box for each of them.
 */
public final class IndexOrder
{
    /**
     * Tells which of two numbers comes first: less than 0, 0 or more than 0 as in a comparator.
     */
    public interface IntComparator
    {
        int compare(int left, int right);
    }

    // as long, inserting is faster than merging
    private static final int RUN = 16;

    private IndexOrder() {}

    /**
     * The numbers from 0 up to the count, without it, in that order; those that are equal by their size.
     */
    public static int[] of(int count, IntComparator comparator)
    {
        int[] order = new int[count];
        Arrays.setAll(order, index -> index);
        for (int start = 0; start < count; start += RUN) {
            sortRun(order, start, Math.min(start + RUN, count), comparator);
        }
        int[] source = order;
        int[] target = count > RUN ? new int[count] : order;
        for (long width = RUN; width < count; width *= 2) {
            for (long start = 0; start < count; start += 2 * width) {
                int middle = (int) Math.min(start + width, count);
                int end = (int) Math.min(start + 2 * width, count);
                merge(source, (int) start, middle, end, target, comparator);
            }
            int[] merged = target;
            target = source;
            source = merged;
        }
        return source;
    }

    private static void sortRun(int[] order, int start, int end, IntComparator comparator)
    {
        for (int next = start + 1; next < end; next++) {
            int number = order[next];
            int position = next;
            while (position > start && comparator.compare(order[position - 1], number) > 0) {
                order[position] = order[position - 1];
                position--;
            }
            order[position] = number;
        }
    }

    private static void merge(int[] source, int start, int middle, int end, int[] target, IntComparator comparator)
    {
        int left = start;
        int right = middle;
        for (int position = start; position < end; position++) {
            if (right == end || (left < middle && comparator.compare(source[left], source[right]) <= 0)) {
                target[position] = source[left];
                left++;
            }
            else {
                target[position] = source[right];
                right++;
            }
        }
    }
}
