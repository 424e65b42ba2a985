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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The chain of counted paths in an order that depends on nothing but the names of the channels: channels by name; the start as state 0; then the states by their newest channel, so that those of a channel
 * follow each other, then by the channels before it; transitions by the state after. All that is computed in this order is the same to the last digit for the same paths.
 */
final class MarkovChain
{
    private static final int MOST_CHANNELS_NAMED = 10;

    private final PathCounts counts;
    // numbers of channels by rank
    private final int[] channels;
    private final int[] ranks;
    // numbers of states in the counts
    private final int[] states;
    // the first state of each channel, and where those of the last end
    private final int[] firstStates;
    // where the transitions of each state begin
    private final int[] firstTransitions;
    private final int[] targets;
    private final long[] journeys;

    MarkovChain(PathCounts counts)
    {
        this.counts = counts;
        ranks = new int[counts.channels().count() + 1];
        channels = orderedChannels();
        states = orderedStates();
        firstStates = new int[channels.length + 1];
        int[] positions = new int[states.length];
        for (int state = 0; state < states.length; state++) {
            positions[states[state]] = state;
            if (state > 0) {
                firstStates[newestRank(states[state]) + 1]++;
            }
        }
        firstStates[0] = 1;
        for (int channel = 0; channel < channels.length; channel++) {
            firstStates[channel + 1] += firstStates[channel];
        }

        TransitionCounts transitions = counts.transitions();
        firstTransitions = new int[states.length + 1];
        for (int transition = 0; transition < transitions.count(); transition++) {
            firstTransitions[positions[transitions.from(transition)] + 1]++;
        }
        for (int state = 0; state < states.length; state++) {
            firstTransitions[state + 1] += firstTransitions[state];
        }
        targets = new int[transitions.count()];
        journeys = new long[transitions.count()];
        fillTransitions(transitions, positions);
    }

    /**
     * How many channels there are on journeys.
     */
    int channelCount()
    {
        return channels.length;
    }

    /**
     * The number of a channel in the counts.
     */
    int channel(int rank)
    {
        return channels[rank];
    }

    /**
     * How many states there are, the start among them.
     */
    int stateCount()
    {
        return states.length;
    }

    /**
     * The first state whose newest channel is the given one; for the number of channels, how many states there are.
     */
    int firstState(int channel)
    {
        return firstStates[channel];
    }

    /**
     * The channel whose touch leads to the state, which is not the start.
     */
    int newestChannel(int state)
    {
        return newestRank(states[state]);
    }

    int transitionCount()
    {
        return targets.length;
    }

    int firstTransition(int state)
    {
        return firstTransitions[state];
    }

    int target(int transition)
    {
        return targets[transition];
    }

    long journeys(int transition)
    {
        return journeys[transition];
    }

    long conversions(int state)
    {
        return counts.conversions(states[state]);
    }

    long nonConversions(int state)
    {
        return counts.nonConversions(states[state]);
    }

    /**
     * What the conversions in a state are worth, as a double.
     */
    double value(int state)
    {
        return counts.valueKind() == ValueKind.COUNT ? conversions(state) : counts.values().approximate(states[state]);
    }

    /**
     * How often journeys came to the state: as often as they left it.
     */
    double visits(int state)
    {
        double visits = (double) conversions(state) + nonConversions(state);
        for (int transition = firstTransitions[state]; transition < firstTransitions[state + 1]; transition++) {
            visits += journeys[transition];
        }
        return visits;
    }

    /**
     * The number of the state in the counts.
     */
    int countedState(int state)
    {
        return states[state];
    }

    PathCounts counts()
    {
        return counts;
    }

