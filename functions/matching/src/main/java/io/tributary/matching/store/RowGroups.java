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
 * Which group each of the rows belongs to, where rows are numbered from 0. Of a single group nothing is kept.
 */
public final class RowGroups
{
    private static final int NO_ROW = -1;
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    private final boolean isSingle;
    // by group: how many rows it has, and the latest of them
    private int[] counts = new int[1];
    private int[] latest = {NO_ROW};
    // by row, the one before it in its group
    private final IntColumn previous;
    private int rowCount;
    private int largestGroup;

    private RowGroups(boolean isSingle)
    {
        this.isSingle = isSingle;
        previous = new IntColumn();
    }

    /**
     * A copy that shares nothing that changes.
     */
    public RowGroups(RowGroups other)
    {
        isSingle = other.isSingle;
        counts = other.counts.clone();
        latest = other.latest.clone();
        previous = new IntColumn(other.previous);
        rowCount = other.rowCount;
        largestGroup = other.largestGroup;
    }

    public static RowGroups single()
    {
        return new RowGroups(true);
    }

    public static RowGroups many()
    {
        return new RowGroups(false);
    }

    /**
     * Makes room for groups up to this one.
     */
    public void ensureGroup(int group)
    {
        if (group >= counts.length) {
            int oldLength = counts.length;
            int length = (int) Math.min(LARGEST_ARRAY, Math.max(64, 2L * group));
            counts = Arrays.copyOf(counts, length);
            latest = Arrays.copyOf(latest, length);
            Arrays.fill(latest, oldLength, length, NO_ROW);
        }
    }

    /**
     * There is room for groups below this number.
     */
    public int capacity()
    {
        return counts.length;
    }

    /**
     * Notes that the next row is in the group.
     */
    public void add(int group)
    {
        if (!isSingle) {
            previous.add(latest[group]);
            latest[group] = rowCount;
        }
        rowCount++;
        counts[group]++;
        largestGroup = Math.max(largestGroup, counts[group]);
    }

    public int rowCount(int group)
    {
        return counts[group];
    }

    /**
     * The number of rows in the largest group.
     */
    public int largestGroup()
    {
        return largestGroup;
    }

    /**
     * The rows of a group, in the order in which they came.
     */
    public int[] rows(int group)
    {
        int[] rows = new int[counts[group]];
        if (isSingle) {
            Arrays.setAll(rows, row -> row);
            return rows;
        }
        int row = latest[group];
        for (int index = rows.length - 1; index >= 0; index--) {
            rows[index] = row;
            row = previous.get(row);
        }
        return rows;
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return ArraySizes.sizeOf(counts) + ArraySizes.sizeOf(latest) + previous.arrayBytes();
    }
}
