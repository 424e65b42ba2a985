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

import com.google.common.collect.ImmutableList;

import java.util.List;
import java.util.Locale;

import static com.google.common.collect.ImmutableList.toImmutableList;

/**
 * What was measured, as tables.
 */
final class Report
{
    private static final double BYTES_PER_MEGABYTE = 1 << 20;

    private Report() {}

    static String ratios(List<ComparisonResult> results)
    {
        return new TextTable(
                ImmutableList.of("GROUP", "DATA SET", "METRIC", "NUMERATOR", "DENOMINATOR", "RATIO", "SPREAD", "CPU", "TARGET", "REACHED"),
                ImmutableList.of(false, false, false, false, false, true, true, true, false, false),
                results.stream().map(Report::row).collect(toImmutableList()))
                .format();
    }

    static String medians(List<VariantResult> results)
    {
        return new TextTable(
                ImmutableList.of("DATA SET", "VARIANT", "SECONDS", "CPU SECONDS", "PEAK MB"),
                ImmutableList.of(false, false, true, true, true),
                results.stream().map(Report::row).collect(toImmutableList()))
                .format();
    }

    private static List<String> row(ComparisonResult result)
    {
        Comparison comparison = result.comparison();
        return ImmutableList.of(
                comparison.group(),
                comparison.dataSet(),
                comparison.metric().toString(),
                comparison.numerator().name(),
                comparison.denominator().name(),
                number(2, result.ratio().median()),
                result.ratio().spread(),
                result.cpuRatio().map(ratio -> number(2, ratio)).orElse(""),
                comparison.target().map(Target::toString).orElse("-"),
                result.isTargetReached().map(reached -> reached ? "yes" : "NO").orElse("-"));
    }

    private static List<String> row(VariantResult result)
    {
        double peakMemory = RatioSummary.median(Metric.PEAK_MEMORY, result.measurements());
        return ImmutableList.of(
                result.dataSet(),
                result.variant().name(),
                seconds(RatioSummary.median(Metric.TIME, result.measurements())),
                seconds(RatioSummary.median(Metric.CPU, result.measurements())),
                peakMemory == 0 ? "-" : number(0, peakMemory / BYTES_PER_MEGABYTE));
    }

    /**
     * Three digits, whatever the size: queries take seconds, computations less than a thousandth of one.
     */
    private static String seconds(double seconds)
    {
        return String.format(Locale.ROOT, "%.3g", seconds);
    }

    private static String number(int digits, double number)
    {
        return String.format(Locale.ROOT, "%." + digits + "f", number);
    }
}
