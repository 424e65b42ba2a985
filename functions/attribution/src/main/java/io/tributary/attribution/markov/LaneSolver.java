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

import static io.tributary.attribution.markov.LaneMatrix.LANES;

/**
 * Solves {@code x = Q x + b} in several lanes, each with the states of another channel left out, until what remains is small at every state in proportion to how rarely it is visited.
 */
final class LaneSolver
{
    // the recurrence drifts away from what really remains, so that it is begun anew now and then
    private static final int MOST_BETWEEN_RESTARTS = 50;

    private final MarkovChain chain;
    private final LaneMatrix matrix;
    private final double tolerance;
    private final int mostIterations;

    private final double[] solution;
    private final double[] saved;
    private final double[] remainder;
    private final double[] shadow;
    private final double[] direction;
    private final double[] swept;
    private final double[] step;
    private final double[] product;

    private final double[] rho = new double[LANES];
    private final double[] alpha = new double[LANES];
    private final double[] omega = new double[LANES];
    private final double[] sums = new double[LANES];
    private final double[] savedSums = new double[LANES];
    private final boolean[] done = new boolean[LANES];

    /**
     * @param tolerance the largest sum of remainders times visits
     */
    LaneSolver(MarkovChain chain, LaneMatrix matrix, double tolerance, int mostIterations)
    {
        this.chain = chain;
        this.matrix = matrix;
        this.tolerance = tolerance;
        this.mostIterations = mostIterations;
        int length = Math.multiplyExact(matrix.visits().length, LANES);
        solution = new double[length];
        saved = new double[length];
        remainder = new double[length];
        shadow = new double[length];
        direction = new double[length];
        swept = new double[length];
        step = new double[length];
        product = new double[length];
    }

    /**
     * @param right 0 in the states of the channel of each lane
     * @return valid until the next call
     * @throws IllegalArgumentException if the remainders do not get small enough
     */
    double[] solve(double[] right, int[] channels)
    {
        Arrays.fill(solution, 0);
        int iterations = 0;
        matrix.remainder(right, solution, channels, remainder);
        while (!measure()) {
            if (iterations >= mostIterations) {
                throw chain.neverLeft(slowestStates());
            }
            System.arraycopy(solution, 0, saved, 0, solution.length);
            System.arraycopy(sums, 0, savedSums, 0, LANES);
            iterations += iterate(channels, Math.min(MOST_BETWEEN_RESTARTS, mostIterations - iterations));
            matrix.remainder(right, solution, channels, remainder);
            relax(right, channels);
        }
        return solution;
    }

    /**
     * Takes back what was done in lanes that it brought no nearer, and makes a sweep by itself, which always brings the solution nearer, in all lanes that are not done.
     */
    private void relax(double[] right, int[] channels)
    {
        if (measure()) {
            return;
        }
        for (int index = 0; index < solution.length; index++) {
            int lane = index % LANES;
            if (!done[lane] && !(sums[lane] < savedSums[lane])) {
                solution[index] = saved[index];
            }
        }
        matrix.remainder(right, solution, channels, remainder);
        matrix.sweep(remainder, channels, swept);
        for (int index = 0; index < solution.length; index++) {
            solution[index] += done[index % LANES] ? 0 : swept[index];
        }
        matrix.remainder(right, solution, channels, remainder);
    }

    /**
     * @return how many iterations were made
     */
    private int iterate(int[] channels, int most)
    {
        System.arraycopy(remainder, 0, shadow, 0, remainder.length);
        System.arraycopy(remainder, 0, direction, 0, remainder.length);
        dot(shadow, remainder, rho);
        double[] numbers = new double[LANES];
        double[] others = new double[LANES];
        for (int iteration = 1; iteration <= most; iteration++) {
            Interruption.check();
            matrix.sweep(direction, channels, swept);
            apply(swept, channels, product);
            dot(shadow, product, numbers);
            for (int lane = 0; lane < LANES; lane++) {
                alpha[lane] = quotient(rho[lane], numbers[lane], lane);
            }
            advance(alpha, product);
            // direction is still needed, so that its product is kept while another is made
            matrix.sweep(remainder, channels, swept);
            apply(swept, channels, step);
            dot(step, remainder, numbers);
            dot(step, step, others);
            for (int lane = 0; lane < LANES; lane++) {
                omega[lane] = quotient(numbers[lane], others[lane], lane);
            }
            advance(omega, step);
            if (measure()) {
                return iteration;
            }
            dot(shadow, remainder, numbers);
            for (int lane = 0; lane < LANES; lane++) {
                others[lane] = quotient(numbers[lane], rho[lane], lane) * quotient(alpha[lane], omega[lane], lane);
                rho[lane] = numbers[lane];
            }
            for (int base = 0; base < direction.length; base += LANES) {
                for (int lane = 0; lane < LANES; lane++) {
                    direction[base + lane] = remainder[base + lane] + others[lane] * (direction[base + lane] - omega[lane] * product[base + lane]);
                }
            }
        }
        return most;
    }

    /**
     * Goes on by a multiple of what was swept in each lane, which changes what remains by that multiple of the given change.
     */
    private void advance(double[] factors, double[] change)
    {
        for (int base = 0; base < solution.length; base += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                solution[base + lane] += factors[lane] * swept[base + lane];
                remainder[base + lane] -= factors[lane] * change[base + lane];
            }
        }
    }

    /**
     * {@code vector - Q vector}, 0 in the states of the channel of each lane.
     */
    private void apply(double[] vector, int[] channels, double[] result)
    {
        matrix.multiply(vector, result);
        for (int index = 0; index < vector.length; index++) {
            result[index] = vector[index] - result[index];
        }
        matrix.mask(result, channels);
    }

    /**
     * Finds out which lanes are done, and whether all of them are.
     */
    private boolean measure()
    {
        double[] visits = matrix.visits();
        Arrays.fill(sums, 0);
        for (int state = 0; state < visits.length; state++) {
            int base = state * LANES;
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] += Math.abs(remainder[base + lane]) * visits[state];
            }
        }
        boolean all = true;
        for (int lane = 0; lane < LANES; lane++) {
            done[lane] = sums[lane] <= tolerance;
            all &= done[lane];
        }
        return all;
    }

    /**
     * The states in which most remains, in the lanes that are not done.
     */
    private IntStream slowestStates()
    {
        double most = 0;
        double[] remaining = new double[matrix.visits().length];
        for (int index = LANES; index < remainder.length; index++) {
            if (!done[index % LANES]) {
                remaining[index / LANES] += Math.abs(remainder[index]) * matrix.visits()[index / LANES];
                most = Math.max(most, remaining[index / LANES]);
            }
        }
        double threshold = most / 2;
        return IntStream.range(1, remaining.length).filter(state -> remaining[state] >= threshold);
    }

    /**
     * 0 for a lane that is done or cannot go on as it began, which leaves its solution as it is until the next start.
     */
    private double quotient(double dividend, double divisor, int lane)
    {
        double quotient = dividend / divisor;
        return done[lane] || !Double.isFinite(quotient) ? 0 : quotient;
    }

    private static void dot(double[] left, double[] right, double[] sums)
    {
        Arrays.fill(sums, 0);
        for (int base = 0; base < left.length; base += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                sums[lane] += left[base + lane] * right[base + lane];
            }
        }
    }
}
