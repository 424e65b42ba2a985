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
package io.tributary.identity.profile;

/**
 * Tells of most texts that they are not in a set, by their hash code alone, which may be known without the text.
 */
final class TextFilter
{
    // so many that of a thousand other texts few are taken for one of some hundred
    private static final int BITS = 1 << 16;

    private final long[] bits = new long[BITS / Long.SIZE];

    void add(String text)
    {
        int bit = bit(text.hashCode());
        bits[bit / Long.SIZE] |= 1L << bit;
    }

    /**
     * Whether a text with that {@link String#hashCode} may be in the set; if not, it is not in it.
     */
    boolean mayContain(int hashCode)
    {
        int bit = bit(hashCode);
        return (bits[bit / Long.SIZE] & 1L << bit) != 0;
    }

    private static int bit(int hashCode)
    {
        return (hashCode ^ hashCode >>> 16) & BITS - 1;
    }
}
