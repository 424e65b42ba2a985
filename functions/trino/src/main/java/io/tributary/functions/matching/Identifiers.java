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

import io.airlift.slice.Slice;
import io.tributary.matching.store.ByteValues;
import io.tributary.matching.store.LongValues;
import io.tributary.matching.store.ValueNumbers;
import io.tributary.matching.store.Values;
import io.trino.spi.block.BlockBuilder;
import io.trino.spi.block.ValueBlock;
import io.trino.spi.block.VariableWidthBlock;
import io.trino.spi.type.BigintType;
import io.trino.spi.type.IntegerType;
import io.trino.spi.type.SmallintType;
import io.trino.spi.type.TinyintType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarbinaryType;
import io.trino.spi.type.VarcharType;

import static io.airlift.slice.Slices.wrappedBuffer;
import static java.util.Objects.requireNonNull;

/**
 * Identifiers of one SQL type: whole numbers, text or bytes.
 */
record Identifiers(Type type)
{
    Identifiers
    {
        requireNonNull(type, "type is null");
    }

    /**
     * Room for identifiers of the type, none yet. For a type that cannot be one it is never used.
     */
    Values newValues()
    {
        return isText() ? new ByteValues() : new LongValues();
    }

    /**
     * @param name of the argument
     * @throws IllegalArgumentException if the type cannot be that of identifiers
     */
    void checkType(String name)
    {
        if (!isText() && !isNumber()) {
            throw new IllegalArgumentException("The %s must be a bigint, varchar or varbinary, but is of type %s: convert it with CAST".formatted(name, type.getDisplayName()));
        }
    }

    void add(Values values, ValueBlock block, int position)
    {
        if (values instanceof LongValues numbers) {
            numbers.add(type.getLong(block, position));
        }
        else {
            VariableWidthBlock texts = (VariableWidthBlock) block;
            Slice slice = texts.getRawSlice();
            ((ByteValues) values).add(slice.byteArray(), slice.byteArrayOffset() + texts.getRawSliceOffset(position), texts.getSliceLength(position));
        }
    }

    int number(ValueNumbers numbers, ValueBlock block, int position)
    {
        if (isText()) {
            VariableWidthBlock texts = (VariableWidthBlock) block;
            Slice slice = texts.getRawSlice();
            return numbers.numberOf(slice.byteArray(), slice.byteArrayOffset() + texts.getRawSliceOffset(position), texts.getSliceLength(position));
        }
        return numbers.numberOf(type.getLong(block, position));
    }

    void write(Values values, int value, BlockBuilder out)
    {
        if (values instanceof ByteValues texts) {
            type.writeSlice(out, wrappedBuffer(texts.array(value), texts.start(value), texts.length(value)));
        }
        else {
            type.writeLong(out, ((LongValues) values).get(value));
        }
    }

    private boolean isText()
    {
        return type instanceof VarcharType || type instanceof VarbinaryType;
    }

    private boolean isNumber()
    {
        return type instanceof BigintType || type instanceof IntegerType || type instanceof SmallintType || type instanceof TinyintType;
    }
}
