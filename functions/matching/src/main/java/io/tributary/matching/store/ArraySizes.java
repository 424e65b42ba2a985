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

/**
 * What arrays take on the heap, in bytes, with compressed references.
 */
public final class ArraySizes
{
    private static final int HEADER_BYTES = 16;
    private static final int ALIGNMENT_BYTES = 8;
    private static final int REFERENCE_BYTES = 4;

    private ArraySizes() {}

    public static long sizeOf(byte[] array)
    {
        return sizeOf(array.length, Byte.BYTES);
    }

    public static long sizeOf(int[] array)
    {
        return sizeOf(array.length, Integer.BYTES);
    }

    public static long sizeOf(long[] array)
    {
        return sizeOf(array.length, Long.BYTES);
    }

    /**
     * Without what the elements refer to.
     */
    public static long sizeOf(Object[] array)
    {
        return sizeOf(array.length, REFERENCE_BYTES);
    }

    private static long sizeOf(int length, int elementBytes)
    {
        return (HEADER_BYTES + (long) length * elementBytes + ALIGNMENT_BYTES - 1) & -ALIGNMENT_BYTES;
    }
}
