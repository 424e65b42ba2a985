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

/**
 * What a model gathers from paths, each with how many journeys took it.
 * <p>
 * Neither the order in which paths are added, nor how they are split over partial states, nor whether equal paths are added together or one by one changes any
 * digit of a result.
 */
public interface PathState
        extends ModelState
{
    /**
     * Adds the journeys that took one path. Each state says what a path with no journey at all changes.
     *
     * @param path numbers of channels; that of no name is a channel of its own
     * @param length how many elements of the array are the path
     * @param conversions how many of the journeys ended in a conversion
     * @param value of these conversions together; may be negative
     * @param nonConversions how many of the journeys did not
     * @throws IllegalArgumentException if the path is empty, if a count is negative or counts grow beyond a long, or if the value is not a finite number that can
     *         be summed
     */
    void add(int[] path, int length, long conversions, double value, long nonConversions);
}
