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
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import java.io.IOException;

import static java.util.concurrent.TimeUnit.MICROSECONDS;

/**
 * One customer from the first event to the credit of the last touch, without an engine around it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class BenchmarkAttributionModels
{
    @Param
    private BenchmarkedModel model;

    @Param
    private Ownership ownership;

    @Param({"10", "250", "100000"})
    private int touches;

    private LongJourney journey;

    @Setup
    public void setup()
    {
        journey = new LongJourney(touches, model, ownership);
    }

    @Benchmark
    public double[] credits()
    {
        return journey.credits();
    }

    /**
     * Runs JMH with the options of its own command line.
     */
    public static void main(String[] arguments)
            throws IOException
    {
        org.openjdk.jmh.Main.main(arguments);
    }
}
