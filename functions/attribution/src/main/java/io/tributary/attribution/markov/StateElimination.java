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

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Removal effects by exact elimination of states, for chains of some thousand states.
 * <p>
 * Eliminating a state leads each journey that would come to it on to where it goes from there. What is left is a smaller chain with the same outcomes, and it can be made without a single subtraction:
 * the probability that the eliminated state is left is the sum of its ways out, not 1 less its way back (Grassmann, Taksar and Heyman 1985, Operations Research 33(5)). So all numbers keep nearly
 * all their digits, however rarely a state is left (O'Cinneide 1993, Numerische Mathematik 65), none can come out below 0, and there is nothing to pivot for.
 * <p>
 * Once all states but those of one channel are eliminated, what leads from the start straight to conversion has not touched that channel. The eliminations that the channels need have most in common, so they are shared: half of
 * the channels is eliminated for the sake of the other half, then a quarter within each, and so on, at about 1.6 n^3 multiplications and additions for n states.
 */
final class StateElimination
{
    private static final int CONVERSION = 0;
    private static final int NO_CONVERSION = 1;
    private static final int GAIN = 2;
    private static final int LOSS = 3;
    private static final int EXITS = 4;

    // states eliminated together, and columns updated together, so that what is read again and again stays in the cache
    private static final int PANEL = 32;
    private static final int COLUMNS = 512;

    private final MarkovChain chain;
    private final double[] values;
    private final RemovedConversions removed;

    private StateElimination(MarkovChain chain, double[] values)
    {
        this.chain = chain;
        this.values = values;
        removed = new RemovedConversions(chain.channelCount());
    }

    /**
     * @param values of the conversions in each state, of at most 1 in size
     */
    static RemovedConversions removedConversions(MarkovChain chain, double[] values)
    {
        StateElimination elimination = new StateElimination(chain, values);
        elimination.halve(null, 0, chain.channelCount());
        return elimination.removed;
    }

    /**
     * How many multiplications and additions it takes.
     */
    static double cost(int states)
    {
        return 1.6 * states * states * states;
    }

    /**
     * @param rows the chain of the start and the states of some channels, a row for each state with its exits before its transitions; null for the whole chain
     */
    private void halve(double[][] rows, int firstChannel, int endChannel)
    {
        int first = chain.firstState(firstChannel);
        int end = chain.firstState(endChannel);
        if (endChannel - firstChannel == 1) {
            removeLast(rows == null ? gather(null, first, first, end, end, end) : rows, firstChannel);
            return;
        }
        int channel = middle(firstChannel, endChannel);
        int middle = chain.firstState(channel);
        halve(eliminate(gather(rows, first, first, middle, middle, end), middle - first, first, middle), firstChannel, channel);
        halve(eliminate(gather(rows, first, middle, end, first, middle), end - middle, middle, first), channel, endChannel);
    }

    /**
     * The chain of one channel only: what comes from the start by way of its states is what would be lost.
     */
    private void removeLast(double[][] rows, int channel)
    {
        double[] start = rows[0];
        Arrays.fill(start, 0, EXITS, 0);
        eliminate(rows, 0, 0, chain.firstState(channel));
        removed.conversions()[channel] = rows[0][CONVERSION];
        removed.gains()[channel] = rows[0][GAIN];
        removed.losses()[channel] = rows[0][LOSS];
    }

    /**
     * Splits the channels so that each part has about half of the states, and at least one channel.
     */
    private int middle(int firstChannel, int endChannel)
    {
        int half = (chain.firstState(firstChannel) + chain.firstState(endChannel)) / 2;
        int channel = firstChannel + 1;
        while (channel < endChannel - 1 && chain.firstState(channel) < half) {
            channel++;
        }
        return channel;
    }

    /**
     * The rows and columns of the start and of two ranges of states, in that order.
     *
     * @param first the state of the first row after the start
     */
    private double[][] gather(double[][] rows, int first, int keptFrom, int keptTo, int droppedFrom, int droppedTo)
    {
        int kept = keptTo - keptFrom;
        int count = kept + droppedTo - droppedFrom;
        double[][] gathered = new double[count + 1][EXITS + count];
        for (int row = 0; row <= count; row++) {
            int state = row <= kept ? keptFrom + row - 1 : droppedFrom + row - kept - 1;
            double[] target = gathered[row];
            if (rows == null) {
                copyCounts(row == 0 ? 0 : state, target, keptFrom, keptTo, droppedFrom);
                continue;
            }
            double[] source = rows[row == 0 ? 0 : state - first + 1];
            System.arraycopy(source, 0, target, 0, EXITS);
            System.arraycopy(source, EXITS + keptFrom - first, target, EXITS, kept);
            System.arraycopy(source, EXITS + droppedFrom - first, target, EXITS + kept, count - kept);
        }
        return gathered;
    }

    private void copyCounts(int state, double[] row, int keptFrom, int keptTo, int droppedFrom)
    {
        row[CONVERSION] = chain.conversions(state);
        row[NO_CONVERSION] = chain.nonConversions(state);
        row[GAIN] = Math.max(0, values[state]);
        row[LOSS] = Math.max(0, -values[state]);
        for (int transition = chain.firstTransition(state); transition < chain.firstTransition(state + 1); transition++) {
            int target = chain.target(transition);
            boolean kept = target >= keptFrom && target < keptTo;
            row[EXITS + (kept ? target - keptFrom : keptTo - keptFrom + target - droppedFrom)] = chain.journeys(transition);
        }
    }

    /**
     * Eliminates all states but the first ones, from the last to the first.
     *
     * @param keptFrom the first state kept
     * @param droppedFrom the first state eliminated
     * @return the rows and columns that are left
     */
    private double[][] eliminate(double[][] rows, int kept, int keptFrom, int droppedFrom)
    {
        double[][] factors = new double[rows.length][PANEL];
        double[] ways = new double[PANEL];
        for (int end = rows.length - 1; end > kept; end -= PANEL) {
            Interruption.check();
            int begin = Math.max(kept, end - PANEL);
            for (int state = end - 1; state >= begin; state--) {
                double[] pivot = rows[state + 1];
                double sum = pivot[CONVERSION] + pivot[NO_CONVERSION];
                for (int column = EXITS; column < EXITS + state; column++) {
                    sum += pivot[column];
                }
                if (!(sum > 0)) {
                    throw chain.neverLeft(IntStream.of(state < kept ? keptFrom + state : droppedFrom + state - kept));
                }
                ways[state - begin] = sum;
                for (int other = begin; other < state; other++) {
                    double factor = rows[other + 1][EXITS + state] / sum;
                    if (factor != 0) {
                        addOneMultiple(rows[other + 1], 0, EXITS + state, pivot, factor);
                    }
                }
            }
            for (int row = 0; row <= begin; row++) {
                double[] target = rows[row];
                for (int state = end - 1; state >= begin; state--) {
                    double factor = target[EXITS + state] / ways[state - begin];
                    factors[row][state - begin] = factor;
                    if (factor != 0) {
                        addOneMultiple(target, EXITS + begin, EXITS + state, rows[state + 1], factor);
                    }
                }
            }
            for (int column = 0; column < EXITS + begin; column += COLUMNS) {
                int columnEnd = Math.min(column + COLUMNS, EXITS + begin);
                for (int row = 0; row <= begin; row++) {
                    addMultiples(rows, row, column, columnEnd, begin, end, factors[row]);
                }
            }
        }
        double[][] left = new double[kept + 1][];
        for (int row = 0; row <= kept; row++) {
            left[row] = Arrays.copyOf(rows[row], EXITS + kept);
            rows[row] = left[row];
        }
        return left;
    }

    /**
     * Adds multiples of the rows of the states from begin to end to a row.
     */
    private static void addMultiples(double[][] rows, int row, int from, int to, int begin, int end, double[] factors)
    {
        double[] target = rows[row];
        int state = begin;
        for (; state + 4 <= end; state += 4) {
            int factor = state - begin;
            if (factors[factor] != 0 || factors[factor + 1] != 0 || factors[factor + 2] != 0 || factors[factor + 3] != 0) {
                addFourMultiples(target, from, to, rows, state + 1, factors, factor);
            }
        }
        for (; state < end; state++) {
            if (factors[state - begin] != 0) {
                addOneMultiple(target, from, to, rows[state + 1], factors[state - begin]);
            }
        }
    }

    private static void addFourMultiples(double[] target, int from, int to, double[][] rows, int row, double[] factors, int factor)
    {
        double[] first = rows[row];
        double[] second = rows[row + 1];
        double[] third = rows[row + 2];
        double[] fourth = rows[row + 3];
        double firstFactor = factors[factor];
        double secondFactor = factors[factor + 1];
        double thirdFactor = factors[factor + 2];
        double fourthFactor = factors[factor + 3];
        for (int column = from; column < to; column++) {
            target[column] += firstFactor * first[column] + secondFactor * second[column] + thirdFactor * third[column] + fourthFactor * fourth[column];
        }
    }

    private static void addOneMultiple(double[] target, int from, int to, double[] source, double factor)
    {
        for (int column = from; column < to; column++) {
            target[column] += factor * source[column];
        }
    }
}
