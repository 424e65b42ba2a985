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

import static io.trino.spi.StandardErrorCode.EXCEEDED_FUNCTION_MEMORY_LIMIT;
import static java.util.Objects.requireNonNull;

/**
 * Counts the bytes of a result, which is a single value, and fails before it has more than the engine can send.
 */
final class ResultSize
{
    static final long MAX_BYTES = 1L << 30;

    // numbers of a row, what is NULL, and where texts end
    private static final int ROW_BYTES = 32;

    private final String function;
    private long bytes;

    ResultSize(String function)
    {
        this.function = requireNonNull(function, "function is null");
    }

    /**
     * Adds a row of the result with so many bytes of identifiers.
     */
    void add(long identifierBytes)
    {
        bytes += ROW_BYTES + identifierBytes;
        if (bytes > MAX_BYTES) {
            throw new TrinoException(EXCEEDED_FUNCTION_MEMORY_LIMIT, "%s: The result of a group has more than %s bytes, which is more than one value can have: group by something that rows of one person share, such as a region, and use bigint for identifiers".formatted(function, MAX_BYTES));
        }
    }
}
