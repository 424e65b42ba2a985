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

import io.trino.spi.block.Block;
import io.trino.spi.type.DoubleType;
import io.trino.spi.type.Type;

import static java.util.Objects.requireNonNull;

/**
 * The value of each row of a result: what its credit makes of the value of the conversion.
 */
interface ValueShares
{
    /**
     * @param type of the column of the result
     */
    static ValueShares of(EventTables tables, Type type)
    {
        requireNonNull(tables, "tables is null");
        if (type instanceof DoubleType) {
            return new DoubleShares(tables.value());
        }
        return new ExactValueShares(tables.value().orElseThrow(), type);
    }

    /**
     * Shares the value of a conversion among rows that one rule made of it.
     *
     * @param conversion standing at the row of the conversion
     * @param credits of all rows
     * @param start the first of the rows, which follows the last one that has its value
     */
    void share(CustomerRows conversion, double[] credits, int start, int end);

    /**
     * Writes a part of the value of a conversion by itself, rounded where values are exact.
     *
     * @param conversion standing at the row of the conversion
     * @param part how much of it
     */
    void write(CustomerRows conversion, double part, int row);

    /**
     * The values of the first rows.
     */
    Block build(int count);

    /**
     * Forgets them.
     */
    void clear();
}
