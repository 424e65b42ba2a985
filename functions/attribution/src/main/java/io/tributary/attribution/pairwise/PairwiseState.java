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
package io.tributary.attribution.pairwise;

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.state.Channels;
import io.tributary.attribution.state.DistinctChannels;
import io.tributary.attribution.state.ExactSums;
import io.tributary.attribution.state.IndexOrder;
import io.tributary.attribution.state.LongPairNumbers;
import io.tributary.attribution.state.PathChecks;
import io.tributary.attribution.state.PathState;
import io.tributary.attribution.state.StateReader;
import io.tributary.attribution.state.StateWriter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static io.tributary.attribution.state.PathChecks.addCounts;

/**
 * The simple probabilistic model (X. Shao and L. Li, "Data-driven Multi-touch Attribution Models", KDD 2011, section 4.2). With p(i) the share of the journeys on channel i that
 * converted, and p(i, j) the same for those on both channels, channel i contributes to a journey that converted
 * <pre>
 *     p(i) + 1 / (2 (s - 1)) * sum over the other channels j of the journey of (p(i, j) - p(i) - p(j))
 * </pre>
 * where s is the number of different channels of the journey, and p(i) alone if it is the only one. What a journey's channels contribute sums to more than 0, but a
 * single channel may have less. Contributions are summed over the conversions, and then all conversions and the whole value are credited in proportion to the sums.
 * <p>
 * The state holds counts of channels and pairs of channels, those of conversions for each number of channels of a journey: about 40 bytes for each count. A path of d different
 * channels takes time in proportion to d squared. A path with no journey at all gives its channels a row.
 */
