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

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ListMultimap;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static java.util.Objects.requireNonNull;

/**
 * Measures all variants of one data set in turn, so that what disturbs the machine for a while disturbs them alike.
 */
final class ComparisonRun
{
    static final int WARM_UP_ROUNDS = 2;

    private final Engines engines;
    private final Progress progress;
    private final int warmUpRounds;
    private final int rounds;

    /**
     * @param warmUpRounds how often each variant is run before it is measured
     */
    ComparisonRun(Engines engines, Progress progress, int warmUpRounds, int rounds)
    {
        this.engines = requireNonNull(engines, "engines is null");
        this.progress = requireNonNull(progress, "progress is null");
        this.warmUpRounds = warmUpRounds;
        this.rounds = rounds;
    }

    DataSetResult run(String dataSet, List<Comparison> comparisons)
            throws SQLException, IOException
    {
        Set<Variant> variants = comparisons.stream()
                .flatMap(comparison -> Stream.of(comparison.numerator(), comparison.denominator()))
                .collect(toImmutableSet());
        for (Variant variant : variants) {
            engines.prepare(variant.work());
        }

        Map<String, Measured> firstAnswers = new HashMap<>();
        ListMultimap<Variant, Measurement> measurements = ArrayListMultimap.create();
        ImmutableSet.Builder<String> disagreements = ImmutableSet.builder();
        for (int round = -warmUpRounds; round < rounds; round++) {
            long start = System.nanoTime();
            for (Variant variant : rotated(variants, round + warmUpRounds)) {
                Measurement measurement = engines.run(variant.work());
                Measured first = firstAnswers.computeIfAbsent(variant.question(), _ -> new Measured(variant, measurement.answer()));
                first.answer().differenceFrom(measurement.answer())
                        .map(difference -> "%s: %s and %s disagree on %s: %s".formatted(dataSet, first.variant().name(), variant.name(), variant.question(), difference))
                        .ifPresent(disagreements::add);
                if (round >= 0) {
                    measurements.put(variant, measurement);
                }
            }
            progress.done(round < 0 ?
                    "%s: warm-up %s of %s".formatted(dataSet, round + warmUpRounds + 1, warmUpRounds) :
                    "%s: round %s of %s".formatted(dataSet, round + 1, rounds), start);
        }
        return new DataSetResult(
                comparisons.stream().map(comparison -> result(comparison, measurements)).collect(toImmutableList()),
                variants.stream().map(variant -> new VariantResult(dataSet, variant, ImmutableList.copyOf(measurements.get(variant)))).collect(toImmutableList()),
                disagreements.build().asList());
    }

    /**
     * Each round begins with another variant, so that none always runs after the same one, and has to clean up behind it.
     */
    private static List<Variant> rotated(Set<Variant> variants, int round)
    {
        List<Variant> all = new ArrayList<>(variants);
        Collections.rotate(all, -round);
        return all;
    }

    private static ComparisonResult result(Comparison comparison, ListMultimap<Variant, Measurement> measurements)
    {
        List<Measurement> numerators = measurements.get(comparison.numerator());
        List<Measurement> denominators = measurements.get(comparison.denominator());
        return new ComparisonResult(
                comparison,
                RatioSummary.of(comparison.metric(), numerators, denominators),
                comparison.metric().inCpuTime().map(metric -> RatioSummary.of(metric, numerators, denominators).median()));
    }

    private record Measured(Variant variant, Answer answer) {}
}
