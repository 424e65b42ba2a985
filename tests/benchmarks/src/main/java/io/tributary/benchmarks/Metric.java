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

import java.util.function.ToDoubleFunction;

import static java.util.Objects.requireNonNull;

/**
 * What a comparison divides.
 */
enum Metric
{
    /**
     * Time that passed from the request to the last row.
     */
    TIME("time", Measurement::seconds),

    /**
     * Time that all threads of the engine spent, which suffers less where other work shares the machine.
     */
    CPU("cpu", Measurement::cpuSeconds),

    /**
     * The most memory that the engine's own accounting saw for the query; DuckDB and plain Java have none.
     */
    PEAK_MEMORY("peak memory", Measurement::peakMemoryBytes);

    private final String label;
    private final ToDoubleFunction<Measurement> value;

    Metric(String label, ToDoubleFunction<Measurement> value)
    {
        this.label = requireNonNull(label, "label is null");
        this.value = requireNonNull(value, "value is null");
    }

    double of(Measurement measurement)
    {
        return value.applyAsDouble(measurement);
    }

    @Override
    public String toString()
    {
        return label;
    }
}
