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
package io.tributary.functions.window;

import java.util.Arrays;

/**
 * Some rows of a partition, noted down in their order and met again in the same order.
 */
final class PartitionRows
{
    private static final int LARGEST_CAPACITY_KEPT = 1 << 16;

    private int[] rows = new int[0];
    private int count;
    private int next;

    void clear()
    {
        if (rows.length > LARGEST_CAPACITY_KEPT) {
            rows = new int[0];
        }
        count = 0;
        next = 0;
    }

    void add(int row)
    {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, Math.max(16, 2 * count));
        }
        rows[count] = row;
        count++;
    }

    /**
     * Whether the row, which is after all rows asked for before, is one of them.
     */
    boolean isNext(int row)
    {
        if (next < count && rows[next] == row) {
            next++;
            return true;
        }
        return false;
    }
}
