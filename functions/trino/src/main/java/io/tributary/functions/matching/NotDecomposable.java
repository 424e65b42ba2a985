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
package io.tributary.functions.matching;

import io.trino.spi.TrinoException;

import static io.trino.spi.StandardErrorCode.NOT_SUPPORTED;

/**
 * What holds for functions whose state is all rows of a group, which cannot be divided.
 */
final class NotDecomposable
{
    private NotDecomposable() {}

    /**
     * The engine spills groups of any aggregate, also of those that it cannot read back.
     */
    static TrinoException cannotBeSpilled(String function)
    {
        return new TrinoException(NOT_SUPPORTED, "%s: Groups of this function cannot be spilled to disk: SET SESSION spill_enabled = false, and group by something that makes smaller groups if memory does not suffice".formatted(function));
    }
}
