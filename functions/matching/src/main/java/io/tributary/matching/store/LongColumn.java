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
 * Numbers that are appended. It grows by a chunk at a time, so that large columns are not copied.
 */
public final class LongColumn
{
    private static final int CHUNK_BITS = 14;
    private static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_SIZE - 1;
    private static final int FIRST_SIZE = 8;

    private long[][] chunks = {new long[FIRST_SIZE]};
    private int size;

    public LongColumn() {}

    /**
     * A copy that shares nothing that changes.
     */
    public LongColumn(LongColumn other)
    {
        chunks = other.chunks.clone();
        size = other.size;
        for (int chunk = 0; chunk < chunks.length && chunks[chunk] != null; chunk++) {
            chunks[chunk] = chunks[chunk].clone();
        }
    }

    public int size()
    {
        return size;
    }

    public long get(int index)
    {
        return chunks[index >>> CHUNK_BITS][index & CHUNK_MASK];
    }

    /**
     * @throws IllegalArgumentException if it is full, with more than two thousand million numbers
     */
    public void add(long value)
    {
        int chunk = size >>> CHUNK_BITS;
        int index = size & CHUNK_MASK;
        if (index == 0 || (chunk == 0 && index == chunks[0].length)) {
            grow(chunk, index);
        }
        chunks[chunk][index] = value;
        size++;
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        int chunkCount = Math.max(1, (size + CHUNK_MASK) >>> CHUNK_BITS);
        return ArraySizes.sizeOf(chunks) + ArraySizes.sizeOf(chunks[0]) + (chunkCount - 1) * (16L + Long.BYTES * (long) CHUNK_SIZE);
    }

    private void grow(int chunk, int index)
    {
        if (chunk == 0) {
            if (index > 0) {
                chunks[0] = Arrays.copyOf(chunks[0], Math.min(CHUNK_SIZE, 4 * index));
            }
            return;
        }
        if (size == Integer.MAX_VALUE - CHUNK_MASK) {
            throw new IllegalArgumentException("One task can hold at most %s rows: group by something that splits them, such as a region".formatted(size));
        }
        if (chunk == chunks.length) {
            chunks = Arrays.copyOf(chunks, 2 * chunk);
        }
        chunks[chunk] = new long[CHUNK_SIZE];
    }
}
