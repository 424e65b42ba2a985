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
 * Values in the order in which they came, each with a number from 0. They are compared by their bytes, as the engine compares them.
 */
public sealed interface Values
        permits ByteValues, LongValues
{
    int count();

    /**
     * The length of a value in bytes.
     */
    int length(int value);

    /**
     * Eight bytes of a value from a depth on, followed by bytes of 0 if there are fewer. Read without sign, words are in the order of the values.
     */
    long word(int value, int depth);

    /**
     * Bytes of memory held by the arrays.
     */
    long arrayBytes();

    /**
     * A copy that shares nothing that changes.
     */
    Values copy();
}
