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

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

import static io.tributary.benchmarks.Target.atLeast;
import static io.tributary.benchmarks.Target.atMost;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestReport
{
    private static final Variant SLOW = variant("slow");
    private static final Variant FAST = variant("fast");

    @Test
    void testRatioIsTakenRoundByRound()
    {
        // a disturbance that doubles both sides of the second round changes nothing
        RatioSummary ratio = RatioSummary.of(Metric.TIME, measurements(3, 6, 4), measurements(1, 2, 1));
        assertThat(ratio).isEqualTo(new RatioSummary(3, 3, 4));
        assertThat(ratio.spread()).isEqualTo("3.00..4.00");
    }

    @Test
    void testDifferenceIsTakenRoundByRound()
    {
        RatioSummary difference = RatioSummary.of(Metric.SECONDS_MORE, measurements(3, 6, 4), measurements(1, 2, 1));
        assertThat(difference).isEqualTo(new RatioSummary(3, 2, 4));
        assertThat(Metric.SECONDS_MORE.inCpuTime().map(metric -> RatioSummary.of(metric, measurements(3, 6, 4), measurements(1, 2, 1)))).hasValue(new RatioSummary(6, 4, 8));
        assertThat(Metric.TIME.inCpuTime()).hasValue(Metric.CPU);
        assertThat(Metric.PEAK_MEMORY.inCpuTime()).isEmpty();
    }

    @Test
    void testMedian()
    {
        assertThat(RatioSummary.median(Metric.TIME, measurements(5, 1, 3))).isEqualTo(3);
        assertThat(RatioSummary.median(Metric.TIME, measurements(5, 1, 3, 4))).isEqualTo(3.5);
        assertThat(RatioSummary.median(Metric.CPU, measurements(5))).isEqualTo(10);
    }

    @Test
    void testRoundsOfBothSides()
    {
        assertThatThrownBy(() -> RatioSummary.of(Metric.TIME, measurements(1, 2), measurements(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Both sides need the same number of rounds, and at least one: 2, 1");
    }

    @Test
    void testTargets()
    {
        assertThat(atMost(1.25).isReachedBy(1.25)).isTrue();
        assertThat(atMost(1.25).isReachedBy(1.26)).isFalse();
        assertThat(atLeast(2).isReachedBy(2)).isTrue();
        assertThat(atLeast(2).isReachedBy(1.99)).isFalse();
        // a ratio that could not be measured reaches nothing
        assertThat(atMost(1).isReachedBy(Double.NaN)).isFalse();
        assertThat(atLeast(1).isReachedBy(Double.NaN)).isFalse();
    }

    @Test
    void testRatioTable()
    {
        assertThat(Report.ratios(List.of(
                new ComparisonResult(comparison(Optional.of(atLeast(2))), new RatioSummary(12.5, 9.25, 13), Optional.of(11.0)),
                new ComparisonResult(comparison(Optional.of(atMost(1.25))), new RatioSummary(1.5, 1.25, 1.75), Optional.empty()),
                new ComparisonResult(comparison(Optional.empty()), new RatioSummary(1, 1, 1), Optional.empty()))))
                .isEqualTo(
                        """
                        GROUP  DATA SET  METRIC  NUMERATOR  DENOMINATOR  RATIO       SPREAD    CPU  TARGET         REACHED
                        group  data      time    slow       fast         12.50  9.25..13.00  11.00  at least 2.00  yes
                        group  data      time    slow       fast          1.50   1.25..1.75         at most 1.25   NO
                        group  data      time    slow       fast          1.00   1.00..1.00         -              -
                        """);
    }

    @Test
    void testMedianTable()
    {
        assertThat(Report.medians(List.of(
                new VariantResult("data", SLOW, List.of(new Measurement(1.5, 2.25, 3 << 20, Answer.ofNumber(1)))),
                new VariantResult("data", FAST, measurements(0.25, 0.75, 0.5)))))
                .isEqualTo(
                        """
                        DATA SET  VARIANT  SECONDS  CPU SECONDS  PEAK MB
                        data      slow        1.50         2.25        3
                        data      fast       0.500         1.00        -
                        """);
    }

    private static Comparison comparison(Optional<Target> target)
    {
        return new Comparison("group", "data", Metric.TIME, SLOW, FAST, target);
    }

    private static Variant variant(String name)
    {
        return new Variant(name, "question", new Work.Computation(() -> 1, 1));
    }

    private static List<Measurement> measurements(double... seconds)
    {
        return DoubleStream.of(seconds)
                .mapToObj(second -> new Measurement(second, 2 * second, 0, Answer.ofNumber(1)))
                .toList();
    }
}
