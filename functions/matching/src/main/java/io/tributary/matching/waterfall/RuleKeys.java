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

import io.tributary.matching.store.ByteArena;
import io.tributary.matching.store.Words;

import java.nio.ByteBuffer;
import java.util.Arrays;

import static io.tributary.matching.waterfall.MatchRecords.NO_KEY;

/**
 * The keys of one rule as numbers from 1, so that records with the same key have the same number, and 0 for records without a key.
 *
 * <p>Records are at places in one sequence, left ones before right ones, each side in the order of its ids. Everything here is reused for the next rule.
 */
final class RuleKeys
{
    static final int MAX_RECORDS = (1 << 29) - 1;

    private static final int BATCH = 512;
    private static final long RIGHT = Long.MIN_VALUE;
    private static final long LEFT_UNIT = 1L << Integer.SIZE;

    private final MatchSide left;
    private final MatchSide right;
    private final int size;
    // by place
    private final int[] keys;
    // the upper half of the hash of a key, and its number; 0 if free
    private final long[] slots;
    // two by key: where the key is, with a bit for the side, and how many left and right records have it, in the upper and lower half
    private final long[] entries;
    private int keyCount;
    // those of a batch of records, so that one memory access need not wait for the other
    private final long[] addresses = new long[BATCH];
    private final int[] hashes = new int[BATCH];

    /**
     * @throws IllegalArgumentException if there are too many records
     */
    RuleKeys(MatchSide left, MatchSide right)
    {
        this.left = left;
        this.right = right;
        long records = (long) left.size() + right.size();
        if (records > MAX_RECORDS) {
            throw new IllegalArgumentException("There can be at most %s rows in a group, but there are %s: group by something that matching rows share, such as a region".formatted(MAX_RECORDS, records));
        }
        size = (int) records;
        keys = new int[size];
        slots = new long[(int) slotCount(size)];
        entries = new long[2 * (size + 1)];
    }

    /**
     * Bytes of memory for so many records.
     */
    static long scratchBytes(long size)
    {
        return Integer.BYTES * size + Long.BYTES * slotCount(size) + 2 * Long.BYTES * size + (Long.BYTES + Integer.BYTES) * (long) BATCH;
    }

    /**
     * Numbers the keys of a rule.
     */
    void read(int rule)
    {
        keyCount = 0;
        Arrays.fill(slots, 0);
        readSide(left, rule, 0, 0, LEFT_UNIT);
        readSide(right, rule, left.size(), RIGHT, 1);
    }

    int keyCount()
    {
        return keyCount;
    }

    int leftCount(int key)
    {
        return (int) (entries[2 * key + 1] >>> Integer.SIZE);
    }

    int rightCount(int key)
    {
        return (int) entries[2 * key + 1];
    }

    /**
     * The larger of both counts.
     */
    int largerCount(int key)
    {
        return Math.max(leftCount(key), rightCount(key));
    }

    /**
     * Whether the bytes of a key come before those of another, without sign.
     */
    boolean isBefore(int key, int otherKey)
    {
        ByteBuffer bytes = bytes(key);
        ByteBuffer otherBytes = bytes(otherKey);
        int mismatch = bytes.mismatch(otherBytes);
        if (mismatch < 0 || mismatch == bytes.limit() || mismatch == otherBytes.limit()) {
            return bytes.limit() < otherBytes.limit();
        }
        return Byte.compareUnsigned(bytes.get(mismatch), otherBytes.get(mismatch)) < 0;
    }

    ByteBuffer bytes(int key)
    {
        byte[] array = array(entries[2 * key]);
        int offset = ByteArena.offset(entries[2 * key]);
        int length = ByteArena.readLength(array, offset);
        return ByteBuffer.wrap(array, offset + ByteArena.headerBytes(length), length).slice();
    }

    /**
     * Takes the key from all records that have it.
     */
    void drop(int key)
    {
        entries[2 * key + 1] = 0;
    }

    /**
     * The number of the key of a record, unless it was dropped.
     */
    int key(int place)
    {
        int key = keys[place];
        if (key != 0 && entries[2 * key + 1] == 0) {
            keys[place] = 0;
            return 0;
        }
        return key;
    }

    /**
     * A number for each key, all 0 at first. The bytes of the keys are lost, and no other keys can be read before the next rule.
     */
    long[] countsByKey()
    {
        Arrays.fill(slots, 0, keyCount + 1, 0);
        return slots;
    }

    int first(int key)
    {
        return (int) entries[2 * key];
    }

    void setFirst(int key, int value)
    {
        entries[2 * key] = value;
    }

    /**
     * The keys by place; a dropped one is 0 if it was asked for.
     */
    int[] copyOfKeys()
    {
        return keys.clone();
    }

    private void readSide(MatchSide side, int rule, int base, long sideBit, long unit)
    {
        MatchRecords records = side.records();
        // in the order in which they came, as that of the keys in memory
        for (int start = 0; start < side.size(); start += BATCH) {
            int count = Math.min(BATCH, side.size() - start);
            for (int index = 0; index < count; index++) {
                long address = records.keyAddress(side.arrived(start + index), rule);
                addresses[index] = address;
                if (address != NO_KEY) {
                    byte[] array = records.array(address);
                    int offset = ByteArena.offset(address);
                    int length = ByteArena.readLength(array, offset);
                    hashes[index] = (int) (Words.hash(array, offset + ByteArena.headerBytes(length), length) >>> Integer.SIZE);
                }
            }
            for (int index = 0; index < count; index++) {
                keys[base + side.place(start + index)] = addresses[index] == NO_KEY ? 0 : number(records, addresses[index], sideBit, unit, hashes[index]);
            }
        }
    }

    private int number(MatchRecords records, long address, long sideBit, long unit, int hash)
    {
        byte[] array = records.array(address);
        int offset = ByteArena.offset(address);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            long found = slots[slot];
            int key = (int) found;
            if ((int) (found >>> Integer.SIZE) == hash && isKey(key, array, offset)) {
                entries[2 * key + 1] += unit;
                return key;
            }
            slot = (slot + 1) & mask;
        }
        keyCount++;
        slots[slot] = (long) hash << Integer.SIZE | keyCount;
        entries[2 * keyCount] = address | sideBit;
        entries[2 * keyCount + 1] = unit;
        return keyCount;
    }

    private boolean isKey(int key, byte[] array, int offset)
    {
        byte[] other = array(entries[2 * key]);
        int otherOffset = ByteArena.offset(entries[2 * key]);
        int length = ByteArena.readLength(array, offset);
        int end = offset + ByteArena.headerBytes(length) + length;
        // with the length, so that equal bytes are equal keys
        return ByteArena.readLength(other, otherOffset) == length &&
                Arrays.equals(array, offset, end, other, otherOffset, otherOffset + end - offset);
    }

    private byte[] array(long entry)
    {
        return (entry < 0 ? right : left).records().array(entry & ~RIGHT);
    }

    private static long slotCount(long size)
    {
        return Long.highestOneBit(Math.max(4, size + size / 3)) * 2;
    }
}
