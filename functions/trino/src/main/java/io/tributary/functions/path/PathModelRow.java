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

/**
 * What a row says of its path.
 *
 * @param <S> what gathers it
 */
interface PathModelRow<S>
{
    /**
     * @param path numbers of channels
     * @param length how many elements of the array are the path
     * @throws IllegalArgumentException if the row is bad
     */
    void addTo(S state, int[] path, int length);
}
