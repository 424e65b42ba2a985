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

import io.tributary.benchmarks.Work.Computation;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

final class TestComparisonRun
{
    @Test
    void testVariantsTakeTurns()
            throws SQLException, IOException
    {
        List<String> order = new ArrayList<>();
        Variant first = variant("first", "question", () -> note(order, "first"));
        Variant second = variant("second", "question", () -> note(order, "second"));
        Variant third = variant("third", "question", () -> note(order, "third"));

        // the first is in both comparisons and still runs once a round
        DataSetResult result = run(1, comparison(first, second), comparison(first, third));
        assertThat(order).containsExactly(
                "first",
                "second",
                "third",
                "second",
                "third",
                "first",
                "third",
                "first",
                "second");
        assertThat(result.variants())
                .extracting(VariantResult::variant)
                .containsExactly(first, second, third);
        assertThat(result.variants())
                .allSatisfy(variant -> assertThat(variant.measurements()).hasSize(1));
        assertThat(result.comparisons()).hasSize(2);
        assertThat(result.disagreements()).isEmpty();
    }

    @Test
    void testAnswersToTheSameQuestionMustAgree()
            throws SQLException, IOException
    {
        Variant first = variant("first", "sum", () -> 1);
        assertThat(run(2, comparison(first, variant("second", "sum", () -> 1 + 1e-10))).disagreements()).isEmpty();
        assertThat(run(2, comparison(first, variant("second", "count", () -> 2))).disagreements()).isEmpty();
        assertThat(run(2, comparison(first, variant("second", "sum", () -> 1.00001))).disagreements())
                .containsExactly("data: first and second disagree on sum: : 1.0 against 1.00001");
    }

    @Test
    void testRepetitions()
            throws SQLException, IOException
    {
        List<String> calls = new ArrayList<>();
        Variant once = variant("once", "question", () -> 1);
        Variant often = new Variant("often", "question", new Computation(() -> note(calls, "often"), 10));
        run(1, comparison(once, often));
        assertThat(calls).hasSize((ComparisonRun.WARM_UP_ROUNDS + 1) * 10);
    }

    private static double note(List<String> order, String name)
    {
        order.add(name);
        return 1;
    }

    private static DataSetResult run(int rounds, Comparison... comparisons)
            throws SQLException, IOException
    {
        Progress progress = new Progress(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        try (Engines engines = new Engines(() -> { throw new IllegalStateException("needs no server"); }, progress)) {
            return new ComparisonRun(engines, progress, ComparisonRun.WARM_UP_ROUNDS, rounds).run("data", List.of(comparisons));
        }
    }

    private static Comparison comparison(Variant numerator, Variant denominator)
    {
        return new Comparison("group", "data", Metric.TIME, numerator, denominator, Optional.empty());
    }

    private static Variant variant(String name, String question, DoubleSupplier code)
    {
        return new Variant(name, question, new Computation(code, 1));
    }
}
