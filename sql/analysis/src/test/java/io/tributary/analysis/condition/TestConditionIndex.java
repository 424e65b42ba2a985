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
package io.tributary.analysis.condition;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestConditionIndex
{
    @Property(tries = 200)
    void testSameAsAll(@ForAll("conditions") List<String> texts, @ForAll("rows") TestRow row)
    {
        List<Optional<BoundCondition>> conditions = texts.stream().map(text -> text.isEmpty() ? Optional.<BoundCondition>empty() : Optional.of(bind(text))).toList();
        List<Integer> expected = IntStream.range(0, texts.size()).filter(number -> conditions.get(number).map(condition -> condition.isTrue(row, null)).orElse(true)).boxed().toList();
        List<Integer> found = new ArrayList<>();
        ConditionIndex.of(Side.TOUCH, conditions).matching(row, _ -> true, found::add);
        assertThat(found).isEqualTo(expected);

        found.clear();
        ConditionIndex.of(Side.TOUCH, conditions).matching(row, number -> number % 2 == 1, found::add);
        assertThat(found).isEqualTo(expected.stream().filter(number -> number % 2 == 1).toList());

        found.clear();
        ConditionIndex.of(Side.TOUCH, conditions).matching(row, _ -> true, number -> {
            found.add(number);
            return false;
        });
        assertThat(found).isEqualTo(expected.stream().limit(1).toList());
    }

    @Test
    void testOnlyThoseOfTheValueAreEvaluated()
    {
        // a division by zero for every row that reaches it
        List<Optional<BoundCondition>> conditions = IntStream.range(0, 1_000)
                .mapToObj("touch.campaign = 'c%s' AND 1 / touch.clicks = 1"::formatted)
                .map(TestConditionIndex::bind)
                .map(Optional::of)
                .toList();
        List<Integer> found = new ArrayList<>();
        assertThat(ConditionIndex.of(Side.TOUCH, conditions).matching(new TestRow("other", null, 0, null, null), _ -> true, found::add)).isZero();
        assertThat(found).isEmpty();
    }

    @Test
    void testOnlyThoseThatMatterAreEvaluated()
    {
        TestRow row = new TestRow("a", null, 0, null, null);
        List<Optional<BoundCondition>> conditions = List.of(
                Optional.of(bind("1 / touch.clicks = 1")),
                Optional.of(bind("touch.campaign = 'a'")),
                Optional.of(bind("touch.campaign = 'a' AND 1 / touch.clicks = 1")),
                Optional.of(bind("2 / touch.clicks = 1")));
        List<Integer> found = new ArrayList<>();
        int evaluated = ConditionIndex.of(Side.TOUCH, conditions).matching(row, number -> number > 0, number -> {
            found.add(number);
            return false;
        });
        assertThat(found).containsExactly(1);
        assertThat(evaluated).isEqualTo(1);
    }

    @Test
    void testFailureNamesTheCondition()
    {
        ConditionIndex index = ConditionIndex.of(Side.TOUCH, List.of(Optional.empty(), Optional.of(bind("touch.paid")), Optional.of(bind("touch.campaign = 'a' AND 1 / touch.clicks = 1"))));
        assertThatThrownBy(() -> index.matching(new TestRow("a", null, 0, null, null), _ -> true, _ -> true))
                .isInstanceOfSatisfying(EvaluationException.class, e -> {
                    assertThat(e.condition()).isEqualTo(2);
                    assertThat(e.reason()).isEqualTo(EvaluationException.Reason.DIVISION_BY_ZERO);
                })
                .hasMessage("A division by zero has no result: divide by NULLIF(divisor, 0)");
    }

    @Provide
    Arbitrary<List<String>> conditions()
    {
        return Arbitraries.of(
                "",
                "touch.campaign = 'a'",
                "touch.campaign = 'b'",
                "touch.campaign IN ('a', 'c')",
                "touch.campaign IN ('a', NULL)",
                "touch.campaign = 'a' AND touch.clicks = 1",
                "touch.campaign = 'a' AND touch.clicks > 1",
                "touch.clicks IN (1, 2)",
                "touch.clicks = 1 AND touch.clicks = 2",
                "touch.paid",
                "NOT touch.paid",
                "touch.paid IS NOT TRUE",
                "touch.campaign IS NULL",
                "touch.campaign <> 'a'",
                "touch.type = 'a' OR touch.clicks = 1").list().ofMaxSize(20);
    }

    @Provide
    Arbitrary<TestRow> rows()
    {
        return Arbitraries.of("a", "b", "c").injectNull(0.2).flatMap(campaign -> Arbitraries.of(0, 1, 2, 3).injectNull(0.2).flatMap(clicks -> Arbitraries.of(true, false).injectNull(0.2).map(paid -> new TestRow(campaign, "a", clicks, paid, null))));
    }

    private static BoundCondition bind(String text)
    {
        return Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
    }
}
