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

import io.tributary.attribution.journey.Ownership;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.util.Collection;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every JMH class runs. What it measures here means nothing.
 */
final class TestBenchmarksSmoke
{
    @Test
    void testAttributionModels()
            throws RunnerException
    {
        Collection<RunResult> results = run(BenchmarkAttributionModels.class, "touches", "10");
        assertThat(results).hasSize(BenchmarkedModel.values().length * Ownership.values().length);
    }

    private static Collection<RunResult> run(Class<?> benchmark, String parameter, String... values)
            throws RunnerException
    {
        // No figure is read, so that another run of JMH on this machine does no harm
        System.setProperty("jmh.ignoreLock", "true");
        return new Runner(new OptionsBuilder()
                .include("\\b%s\\b".formatted(benchmark.getSimpleName()))
                .param(parameter, values)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(1))
                .verbosity(VerboseMode.SILENT)
                .shouldFailOnError(true)
                .build())
                .run();
    }
}
