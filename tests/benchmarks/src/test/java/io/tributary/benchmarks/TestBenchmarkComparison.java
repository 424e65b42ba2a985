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

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

import static io.tributary.benchmarks.Comparisons.comparisons;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command, as far as it goes without a server.
 */
final class TestBenchmarkComparison
{
    @Test
    void testHelp()
    {
        Outcome outcome = run("--help");
        assertThat(outcome.exitCode()).isEqualTo(0);
        assertThat(outcome.output()).startsWith("Usage: ./tributary bench").contains("--rounds N", "--only NAME", "--scale F", "--list");
        assertThat(outcome.errors()).isEmpty();
    }

    @Test
    void testList()
    {
        Outcome outcome = run("--list");
        assertThat(outcome.exitCode()).isEqualTo(0);
        assertThat(outcome.output().lines())
                .hasSize(comparisons(1).size())
                .doesNotHaveDuplicates()
                .contains("floor, 500000 x 10 by customer, time: attribute_u_shaped / row_number");
    }

    @Test
    void testListOfSome()
    {
        assertThat(run("--list", "--only", "join-based SQL").output().lines())
                .isNotEmpty()
                .allMatch(line -> line.contains("join-based SQL"));
    }

    @Test
    void testMisuse()
    {
        assertThat(run("--fast"))
                .isEqualTo(new Outcome(2, "", "tributary: bench has no option --fast, see ./tributary bench --help\n"));
        assertThat(run("--only", "abacus"))
                .isEqualTo(new Outcome(2, "", "tributary: no comparison has \"abacus\" in its line of ./tributary bench --list\n"));
    }

    @Test
    void testComputations()
    {
        Outcome outcome = run("--rounds", "1", "--only", "first_touch shared");
        assertThat(outcome.exitCode()).isEqualTo(0);
        assertThat(outcome.errors()).isEmpty();
        assertThat(outcome.output())
                .contains("one customer: warm-up 1 of 2", "one customer: round 1 of 1", "first_touch shared, 100000 touches");
    }

    @Test
    void testServerIsMissing()
    {
        assertThat(run("--only", "row_number"))
                .isEqualTo(new Outcome(1, "", "tributary: the system property tributary.server.installation has to name the folder of the assembled server, but is null\n"));
    }

    private static Outcome run(String... arguments)
    {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exitCode = BenchmarkComparison.run(List.of(arguments), new PrintStream(output, true, UTF_8), new PrintStream(errors, true, UTF_8));
        return new Outcome(exitCode, output.toString(UTF_8), errors.toString(UTF_8));
    }

    private record Outcome(int exitCode, String output, String errors) {}
}
