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
package io.tributary.attribution.journey;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * A number for each event of a log, 0 for those that were given none. Stretches of the log without numbers take no memory.
 */
public final class IntColumn
{
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK_EVENTS = 1 << CHUNK_BITS;
    private static final int CHUNK_MASK = CHUNK_EVENTS - 1;
    private static final int INITIAL_EVENTS = 16;
    private static final int[] NO_NUMBERS = {};
    // object header, a reference, the size
    private static final int INSTANCE_BYTES = 24;

    private int[][] chunks = new int[0][];
    private long chunkBytes;

    public IntColumn() {}

    /**
     * A copy that shares nothing with the other column.
     */
    public IntColumn(IntColumn other)
    {
        chunks = Arrays.stream(other.chunks)
                .map(int[]::clone)
                .toArray(int[][]::new);
        chunkBytes = other.chunkBytes;
    }

    public int get(int event)
    {
        int chunk = event >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            return 0;
        }
        int[] numbers = chunks[chunk];
        int index = event & CHUNK_MASK;
        return index < numbers.length ? numbers[index] : 0;
    }

    /**
     * For a number other than 0, as 0 need not be set.
     */
    public void set(int event, int number)
    {
        int chunk = event >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            int filled = chunks.length;
            chunks = Arrays.copyOf(chunks, chunk + 1 + (chunk >> 1));
            Arrays.fill(chunks, filled, chunks.length, NO_NUMBERS);
        }
        int index = event & CHUNK_MASK;
        if (index >= chunks[chunk].length) {
            grow(chunk, index);
        }
        chunks[chunk][index] = number;
    }

    /**
     * Takes the numbers off all events.
     */
    public void clear()
    {
        chunks = new int[0][];
        chunkBytes = 0;
    }

    /**
     * Bytes of memory that the column takes.
     */
    public long retainedBytes()
    {
        return INSTANCE_BYTES + sizeOf(chunks) + chunkBytes;
    }

    private void grow(int chunk, int index)
    {
        // the log of a single customer is mostly small
        int capacity = chunk == 0 ? Math.clamp(2L * index, INITIAL_EVENTS, CHUNK_EVENTS) : CHUNK_EVENTS;
        int[] grown = Arrays.copyOf(chunks[chunk], capacity);
        chunkBytes += sizeOf(grown) - (chunks[chunk] == NO_NUMBERS ? 0 : sizeOf(chunks[chunk]));
        chunks[chunk] = grown;
    }
}
