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
package io.tributary.attribution.shapley;

import io.tributary.attribution.state.Interruption;

import java.util.Arrays;

/**
 * Shapley values of the game on rates, estimated from some of the orders in which players may come (J. Castro, D. Gomez and J. Tejada, "Polynomial Calculation of
 * the Shapley Value Based on Sampling", 2009). Orders are taken in pairs, one the reverse of the other, whose errors partly cancel. Pairs are independent of each
 * other, so that the standard error of a mean over pairs is known from how much they differ.
 * <p>
 * What a player adds when it comes first or last is known exactly, and mostly the largest part of what it adds anywhere. So the mean of that takes the place of what
 * a pair happens to have of it (control variates); what a pair then lacks to the whole is shared in proportion to these parts, so that estimates sum to the whole.
 * <p>
 * The orders are those of {@link CounterRandom}, the same for everyone and every time.
 */
final class SampledOrders
{
    static final int MOST_PAIRS = 4096;
    static final int LEAST_PAIRS = 64;
    // looking at so many members of sets takes a few seconds
    private static final long MEMBERS_LOOKED_AT = 1L << 29;

    private SampledOrders() {}

    /**
     * As many pairs as take a few seconds, from {@value #LEAST_PAIRS} to {@value #MOST_PAIRS}.
     *
     * @param sets how many different sets of players there are
     * @param members of all sets
     */
    static int pairs(int players, int sets, int members)
    {
        long visits = (long) players + sets + members;
        return Math.clamp(MEMBERS_LOOKED_AT / visits, LEAST_PAIRS, MOST_PAIRS);
    }

    static RateShares shares(Coalitions coalitions, int pairs)
    {
        return shares(coalitions, pairs, 0);
    }

    /**
     * @param firstPair other pairs make an estimate that is independent of this one
     */
    static RateShares shares(Coalitions coalitions, int pairs, long firstPair)
    {
        int players = coalitions.players();
        Ends ends = new Ends(coalitions);
        Moments conversions = new Moments(ends.conversionRates, ends.conversionRate);
        Moments values = new Moments(ends.valueRates, ends.valueRate);
        Walk forward = new Walk(players);
        Walk backward = new Walk(players);
        int[] positions = new int[players];
        for (int pair = 0; pair < pairs; pair++) {
            Interruption.check();
            CounterRandom.permute(firstPair + pair, positions);
            forward.clear();
            backward.clear();
            for (int set = 0; set < coalitions.count(); set++) {
                int first = players;
                int last = -1;
                for (int place = coalitions.start(set); place < coalitions.ends()[set]; place++) {
                    int position = positions[coalitions.members()[place]];
                    first = Math.min(first, position);
                    last = Math.max(last, position);
                }
                forward.add(last, coalitions, set);
                backward.add(players - 1 - first, coalitions, set);
            }
            forward.finish();
            backward.finish();
            conversions.add(pair, positions, forward.conversionRates, backward.conversionRates);
            values.add(pair, positions, forward.valueRates, backward.valueRates);
        }
        return new RateShares(conversions.means, values.means, conversions.standardErrors(pairs), values.standardErrors(pairs));
    }

    /**
     * What each player of an order adds to those before it, by position.
     */
    private static final class Walk
    {
        private final long[] conversions;
        private final long[] journeys;
        private final double[] values;
        private final double[] conversionRates;
        private final double[] valueRates;

        private Walk(int players)
        {
            conversions = new long[players];
            journeys = new long[players];
            values = new double[players];
            conversionRates = new double[players];
            valueRates = new double[players];
        }

        private void clear()
        {
            Arrays.fill(conversions, 0);
            Arrays.fill(journeys, 0);
            Arrays.fill(values, 0);
        }

        /**
         * @param position that of the last player of the set, with whom its journeys come in
         */
        private void add(int position, Coalitions coalitions, int set)
        {
            conversions[position] += coalitions.conversions()[set];
            journeys[position] += coalitions.journeys()[set];
            values[position] += coalitions.values()[set];
        }

