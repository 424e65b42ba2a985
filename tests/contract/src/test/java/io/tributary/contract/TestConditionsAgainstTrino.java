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
package io.tributary.contract;

import com.google.common.collect.EnumMultiset;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.Multiset;
import io.tributary.analysis.condition.BoundCondition;
import io.tributary.analysis.condition.Condition;
import io.tributary.analysis.condition.ConditionException;
import io.tributary.analysis.condition.EvaluationException;
import io.tributary.analysis.condition.Row;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryFailedException;
import io.trino.testing.QueryRunner;
import io.trino.testing.StandaloneQueryRunner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static com.google.common.collect.Lists.partition;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

/**
 * The conditions of {@code sql/analysis} against the same text as an expression of Trino, for touches and conversions with values at the edges of all types.
 */
@TestInstance(PER_CLASS)
final class TestConditionsAgainstTrino
{
    private static final int CONDITIONS_IN_QUERY = 50;
    // the planner of Trino fails for few
    private static final double MAX_UNPLANNED = 0.02;

    private enum Outcome
    {
        TRUE, NOT_TRUE, FAILED,
    }

    /**
     * @param outcomes by touch and conversion
     */
    private record Compared(String text, List<Outcome> outcomes) {}

    private final QueryRunner queryRunner = new StandaloneQueryRunner(testSessionBuilder().build());

    @AfterAll
    void close()
    {
        queryRunner.close();
    }

    /**
     * Without AND and OR there is little choice of what is evaluated: also failures are the same, but where Trino moves what is around a conditional expression into it.
     */
    @Test
    void testTerms()
    {
        Random random = new Random(1);
        RandomConditions conditions = new RandomConditions(random);
        for (int round = 0; round < 2; round++) {
            check(Stream.generate(() -> conditions.term(random.nextInt(4))).filter(TestConditionsAgainstTrino::isKnown).limit(400).toList(), new ConditionRows(random, 9), new ConditionRows(random, 9), true);
        }
    }

    /**
     * Which terms of AND and OR are evaluated is left to either. So where one fails, the other need not.
     */
    @Test
    void testCombinedTerms()
    {
        Random random = new Random(2);
        RandomConditions conditions = new RandomConditions(random);
        check(Stream.generate(() -> conditions.condition(1 + random.nextInt(2))).filter(TestConditionsAgainstTrino::isPlannedInTry).filter(TestConditionsAgainstTrino::isKnown).limit(400).toList(), new ConditionRows(random, 9), new ConditionRows(random, 9), false);
    }

    /**
     * What is simplified most.
     */
    @Test
    void testComparisonsWithConstants()
    {
        Random random = new Random(3);
        RandomConditions conditions = new RandomConditions(random);
        check(Stream.generate(() -> conditions.comparisons(1 + random.nextInt(3))).filter(TestConditionsAgainstTrino::isKnown).limit(400).toList(), new ConditionRows(random, 14), new ConditionRows(random, 9), true);
    }

    /**
     * Trino 483 cannot plan some of these within TRY.
     */
    private static boolean isPlannedInTry(String condition)
    {
        return !condition.contains("BETWEEN") && !condition.contains("NULLIF");
    }

    private static boolean isInOrder(String condition)
    {
        return !condition.contains("CASE ") && !condition.contains("IF(") && !condition.contains("COALESCE(");
    }

    /**
     * Whether it is in the language: some decimals have no common type, and IN of a double has constants alone.
     */
    private static boolean isKnown(String condition)
    {
        try {
            Condition.parse(condition).bind(ConditionRows.COLUMNS, ConditionRows.COLUMNS);
            return true;
        }
        catch (ConditionException e) {
            assertThat(e).hasMessageMatching("(?s).*((types decimal|types .* and decimal).*cast one of them|IN wants constants other than NaN.*)");
            return false;
        }
    }

