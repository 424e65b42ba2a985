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

import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.ToDoubleFunction;

import static java.util.Objects.requireNonNull;

/**
 * What a comparison divides, or of what it takes the difference.
 */
enum Metric
{
    /**
     * Time that passed from the request to the last row.
     */
    TIME("time", Measurement::seconds, Metric::ratio),

    /**
     * How many seconds more passed for one variant than for the other.
     */
    SECONDS_MORE("seconds more", Measurement::seconds, Metric::difference),

    /**
     * Time that all threads of the engine spent, which suffers less where other work shares the machine.
     */
    CPU("cpu", Measurement::cpuSeconds, Metric::ratio),

    /**
     * How many seconds more all threads of the engine spent.
     */
    CPU_SECONDS_MORE("cpu seconds more", Measurement::cpuSeconds, Metric::difference),

    /**
     * The most memory that the engine's own accounting saw for the query; DuckDB and plain Java have none.
     */
    PEAK_MEMORY("peak memory", Measurement::peakMemoryBytes, Metric::ratio);

    private final String label;
    private final ToDoubleFunction<Measurement> value;
    private final DoubleBinaryOperator comparison;

    Metric(String label, ToDoubleFunction<Measurement> value, DoubleBinaryOperator comparison)
    {
        this.label = requireNonNull(label, "label is null");
        this.value = requireNonNull(value, "value is null");
        this.comparison = requireNonNull(comparison, "comparison is null");
    }

    double of(Measurement measurement)
    {
        return value.applyAsDouble(measurement);
    }

    double compare(Measurement numerator, Measurement denominator)
    {
        return comparison.applyAsDouble(of(numerator), of(denominator));
    }

    /**
     * The same in CPU time, where this is one of time.
     */
    Optional<Metric> inCpuTime()
    {
        return switch (this) {
            case TIME -> Optional.of(CPU);
            case SECONDS_MORE -> Optional.of(CPU_SECONDS_MORE);
            case CPU, CPU_SECONDS_MORE, PEAK_MEMORY -> Optional.empty();
        };
    }

    private static double ratio(double numerator, double denominator)
    {
        return numerator / denominator;
    }

    private static double difference(double minuend, double subtrahend)
    {
        return minuend - subtrahend;
    }

    @Override
    public String toString()
    {
        return label;
    }
}
