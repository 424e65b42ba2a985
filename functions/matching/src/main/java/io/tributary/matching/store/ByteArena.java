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
 * Bytes that are appended and then stay where they are. It grows by a chunk at a time, so that nothing is copied and little is reserved in vain.
 *
 * <p>An address has the number of the chunk in its upper and the offset in its lower half. A text of bytes has its length before it, in one byte or in four.
 */
public final class ByteArena
{
    private static final int FIRST_CHUNK_BYTES = 256;
    private static final int LARGEST_CHUNK_BYTES = 1 << 20;
    private static final int LONG_HEADER_BYTES = 4;
    private static final int LENGTH_MASK = 0x7FFF_FFFF;

    private byte[][] chunks = new byte[4][];
    private int chunkCount;
    // of the latest chunk
    private int used;
    private long chunkBytes;

    public ByteArena() {}

    /**
     * A copy that shares nothing that changes.
     */
    public ByteArena(ByteArena other)
    {
        chunks = other.chunks.clone();
        chunkCount = other.chunkCount;
        used = other.used;
        chunkBytes = other.chunkBytes;
        if (chunkCount > 0) {
            // only the latest chunk is still written
            chunks[chunkCount - 1] = chunks[chunkCount - 1].clone();
        }
    }

    /**
     * Appends bytes as they are.
     *
     * @return their address
     */
    public long append(byte[] source, int offset, int length)
    {
        int target = reserve(length);
        System.arraycopy(source, offset, chunks[chunkCount - 1], target, length);
        return address(target);
    }

    /**
     * Appends bytes with their length before them.
     *
     * @return the address of the length
     */
    public long appendText(byte[] source, int offset, int length)
    {
        int header = headerBytes(length);
        int target = reserve(Math.addExact(header, length));
        writeLength(chunks[chunkCount - 1], target, length);
        System.arraycopy(source, offset, chunks[chunkCount - 1], target + header, length);
        return address(target);
    }

    public byte[] chunk(long address)
    {
        return chunks[(int) (address >>> Integer.SIZE)];
    }

    public static int offset(long address)
    {
        return (int) address;
    }

    /**
     * How many bytes a length takes.
     */
    public static int headerBytes(int length)
    {
        return length <= Byte.MAX_VALUE ? 1 : LONG_HEADER_BYTES;
    }

    public static void writeLength(byte[] target, int offset, int length)
    {
        if (length <= Byte.MAX_VALUE) {
            target[offset] = (byte) length;
        }
        else {
            Words.writeInt(target, offset, length | ~LENGTH_MASK);
        }
    }

    public static int readLength(byte[] source, int offset)
    {
        int length = source[offset];
        return length >= 0 ? length : Words.readInt(source, offset) & LENGTH_MASK;
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return chunkBytes + ArraySizes.sizeOf(chunks);
    }

    private long address(int offset)
    {
        return ((long) (chunkCount - 1) << Integer.SIZE) | offset;
    }

    private int reserve(int length)
    {
        if (chunkCount == 0 || length > chunks[chunkCount - 1].length - used) {
            if (chunkCount == chunks.length) {
                chunks = Arrays.copyOf(chunks, 2 * chunkCount);
            }
            byte[] chunk = new byte[Math.max(length, (int) Math.min(LARGEST_CHUNK_BYTES, (long) FIRST_CHUNK_BYTES << Math.min(chunkCount, 16)))];
            chunks[chunkCount++] = chunk;
            chunkBytes += ArraySizes.sizeOf(chunk);
            used = 0;
        }
        int start = used;
        used += length;
        return start;
    }
}
