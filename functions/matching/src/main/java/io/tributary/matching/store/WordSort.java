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

import java.util.Arrays;

/**
 * Sorts numbers without sign, and with each an item, in place. Items of equal numbers keep their order.
 *
 * <p>By radix, a byte at a time from the lowest, and only those bytes in which the numbers differ.
 */
public final class WordSort
{
    private static final int SMALL = 40;
    private static final int RADIX = 256;

    // what a byte of the numbers is copied to, and back from
    private long[] otherWords = new long[0];
    private int[] otherItems = new int[0];
    private final int[] starts = new int[RADIX + 1];

    public WordSort() {}

    /**
     * Bytes of memory needed beside the arrays themselves.
     */
    public static long scratchBytes(long size)
    {
        return size * (Long.BYTES + Integer.BYTES);
    }

    public void sort(long[] words, int[] items, int from, int to)
    {
        if (to - from <= SMALL) {
            insertionSort(words, items, from, to);
            return;
        }
        long differing = 0;
        boolean isSorted = true;
        for (int index = from + 1; index < to; index++) {
            differing |= words[index] ^ words[from];
            isSorted &= words[index - 1] + Long.MIN_VALUE <= words[index] + Long.MIN_VALUE;
        }
        if (isSorted) {
            return;
        }
        ensureScratch(to - from);

        long[] sourceWords = words;
        int[] sourceItems = items;
        long[] targetWords = otherWords;
        int[] targetItems = otherItems;
        int start = from;
        int targetStart = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            if ((differing >>> shift & (RADIX - 1)) == 0) {
                continue;
            }
            distribute(sourceWords, sourceItems, start, to - from, shift, targetWords, targetItems, targetStart);
            long[] swappedWords = sourceWords;
            int[] swappedItems = sourceItems;
            int swappedStart = start;
            sourceWords = targetWords;
            sourceItems = targetItems;
            start = targetStart;
            targetWords = swappedWords;
            targetItems = swappedItems;
            targetStart = swappedStart;
        }
        if (sourceWords != words) {
            System.arraycopy(sourceWords, 0, words, from, to - from);
            System.arraycopy(sourceItems, 0, items, from, to - from);
        }
    }

    private void ensureScratch(int size)
    {
        if (otherWords.length < size) {
            otherWords = new long[size];
            otherItems = new int[size];
        }
    }

    private void distribute(long[] words, int[] items, int from, int count, int shift, long[] targetWords, int[] targetItems, int targetFrom)
    {
        Arrays.fill(starts, 0);
        for (int index = from; index < from + count; index++) {
            starts[(int) (words[index] >>> shift & (RADIX - 1)) + 1]++;
        }
        starts[0] = targetFrom;
        for (int digit = 1; digit <= RADIX; digit++) {
            starts[digit] += starts[digit - 1];
        }
        for (int index = from; index < from + count; index++) {
            long word = words[index];
            int target = starts[(int) (word >>> shift & (RADIX - 1))]++;
            targetWords[target] = word;
            targetItems[target] = items[index];
        }
    }

    private static void insertionSort(long[] words, int[] items, int from, int to)
    {
        for (int index = from + 1; index < to; index++) {
            long word = words[index];
            int item = items[index];
            int target = index;
            while (target > from && words[target - 1] + Long.MIN_VALUE > word + Long.MIN_VALUE) {
                words[target] = words[target - 1];
                items[target] = items[target - 1];
                target--;
            }
            words[target] = word;
            items[target] = item;
        }
    }
}
