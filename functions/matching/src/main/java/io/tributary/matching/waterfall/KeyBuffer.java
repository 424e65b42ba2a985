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

import java.util.Arrays;

/**
 * The keys of one record, the best rule first, as they are kept: how many there are, in one byte, then each with its length before it. No key has length 0.
 */
public final class KeyBuffer
{
    public static final int MAX_RULES = 64;

    private static final int INITIAL_BYTES = 128;
    private static final int MAX_BYTES = 1 << 28;

    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    public KeyBuffer() {}

    /**
     * Begins a record of so many rules.
     *
     * @throws IllegalArgumentException if there are too many
     */
    public void start(int rules)
    {
        if (rules > MAX_RULES) {
            throw new IllegalArgumentException("There can be at most %s keys, one for each rule, but there are %s: leave out the rules that matter least".formatted(MAX_RULES, rules));
        }
        bytes[0] = (byte) rules;
        length = 1;
    }

    /**
     * Adds the key of the next rule, which is none if it is empty.
     *
     * @throws IllegalArgumentException if the keys are too long
     */
    public void add(byte[] source, int offset, int count)
    {
        int header = ByteArena.headerBytes(count);
        if (count > MAX_BYTES - header - length) {
            throw new IllegalArgumentException("The keys of a row can have at most %s bytes together: use tokens or hashes of long keys".formatted(MAX_BYTES));
        }
        if (length + header + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + header + count));
        }
        ByteArena.writeLength(bytes, length, count);
        System.arraycopy(source, offset, bytes, length + header, count);
        length += header + count;
    }

    /**
     * Adds that there is no key for the next rule.
     */
    public void addNone()
    {
        add(bytes, 0, 0);
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return ArraySizes.sizeOf(bytes);
    }

    int rules()
    {
        return bytes[0];
    }

    long appendTo(ByteArena arena)
    {
        return arena.append(bytes, 0, length);
    }
}
