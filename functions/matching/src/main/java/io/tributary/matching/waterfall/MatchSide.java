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
package io.tributary.matching.waterfall;

import io.tributary.matching.store.ValueOrder;

import java.util.Arrays;

/**
 * The records of one side and group in the order of their ids.
 */
final class MatchSide
{
    private final MatchRecords records;
    // in the order in which they came, and in that of their ids
    private final int[] arrivals;
    private final int[] order;
    // by arrival, the place in the order
    private final int[] places;

    /**
     * @param name of the side, for messages
     * @throws IllegalArgumentException if two records have the same id
     */
    MatchSide(String name, MatchRecords records, int group)
    {
        this.records = records;
        arrivals = records.records(group);
        order = arrivals.clone();
        int duplicates = ValueOrder.sort(records.ids(), order);
        if (duplicates > 0) {
            throw new IllegalArgumentException("Each %s id must be on one row, but %s of %s rows repeat the id of another: keep one row for each id, and give several keys of one kind as several elements of the array".formatted(name, duplicates, order.length));
        }
        places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            places[arrival(order[place])] = place;
        }
    }

    /**
     * Bytes of memory for so many records.
     */
    static long scratchBytes(long size)
    {
        return 3 * Integer.BYTES * size;
    }

    int size()
    {
        return order.length;
    }

    /**
     * The record at a place in the order of ids.
     */
    int record(int place)
    {
        return order[place];
    }

    /**
     * The record that came at a time, from 0.
     */
    int arrived(int arrival)
    {
        return arrivals[arrival];
    }

    /**
     * The place in the order of ids of the record that came at a time.
     */
    int place(int arrival)
    {
        return places[arrival];
    }

    MatchRecords records()
    {
        return records;
    }

    private int arrival(int record)
    {
        // a group that has all records has them in a row
        return record < arrivals.length && arrivals[record] == record ? record : Arrays.binarySearch(arrivals, record);
    }
}
