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

import static java.util.Objects.requireNonNull;

/**
 * A ratio to measure: a row of the report.
 */
record Comparison(String group, String dataSet, Metric metric, Variant numerator, Variant denominator, Optional<Target> target)
{
    Comparison
    {
        requireNonNull(group, "group is null");
        requireNonNull(dataSet, "dataSet is null");
        requireNonNull(metric, "metric is null");
        requireNonNull(numerator, "numerator is null");
        requireNonNull(denominator, "denominator is null");
        requireNonNull(target, "target is null");
    }

    String label()
    {
        return "%s, %s, %s: %s / %s".formatted(group, dataSet, metric, numerator.name(), denominator.name());
    }
}
