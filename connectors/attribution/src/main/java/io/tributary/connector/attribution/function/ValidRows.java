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

import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Which rows of a block are not NULL, as blocks want it: a bit for each row that has a value.
 */
final class ValidRows
{
    private ValidRows() {}

    /**
     * The bits; nothing if no row is NULL.
     */
    static Optional<long[]> find(int count, IntPredicate isNull)
    {
        long[] valid = new long[(count + Long.SIZE - 1) / Long.SIZE];
        boolean anyNull = false;
        for (int row = 0; row < count; row++) {
            if (isNull.test(row)) {
                anyNull = true;
            }
            else {
                valid[row / Long.SIZE] |= 1L << row;
            }
        }
        return anyNull ? Optional.of(valid) : Optional.empty();
    }
}
