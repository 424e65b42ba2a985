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

import io.tributary.attribution.state.CountedPath;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Shapley values as they are defined, over all coalitions, written so plainly that they can be seen to be right.
 */
final class BruteForce
{
    private BruteForce() {}

    static Map<String, Double> shapleyValues(List<String> players, ToDoubleFunction<Set<String>> worth)
    {
        Map<String, Double> values = new HashMap<>();
        for (String player : players) {
            List<String> others = new ArrayList<>(players);
            others.remove(player);
            double value = 0;
            for (Set<String> coalition : subsets(others)) {
                Set<String> larger = new HashSet<>(coalition);
                larger.add(player);
                double weight = factorial(coalition.size()) * factorial(players.size() - coalition.size() - 1) / factorial(players.size());
                value += weight * (worth.applyAsDouble(larger) - worth.applyAsDouble(coalition));
            }
            values.put(player, value);
        }
        return values;
    }

    static double conversions(List<CountedPath> paths, Set<String> coalition)
    {
        return CountedPath.conversions(within(paths, coalition));
    }

    static double value(List<CountedPath> paths, Set<String> coalition)
    {
        return CountedPath.value(within(paths, coalition));
    }

    static double conversionRate(List<CountedPath> paths, Set<String> coalition)
    {
        double journeys = journeys(within(paths, coalition));
        return journeys == 0 ? 0 : conversions(paths, coalition) / journeys;
    }

    static double valueRate(List<CountedPath> paths, Set<String> coalition)
    {
        double journeys = journeys(within(paths, coalition));
        return journeys == 0 ? 0 : value(paths, coalition) / journeys;
    }

    static double journeys(List<CountedPath> paths)
    {
        return paths.stream().mapToLong(path -> path.conversions() + path.nonConversions()).sum();
    }

    private static List<CountedPath> within(List<CountedPath> paths, Set<String> coalition)
    {
        return paths.stream().filter(path -> coalition.containsAll(path.path())).toList();
    }

    private static List<Set<String>> subsets(List<String> players)
    {
        List<Set<String>> subsets = new ArrayList<>();
        for (int mask = 0; mask < 1 << players.size(); mask++) {
            Set<String> subset = new HashSet<>();
            for (int player = 0; player < players.size(); player++) {
                if ((mask >> player & 1) == 1) {
                    subset.add(players.get(player));
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    private static double factorial(int number)
    {
        double factorial = 1;
        for (int factor = 2; factor <= number; factor++) {
            factorial *= factor;
        }
        return factorial;
    }
}
