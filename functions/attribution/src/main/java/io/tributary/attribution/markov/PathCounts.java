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
package io.tributary.attribution.markov;

import io.tributary.attribution.journey.NameNumbers;
import io.tributary.attribution.journey.ValueKind;
import io.tributary.attribution.state.Channels;
import io.tributary.attribution.state.ExactSums;
import io.tributary.attribution.state.PathState;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static io.tributary.attribution.markov.ChainStates.START;
import static io.tributary.attribution.markov.TransitionCounts.NONE;
import static java.util.Objects.requireNonNull;

/**
 * All that a Markov chain of order k has to know of a set of paths: how many journeys went from each state to each next one, how many converted or were lost in it, and with what value.
 * <p>
 * A state is the last k channels of the path so far, or all of them near the start of the path; before the first touch it is the start. A path of c conversions and n non-conversions is c journeys that
 * converted and n that did not, all along the same channels.
 * <p>
 * A path without journeys, of 0 conversions and 0 non-conversions, changes nothing, and one without conversions must have the value 0.
 * <p>
 * Counts and values are summed exactly, so that neither the order of paths, nor where they were counted first, nor how equal paths are grouped can be seen in the result. Memory grows with the number of
 * different transitions, not with the number of paths.
 */
public final class PathCounts
        implements PathState
{
    // object header, references and numbers
    private static final int INSTANCE_BYTES = 64;

    /**
     * How many channels the states of one path may remember together, 256 MB: what a path needs is known only after it was added.
     */
    private static final int LARGEST_STATES = 1 << 26;

    private final int order;
    private final boolean selfLoops;
    private final ValueKind valueKind;

    private NameNumbers channels = new NameNumbers();
    private ChainStates states;
    private TransitionCounts transitions = new TransitionCounts();
    private ExactSums values = new ExactSums();
    // by state
    private long[] conversions = new long[16];
    private long[] nonConversions = new long[16];
    private long journeys;

    /**
     * @param order how many channels a state remembers, at least 1. An order above the longest path gives the same as the length of the longest path: a state is then all of the path so far
     * @param selfLoops whether a touch on the same channel as the one before is a step of its own; if not, it is left out, as if the path had been collapsed
     * @param valueKind what values are: {@link ValueKind#COUNT} if there are none, so that each conversion is worth 1
     * @throws IllegalArgumentException if the order is below 1
     */
    public PathCounts(long order, boolean selfLoops, ValueKind valueKind)
    {
        if (order < 1) {
            throw new IllegalArgumentException("The order of a Markov chain must be at least 1, but is %s: give how many of the last channels a state remembers".formatted(order));
        }
        // no path can have more touches
        this.order = (int) Math.min(Integer.MAX_VALUE, order);
        this.selfLoops = selfLoops;
        this.valueKind = requireNonNull(valueKind, "valueKind is null");
        states = new ChainStates(this.order);
    }

    public int order()
    {
        return order;
    }

    public boolean selfLoops()
    {
        return selfLoops;
    }

    public ValueKind valueKind()
    {
        return valueKind;
    }

    @Override
    public NameNumbers channels()
    {
        return channels;
    }

    /**
     * How many journeys were counted, converted or not.
     */
    public long journeys()
    {
        return journeys;
    }

    @Override
    public void add(int[] path, int length, long conversions, double value, long nonConversions)
    {
        if (valueKind == ValueKind.DECIMAL) {
            throw new IllegalArgumentException("The values of these counts are decimals, but one is the double %s: give both halves of it".formatted(value));
        }
        add(path, length, conversions, 0, Double.doubleToLongBits(value), nonConversions);
    }

    /**
     * Counts the journeys along one path.
     *
     * @param path numbers of channels in the order of the touches; there may be more elements than touches
     * @param conversions how many journeys converted
     * @param high the upper half of a decimal value, 0 for others
     * @param low the lower half of a decimal value in its smallest unit, or the bits of a double, or 0 if there are no values; of all the conversions together
     * @param nonConversions how many journeys did not convert
     * @throws IllegalArgumentException if there is no touch, a count is negative, the value is not finite or is not 0 without a conversion, the path is too long for the order, or there are more journeys than fit into a long
     */
    public void add(int[] path, int length, long conversions, long high, long low, long nonConversions)
    {
        JourneyCounts.check("conversions", conversions);
        JourneyCounts.check("non-conversions", nonConversions);
        JourneyCounts.checkValue(valueKind, conversions, high, low);
        if (length == 0) {
            throw new IllegalArgumentException("A path must have at least one touch, but one is empty: leave out paths without touches");
        }
        if ((long) length * Math.min(order, length) > LARGEST_STATES) {
            throw new IllegalArgumentException("A path of %s touches is too long for a chain of order %s, which would remember more than %s channels for it: trim long paths, or give a lower order".formatted(length, order, LARGEST_STATES));
        }
        long count = JourneyCounts.sum(conversions, nonConversions);
        if (count == 0) {
            return;
        }
        journeys = JourneyCounts.sum(journeys, count);
        int state = START;
        for (int touch = 0; touch < length; touch++) {
            int channel = path[touch];
            if (selfLoops || touch == 0 || channel != path[touch - 1]) {
                state = addJourneys(state, channel, count);
            }
        }
        addOutcomes(state, conversions, nonConversions);
        addValue(state, high, low);
    }

    /**
     * Adds all that was counted elsewhere, in any order.
     *
     * @param other of the same order, self-loops and kind of values
     */
    public void merge(PathCounts other)
    {
        if (order != other.order || selfLoops != other.selfLoops || valueKind != other.valueKind) {
            throw new IllegalArgumentException("Counts of order %s with%s self-loops and values of kind %s cannot be added to counts of order %s with%s self-loops and values of kind %s: use the same settings for all paths"
                    .formatted(other.order, other.selfLoops ? "" : "out", other.valueKind, order, selfLoops ? "" : "out", valueKind));
        }
        int[] numbers = Channels.addNames(channels, other.channels);
        int[] own = new int[other.states.count()];
        for (int transition = 0; transition < other.transitions.count(); transition++) {
            // a state comes before the transitions from it
            int from = own[other.transitions.from(transition)];
            int channel = numbers[other.transitions.channel(transition)];
            own[other.transitions.to(transition)] = addJourneys(from, channel, other.transitions.journeys(transition));
        }
        for (int state = 1; state < own.length; state++) {
            addOutcomes(own[state], other.conversions(state), other.nonConversions(state));
            values.add(own[state], other.values, state);
        }
        journeys = JourneyCounts.sum(journeys, other.journeys);
    }

    /**
     * The counts of the same paths for a lower order, which follow from those of a higher one.
     *
     * @throws IllegalArgumentException if the order is below 1 or above that of these counts
     */
    public PathCounts ofOrder(int lowerOrder)
    {
        if (lowerOrder > order) {
            throw new IllegalArgumentException("Counts of order %s hold no counts of order %s: count at the highest order first".formatted(order, lowerOrder));
        }
        PathCounts lower = new PathCounts(lowerOrder, selfLoops, valueKind);
        lower.channels = channels;
        int[] shorter = new int[states.count()];
        for (int transition = 0; transition < transitions.count(); transition++) {
            int from = shorter[transitions.from(transition)];
            shorter[transitions.to(transition)] = lower.addJourneys(from, transitions.channel(transition), transitions.journeys(transition));
        }
        for (int state = 1; state < shorter.length; state++) {
            lower.addOutcomes(shorter[state], conversions(state), nonConversions(state));
            lower.values.add(shorter[state], values, state);
        }
        lower.journeys = journeys;
        return lower;
    }

    @Override
    public boolean isEmpty()
    {
        return journeys == 0;
    }

    @Override
    public byte[] toBytes()
    {
        return PathCountsFormat.toBytes(this);
    }

    @Override
    public void mergeBytes(byte[] bytes, int offset, int length)
    {
        merge(PathCountsFormat.fromBytes(bytes, offset));
    }

    @Override
    public void clear()
    {
        channels = new NameNumbers();
        states = new ChainStates(order);
        transitions = new TransitionCounts();
        values = new ExactSums();
        conversions = new long[16];
        nonConversions = new long[16];
        journeys = 0;
    }

    @Override
    public long retainedBytes()
    {
        return INSTANCE_BYTES + channels.arrayBytes() + states.retainedBytes() + transitions.retainedBytes() + values.retainedBytes() + sizeOf(conversions) + sizeOf(nonConversions);
    }

    /**
     * The state after a transition, whose journeys are counted.
     */
    int addJourneys(int from, int channel, long count)
    {
        int transition = transitions.find(from, channel);
        if (transition == NONE) {
            transition = transitions.add(from, channel, states.next(from, channel));
        }
        transitions.addJourneys(transition, count);
        return transitions.to(transition);
    }

    void addOutcomes(int state, long converted, long lost)
    {
        if (converted == 0 && lost == 0) {
            return;
        }
        if (state >= conversions.length) {
            int capacity = state + (state >> 1) + 1;
            conversions = Arrays.copyOf(conversions, capacity);
            nonConversions = Arrays.copyOf(nonConversions, capacity);
        }
        conversions[state] = JourneyCounts.sum(conversions[state], converted);
        nonConversions[state] = JourneyCounts.sum(nonConversions[state], lost);
    }

    void addAllJourneys(long count)
    {
        journeys = JourneyCounts.sum(journeys, count);
    }

    ChainStates states()
    {
        return states;
    }

    TransitionCounts transitions()
    {
        return transitions;
    }

    ExactSums values()
    {
        return values;
    }

    long conversions(int state)
    {
        return state < conversions.length ? conversions[state] : 0;
    }

    long nonConversions(int state)
    {
        return state < nonConversions.length ? nonConversions[state] : 0;
    }

    private void addValue(int state, long high, long low)
    {
        switch (valueKind) {
            case COUNT -> {}
            case DOUBLE -> values.add(state, Double.longBitsToDouble(low));
            case DECIMAL -> values.add(state, high, low);
        }
    }
}
