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

/**
 * The probabilities of transitions, applied to several vectors at a time: the numbers of one state in all vectors, its lanes, follow each other, so that a transition is read once for all of them.
 */
final class LaneMatrix
{
    static final int LANES = 8;
    static final int NONE = -1;

    private final MarkovChain chain;
    private final int[] firsts;
    private final int[] targets;
    private final double[] probabilities;
    // what is left of a state when its way back to itself is taken off
    private final double[] leaving;
    private final double[] visits;

    LaneMatrix(MarkovChain chain)
    {
        this.chain = chain;
        int states = chain.stateCount();
        firsts = new int[states + 1];
        targets = new int[chain.transitionCount()];
        probabilities = new double[chain.transitionCount()];
        leaving = new double[states];
        visits = new double[states];
        for (int state = 0; state < states; state++) {
            firsts[state + 1] = chain.firstTransition(state + 1);
            visits[state] = chain.visits(state);
            double others = (double) chain.conversions(state) + chain.nonConversions(state);
            for (int transition = firsts[state]; transition < firsts[state + 1]; transition++) {
                targets[transition] = chain.target(transition);
                probabilities[transition] = chain.journeys(transition) / visits[state];
                others += targets[transition] == state ? 0 : chain.journeys(transition);
            }
            leaving[state] = others / visits[state];
        }
    }

    /**
     * How often each state was visited by all journeys.
     */
    double[] visits()
    {
        return visits;
    }

    /**
     * For each state, the mean of a vector over the states that come next, in every lane.
     */
    void multiply(double[] vector, double[] product)
    {
        for (int state = 0; state < visits.length; state++) {
            sum(vector, state, firsts[state], firsts[state + 1], product);
        }
    }

    /**
     * What remains of the equations: {@code right - vector + Q vector}, 0 in the states of the channel of each lane.
     */
    void remainder(double[] right, double[] vector, int[] channels, double[] remainder)
    {
        multiply(vector, remainder);
        for (int index = 0; index < vector.length; index++) {
            remainder[index] += right[index] - vector[index];
        }
        mask(remainder, channels);
    }

    /**
     * Solves the equations as if no state led to a later one: a sweep of Gauss and Seidel from 0.
     */
    void sweep(double[] right, int[] channels, double[] solution)
    {
        // no channel is taken out at the start, and a lane without a channel takes none out
        int channel = NONE;
        int end = 1;
        for (int state = 0; state < visits.length; state++) {
            while (state >= end) {
                channel++;
                end = chain.firstState(channel + 1);
            }
            int last = firsts[state];
            while (last < firsts[state + 1] && targets[last] < state) {
                last++;
            }
            sum(solution, state, firsts[state], last, solution);
            for (int lane = 0; lane < LANES; lane++) {
                int index = state * LANES + lane;
                solution[index] = channel != NONE && channels[lane] == channel ? 0 : (right[index] + solution[index]) / leaving[state];
            }
        }
    }

    /**
     * Sets the states of the channel of each lane to 0.
     */
    void mask(double[] vector, int[] channels)
    {
        for (int lane = 0; lane < LANES; lane++) {
            if (channels[lane] != NONE) {
                for (int state = chain.firstState(channels[lane]); state < chain.firstState(channels[lane] + 1); state++) {
                    vector[state * LANES + lane] = 0;
                }
            }
        }
    }

    private void sum(double[] vector, int state, int from, int to, double[] sums)
    {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double sum4 = 0;
        double sum5 = 0;
        double sum6 = 0;
        double sum7 = 0;
        for (int transition = from; transition < to; transition++) {
            int index = targets[transition] * LANES;
            double probability = probabilities[transition];
            sum0 += probability * vector[index];
            sum1 += probability * vector[index + 1];
            sum2 += probability * vector[index + 2];
            sum3 += probability * vector[index + 3];
            sum4 += probability * vector[index + 4];
            sum5 += probability * vector[index + 5];
            sum6 += probability * vector[index + 6];
            sum7 += probability * vector[index + 7];
        }
        int index = state * LANES;
        sums[index] = sum0;
        sums[index + 1] = sum1;
        sums[index + 2] = sum2;
        sums[index + 3] = sum3;
        sums[index + 4] = sum4;
        sums[index + 5] = sum5;
        sums[index + 6] = sum6;
        sums[index + 7] = sum7;
    }
}
