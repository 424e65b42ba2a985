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

import io.tributary.attribution.state.PathState;
import io.trino.spi.block.ValueBlock;

import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;

/**
 * The journeys of one path.
 *
 * @param value of all conversions together
 */
record PathRow(long conversions, double value, long nonConversions)
        implements PathModelRow<PathState>
{
    static final double NO_AMOUNT = 0;

    @Override
    public void addTo(PathState state, int[] path, int length)
    {
        state.add(path, length, conversions, value, nonConversions);
    }

    static long count(String argument, ValueBlock block, int position)
    {
        checkNotNull(argument, block, position);
        return BIGINT.getLong(block, position);
    }

    static double amount(String argument, ValueBlock block, int position)
    {
        checkNotNull(argument, block, position);
        return DOUBLE.getDouble(block, position);
    }

    private static void checkNotNull(String argument, ValueBlock block, int position)
    {
        if (block.isNull(position)) {
            throw new IllegalArgumentException("The argument %s must not be NULL: write coalesce(%s, 0) where there is none".formatted(argument, argument));
        }
    }
}
