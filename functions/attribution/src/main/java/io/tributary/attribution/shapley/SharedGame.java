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
package io.tributary.attribution.shapley;

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.state.Channels;
import io.tributary.attribution.state.DistinctChannels;
import io.tributary.attribution.state.ExactSums;
import io.tributary.attribution.state.IndexOrder;
import io.tributary.attribution.state.LongPairNumbers;
import io.tributary.attribution.state.PathChecks;
import io.tributary.attribution.state.StateReader;
import io.tributary.attribution.state.StateWriter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static io.tributary.attribution.state.PathChecks.addCounts;

/**
 * The game in which a coalition of channels is worth what the journeys on no other channels brought. Its Shapley values need no coalitions: what a journey
 * brought is shared equally among its different channels (K. Zhao, S. H. Mahboobi and S. R. Bagheri, "Shapley Value Methods for Attribution Modeling in Online
 * Advertising", 2018, simplified formula; the sets are the Harsanyi dividends of the game). So they are exact for any number of channels.
 * <p>
 * The ordered Shapley value of the same paper is credited for each position: the part of a channel in a journey is shared equally among the steps at which
 * the journey was on that channel. Over all positions it sums to the Shapley value of the channel.
 * <p>
 * The state holds a count for each channel, or channel and position, and for each number of parts into which journeys were shared: 45 to 95 bytes each, and it
 * does not grow with the number of paths. Counts are whole numbers and values are summed exactly, so that only the division by the number of parts and the sum over
 * different numbers of parts are rounded.
 */
public final class SharedGame
        implements ShapleyState
{
    // object header, seven fields
    private static final int INSTANCE_BYTES = 56;
    private static final int INITIAL_CELLS = 8;

    private final boolean ordered;
    private final DistinctChannels distinct = new DistinctChannels();
    private NameNumbers channels = new NameNumbers();
    // a cell is a channel and its position, then the number of parts
    private LongPairNumbers cells = new LongPairNumbers();
    private long[] conversions = new long[INITIAL_CELLS];
    private ExactSums values = new ExactSums();
    private long total;

    SharedGame(boolean ordered)
    {
        this.ordered = ordered;
    }

    @Override
    public NameNumbers channels()
    {
        return channels;
    }

    /**
     * Non-conversions are counted for nothing in this game, but their channels are known.
     */
    @Override
    public void add(int[] path, int length, long conversions, double value, long nonConversions)
    {
        PathChecks.check(length, conversions, value, nonConversions);
        total = addCounts(total, conversions);
        distinct.read(path, length);
        long parts = distinct.count();
        if (ordered) {
            for (int step = 0; step < length; step++) {
                add(path[step], step + 1, parts * distinct.occurrencesOf(path[step]), conversions, value);
            }
        }
        else {
            for (int index = 0; index < parts; index++) {
                add(distinct.channel(index), 0, parts, conversions, value);
            }
        }
    }

    @Override
    public void merge(ShapleyState other)
    {
        if (!(other instanceof SharedGame game) || game.ordered != ordered) {
            throw new IllegalArgumentException("States of different variants of Shapley values cannot be merged: use one variant for all rows");
        }
        total = addCounts(total, game.total);
        int[] numbers = Channels.addNames(channels, game.channels);
        for (int cell = 0; cell < game.cells.count(); cell++) {
            int merged = cell(numbers[channel(game.cells.first(cell))], position(game.cells.first(cell)), game.cells.second(cell));
            conversions[merged] += game.conversions[cell];
            values.add(merged, game.values, cell);
        }
    }

    @Override
    public boolean isEmpty()
    {
        return cells.count() == 0;
    }

    @Override
    public List<ShapleyCredit> credits()
    {
        int[] order = IndexOrder.of(cells.count(), this::compareCells);
        List<ShapleyCredit> credits = new ArrayList<>();
        int start = 0;
        while (start < order.length) {
            long key = cells.first(order[start]);
            double conversionCredit = 0;
            double valueCredit = 0;
            int end = start;
            while (end < order.length && cells.first(order[end]) == key) {
                double parts = cells.second(order[end]);
                conversionCredit += conversions[order[end]] / parts;
                valueCredit += values.sum(order[end]) / parts;
                end++;
            }
            credits.add(new ShapleyCredit(channel(key), position(key), conversionCredit, valueCredit, 0, 0));
            start = end;
        }
        return List.copyOf(credits);
    }

    @Override
    public byte[] toBytes()
    {
        StateWriter writer = new StateWriter();
        writer.writeNames(channels);
        writer.writeUnsigned(total);
        writer.writeUnsigned(cells.count());
        for (int cell = 0; cell < cells.count(); cell++) {
            writer.writeUnsigned(channel(cells.first(cell)));
            writer.writeUnsigned(position(cells.first(cell)));
            writer.writeUnsigned(cells.second(cell));
            writer.writeUnsigned(conversions[cell]);
            writer.writeSum(values, cell);
        }
        return writer.toBytes();
    }

    @Override
    public void mergeBytes(byte[] bytes, int offset, int length)
    {
        StateReader reader = new StateReader(bytes, offset, length);
        int[] numbers = reader.readNames(channels);
        total = addCounts(total, reader.readUnsigned());
        int count = reader.readCount();
        for (int index = 0; index < count; index++) {
            int cell = cell(numbers[reader.readCount()], reader.readCount(), reader.readUnsigned());
            conversions[cell] += reader.readUnsigned();
            reader.readSum(values, cell);
        }
    }

    @Override
    public void clear()
    {
        if (!isEmpty() || channels.count() > 0) {
            channels = new NameNumbers();
            cells = new LongPairNumbers();
            conversions = new long[INITIAL_CELLS];
            values = new ExactSums();
        }
        total = 0;
    }

    @Override
    public long retainedBytes()
    {
        return INSTANCE_BYTES + distinct.retainedBytes() + channels.arrayBytes() + cells.retainedBytes() + sizeOf(conversions) + values.retainedBytes();
    }

    private void add(int channel, int position, long parts, long count, double value)
    {
        int cell = cell(channel, position, parts);
        // at most the total, as a channel is at a position of a path once
        conversions[cell] += count;
        values.add(cell, value);
    }

    private int cell(int channel, int position, long parts)
    {
        int cell = cells.numberOf((long) channel << Integer.SIZE | position, parts);
        if (cell >= conversions.length) {
            conversions = Arrays.copyOf(conversions, 2 * conversions.length);
        }
        return cell;
    }

    private int compareCells(int left, int right)
    {
        int order = channels.compare(channel(cells.first(left)), channel(cells.first(right)));
        if (order == 0) {
            order = Long.compare(position(cells.first(left)), position(cells.first(right)));
        }
        return order == 0 ? Long.compare(cells.second(left), cells.second(right)) : order;
    }

    private static int channel(long key)
    {
        return (int) (key >>> Integer.SIZE);
    }

    private static int position(long key)
    {
        return (int) key;
    }
}
