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
package io.tributary.attribution.rule;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import static io.tributary.attribution.rule.RuleBuilder.rule;
import static io.tributary.attribution.rule.RuleBuilder.ruleSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * How often conditions on touches are evaluated, and what memory their lists take.
 */
final class TestTouchLists
{
    // no part of the rules is that of another
    private static final int NONE = -2;

    @Test
    void testConditionsOfRulesThatTakeNoConversionAreNotAsked()
    {
        for (int sharedPart : List.of(NONE, 0)) {
            Parts conditions = new Parts(sharedPart, _ -> List.of(700));
            RuleEvents events = new RuleEvents();
            addTouches(events, 10_000);
            events.addConversion(10_000, 0, false);
            RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.EVERY_MATCH, thousandRules())), false);
            assertThat(decide(attribution, events, conditions)).isEqualTo(10_000);
            assertThat(conditions.evaluated.get()).isEqualTo(10_000);
            assertThat(attribution.arrayBytes()).isLessThan(2_000_000);
        }
    }

    @Test
    void testPartsOfManyRulesAreAskedOnce()
    {
        Parts conditions = new Parts(0, _ -> IntStream.range(0, 1000).boxed().toList());
        RuleEvents events = new RuleEvents();
        addTouches(events, 10_000);
        events.addConversion(10_000, 0, false);
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.EVERY_MATCH, thousandRules())), false);
        attribution.begin(events, conditions);
        assertThat(conditions.evaluated.get()).isEqualTo(10_000);
        assertThat(attribution.arrayBytes()).isLessThan(2_000_000);
    }

    @Test
    void testRulesWithoutAConditionOnTouchesShareAList()
    {
        Parts conditions = new Parts(RuleConditions.EVERY_TOUCH, _ -> IntStream.range(0, 1000).boxed().toList());
        RuleEvents events = new RuleEvents();
        addTouches(events, 10_000);
        events.addConversion(10_000, 0, false);
        RuleBuilder[] rules = IntStream.range(0, 1000).mapToObj(number -> rule("rule " + number)).toArray(RuleBuilder[]::new);
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.EVERY_MATCH, rules)), false);
        assertThat(decide(attribution, events, conditions)).isEqualTo(10_000_000);
        assertThat(conditions.evaluated.get()).isZero();
        assertThat(attribution.arrayBytes()).isLessThan(2_000_000);
    }

    @Test
    void testTouchesAfterTheLastConversionAreNotAsked()
    {
        Parts conditions = new Parts(0, _ -> List.of(0));
        RuleEvents events = new RuleEvents();
        addTouches(events, 10_000);
        events.addConversion(9, 0, false);
        events.addConversion(20, 0, true);
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule("a").regular("all", "*", 1))), false);
        assertThat(decide(attribution, events, conditions)).isEqualTo(10);
        assertThat(conditions.evaluated.get()).isEqualTo(10);
    }

    @Test
    void testTakersOfVeryManyConversionsAreAskedForAgain()
    {
        AtomicLong asked = new AtomicLong();
        Parts conditions = new Parts(0, conversion -> {
            asked.incrementAndGet();
            return IntStream.range(conversion % 2, 1000).boxed().toList();
        });
        RuleEvents events = new RuleEvents();
        addTouches(events, 1);
        for (int conversion = 0; conversion < 300; conversion++) {
            events.addConversion(1, 0, false);
        }
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.EVERY_MATCH, thousandRules())), false);
        assertThat(decide(attribution, events, conditions)).isEqualTo(300 * 1000 - 150);
        assertThat(asked.get()).isBetween(301L, 400L);
        assertThat(attribution.arrayBytes()).isLessThan(3_000_000);
    }

    private static RuleBuilder[] thousandRules()
    {
        return IntStream.range(0, 1000)
                .mapToObj(number -> rule("rule %03d".formatted(number)).regular("all", "*", 1))
                .toArray(RuleBuilder[]::new);
    }

    private static void addTouches(RuleEvents events, int count)
    {
        for (int touch = 0; touch < count; touch++) {
            events.addTouch(touch, 0, false);
        }
    }

    private static long decide(RuleAttribution attribution, RuleEvents events, RuleConditions conditions)
    {
        AtomicLong credited = new AtomicLong();
        attribution.begin(events, conditions);
        for (int conversion = 0; conversion < events.conversionCount(); conversion++) {
            attribution.decide(conversion, (_, _, _, _, decision, _, _, _, _) -> credited.addAndGet(decision == Decision.CREDITED ? 1 : 0));
        }
        return credited.get();
    }

    /**
     * A touch part for each rule, or one for all of them, that every touch meets. Counts how often they are evaluated.
     */
    private static final class Parts
            implements RuleConditions
    {
        private final AtomicLong evaluated = new AtomicLong();
        private final int sharedPart;
        private final IntFunction<List<Integer>> takers;

        Parts(int sharedPart, IntFunction<List<Integer>> takers)
        {
            this.sharedPart = sharedPart;
            this.takers = takers;
        }

        @Override
        public void rules(int conversion, IntPredicate asked, IntPredicate target)
        {
            for (int rule : takers.apply(conversion)) {
                if (!target.test(rule)) {
                    return;
                }
            }
        }

        @Override
        public int touchPart(int touchCondition)
        {
            return sharedPart == NONE ? touchCondition : sharedPart;
        }

        @Override
        public void touchParts(int touch, IntUnaryOperator askedFor, IntConsumer target)
        {
            for (int part = 0; part < (sharedPart == NONE ? 1000 : 1); part++) {
                if (askedFor.applyAsInt(part) >= 0) {
                    evaluated.incrementAndGet();
                    target.accept(part);
                }
            }
        }

        @Override
        public boolean holds(int touchCondition, int touch, int conversion)
        {
            return true;
        }

        @Override
        public boolean readsConversion(int touchCondition)
        {
            return false;
        }
    }
}
