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

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

/**
 * Different values, each with a number from 0 in the order in which they came.
 */
public final class ValueNumbers
{
    private static final int INITIAL_SLOTS = 16;
    private static final int MAX_SLOTS = 1 << 30;
    private static final int MAX_VALUES = MAX_SLOTS / 3 * 2;

    private final Values values;
    // the upper half of the hash of a value, and its number plus 1; 0 if free
    private long[] slots;

    /**
     * @param values none yet
     */
    public ValueNumbers(Values values)
    {
        this.values = requireNonNull(values, "values is null");
        slots = new long[INITIAL_SLOTS];
    }

    /**
     * A copy that shares nothing that changes.
     */
    public ValueNumbers(ValueNumbers other)
    {
        values = other.values.copy();
        slots = other.slots.clone();
    }

    public Values values()
    {
        return values;
    }

    public int count()
    {
        return values.count();
    }

    /**
     * The number of a value, which is added if it is new.
     *
     * @throws IllegalArgumentException if there are more than a table can hold
     */
    public int numberOf(long number)
    {
        checkState(values instanceof LongValues, "values are no numbers");
        LongValues numbers = (LongValues) values;
        int hash = (int) (Words.hash(number) >>> Integer.SIZE);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            long found = slots[slot];
            if ((int) (found >>> Integer.SIZE) == hash && numbers.get((int) found - 1) == number) {
                return (int) found - 1;
            }
            slot = (slot + 1) & mask;
        }
        numbers.add(number);
        return occupy(slot, hash);
    }

    /**
     * The number of a value, which is added if it is new.
     *
     * @throws IllegalArgumentException if there are more than a table can hold
     */
    public int numberOf(byte[] source, int offset, int length)
    {
        checkState(values instanceof ByteValues, "values are no bytes");
        ByteValues texts = (ByteValues) values;
        int hash = (int) (Words.hash(source, offset, length) >>> Integer.SIZE);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != 0) {
            long found = slots[slot];
            if ((int) (found >>> Integer.SIZE) == hash && texts.isSame((int) found - 1, source, offset, length)) {
                return (int) found - 1;
            }
            slot = (slot + 1) & mask;
        }
        texts.add(source, offset, length);
        return occupy(slot, hash);
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return ArraySizes.sizeOf(slots) + values.arrayBytes();
    }

    private int occupy(int slot, int hash)
    {
        int count = values.count();
        slots[slot] = (long) hash << Integer.SIZE | count;
        if (count > slots.length / 3 * 2) {
            if (slots.length == MAX_SLOTS) {
                throw new IllegalArgumentException("One task can hold at most %s different values: group by something that splits them, such as a region".formatted(MAX_VALUES));
            }
            rehash();
        }
        return count - 1;
    }

    private void rehash()
    {
        long[] old = slots;
        slots = new long[2 * old.length];
        int mask = slots.length - 1;
        for (long entry : old) {
            if (entry != 0) {
                int slot = (int) (entry >>> Integer.SIZE) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = entry;
            }
        }
    }
}
