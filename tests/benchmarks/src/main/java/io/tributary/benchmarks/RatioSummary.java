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
package io.tributary.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The ratios of all rounds, or the differences, as the metric has it.
 */
record RatioSummary(double median, double min, double max)
{
    /**
     * Compares round by round, so that what disturbs a round disturbs both sides.
     */
    static RatioSummary of(Metric metric, List<Measurement> numerators, List<Measurement> denominators)
    {
        if (numerators.isEmpty() || numerators.size() != denominators.size()) {
            throw new IllegalArgumentException("Both sides need the same number of rounds, and at least one: %s, %s".formatted(numerators.size(), denominators.size()));
        }
        double[] ratios = IntStream.range(0, numerators.size())
                .mapToDouble(round -> metric.compare(numerators.get(round), denominators.get(round)))
                .sorted()
                .toArray();
        return new RatioSummary(medianOfSorted(ratios), ratios[0], ratios[ratios.length - 1]);
    }

    static double median(Metric metric, List<Measurement> measurements)
    {
        return medianOfSorted(measurements.stream()
                .mapToDouble(metric::of)
                .sorted()
                .toArray());
    }

    String spread()
    {
        return String.format(Locale.ROOT, "%.2f..%.2f", min, max);
    }

    private static double medianOfSorted(double[] numbers)
    {
        int middle = numbers.length / 2;
        if (numbers.length % 2 == 1) {
            return numbers[middle];
        }
        return (numbers[middle - 1] + numbers[middle]) / 2;
    }
}
