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
package io.tributary.attribution.funnel;

import java.util.Arrays;

import static io.tributary.attribution.funnel.EventLog.NO_NODE;
import static io.tributary.attribution.funnel.EventLog.arrayBytes;

/**
 * Numbers the names of nodes, each of which is kept once.
 */
public final class NodeNames
{
    // object header, three references, two numbers
    private static final int INSTANCE_BYTES = 40;
    private static final int LARGEST_POOL = Integer.MAX_VALUE - 8;

    // name n ends where name n + 1 begins
    private int[] starts = new int[1];
    private byte[] pool = new byte[0];
    // by hash, the number of the name plus 1
    private int[] table = new int[0];
    private int count;

    public NodeNames() {}

    /**
     * A copy that shares nothing.
     */
    public NodeNames(NodeNames other)
    {
        starts = other.starts.clone();
        pool = other.pool.clone();
        table = other.table.clone();
        count = other.count;
    }

    public void clear()
    {
        starts = new int[1];
        pool = new byte[0];
        table = new int[0];
        count = 0;
    }

    public int count()
    {
        return count;
    }

    /**
     * The number of a name, from 0 in the order in which names come.
     */
    public int number(byte[] source, int offset, int length)
    {
        if (2 * (count + 1L) > table.length) {
            growTable();
        }
        int slot = slot(source, offset, length);
        if (table[slot] == 0) {
            append(source, offset, length);
            table[slot] = count;
        }
        return table[slot] - 1;
    }

    public byte[] name(int number)
    {
        return Arrays.copyOfRange(pool, starts[number], starts[number + 1]);
    }

    /**
     * Orders names by their bytes, and {@link EventLog#NO_NODE} after all.
     */
    int compare(int left, int right)
    {
        if (left == right) {
            return 0;
        }
        if (left == NO_NODE) {
            return 1;
        }
        if (right == NO_NODE) {
            return -1;
        }
        return Arrays.compareUnsigned(pool, starts[left], starts[left + 1], pool, starts[right], starts[right + 1]);
    }

    public long retainedBytes()
    {
        return INSTANCE_BYTES + arrayBytes(starts.length, Integer.BYTES) + arrayBytes(pool.length, Byte.BYTES) + arrayBytes(table.length, Integer.BYTES);
    }

    private void append(byte[] source, int offset, int length)
    {
        long end = (long) starts[count] + length;
        if (end > LARGEST_POOL) {
            throw new IllegalArgumentException("The different names of nodes have more than %s bytes together: shorten them, for example to the path of an address without its parameters".formatted(LARGEST_POOL));
        }
        if (end > pool.length) {
            pool = Arrays.copyOf(pool, (int) Math.min(LARGEST_POOL, Math.max(end, pool.length + (pool.length >> 1) + 16L)));
        }
        System.arraycopy(source, offset, pool, starts[count], length);
        if (count + 1 == starts.length) {
            starts = Arrays.copyOf(starts, starts.length + (starts.length >> 1) + 8);
        }
        count++;
        starts[count] = (int) end;
    }

    private int slot(byte[] source, int offset, int length)
    {
        int slot = hash(source, offset, length) & (table.length - 1);
        while (table[slot] != 0 && !Arrays.equals(pool, starts[table[slot] - 1], starts[table[slot]], source, offset, offset + length)) {
            slot = (slot + 1) & (table.length - 1);
        }
        return slot;
    }

    private void growTable()
    {
        table = new int[Math.max(8, Math.multiplyExact(table.length, 2))];
        for (int name = 0; name < count; name++) {
            int slot = hash(pool, starts[name], starts[name + 1] - starts[name]) & (table.length - 1);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = name + 1;
        }
    }

    private static int hash(byte[] source, int offset, int length)
    {
        int hash = 1;
        for (int index = offset; index < offset + length; index++) {
            hash = 31 * hash + source[index];
        }
        // the low bits choose the slot
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
