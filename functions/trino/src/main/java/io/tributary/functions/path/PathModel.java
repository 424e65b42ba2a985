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
package io.tributary.functions.path;

import io.tributary.attribution.journey.NameNumbers;

/**
 * What a function gathers of the paths of one group.
 */
interface PathModel
{
    /**
     * What the rows of a group have to agree in, as a text that a model can be made of.
     */
    String settings();

    /**
     * The numbers by which paths are given.
     */
    NameNumbers channels();

    /**
     * A model with the same settings that has gathered nothing.
     */
    PathModel newEmpty();

    byte[] toBytes();

    /**
     * Adds what a model with the same settings had when its bytes were written.
     */
    void mergeBytes(byte[] bytes, int offset, int length);

    long retainedBytes();

    /**
     * About how many bytes the result takes for a while beside what is retained, where these are many.
     */
    default long resultBytes()
    {
        return 0;
    }
}
