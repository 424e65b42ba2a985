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

/**
 * Exact Shapley values of the game on rates, over all coalitions: time n 2^n and 32 bytes for each of the 2^n coalitions of n players.
 * <p>
 * What lies within each coalition is summed over its subsets, one player after the other (F. Yates, "The Design and Analysis of Factorial Experiments", 1937).
 */
final class SubsetSums
{
    /**
     * So many players need a million coalitions, and 32 MB.
     */
    static final int MOST_PLAYERS = 20;

    private SubsetSums() {}

    static RateShares shares(Coalitions coalitions)
    {
        int players = coalitions.players();
        int size = 1 << players;
        long[] conversions = new long[size];
        long[] journeys = new long[size];
        double[] values = new double[size];
        for (int set = 0; set < coalitions.count(); set++) {
            int mask = 0;
            for (int place = coalitions.start(set); place < coalitions.ends()[set]; place++) {
                mask |= 1 << coalitions.members()[place];
            }
            conversions[mask] = coalitions.conversions()[set];
            journeys[mask] = coalitions.journeys()[set];
            values[mask] = coalitions.values()[set];
        }
        for (int player = 0; player < players; player++) {
            int bit = 1 << player;
            for (int mask = 0; mask < size; mask++) {
                if ((mask & bit) != 0) {
                    conversions[mask] += conversions[mask ^ bit];
                    journeys[mask] += journeys[mask ^ bit];
                    values[mask] += values[mask ^ bit];
                }
            }
        }
        double[] worth = new double[size];
        for (int mask = 0; mask < size; mask++) {
            worth[mask] = Coalitions.rate(conversions[mask], journeys[mask]);
            values[mask] = Coalitions.rate(values[mask], journeys[mask]);
        }
        return new RateShares(shapleyValues(players, worth), shapleyValues(players, values), new double[players], new double[players]);
    }

    /**
     * By the definition: the sum of what a player adds to each coalition of others, weighted by how many orders of all players begin with it.
     */
    private static double[] shapleyValues(int players, double[] worth)
    {
        double[] weights = weights(players);
        double[] shares = new double[players];
        for (int player = 0; player < players; player++) {
            int bit = 1 << player;
            double share = 0;
            for (int mask = 0; mask < worth.length; mask++) {
                if ((mask & bit) == 0) {
                    share += weights[Integer.bitCount(mask)] * (worth[mask | bit] - worth[mask]);
                }
            }
            shares[player] = share;
        }
        return shares;
    }

    /**
     * By the size s of the coalition: s! (n - s - 1)! / n!
     */
    private static double[] weights(int players)
    {
        double[] weights = new double[players];
        double coalitionsOfSize = 1;
        for (int size = 0; size < players; size++) {
            weights[size] = 1 / (players * coalitionsOfSize);
            coalitionsOfSize = coalitionsOfSize * (players - 1 - size) / (size + 1);
        }
        return weights;
    }
}
