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

import io.tributary.attribution.journey.ValueKind;
import io.tributary.attribution.model.ExactShares;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Credits conversions to channels by removal effects in a Markov chain (Anderl, Becker, von Wangenheim and Schumann 2016, International Journal of Research in Marketing 33(3)).
 * <p>
 * The chain leaves a state for the next as often as the counted journeys did. The removal effect of a channel is the part of all conversions that is lost if every journey ends without conversion
 * where it would come to the channel: {@code 1 - P(conversion without the channel) / P(conversion)}. Conversions are shared in proportion to the removal effects.
 * <p>
 * Values are shared in proportion to the expected value that is lost with each channel, where a conversion in a state is worth the mean of the conversions counted in that state, as in the package
 * ChannelAttribution. States with a mean below 0, such as of refunds, are shared by themselves, so that a credit never exceeds the sum of all values above 0, nor falls short of that below 0.
 * <p>
 * Nothing is simulated. Removal effects are exact but for rounding where there are few states, and have an error of at most {@value StateIteration#TOLERANCE} of all conversions where there are many.
 */
public final class MarkovAttribution
{
    // chains up to here are solved by elimination in a second or so, whatever they look like
    private static final int FEW_STATES = 1000;
    // what elimination takes in memory grows with the square of the states: this is 200 megabytes
    private static final int MOST_STATES_ELIMINATED = 5000;
    private static final int MOST_ITERATIONS = 2000;
    // bytes that the chain and the iteration hold for each state and transition, and elimination for each state beside the square
    private static final long BYTES_OF_STATE = 800;
    private static final long BYTES_OF_TRANSITION = 40;
    // an access to a state far away takes longer than an addition
    private static final double COST_OF_ITERATION = 4;

    private MarkovAttribution() {}

    /**
     * @return every channel that is on a journey, ordered by name, the one without a name last; with effects and credits of 0 if there are no conversions
     * @throws IllegalArgumentException if there are channels that journeys practically never leave, or the sum of the values is beyond a double
     */
    public static List<ChannelCredit> credits(PathCounts counts)
    {
        MarkovChain chain = new MarkovChain(counts);
        int channels = chain.channelCount();
        if (channels == 0) {
            return List.of();
        }
        StateValues values = new StateValues(chain);
        RemovedConversions removed = removedConversions(chain, values.scaled());

        double conversions = 0;
        for (int state = 0; state < chain.stateCount(); state++) {
            conversions += chain.conversions(state);
        }
        double[] shares = shares(removed.conversions());
        double[] gainShares = shares(removed.gains());
        double[] lossShares = shares(removed.losses());
        BigInteger[] exactGains = exactShares(counts, gainShares, values.gains());
        BigInteger[] exactLosses = exactShares(counts, lossShares, values.losses());

        List<ChannelCredit> credits = new ArrayList<>(channels);
        for (int channel = 0; channel < channels; channel++) {
            double effect = conversions == 0 ? 0 : Math.min(1, removed.conversions()[channel] / conversions);
            double credited = shares[channel] * conversions;
            double value = switch (counts.valueKind()) {
                case COUNT -> credited;
                case DOUBLE, DECIMAL -> gainShares[channel] * values.gains().doubleValue() - lossShares[channel] * values.losses().doubleValue();
            };
            credits.add(new ChannelCredit(chain.channel(channel), effect, credited, value, exactGains[channel].subtract(exactLosses[channel])));
        }
        return credits;
    }

    /**
     * About how many bytes of memory the credits take for a while, beside the counts. Takes no time.
     */
    public static long workBytes(PathCounts counts)
    {
        long states = counts.states().count();
        int transitions = counts.transitions().count();
        boolean isEliminated = isEliminated((int) states, counts.channels().count() + 1, transitions);
        return BYTES_OF_STATE * states + BYTES_OF_TRANSITION * transitions + (isEliminated ? Double.BYTES * states * states : 0);
    }

    static RemovedConversions removedConversions(MarkovChain chain, double[] values)
    {
        chain.checkAllAreLeft();
        if (isEliminated(chain.stateCount(), chain.channelCount(), chain.transitionCount())) {
            return StateElimination.removedConversions(chain, values);
        }
        return StateIteration.removedConversions(chain, values, MOST_ITERATIONS);
    }

    private static boolean isEliminated(int states, int channels, int transitions)
    {
        boolean few = states <= FEW_STATES;
        double costOfIteration = COST_OF_ITERATION * StateIteration.cost(channels, transitions);
        return few || (states <= MOST_STATES_ELIMINATED && StateElimination.cost(states) <= costOfIteration);
    }

    /**
     * Numbers in proportion to the given ones that sum to 1, all 0 if those are.
     */
    private static double[] shares(double[] numbers)
    {
        double sum = 0;
        for (double number : numbers) {
            sum += number;
        }
        double[] shares = new double[numbers.length];
        for (int index = 0; index < numbers.length && sum > 0; index++) {
            shares[index] = numbers[index] / sum;
        }
        return shares;
    }

    private static BigInteger[] exactShares(PathCounts counts, double[] shares, BigDecimal total)
    {
        if (counts.valueKind() != ValueKind.DECIMAL || total.signum() == 0) {
            BigInteger[] none = new BigInteger[shares.length];
            Arrays.fill(none, BigInteger.ZERO);
            return none;
        }
        return ExactShares.of(shares, shares.length, total.toBigIntegerExact());
    }
}
