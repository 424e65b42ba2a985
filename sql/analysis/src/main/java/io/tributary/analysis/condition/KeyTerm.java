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
package io.tributary.analysis.condition;

import com.google.common.collect.ImmutableSet;

import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * A term of a condition that can be looked up: the condition can only be true where the column has one of the values.
 *
 * @param column its number in the rows of the side
 * @param values String, Long (integers and days of dates) or Boolean
 */
public record KeyTerm(Side side, int column, Set<Object> values)
{
    public KeyTerm
    {
        requireNonNull(side, "side is null");
        values = ImmutableSet.copyOf(values);
    }
}
