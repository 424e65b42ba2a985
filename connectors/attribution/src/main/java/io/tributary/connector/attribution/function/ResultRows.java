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

import io.trino.spi.Page;

/**
 * Collects rows of a table function's result, and makes pages of them.
 */
interface ResultRows
{
    int count();

    default boolean isEmpty()
    {
        return count() == 0;
    }

    /**
     * Whether there are enough rows for a page; there may be more.
     */
    default boolean isFull()
    {
        return count() >= 4096;
    }

    /**
     * Gives the rows added since it was called last their values; all rows of their conversions have been added.
     */
    void share();

    void clear();

    /**
     * The rows collected, which are forgotten.
     */
    Page build();
}
