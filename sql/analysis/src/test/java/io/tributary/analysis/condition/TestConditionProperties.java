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
import net.jqwik.api.Tuple;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every condition of terms that cannot fail.
 */
final class TestConditionProperties
{
    @Property(tries = 500)
    void testSimplifiedIsTheSame(@ForAll("conditions") String text, @ForAll("touches") TestRow touch, @ForAll("conversions") TestRow conversion)
    {
        Condition condition = Condition.parse(text);
        assertThat(condition.bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION).isTrue(touch, conversion))
                .isEqualTo(condition.bindAsWritten(ExampleColumns.TOUCH, ExampleColumns.CONVERSION).isTrue(touch, conversion));
    }

    @Property(tries = 500)
    void testPartsAreTheWhole(@ForAll("conditions") String text, @ForAll("touches") TestRow touch, @ForAll("conversions") TestRow conversion)
    {
        BoundCondition whole = Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
        boolean parts = isTrue(whole.touchPart(), touch, null) && isTrue(whole.conversionPart(), null, conversion) && isTrue(whole.jointPart(), touch, conversion);
        assertThat(parts).isEqualTo(whole.isTrue(touch, conversion));
    }

    @Property(tries = 1000)
    void testPartsFailAsTheWhole(@ForAll("conditionsThatFail") String text, @ForAll("touches") TestRow touch, @ForAll("conversions") TestRow conversion)
    {
        BoundCondition whole = Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
        assertThat(outcome(() -> isTrue(whole.touchPart(), touch, null) && isTrue(whole.conversionPart(), null, conversion) && isTrue(whole.jointPart(), touch, conversion)))
                .isEqualTo(outcome(() -> whole.isTrue(touch, conversion)));
    }

    @Property(tries = 500)
    void testKeyTermsHold(@ForAll("conditions") String text, @ForAll("touches") TestRow touch, @ForAll("conversions") TestRow conversion)
    {
        BoundCondition condition = Condition.parse(text).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
        if (condition.isTrue(touch, conversion)) {
            for (KeyTerm term : condition.keyTerms()) {
                Object value = (term.side() == Side.TOUCH ? touch : conversion).values()[term.column()];
                assertThat(term.values()).contains(value instanceof Integer number ? number.longValue() : value);
            }
        }
    }

    private static boolean isTrue(Optional<BoundCondition> part, TestRow touch, TestRow conversion)
    {
        return part.map(condition -> condition.isTrue(touch, conversion)).orElse(true);
    }

    private static String outcome(BooleanSupplier test)
    {
        try {
            return String.valueOf(test.getAsBoolean());
        }
        catch (EvaluationException e) {
            return e.getMessage();
        }
    }

    @Provide
    Arbitrary<String> conditionsThatFail()
    {
        return Arbitraries.of(
                "touch.paid",
                "touch.clicks < 2",
                "100 / touch.clicks > 40",
                "CAST(touch.campaign AS bigint) > 5",
                "conversion.campaign = 'a'",
                "CAST(conversion.campaign AS bigint) > 5",
                "1 / (conversion.amount - 1.50) > 0",
                "touch.campaign = conversion.campaign",
                "conversion.amount / touch.clicks > 1").list().ofMinSize(1).ofMaxSize(4).map(terms -> String.join(" AND ", terms));
    }

    @Provide
    Arbitrary<String> conditions()
    {
        Arbitrary<String> terms = Arbitraries.of(
                "touch.campaign = 'a'",
                "touch.campaign <> 'a'",
                "touch.campaign > 'a'",
                "touch.campaign <= 'b'",
                "touch.campaign IN ('a', 'c')",
                "touch.campaign NOT IN ('b', 'c')",
                "touch.campaign IS NULL",
                "touch.clicks < 2",
                "touch.clicks >= 1",
                "touch.clicks = 2",
                "touch.clicks BETWEEN 1 AND 2",
                "touch.clicks NOT BETWEEN 0 AND 1",
                "touch.clicks IS NOT NULL",
                "2 > touch.clicks",
                "1 <= touch.clicks",
                "'a' = touch.campaign",
                "'b' <> touch.campaign",
                "'a' IS DISTINCT FROM touch.campaign",
                "1.5 < conversion.amount",
                "1.50 >= conversion.amount",
                "touch.paid",
                "NOT touch.paid",
                "touch.paid IS TRUE",
                "touch.paid IS NOT FALSE",
                "touch.paid IS UNKNOWN",
                "touch.paid = TRUE",
                "conversion.campaign = 'a'",
                "conversion.amount > 1.5",
                "conversion.amount <= 1.50",
                "conversion.amount IS NULL",
                "touch.campaign = conversion.campaign",
                "touch.campaign IS DISTINCT FROM conversion.campaign",
                "TRUE",
                "FALSE",
                "CAST(NULL AS boolean)");
        return Arbitraries.recursive(() -> terms, inner -> Arbitraries.frequencyOf(
                Tuple.of(3, inner.list().ofMinSize(2).ofMaxSize(3).map(parts -> "(" + String.join(" AND ", parts) + ")")),
                Tuple.of(3, inner.list().ofMinSize(2).ofMaxSize(3).map(parts -> "(" + String.join(" OR ", parts) + ")")),
                Tuple.of(1, inner.map("(NOT %s)"::formatted)),
                Tuple.of(1, inner.flatMap(part -> Arbitraries.of("TRUE", "NOT TRUE", "FALSE", "NOT FALSE", "UNKNOWN", "NOT NULL").map(test -> "((%s) IS %s)".formatted(part, test))))), 0, 3);
    }

    @Provide
    Arbitrary<TestRow> touches()
    {
        return Arbitraries.of("a", "b", "c", "").injectNull(0.2).flatMap(campaign -> Arbitraries.of(0, 1, 2, 3).injectNull(0.2).flatMap(clicks -> Arbitraries.of(true, false).injectNull(0.2).map(paid -> new TestRow(campaign, "x", clicks, paid, null))));
    }

    @Provide
    Arbitrary<TestRow> conversions()
    {
        return Arbitraries.of("a", "b").injectNull(0.2).flatMap(campaign -> Arbitraries.of("1.49", "1.50", "1.51").injectNull(0.2).map(amount -> new TestRow(campaign, amount == null ? null : new BigDecimal(amount), null)));
    }
}
