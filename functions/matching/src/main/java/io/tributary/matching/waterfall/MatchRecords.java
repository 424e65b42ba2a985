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

import io.tributary.matching.store.ArraySizes;
import io.tributary.matching.store.ByteArena;
import io.tributary.matching.store.LongColumn;
import io.tributary.matching.store.RowGroups;
import io.tributary.matching.store.Values;

import java.util.Arrays;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * The records of one side, with their ids and keys.
 */
public final class MatchRecords
{
    static final long NO_KEY = -1;

    private final Values ids;
    private final RowGroups groups;
    private final ByteArena keys;
    // by record, of its keys
    private final LongColumn addresses;
    // by group, the largest number of rules of a record
    private byte[] rules = new byte[1];
    private int largestRules;

    /**
     * @param ids none yet; the id of a record is added to them before the record is
     */
    public MatchRecords(Values ids, RowGroups groups)
    {
        this.ids = requireNonNull(ids, "ids is null");
        this.groups = requireNonNull(groups, "groups is null");
        keys = new ByteArena();
        addresses = new LongColumn();
    }

    /**
     * A copy that shares nothing that changes.
     */
    public MatchRecords(MatchRecords other)
    {
        ids = other.ids.copy();
        groups = new RowGroups(other.groups);
        keys = new ByteArena(other.keys);
        addresses = new LongColumn(other.addresses);
        rules = other.rules.clone();
        largestRules = other.largestRules;
    }

    public Values ids()
    {
        return ids;
    }

    public void ensureGroup(int group)
    {
        groups.ensureGroup(group);
        if (group >= rules.length) {
            rules = Arrays.copyOf(rules, groups.capacity());
        }
    }

    /**
     * Adds the record of the latest id.
     */
    public void add(int group, KeyBuffer keyBuffer)
    {
        addresses.add(keyBuffer.appendTo(keys));
        rules[group] = (byte) Math.max(rules[group], keyBuffer.rules());
        largestRules = Math.max(largestRules, keyBuffer.rules());
        groups.add(group);
        checkState(ids.count() == addresses.size(), "there must be an id for each record");
    }

    public int count(int group)
    {
        return groups.rowCount(group);
    }

    public int largestGroup()
    {
        return groups.largestGroup();
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return ids.arrayBytes() + groups.arrayBytes() + keys.arrayBytes() + addresses.arrayBytes() + ArraySizes.sizeOf(rules);
    }

    /**
     * The largest number of rules of a record in any group.
     */
    public int largestRules()
    {
        return largestRules;
    }

    /**
     * The largest number of rules of a record in the group.
     */
    int rules(int group)
    {
        return rules[group];
    }

    int[] records(int group)
    {
        return groups.rows(group);
    }

    /**
     * Where the key of a rule is, its length first.
     */
    long keyAddress(int record, int rule)
    {
        long address = addresses.get(record);
        byte[] array = keys.chunk(address);
        int offset = ByteArena.offset(address);
        if (rule >= array[offset]) {
            return NO_KEY;
        }
        int keyOffset = offset + 1;
        for (int passed = 0; passed < rule; passed++) {
            int length = ByteArena.readLength(array, keyOffset);
            keyOffset += ByteArena.headerBytes(length) + length;
        }
        return array[keyOffset] == 0 ? NO_KEY : address + keyOffset - offset;
    }

    byte[] array(long address)
    {
        return keys.chunk(address);
    }
}