    private void check(List<String> texts, ConditionRows touches, ConditionRows conversions, boolean sameFailures)
    {
        List<Compared> known = new ArrayList<>();
        for (String text : texts) {
            known.add(new Compared(text, outcomes(Condition.parse(text).bind(ConditionRows.COLUMNS, ConditionRows.COLUMNS), touches, conversions)));
        }
        // those that go without TRY are compared only if they never fail
        List<Compared> guarded = known.stream().filter(condition -> isPlannedInTry(condition.text())).toList();
        List<Compared> bare = known.stream().filter(condition -> !isPlannedInTry(condition.text()) && !condition.outcomes().contains(Outcome.FAILED)).toList();
        assertThat(guarded.size() + bare.size()).isGreaterThan(texts.size() * 9 / 10);
        Multiset<Outcome> counts = EnumMultiset.create(Outcome.class);
        List<String> differences = new ArrayList<>();
        List<String> unplanned = new ArrayList<>();
        partition(guarded, CONDITIONS_IN_QUERY).forEach(batch -> compare(batch, "TRY(COALESCE(%s, FALSE))", touches, conversions, sameFailures, counts, differences, unplanned));
        partition(bare, CONDITIONS_IN_QUERY).forEach(batch -> compare(batch, "COALESCE(%s, FALSE)", touches, conversions, sameFailures, counts, differences, unplanned));
        assertThat(differences).isEmpty();
        assertThat(unplanned).hasSizeLessThanOrEqualTo((int) (texts.size() * MAX_UNPLANNED));
        // the conditions say something
        assertThat(counts.count(Outcome.TRUE)).isGreaterThan(counts.size() / 10);
        assertThat(counts.count(Outcome.NOT_TRUE)).isGreaterThan(counts.size() / 10);
    }

    private void compare(List<Compared> conditions, String form, ConditionRows touches, ConditionRows conversions, boolean sameFailures, Multiset<Outcome> counts, List<String> differences, List<String> unplanned)
    {
        List<List<Outcome>> expected;
        try {
            expected = trino(conditions.stream().map(condition -> form.formatted(condition.text())).toList(), touches, conversions);
        }
        catch (QueryFailedException e) {
            if (conditions.size() > 1) {
                partition(conditions, (conditions.size() + 1) / 2).forEach(half -> compare(half, form, touches, conversions, sameFailures, counts, differences, unplanned));
                return;
            }
            // the planner computes a part of it that fails, or cannot plan it within TRY
            unplanned.add(conditions.getFirst().text());
            return;
        }
        for (int condition = 0; condition < conditions.size(); condition++) {
            List<Outcome> outcomes = conditions.get(condition).outcomes();
            for (int pair = 0; pair < outcomes.size(); pair++) {
                Outcome trino = expected.get(condition).get(pair);
                Outcome ours = outcomes.get(pair);
                counts.add(trino);
                if (trino != ours && ((sameFailures && isInOrder(conditions.get(condition).text())) || (trino != Outcome.FAILED && ours != Outcome.FAILED))) {
                    differences.add("%s is %s in Trino, but %s, for %s and %s".formatted(conditions.get(condition).text(), trino, ours, touches.get(pair / conversions.count()), conversions.get(pair % conversions.count())));
                    break;
                }
            }
        }
    }

    private static List<Outcome> outcomes(BoundCondition condition, ConditionRows touches, ConditionRows conversions)
    {
        ImmutableList.Builder<Outcome> outcomes = ImmutableList.builder();
        for (int touch = 0; touch < touches.count(); touch++) {
            for (int conversion = 0; conversion < conversions.count(); conversion++) {
                outcomes.add(outcome(condition, touches.get(touch), conversions.get(conversion)));
            }
        }
        return outcomes.build();
    }

    private static Outcome outcome(BoundCondition condition, Row touch, Row conversion)
    {
        try {
            return condition.isTrue(touch, conversion) ? Outcome.TRUE : Outcome.NOT_TRUE;
        }
        catch (EvaluationException e) {
            return Outcome.FAILED;
        }
    }

    /**
     * The outcomes by expression, then by touch and conversion.
     */
    private List<List<Outcome>> trino(List<String> expressions, ConditionRows touches, ConditionRows conversions)
    {
        List<MaterializedRow> rows = queryRunner.execute(
                        """
                        WITH %s, %s
                        SELECT %s
                        FROM touch CROSS JOIN conversion
                        ORDER BY touch.row_number, conversion.row_number
                        """.formatted(touches.sql("touch"), conversions.sql("conversion"), String.join(",\n", expressions)))
                .getMaterializedRows();
        return IntStream.range(0, expressions.size())
                .mapToObj(field -> rows.stream().map(row -> outcome((Boolean) row.getField(field))).toList())
                .toList();
    }

    private static Outcome outcome(Boolean value)
    {
        if (value == null) {
            return Outcome.FAILED;
        }
        return value ? Outcome.TRUE : Outcome.NOT_TRUE;
    }
}