        private void finish()
        {
            long conversionsSoFar = 0;
            long journeysSoFar = 0;
            double valueSoFar = 0;
            double conversionRate = 0;
            double valueRate = 0;
            for (int position = 0; position < conversions.length; position++) {
                conversionsSoFar += conversions[position];
                journeysSoFar += journeys[position];
                valueSoFar += values[position];
                double newConversionRate = Coalitions.rate(conversionsSoFar, journeysSoFar);
                double newValueRate = Coalitions.rate(valueSoFar, journeysSoFar);
                conversionRates[position] = newConversionRate - conversionRate;
                valueRates[position] = newValueRate - valueRate;
                conversionRate = newConversionRate;
                valueRate = newValueRate;
            }
        }
    }

    /**
     * By player, what it adds as the first of all and as the last of all together.
     */
    private static final class Ends
    {
        private final double conversionRate;
        private final double valueRate;
        private final double[] conversionRates;
        private final double[] valueRates;

        private Ends(Coalitions coalitions)
        {
            int players = coalitions.players();
            // with each player alone, and with each player at all; then with any player
            Walk alone = new Walk(players);
            Walk among = new Walk(players);
            Walk all = new Walk(1);
            for (int set = 0; set < coalitions.count(); set++) {
                int start = coalitions.start(set);
                all.add(0, coalitions, set);
                for (int place = start; place < coalitions.ends()[set]; place++) {
                    among.add(coalitions.members()[place], coalitions, set);
                }
                if (coalitions.ends()[set] - start == 1) {
                    alone.add(coalitions.members()[start], coalitions, set);
                }
            }
            conversionRate = Coalitions.rate(all.conversions[0], all.journeys[0]);
            valueRate = Coalitions.rate(all.values[0], all.journeys[0]);
            conversionRates = new double[players];
            valueRates = new double[players];
            for (int player = 0; player < players; player++) {
                long journeysWithout = all.journeys[0] - among.journeys[player];
                conversionRates[player] = Coalitions.rate(alone.conversions[player], alone.journeys[player]) +
                        conversionRate - Coalitions.rate(all.conversions[0] - among.conversions[player], journeysWithout);
                valueRates[player] = Coalitions.rate(alone.values[player], alone.journeys[player]) +
                        valueRate - Coalitions.rate(all.values[0] - among.values[player], journeysWithout);
            }
        }
    }

    /**
     * Mean and spread of estimates as they come (B. P. Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products", 1962).
     */
    private static final class Moments
    {
        private final double[] ends;
        private final double whole;
        private final double[] parts;
        private final double[] estimates;
        private final double[] means;
        private final double[] squares;

        private Moments(double[] ends, double whole)
        {
            this.ends = ends;
            this.whole = whole;
            int players = ends.length;
            double size = Arrays.stream(ends).map(Math::abs).sum();
            parts = Arrays.stream(ends).map(end -> size == 0 ? 1.0 / players : Math.abs(end) / size).toArray();
            estimates = new double[players];
            means = new double[players];
            squares = new double[players];
        }

        private void add(int pair, int[] positions, double[] forward, double[] backward)
        {
            int players = ends.length;
            double missing = whole;
            for (int player = 0; player < players; player++) {
                int position = positions[player];
                int reversed = players - 1 - position;
                double timesAtAnEnd = position == 0 || reversed == 0 ? 0.5 : 0;
                estimates[player] = (forward[position] + backward[reversed]) / 2 - (timesAtAnEnd - 1.0 / players) * ends[player];
                missing -= estimates[player];
            }
            for (int player = 0; player < players; player++) {
                double estimate = estimates[player] + missing * parts[player];
                double difference = estimate - means[player];
                means[player] += difference / (pair + 1);
                squares[player] += difference * (estimate - means[player]);
            }
        }

        private double[] standardErrors(int pairs)
        {
            return Arrays.stream(squares)
                    .map(square -> Math.sqrt(square / (pairs - 1) / pairs))
                    .toArray();
        }
    }
}
