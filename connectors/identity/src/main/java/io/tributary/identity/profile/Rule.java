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

import java.util.Optional;

/**
 * How a profile normalises the identifiers of one type.
 */
interface Rule
{
    /**
     * Normalises a text that {@link PlainText} has prepared: it is not empty and has no more than {@link Profile#MAX_LENGTH} characters.
     *
     * @param region the country whose rules national values follow
     */
    Normalized normalize(String text, Optional<Region> region);

    /**
     * Normalises an ordinary value as its owner has it, in less time: what {@link Profile} would make of it without this method.
     *
     * @return nothing if the value is not ordinary, may be a placeholder, or has no normalised form
     */
    default Optional<String> readOrdinary(String value, Optional<Region> region)
    {
        return Optional.empty();
    }
}
