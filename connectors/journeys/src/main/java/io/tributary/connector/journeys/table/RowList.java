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
package io.tributary.connector.journeys.table;

import java.util.Arrays;

import static io.airlift.slice.SizeOf.sizeOf;

/**
 * The rows of a table that one unit gives, in order. It is reused from unit to unit.
 */
public final class RowList
{
    private int[] rows = new int[64];
    private int size;

    public void clear()
    {
        size = 0;
    }

    public void add(int row)
    {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, 2 * size);
        }
        rows[size] = row;
        size++;
    }

    public int get(int position)
    {
        return rows[position];
    }

    public int size()
    {
        return size;
    }

    public long retainedBytes()
    {
        return sizeOf(rows);
    }
}