public final class PairwiseState
        implements PathState
{
    // of journeys without conversion the number of channels does not matter
    private static final int NOT_CONVERTED = 0;
    private static final int INITIAL_CELLS = 8;
    // object header, six references and fields
    private static final int INSTANCE_BYTES = 64;

    private final DistinctChannels distinct = new DistinctChannels();
    private NameNumbers channels = new NameNumbers();
    // a cell is two channels, the same one twice for one channel alone, then the number of channels of converted journeys
    private LongPairNumbers cells = new LongPairNumbers();
    private long[] counts = new long[INITIAL_CELLS];
    private ExactSums value = new ExactSums();
    private long conversions;
    private long journeys;

    @Override
    public NameNumbers channels()
    {
        return channels;
    }

    @Override
    public void add(int[] path, int length, long conversions, double value, long nonConversions)
    {
        PathChecks.check(length, conversions, value, nonConversions);
        count(conversions, addCounts(conversions, nonConversions));
        this.value.add(0, value);
        distinct.read(path, length);
        int size = distinct.count();
        for (int first = 0; first < size; first++) {
            int channel = distinct.channel(first);
            add(channel, channel, NOT_CONVERTED, nonConversions);
            if (conversions > 0) {
                add(channel, channel, size, conversions);
            }
            for (int second = 0; second < first; second++) {
                if (nonConversions > 0) {
                    add(channel, distinct.channel(second), NOT_CONVERTED, nonConversions);
                }
                if (conversions > 0) {
                    add(channel, distinct.channel(second), size, conversions);
                }
            }
        }
    }

    /**
     * Adds everything that another state has, which stays as it is.
     *
     * @throws IllegalArgumentException if counts grow beyond a long
     */
    public void merge(PairwiseState other)
    {
        count(other.conversions, other.journeys);
        value.add(0, other.value, 0);
        int[] numbers = Channels.addNames(channels, other.channels);
        for (int cell = 0; cell < other.cells.count(); cell++) {
            long pair = other.cells.first(cell);
            add(numbers[smaller(pair)], numbers[larger(pair)], other.cells.second(cell), other.counts[cell]);
        }
    }

    @Override
    public boolean isEmpty()
    {
        return cells.count() == 0;
    }

    /**
     * The credits by name of the channel as the engine sorts text, no name last. Conversions and values sum to those of all paths, up to rounding. No path gives an empty
     * list; without conversions, nobody contributes and nothing is credited, neither conversions nor value.
     */
    public List<PairwiseCredit> credits()
    {
        int[] inOrder = Channels.inOrder(channels);
        int[] places = Channels.places(channels);
        int[] order = IndexOrder.of(cells.count(), (left, right) -> compareCells(left, right, places));
        double[] rates = new double[inOrder.length];
        double[] contributions = new double[inOrder.length];
        boolean[] seen = new boolean[inOrder.length];
        List<ChannelPair> pairs = pairs(order, places);
        for (ChannelPair pair : pairs) {
            if (pair.first() == pair.second()) {
                rates[pair.first()] = pair.rate();
                seen[pair.first()] = true;
                contributions[pair.first()] += pair.converted() * pair.rate();
            }
        }
        for (ChannelPair pair : pairs) {
            if (pair.first() != pair.second()) {
                double together = pair.partners() / 2 * (pair.rate() - rates[pair.first()] - rates[pair.second()]);
                contributions[pair.first()] += together;
                contributions[pair.second()] += together;
            }
        }
        double sum = 0;
        for (int channel : inOrder) {
            sum += contributions[channel];
        }
        List<PairwiseCredit> credits = new ArrayList<>();
        for (int channel : inOrder) {
            if (seen[channel]) {
                double share = conversions == 0 ? 0 : contributions[channel] / sum;
                credits.add(new PairwiseCredit(channel, contributions[channel], share * conversions, share * value.sum(0)));
            }
        }
        return List.copyOf(credits);
    }

    @Override
    public byte[] toBytes()
    {
        StateWriter writer = new StateWriter();
        writer.writeNames(channels);
        writer.writeUnsigned(conversions);
        writer.writeUnsigned(journeys);
        writer.writeSum(value, 0);
        writer.writeUnsigned(cells.count());
        for (int cell = 0; cell < cells.count(); cell++) {
            writer.writeUnsigned(smaller(cells.first(cell)));
            writer.writeUnsigned(larger(cells.first(cell)));
            writer.writeUnsigned(cells.second(cell));
            writer.writeUnsigned(counts[cell]);
        }
        return writer.toBytes();
    }

    @Override
    public void mergeBytes(byte[] bytes, int offset, int length)
    {
        StateReader reader = new StateReader(bytes, offset, length);
        int[] numbers = reader.readNames(channels);
        count(reader.readUnsigned(), reader.readUnsigned());
        reader.readSum(value, 0);
        int count = reader.readCount();
        for (int index = 0; index < count; index++) {
            add(numbers[reader.readCount()], numbers[reader.readCount()], reader.readUnsigned(), reader.readUnsigned());
        }
    }

    @Override
    public void clear()
    {
        if (!isEmpty() || channels.count() > 0) {
            channels = new NameNumbers();
            cells = new LongPairNumbers();
            counts = new long[INITIAL_CELLS];
            value = new ExactSums();
            conversions = 0;
            journeys = 0;
        }
    }

    @Override
    public long retainedBytes()
    {
        return INSTANCE_BYTES + distinct.retainedBytes() + channels.arrayBytes() + cells.retainedBytes() + sizeOf(counts) + value.retainedBytes();
    }

    private void count(long conversions, long journeys)
    {
        this.journeys = addCounts(this.journeys, journeys);
        this.conversions += conversions;
    }

    private void add(int left, int right, long size, long count)
    {
        int cell = cells.numberOf((long) Math.min(left, right) << Integer.SIZE | Math.max(left, right), size);
        if (cell >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        // at most all journeys
        counts[cell] += count;
    }

    /**
     * Both channels in the order of their names, then the size; so the cells of a pair are next to each other.
     */
    private int compareCells(int left, int right, int[] places)
    {
        long leftPair = cells.first(left);
        long rightPair = cells.first(right);
        if (leftPair == rightPair) {
            return Long.compare(cells.second(left), cells.second(right));
        }
        int byFirst = Integer.compare(firstPlace(leftPair, places), firstPlace(rightPair, places));
        return byFirst == 0 ? Integer.compare(lastPlace(leftPair, places), lastPlace(rightPair, places)) : byFirst;
    }

    private List<ChannelPair> pairs(int[] order, int[] places)
    {
        List<ChannelPair> pairs = new ArrayList<>();
        int start = 0;
        while (start < order.length) {
            long pair = cells.first(order[start]);
            long converted = 0;
            long unconverted = 0;
            double partners = 0;
            int end = start;
            while (end < order.length && cells.first(order[end]) == pair) {
                long size = cells.second(order[end]);
                long count = counts[order[end]];
                if (size == NOT_CONVERTED) {
                    unconverted += count;
                }
                else {
                    converted += count;
                    partners += size == 1 ? 0 : count / (size - 1.0);
                }
                end++;
            }
            boolean inOrder = places[smaller(pair)] <= places[larger(pair)];
            pairs.add(new ChannelPair(inOrder ? smaller(pair) : larger(pair), inOrder ? larger(pair) : smaller(pair), converted, unconverted, partners));
            start = end;
        }
        return pairs;
    }

    private static int firstPlace(long pair, int[] places)
    {
        return Math.min(places[smaller(pair)], places[larger(pair)]);
    }

    private static int lastPlace(long pair, int[] places)
    {
        return Math.max(places[smaller(pair)], places[larger(pair)]);
    }

    private static int smaller(long pair)
    {
        return (int) (pair >>> Integer.SIZE);
    }

    private static int larger(long pair)
    {
        return (int) pair;
    }
}
