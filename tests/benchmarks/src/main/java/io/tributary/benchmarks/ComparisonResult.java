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
 * @param ratio or difference, as the metric has it
 * @param cpuRatio the same in CPU time, where the ratio is one of time
 */
record ComparisonResult(Comparison comparison, RatioSummary ratio, Optional<Double> cpuRatio)
{
    ComparisonResult
    {
        requireNonNull(comparison, "comparison is null");
        requireNonNull(ratio, "ratio is null");
        requireNonNull(cpuRatio, "cpuRatio is null");
    }

    /**
     * Whether the target is reached; empty where there is none.
     */
    Optional<Boolean> isTargetReached()
    {
        return comparison.target().map(target -> target.isReachedBy(ratio.median()));
    }
}
