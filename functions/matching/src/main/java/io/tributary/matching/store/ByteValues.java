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
 * Values that are bytes, in the order of bytes without sign, which is that of the characters of UTF-8.
 */
public final class ByteValues
        implements Values
{
    private final ByteArena arena;
    private final LongColumn addresses;

    public ByteValues()
    {
        arena = new ByteArena();
        addresses = new LongColumn();
    }

    private ByteValues(ByteValues other)
    {
        arena = new ByteArena(other.arena);
        addresses = new LongColumn(other.addresses);
    }

    public void add(byte[] source, int offset, int length)
    {
        addresses.add(arena.appendText(source, offset, length));
    }

    /**
     * The array that has the bytes of the value, from its start on.
     */
    public byte[] array(int value)
    {
        return arena.chunk(addresses.get(value));
    }

    /**
     * Where in the array the value starts.
     */
    public int start(int value)
    {
        long address = addresses.get(value);
        int offset = ByteArena.offset(address);
        return offset + ByteArena.headerBytes(ByteArena.readLength(arena.chunk(address), offset));
    }

    boolean isSame(int value, byte[] source, int offset, int length)
    {
        if (length(value) != length) {
            return false;
        }
        int start = start(value);
        return Arrays.equals(array(value), start, start + length, source, offset, offset + length);
    }

    @Override
    public int count()
    {
        return addresses.size();
    }

    @Override
    public int length(int value)
    {
        long address = addresses.get(value);
        return ByteArena.readLength(arena.chunk(address), ByteArena.offset(address));
    }

    @Override
    public long word(int value, int depth)
    {
        long address = addresses.get(value);
        byte[] chunk = arena.chunk(address);
        int offset = ByteArena.offset(address);
        int length = ByteArena.readLength(chunk, offset);
        return Words.word(chunk, offset + ByteArena.headerBytes(length) + depth, length - depth);
    }

    @Override
    public long arrayBytes()
    {
        return arena.arrayBytes() + addresses.arrayBytes();
    }

    @Override
    public Values copy()
    {
        return new ByteValues(this);
    }
}
