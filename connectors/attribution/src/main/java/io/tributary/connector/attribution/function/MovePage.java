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
import io.trino.spi.block.Block;
import io.trino.spi.block.BlockBuilder;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

import static io.airlift.slice.Slices.utf8Slice;
import static io.trino.spi.type.BigintType.BIGINT;
import static io.trino.spi.type.DoubleType.DOUBLE;
import static io.trino.spi.type.VarcharType.VARCHAR;

/**
 * Collects the moves between groups, and makes pages of them.
 */
final class MovePage
        implements ResultRows
{
    private final CheckRulesHandle handle;
    private final Customer customer;
    private final ValueShares values;
    private final List<Move> moves = new ArrayList<>();
    private int valued;

    private record Move(int conversionRow, Change change, int fromRow, int toRow, double conversions) {}

    MovePage(CheckRulesHandle handle, Customer customer)
    {
        this.handle = handle;
        this.customer = customer;
        values = ValueShares.of(handle.tables(), OutputColumns.movedValueType(handle.tables()));
    }

    @Override
    public void clear()
    {
        moves.clear();
        valued = 0;
        values.clear();
    }

    @Override
    public int count()
    {
        return moves.size();
    }

    /**
     * @param fromRow a touch of the group that loses, -1 if there is none
     * @param toRow a touch of the group that gains, -1 if there is none
     */
    void add(int conversionRow, Change change, int fromRow, int toRow, double conversions)
    {
        moves.add(new Move(conversionRow, change, fromRow, toRow, conversions));
    }

    @Override
    public void share()
    {
        for (; valued < moves.size(); valued++) {
            Move move = moves.get(valued);
            values.write(customer.conversionAtRow(move.conversionRow()), move.conversions(), valued);
        }
    }

    @Override
    public Page build()
    {
        List<Block> blocks = new ArrayList<>();
        BlockBuilder changes = VARCHAR.createBlockBuilder(null, moves.size());
        moves.forEach(move -> VARCHAR.writeSlice(changes, utf8Slice(move.change().name())));
        blocks.add(changes.build());
        for (int column : handle.dimensions()) {
            blocks.add(groups(column, Move::fromRow));
        }
        for (int column : handle.dimensions()) {
            blocks.add(groups(column, Move::toRow));
        }
        BlockBuilder conversions = DOUBLE.createFixedSizeBlockBuilder(moves.size());
        moves.forEach(move -> DOUBLE.writeDouble(conversions, move.conversions()));
        blocks.add(conversions.build());
        blocks.add(values.build(moves.size()));
        BlockBuilder rows = BIGINT.createFixedSizeBlockBuilder(moves.size());
        moves.forEach(move -> BIGINT.writeLong(rows, move.conversionRow()));
        blocks.add(rows.build());
        Page page = new Page(moves.size(), blocks.toArray(Block[]::new));
        clear();
        return page;
    }

    private Block groups(int column, ToIntFunction<Move> side)
    {
        BlockBuilder builder = handle.tables().touches().columns().get(column).type().createBlockBuilder(null, moves.size());
        for (Move move : moves) {
            int row = side.applyAsInt(move);
            if (row < 0) {
                builder.appendNull();
            }
            else {
                customer.touchAtRow(row).appendTo(column, builder);
            }
        }
        return builder.build();
    }
}
