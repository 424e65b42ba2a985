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
package io.tributary.connector.attribution.function;

import io.airlift.slice.Slice;
import io.airlift.slice.XxHash64;

/**
 * Texts that were read lately. Channels, campaigns and types of events repeat, so that most of them are neither decoded nor allocated again, and equal ones are mostly the same object.
 * For one thread.
 */
final class TextCache
{
    private static final int SIZE = 1 << 10;
    // longer ones are hardly names of anything, and would keep memory
    private static final int MAX_BYTES = 64;

    private final Slice[] slices = new Slice[SIZE];
    private final String[] texts = new String[SIZE];

    String text(Slice slice, int offset, int length)
    {
        if (length > MAX_BYTES) {
            return slice.slice(offset, length).toStringUtf8();
        }
        int index = (int) XxHash64.hash(slice, offset, length) & SIZE - 1;
        Slice cached = slices[index];
        if (cached != null && cached.length() == length && cached.equals(0, length, slice, offset, length)) {
            return texts[index];
        }
        slices[index] = slice.copy(offset, length);
        texts[index] = slices[index].toStringUtf8();
        return texts[index];
    }
}
