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
package io.tributary.functions.window;

import io.trino.spi.block.Block;
import io.trino.spi.function.WindowIndex;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.trino.spi.type.DoubleType.DOUBLE;
import static java.util.Objects.requireNonNull;

/**
 * The type of an argument that holds for a whole partition. The engine passes such an argument with every row, so the rows are
 * compared: an argument that differs between them would otherwise be taken from one of them in silence.
 */
public enum ConstantType
{
    NUMBER("double") {
        @Override
        Object value(WindowIndex index, int channel, int position)
        {
            return index.getDouble(channel, position);
        }

        @Override
        boolean isValue(Object value, WindowIndex index, int channel, int position)
        {
            return Double.compare((double) value, index.getDouble(channel, position)) == 0;
        }
    },

    INTERVAL("interval day to second") {
        @Override
        Object value(WindowIndex index, int channel, int position)
        {
            return index.getLong(channel, position);
        }

        @Override
        boolean isValue(Object value, WindowIndex index, int channel, int position)
        {
            return (long) value == index.getLong(channel, position);
        }
    },

    TEXT("varchar") {
        @Override
        Object value(WindowIndex index, int channel, int position)
        {
            // the slice is a view of a page, which must not be kept alive by it
            return index.getSlice(channel, position).copy();
        }

        @Override
        boolean isValue(Object value, WindowIndex index, int channel, int position)
        {
            return value.equals(index.getSlice(channel, position));
        }
    },

    NUMBERS("array(double)") {
        @Override
        Object value(WindowIndex index, int channel, int position)
        {
            Block block = (Block) index.getObject(channel, position);
            List<Double> numbers = new ArrayList<>(block.getPositionCount());
            for (int element = 0; element < block.getPositionCount(); element++) {
                if (block.isNull(element)) {
                    throw new IllegalArgumentException("A list of numbers must not hold NULL, but element %s is NULL: give a number of at least 0 instead".formatted(element + 1));
                }
                numbers.add(DOUBLE.getDouble(block, element));
            }
            return List.copyOf(numbers);
        }

        @Override
        boolean isValue(Object value, WindowIndex index, int channel, int position)
        {
            Block block = (Block) index.getObject(channel, position);
            List<?> numbers = (List<?>) value;
            if (block.getPositionCount() != numbers.size()) {
                return false;
            }
            for (int element = 0; element < numbers.size(); element++) {
                if (block.isNull(element) || Double.compare((double) numbers.get(element), DOUBLE.getDouble(block, element)) != 0) {
                    return false;
                }
            }
            return true;
        }
    };

    private final String sqlType;

    ConstantType(String sqlType)
    {
        this.sqlType = requireNonNull(sqlType, "sqlType is null");
    }

    public String sqlType()
    {
        return sqlType;
    }

    /**
     * The value that all rows of the partition have, empty if that is NULL: a double, the milliseconds of an interval, a slice, or a list of doubles.
     *
     * @throws IllegalArgumentException if they do not all have the same value
     */
    Optional<Object> read(String name, WindowIndex index, int channel)
    {
        if (index.isNull(channel, 0)) {
            for (int position = 1; position < index.size(); position++) {
                if (!index.isNull(channel, position)) {
                    throw differs(name, position);
                }
            }
            return Optional.empty();
        }
        Object value = value(index, channel, 0);
        for (int position = 1; position < index.size(); position++) {
            if (index.isNull(channel, position) || !isValue(value, index, channel, position)) {
                throw differs(name, position);
            }
        }
        return Optional.of(value);
    }

    /**
     * As {@link #read}, for an argument that must not be NULL.
     *
     * @param example a good value in SQL, for the error message
     */
    Object readNotNull(String name, WindowIndex index, int channel, String example)
    {
        return read(name, index, channel)
                .orElseThrow(() -> new IllegalArgumentException("The %s must not be NULL: give a value such as %s".formatted(name, example)));
    }

    abstract Object value(WindowIndex index, int channel, int position);

    abstract boolean isValue(Object value, WindowIndex index, int channel, int position);

    private static IllegalArgumentException differs(String name, int position)
    {
        return new IllegalArgumentException("The %s must be the same on every row of a partition, but row %s differs from row 1: use a constant".formatted(name, position + 1));
    }
}
