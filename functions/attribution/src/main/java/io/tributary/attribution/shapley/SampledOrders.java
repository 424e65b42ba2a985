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

import java.util.Arrays;

/**
 * Shapley values of the game on rates, estimated from some of the orders in which players may come (J. Castro, D. Gomez and J. Tejada, "Polynomial Calculation of
 * the Shapley Value Based on Sampling", 2009). Orders are taken in pairs, one the reverse of the other, whose errors partly cancel. Pairs are independent of each
 * other, so that the standard error of a mean over pairs is known from how much they differ.
 * <p>
 * The orders are those of {@link CounterRandom}, the same for everyone and every time. Each order shares everything, so that the sum of the estimates is exact.
 */
final class SampledOrders
{
    static final int MOST_PAIRS = 4096;
    static final int LEAST_PAIRS = 64;
    // looking at so many members of sets takes a few seconds
    private static final long MEMBERS_LOOKED_AT = 1L << 31;

    private SampledOrders() {}

    /**
     * As many pairs as take a few seconds, which depends on the sets of channels alone: from {@value #LEAST_PAIRS} to {@value #MOST_PAIRS}.
     */
    static int pairs(Coalitions coalitions)
    {
        long membersOfAll = coalitions.members().length + (long) coalitions.count() + coalitions.players();
        return Math.clamp(MEMBERS_LOOKED_AT / membersOfAll, LEAST_PAIRS, MOST_PAIRS);
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
        Moments conversions = new Moments(players);
        Moments values = new Moments(players);
        Walk forward = new Walk(players);
        Walk backward = new Walk(players);
        int[] positions = new int[players];
        for (int pair = 0; pair < pairs; pair++) {
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
            for (int player = 0; player < players; player++) {
                int position = positions[player];
                int reversed = players - 1 - position;
                conversions.add(player, pair, (forward.conversionRates[position] + backward.conversionRates[reversed]) / 2);
                values.add(player, pair, (forward.valueRates[position] + backward.valueRates[reversed]) / 2);
            }
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
     * Mean and spread as they come (B. P. Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products", 1962).
     */
    private static final class Moments
    {
        private final double[] means;
        private final double[] squares;

        private Moments(int players)
        {
            means = new double[players];
            squares = new double[players];
        }

        private void add(int player, int pair, double number)
        {
            double difference = number - means[player];
            means[player] += difference / (pair + 1);
            squares[player] += difference * (number - means[player]);
        }

        private double[] standardErrors(int pairs)
        {
            return Arrays.stream(squares)
                    .map(square -> Math.sqrt(square / (pairs - 1) / pairs))
                    .toArray();
        }
    }
}
