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
 * The journeys on each set of players, the players being numbered from 0. The order of the sets depends on nothing but the sets.
 *
 * @param players how many there are
 * @param members the players of all sets, one set after the other
 * @param ends where the members of each set end
 * @param conversions of the journeys on exactly the players of the set
 * @param journeys on exactly the players of the set
 * @param values of these conversions
 */
record Coalitions(int players, int[] members, int[] ends, long[] conversions, long[] journeys, double[] values)
{
    int count()
    {
        return ends.length;
    }

    int start(int set)
    {
        return set == 0 ? 0 : ends[set - 1];
    }

    /**
     * What a coalition with so much is worth for each of its journeys; nothing without journeys.
     */
    static double rate(double amount, long journeys)
    {
        return journeys == 0 ? 0 : amount / journeys;
    }
}
