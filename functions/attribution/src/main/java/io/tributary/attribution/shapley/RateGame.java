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
import io.tributary.attribution.state.PathChecks;
import io.tributary.attribution.state.StateReader;
import io.tributary.attribution.state.StateWriter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static io.tributary.attribution.state.PathChecks.addCounts;

/**
 * The game in which a coalition of channels is worth the conversion rate of the journeys on no other channels: conversions divided by journeys, those without
 * conversion among them, and 0 without journeys. Shapley values sum to the rate of all journeys; multiplied by the number of all journeys they sum to
 * the conversions, which is how they are credited. For values there is a second game, in which a coalition is worth the value for each of its journeys.
 * <p>
 * A channel may get less than nothing: if journeys on it convert less often than those without. Nothing is cut off or made larger to hide it.
 * <p>
 * Up to {@link SubsetSums#MOST_PLAYERS} channels, Shapley values are exact; above, they are estimated by {@link SampledOrders} and come with a standard error.
 * <p>
 * The state holds two counts and a value for each different set of channels, 65 to 100 bytes and 4 for each channel of the set.
 */
public final class RateGame
        implements ShapleyState
{
    // object header, seven fields
    private static final int INSTANCE_BYTES = 56;
    private static final int INITIAL_SETS = 8;

    private final DistinctChannels distinct = new DistinctChannels();
    private NameNumbers channels = new NameNumbers();
    private ChannelSets sets = new ChannelSets();
    private long[] conversions = new long[INITIAL_SETS];
    private long[] journeys = new long[INITIAL_SETS];
    private ExactSums values = new ExactSums();
    private long total;

    RateGame() {}

    @Override
    public NameNumbers channels()
    {
        return channels;
    }

    @Override
    public void add(int[] path, int length, long conversions, double value, long nonConversions)
    {
        PathChecks.check(length, conversions, value, nonConversions);
        long added = addCounts(conversions, nonConversions);
        total = addCounts(total, added);
        distinct.read(path, length);
        int set = set(distinct.sorted(), distinct.count());
        this.conversions[set] += conversions;
        journeys[set] += added;
        values.add(set, value);
    }

    @Override
    public void merge(ShapleyState other)
    {
        if (!(other instanceof RateGame game)) {
            throw new IllegalArgumentException("States of different variants of Shapley values cannot be merged: use one variant for all rows");
        }
        total = addCounts(total, game.total);
        int[] numbers = Channels.addNames(channels, game.channels);
        int[] members = new int[0];
        for (int from = 0; from < game.sets.count(); from++) {
            int start = game.sets.start(from);
            int size = game.sets.end(from) - start;
            members = size <= members.length ? members : new int[2 * size];
            for (int index = 0; index < size; index++) {
                members[index] = numbers[game.sets.member(start + index)];
            }
            Arrays.sort(members, 0, size);
            int set = set(members, size);
            conversions[set] += game.conversions[from];
            journeys[set] += game.journeys[from];
            values.add(set, game.values, from);
        }
    }

    @Override
    public boolean isEmpty()
    {
        return sets.count() == 0;
    }

    @Override
    public List<ShapleyCredit> credits()
    {
        int[] players = players();
        if (players.length == 0) {
            return List.of();
        }
        Coalitions coalitions = coalitions(players);
        RateShares shares = players.length <= SubsetSums.MOST_PLAYERS ? SubsetSums.shares(coalitions) : SampledOrders.shares(coalitions, pairs(players.length));
        List<ShapleyCredit> credits = new ArrayList<>(players.length);
        for (int player = 0; player < players.length; player++) {
            credits.add(new ShapleyCredit(
                    players[player],
                    0,
                    shares.conversions()[player] * total,
                    shares.values()[player] * total,
                    shares.conversionErrors()[player] * total,
                    shares.valueErrors()[player] * total));
        }
        return List.copyOf(credits);
    }

    /**
     * How many orders of the channels the credits are estimated from; 0 if they are exact.
     */
    public int sampledOrders()
    {
        int players = players().length;
        return players <= SubsetSums.MOST_PLAYERS ? 0 : 2 * pairs(players);
    }

    @Override
    public byte[] toBytes()
    {
        StateWriter writer = new StateWriter();
        writer.writeNames(channels);
        writer.writeUnsigned(total);
        writer.writeUnsigned(sets.count());
        for (int set = 0; set < sets.count(); set++) {
            writer.writeUnsigned(sets.end(set) - sets.start(set));
            for (int place = sets.start(set); place < sets.end(set); place++) {
                writer.writeUnsigned(sets.member(place));
            }
            writer.writeUnsigned(conversions[set]);
            writer.writeUnsigned(journeys[set]);
            writer.writeSum(values, set);
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
        int[] members = new int[0];
        for (int index = 0; index < count; index++) {
            int size = reader.readCount();
            members = size <= members.length ? members : new int[2 * size];
            for (int member = 0; member < size; member++) {
                members[member] = numbers[reader.readCount()];
            }
            Arrays.sort(members, 0, size);
            int set = set(members, size);
            conversions[set] += reader.readUnsigned();
            journeys[set] += reader.readUnsigned();
            reader.readSum(values, set);
        }
    }

    @Override
    public void clear()
    {
        if (!isEmpty() || channels.count() > 0) {
            channels = new NameNumbers();
            sets = new ChannelSets();
            conversions = new long[INITIAL_SETS];
            journeys = new long[INITIAL_SETS];
            values = new ExactSums();
        }
        total = 0;
    }

    @Override
    public long retainedBytes()
    {
        return INSTANCE_BYTES + distinct.retainedBytes() + channels.arrayBytes() + sets.retainedBytes() + sizeOf(conversions) + sizeOf(journeys) + values.retainedBytes();
    }

    private int set(int[] members, int size)
    {
        int set = sets.numberOf(members, size);
        if (set >= conversions.length) {
            conversions = Arrays.copyOf(conversions, 2 * conversions.length);
            journeys = Arrays.copyOf(journeys, conversions.length);
        }
        return set;
    }

    private int pairs(int players)
    {
        return SampledOrders.pairs(players, sets.count(), sets.start(sets.count()));
    }

    /**
     * The channels of all sets, in the order of their names.
     */
    private int[] players()
    {
        boolean[] seen = new boolean[channels.count() + 1];
        for (int set = 0; set < sets.count(); set++) {
            for (int place = sets.start(set); place < sets.end(set); place++) {
                seen[sets.member(place)] = true;
            }
        }
        return Arrays.stream(Channels.inOrder(channels))
                .filter(channel -> seen[channel])
                .toArray();
    }

    /**
     * The sets by players in the order of their names, so that rounding does not depend on the order in which channels were numbered and sets were added.
     */
    private Coalitions coalitions(int[] players)
    {
        int[] places = new int[channels.count() + 1];
        for (int player = 0; player < players.length; player++) {
            places[players[player]] = player;
        }
        int count = sets.count();
        int[] members = new int[sets.start(count)];
        for (int set = 0; set < count; set++) {
            for (int place = sets.start(set); place < sets.end(set); place++) {
                members[place] = places[sets.member(place)];
            }
            Arrays.sort(members, sets.start(set), sets.end(set));
        }
        int[] order = IndexOrder.of(count, (left, right) -> Arrays.compare(members, sets.start(left), sets.end(left), members, sets.start(right), sets.end(right)));

        int[] orderedMembers = new int[members.length];
        int[] ends = new int[count];
        long[] orderedConversions = new long[count];
        long[] orderedJourneys = new long[count];
        double[] orderedValues = new double[count];
        int end = 0;
        for (int index = 0; index < count; index++) {
            int set = order[index];
            int size = sets.end(set) - sets.start(set);
            System.arraycopy(members, sets.start(set), orderedMembers, end, size);
            end += size;
            ends[index] = end;
            orderedConversions[index] = conversions[set];
            orderedJourneys[index] = journeys[set];
            orderedValues[index] = values.sum(set);
        }
        return new Coalitions(players.length, orderedMembers, ends, orderedConversions, orderedJourneys, orderedValues);
    }
}
