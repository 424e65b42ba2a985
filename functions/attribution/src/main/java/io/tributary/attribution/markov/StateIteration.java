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

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Removal effects by iteration, for chains of many states with few transitions each.
 * <p>
 * With h the probability of conversion in each state, what a channel would lose solves {@code d = Q d + Q h} with {@code d} counted outside the states of the channel and {@code h} in them: the probability to come to the
 * channel and to convert then. Both are solved by the stabilised method of bi-conjugate gradients (van der Vorst 1992, SIAM Journal on Scientific and Statistical Computing 13(2)) with one sweep of Gauss and
 * Seidel as preconditioner, several channels at a time.
 * <p>
 * The error is bounded without an estimate of condition: what remains of an equation at a state changes the result at most by the number of visits to that state, which is known, as it is what was counted. The
 * iteration ends when the remainders, each times the visits, sum to at most {@link #TOLERANCE} of all conversions, computed from the solution itself and not from the recurrence.
 */
final class StateIteration
{
    static final double TOLERANCE = 1e-12;

    // sweeps over all transitions that a few digits more cost, on the paths of customers
    private static final int USUAL_SWEEPS = 60;

    private final MarkovChain chain;
    private final LaneMatrix matrix;
    private final double[][] payoffs;
    private final double[][] results;

    private StateIteration(MarkovChain chain, double[] values)
    {
        this.chain = chain;
        matrix = new LaneMatrix(chain);
        int states = chain.stateCount();
        payoffs = new double[3][states];
        double[] visits = matrix.visits();
        for (int state = 0; state < states; state++) {
            payoffs[0][state] = chain.conversions(state) / visits[state];
            payoffs[1][state] = Math.max(0, values[state]) / visits[state];
            payoffs[2][state] = Math.max(0, -values[state]) / visits[state];
        }
        results = new double[3][];
    }

    /**
     * @param values of the conversions in each state, of at most 1 in size
     * @param mostIterations after which the iteration gives up
     */
    static RemovedConversions removedConversions(MarkovChain chain, double[] values, int mostIterations)
    {
        StateIteration iteration = new StateIteration(chain, values);
        for (int payoff = 0; payoff < iteration.payoffs.length; payoff++) {
            iteration.results[payoff] = iteration.removed(iteration.payoffs[payoff], mostIterations);
        }
        return new RemovedConversions(iteration.results[0], iteration.results[1], iteration.results[2]);
    }

    /**
     * How many multiplications and additions it usually takes, for each kind of payoff.
     */
    static double cost(int channels, int transitions)
    {
        return (double) USUAL_SWEEPS * (channels + LaneMatrix.LANES) * transitions;
    }

    private double[] removed(double[] payoff, int mostIterations)
    {
        double[] removed = new double[chain.channelCount()];
        double total = 0;
        for (int state = 0; state < payoff.length; state++) {
            total += payoff[state] * matrix.visits()[state];
        }
        if (total == 0) {
            return removed;
        }
        int lanes = LaneMatrix.LANES;
        LaneSolver solver = new LaneSolver(chain, matrix, TOLERANCE * total, mostIterations);

        // without a channel taken out, in the first lane only
        double[] right = new double[payoff.length * lanes];
        for (int state = 0; state < payoff.length; state++) {
            right[state * lanes] = payoff[state];
        }
        int[] channels = new int[lanes];
        Arrays.fill(channels, LaneMatrix.NONE);
        double[] solution = solver.solve(right, channels);
        double[] converting = IntStream.range(0, payoff.length).mapToDouble(state -> solution[state * lanes]).toArray();

        for (int first = 0; first < removed.length; first += lanes) {
            for (int lane = 0; lane < lanes; lane++) {
                channels[lane] = first + lane < removed.length ? first + lane : LaneMatrix.NONE;
            }
            double[] reached = inChannels(converting, channels);
            matrix.multiply(reached, right);
            matrix.mask(right, channels);
            double[] lost = solver.solve(right, channels);
            for (int lane = 0; lane < lanes && first + lane < removed.length; lane++) {
                removed[first + lane] = Math.max(0, lost[lane] * matrix.visits()[ChainStates.START]);
            }
        }
        return removed;
    }

    /**
     * In each lane, the probabilities in the states of its channel only.
     */
    private double[] inChannels(double[] probabilities, int[] channels)
    {
        double[] reached = new double[probabilities.length * channels.length];
        for (int lane = 0; lane < channels.length; lane++) {
            if (channels[lane] != LaneMatrix.NONE) {
                for (int state = chain.firstState(channels[lane]); state < chain.firstState(channels[lane] + 1); state++) {
                    reached[state * channels.length + lane] = probabilities[state];
                }
            }
        }
        return reached;
    }
}
