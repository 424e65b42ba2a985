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

import io.tributary.attribution.state.Interruption;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

import static io.tributary.attribution.markov.ChainStates.START;

/**
 * Scores Markov chains of different orders on the same paths, from the counts alone: without a second look at the paths, without a random split, and so the same for the same paths.
 * <p>
 * <b>Held-out likelihood.</b> Each step out of a state is predicted from the steps counted out of that state before it: of a possible next steps, one that came m times in n is given the probability {@code (m + 1/a) / (n + 1)}.
 * The product of these is the same in whichever order the steps are taken, so that it follows from the counts: for each state {@code G(1) / G(n + 1) * product of G(m + 1/a) / G(1/a)}, with G the gamma function. It is
 * the prequential likelihood of Dawid (1984, Journal of the Royal Statistical Society A 147(2)), and the evidence for the order under Dirichlet priors of Perks (1947), as Strelioff, Crutchfield and
 * Hübler (2007, Physical Review E 76) compare orders. The possible next steps are all channels, and the two outcomes but at the start; not the channel of the state itself where there are no self-loops.
 * <p>
 * <b>Area under the curve.</b> As {@code choose_order} of the package ChannelAttribution: a journey is given the probability of conversion as the next step in its last state, and the area is that under the receiver
 * operating characteristic; exact, where the package takes a hundred thresholds. Penalised it is {@code 1 - (1 - area) * (j - 1) / (j - s - 1)} for j journeys and s states, and 0 if that is not between
 * 0 and 1 or there are not more journeys than states. The states are those that journeys came to, where the package takes the number of sets of channels with repetition.
 */
public final class MarkovOrder
{
    private MarkovOrder() {}

    /**
     * @param counts of the highest order to be scored
     * @return a score for each order from 1 on; orders above the longest path score as that of the longest path
     * @throws IllegalArgumentException if the order of the counts is above 100
     */
    public static List<OrderScore> scores(PathCounts counts)
    {
        if (counts.order() > 100) {
            throw new IllegalArgumentException("The highest order to be scored must be at most 100, but is %s: score fewer orders".formatted(counts.order()));
        }
        List<OrderScore> scores = new ArrayList<>();
        PathCounts lower = counts;
        for (int order = counts.order(); order >= 1; order--) {
            Interruption.check();
            lower = lower.ofOrder(order);
            scores.addFirst(score(order, new MarkovChain(lower)));
        }
        return scores;
    }

    private static OrderScore score(int order, MarkovChain chain)
    {
        double journeys = chain.visits(START);
        double observed = 0;
        double heldOut = 0;
        long transitions = chain.transitionCount();
        boolean selfLoops = chain.counts().selfLoops();
        for (int state = 0; state < chain.stateCount(); state++) {
            int possible = chain.channelCount();
            if (state != START) {
                possible += selfLoops ? 2 : 1;
            }
            double visits = chain.visits(state);
            double prior = 1.0 / possible;
            observed -= visits * Math.log(Math.max(1, visits));
            heldOut -= LogGamma.of(visits + 1);
            for (int transition = chain.firstTransition(state); transition < chain.firstTransition(state + 1); transition++) {
                observed += chain.journeys(transition) * Math.log(chain.journeys(transition));
                heldOut += LogGamma.of(chain.journeys(transition) + prior) - LogGamma.of(prior);
            }
            for (long outcome : new long[] {chain.conversions(state), chain.nonConversions(state)}) {
                if (outcome > 0) {
                    transitions++;
                    observed += outcome * Math.log(outcome);
                    heldOut += LogGamma.of(outcome + prior) - LogGamma.of(prior);
                }
            }
        }
        OptionalDouble area = areaUnderCurve(chain);
        return new OrderScore(
                order,
                chain.stateCount() - 1L,
                transitions,
                journeys == 0 ? 0 : observed / journeys,
                journeys == 0 ? 0 : heldOut / journeys,
                area,
                area.isEmpty() ? area : OptionalDouble.of(penalized(area.getAsDouble(), journeys, chain.stateCount() - 1)));
    }

    private static OptionalDouble areaUnderCurve(MarkovChain chain)
    {
        double[] probabilities = new double[chain.stateCount()];
        for (int state = 1; state < probabilities.length; state++) {
            probabilities[state] = chain.conversions(state) / chain.visits(state);
        }
        int[] ascending = IntStream.range(1, probabilities.length)
                .boxed()
                .sorted(Comparator.comparingDouble(state -> probabilities[state]))
                .mapToInt(Integer::intValue)
                .toArray();
        double converted = 0;
        double lost = 0;
        double ordered = 0;
        int index = 0;
        while (index < ascending.length) {
            double probability = probabilities[ascending[index]];
            double convertedHere = 0;
            double lostHere = 0;
            while (index < ascending.length && probabilities[ascending[index]] == probability) {
                convertedHere += chain.conversions(ascending[index]);
                lostHere += chain.nonConversions(ascending[index]);
                index++;
            }
            ordered += convertedHere * (lost + lostHere / 2);
            converted += convertedHere;
            lost += lostHere;
        }
        return converted == 0 || lost == 0 ? OptionalDouble.empty() : OptionalDouble.of(ordered / converted / lost);
    }

    private static double penalized(double area, double journeys, int states)
    {
        if (journeys <= states + 1) {
            return 0;
        }
        return Math.max(0, 1 - (1 - area) * ((journeys - 1) / (journeys - states - 1)));
    }
}
