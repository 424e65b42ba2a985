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

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Removal effects as they are defined: the chain without a channel is written down in full and solved from scratch. States are lists of channels with the start as their padding.
 */
final class MarkovReference
{
    private static final String START = "<start>";
    private static final String CONVERSION = "<conversion>";
    private static final String NO_CONVERSION = "<null>";

    private final Map<List<String>, Map<List<String>, Double>> counts = new LinkedHashMap<>();
    // payoff of one conversion in a state
    private final Map<List<String>, Double> payoffs = new HashMap<>();
    private final List<String> start;

    MarkovReference(int order, boolean selfLoops, List<JourneyPath> paths, boolean valued)
    {
        start = Collections.nCopies(order, START);
        Map<List<String>, Double> converted = new HashMap<>();
        for (JourneyPath path : paths) {
            List<String> state = start;
            String before = START;
            for (String channel : path.channels()) {
                if (!selfLoops && Objects.equals(channel, before)) {
                    continue;
                }
                before = channel;
                List<String> next = new ArrayList<>(state.subList(1, order));
                next.add(channel);
                step(state, next, path.conversions() + path.nonConversions());
                state = next;
            }
            step(state, List.of(CONVERSION), path.conversions());
            step(state, List.of(NO_CONVERSION), path.nonConversions());
            converted.merge(state, (double) path.conversions(), Double::sum);
            payoffs.merge(state, path.value(), Double::sum);
        }
        payoffs.replaceAll((state, value) -> valued && value != 0 ? value / converted.get(state) : valued ? 0 : 1);
    }

    Set<String> channels()
    {
        Set<String> channels = new TreeSet<>(Comparator.nullsLast(Comparator.naturalOrder()));
        counts.values().forEach(steps -> steps.keySet().stream()
                .map(List::getLast)
                .filter(channel -> !Objects.equals(channel, CONVERSION) && !Objects.equals(channel, NO_CONVERSION))
                .forEach(channels::add));
        return channels;
    }

    /**
     * The expected payoff of a journey of which every way to a removed channel leads to no conversion, by Gaussian elimination with the largest pivot.
     *
     * @param isRemoved whether a channel is removed
     */
    double payoff(Predicate<String> isRemoved)
    {
        if (counts.isEmpty()) {
            return 0;
        }
        List<List<String>> states = counts.keySet().stream()
                .filter(state -> state.equals(start) || !isRemoved.test(state.getLast()))
                .toList();
        int size = states.size();
        double[][] equations = new double[size][size + 1];
        for (int row = 0; row < size; row++) {
            List<String> state = states.get(row);
            equations[row][row] = 1;
            double sum = counts.get(state).values().stream().mapToDouble(Double::doubleValue).sum();
            for (Map.Entry<List<String>, Double> step : counts.get(state).entrySet()) {
                double probability = step.getValue() / sum;
                if (step.getKey().equals(List.of(CONVERSION))) {
                    equations[row][size] += probability * payoffs.get(state);
                }
                int column = states.indexOf(step.getKey());
                if (column >= 0) {
                    equations[row][column] -= probability;
                }
            }
        }
        return solve(equations)[states.indexOf(start)];
    }

    /**
     * The same by following journeys step by step until hardly any is left.
     */
    double payoffByPowers(Predicate<String> isRemoved)
    {
        if (counts.isEmpty()) {
            return 0;
        }
        Map<List<String>, Double> journeys = Map.of(start, 1.0);
        double payoff = 0;
        for (int step = 0; step < 20_000 && !journeys.isEmpty(); step++) {
            Map<List<String>, Double> next = new HashMap<>();
            for (Map.Entry<List<String>, Double> entry : journeys.entrySet()) {
                Map<List<String>, Double> steps = counts.get(entry.getKey());
                double sum = steps.values().stream().mapToDouble(Double::doubleValue).sum();
                for (Map.Entry<List<String>, Double> target : steps.entrySet()) {
                    double share = entry.getValue() * target.getValue() / sum;
                    if (target.getKey().equals(List.of(CONVERSION))) {
                        payoff += share * payoffs.get(entry.getKey());
                    }
                    else if (!target.getKey().equals(List.of(NO_CONVERSION)) && !isRemoved.test(target.getKey().getLast()) && share > 1e-18) {
                        next.merge(target.getKey(), share, Double::sum);
                    }
                }
            }
            journeys = next;
        }
        return payoff;
    }

    private void step(List<String> from, List<String> to, double journeys)
    {
        if (journeys > 0) {
            counts.computeIfAbsent(from, _ -> new LinkedHashMap<>()).merge(to, journeys, Double::sum);
        }
    }

    private static double[] solve(double[][] equations)
    {
        int size = equations.length;
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column; row < size; row++) {
                pivot = Math.abs(equations[row][column]) > Math.abs(equations[pivot][column]) ? row : pivot;
            }
            double[] swapped = equations[column];
            equations[column] = equations[pivot];
            equations[pivot] = swapped;
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : equations[row][column] / equations[column][column];
                for (int index = column; index <= size && factor != 0; index++) {
                    equations[row][index] -= factor * equations[column][index];
                }
            }
        }
        double[] solution = new double[size];
        for (int row = 0; row < size; row++) {
            solution[row] = equations[row][size] / equations[row][row];
        }
        return solution;
    }
}