    /**
     * @throws IllegalArgumentException if there are channels that no journey leaves once it has come to them, which cannot be where all that was counted are whole paths
     */
    void checkAllAreLeft()
    {
        int[] sources = new int[targets.length];
        int[] firstSources = new int[states.length + 1];
        for (int target : targets) {
            firstSources[target + 1]++;
        }
        for (int state = 0; state < states.length; state++) {
            firstSources[state + 1] += firstSources[state];
        }
        int[] next = firstSources.clone();
        int[] queue = new int[states.length];
        int queued = 0;
        BitSet left = new BitSet(states.length);
        for (int state = 0; state < states.length; state++) {
            for (int transition = firstTransitions[state]; transition < firstTransitions[state + 1]; transition++) {
                sources[next[targets[transition]]] = state;
                next[targets[transition]]++;
            }
            if (conversions(state) > 0 || nonConversions(state) > 0) {
                left.set(state);
                queue[queued] = state;
                queued++;
            }
        }
        for (int index = 0; index < queued; index++) {
            for (int source = firstSources[queue[index]]; source < firstSources[queue[index] + 1]; source++) {
                if (!left.get(sources[source])) {
                    left.set(sources[source]);
                    queue[queued] = sources[source];
                    queued++;
                }
            }
        }
        if (queued < states.length && states.length > 1) {
            throw neverLeft(IntStream.range(1, states.length).filter(state -> !left.get(state)));
        }
    }

    /**
     * What to say where journeys do not come to an end, or too rarely to be computed.
     */
    IllegalArgumentException neverLeft(IntStream statesAmong)
    {
        List<String> names = new ArrayList<>();
        int[] among = statesAmong.map(this::newestChannel).distinct().sorted().toArray();
        for (int channel : Arrays.copyOf(among, Math.min(among.length, MOST_CHANNELS_NAMED))) {
            names.add(channels[channel] == NameNumbers.NO_NAME ? "NULL" : "'" + counts.channels().name(channels[channel]) + "'");
        }
        if (among.length > names.size()) {
            names.add("%s more channels".formatted(among.length - names.size()));
        }
        return new IllegalArgumentException("Journeys must end, but after %s they go on among these for ever, or so long that what they lead to cannot be computed: shorten such paths, or leave out repeated touches"
                .formatted(String.join(", ", names)));
    }

    private int[] orderedChannels()
    {
        BitSet used = new BitSet();
        for (int transition = 0; transition < counts.transitions().count(); transition++) {
            used.set(counts.transitions().channel(transition));
        }
        int[] ordered = used.stream()
                .boxed()
                .sorted(counts.channels()::compare)
                .mapToInt(Integer::intValue)
                .toArray();
        for (int rank = 0; rank < ordered.length; rank++) {
            ranks[ordered[rank]] = rank;
        }
        return ordered;
    }

    private int[] orderedStates()
    {
        return IntStream.range(0, counts.states().count())
                .boxed()
                .sorted(this::compareNewestFirst)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private int compareNewestFirst(int left, int right)
    {
        ChainStates chainStates = counts.states();
        int common = Math.min(chainStates.length(left), chainStates.length(right));
        for (int age = 0; age < common; age++) {
            int compared = Integer.compare(ranks[chainStates.channel(left, age)], ranks[chainStates.channel(right, age)]);
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(chainStates.length(left), chainStates.length(right));
    }

    private int newestRank(int countedState)
    {
        return ranks[counts.states().channel(countedState, 0)];
    }

    private void fillTransitions(TransitionCounts transitions, int[] positions)
    {
        // the state after in the upper half, the number of the transition in the lower
        long[] keys = new long[targets.length];
        int[] next = Arrays.copyOf(firstTransitions, states.length);
        for (int transition = 0; transition < transitions.count(); transition++) {
            int from = positions[transitions.from(transition)];
            keys[next[from]] = (long) positions[transitions.to(transition)] << Integer.SIZE | transition;
            next[from]++;
        }
        for (int state = 0; state < states.length; state++) {
            Arrays.sort(keys, firstTransitions[state], firstTransitions[state + 1]);
        }
        for (int index = 0; index < keys.length; index++) {
            targets[index] = (int) (keys[index] >>> Integer.SIZE);
            journeys[index] = transitions.journeys((int) keys[index]);
        }
    }
}
