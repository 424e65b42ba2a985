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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The transitions of a chain with names that can be read.
 */
public final class MarkovTransitions
{
    private MarkovTransitions() {}

    /**
     * All transitions that were counted, ordered by the state before, then by the state after: the start first, states by the names of their channels from the oldest on, conversion and its absence last.
     */
    public static List<Transition> transitions(PathCounts counts)
    {
        MarkovChain chain = new MarkovChain(counts);
        int states = chain.stateCount();
        StateNames names = new StateNames(counts);
        Integer[] ordered = IntStream.range(0, states)
                .boxed()
                .sorted(Comparator.comparing(chain::countedState, names::compare))
                .toArray(Integer[]::new);

        List<Transition> transitions = new ArrayList<>();
        for (int state : ordered) {
            String from = names.name(chain.countedState(state));
            double visits = chain.visits(state);
            IntStream.range(chain.firstTransition(state), chain.firstTransition(state + 1))
                    .boxed()
                    .sorted(Comparator.comparing(transition -> chain.countedState(chain.target(transition)), names::compare))
                    .forEach(transition -> add(transitions, from, names.name(chain.countedState(chain.target(transition))), chain.journeys(transition), visits));
            add(transitions, from, StateNames.CONVERSION, chain.conversions(state), visits);
            add(transitions, from, StateNames.NO_CONVERSION, chain.nonConversions(state), visits);
        }
        return transitions;
    }

    private static void add(List<Transition> transitions, String from, String to, long count, double visits)
    {
        if (count > 0) {
            transitions.add(new Transition(from, to, count, count / visits));
        }
    }
}
