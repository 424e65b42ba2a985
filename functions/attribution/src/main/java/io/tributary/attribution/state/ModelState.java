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
package io.tributary.attribution.state;

import io.tributary.attribution.journey.NameNumbers;

/**
 * What a model gathers before it computes a result. A state can be made of any number of partial states.
 */
public interface ModelState
{
    /**
     * The names of the channels, by which paths are given. What this returns changes with {@link #clear()}.
     */
    NameNumbers channels();

    /**
     * Whether nothing was added.
     */
    boolean isEmpty();

    /**
     * The state as bytes, for {@link #mergeBytes}.
     */
    byte[] toBytes();

    /**
     * Adds everything that a state with the same settings had when its bytes were written.
     *
     * @throws IllegalArgumentException if counts grow beyond a long, or there is more than a state can hold
     */
    void mergeBytes(byte[] bytes, int offset, int length);

    /**
     * Makes the state as if it were new.
     */
    void clear();

    /**
     * Bytes of memory that the state takes.
     */
    long retainedBytes();
}
