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

import io.tributary.attribution.journey.Lookback;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

import static io.tributary.attribution.rule.RuleBuilder.rule;
import static io.tributary.attribution.rule.RuleBuilder.ruleSet;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is asked of the conditions, and what memory is kept: time is for benchmarks.
 */
final class TestLargeRuleSets
{
    @Test
    void testOnlyTouchesInTheLookbackAreLookedAt()
    {
        Counting conditions = new Counting(true);
        RuleEvents events = new RuleEvents();
        addTouches(events, 10_000);
        events.addConversion(5000, 0, false);
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule("a").lookback(100))), false);
        assertThat(decide(attribution, events, conditions)).isEqualTo(101);
        assertThat(conditions.asked.get()).isEqualTo(101);
    }

    @Test
    void testExcludedTouchesAreLookedForOnlyWhereOthersMayBeCredited()
    {
        Counting conditions = new Counting(true);
        RuleEvents events = new RuleEvents();
        addTouches(events, 10_000);
        events.addConversion(5000, 0, false);
        RuleBuilder rule = rule("a").lookback(100).excluded("bots", "*").regular("all", "*", 1);
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule)), false);
        assertThat(decide(attribution, events, conditions)).isZero();
        assertThat(conditions.asked.get()).isEqualTo(101);
    }

    @Test
    void testTouchesOfOneClassAreNotLookedAtIfTheConditionReadsNoConversion()
    {
        Counting conditions = new Counting(false);
        RuleEvents events = new RuleEvents();
        addTouches(events, 100_000);
        for (int conversion = 0; conversion < 10_000; conversion++) {
            events.addConversion(100_000, 0, false);
        }
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule("a").model("last_touch"))), false);
        assertThat(decide(attribution, events, conditions)).isEqualTo(10_000);
        assertThat(conditions.asked.get()).isZero();
    }

    @Test
    void testRulesWithoutTouchesOfTheCustomerAreNotLookedAt()
    {
        RuleBuilder[] rules = IntStream.range(0, 1000)
                .mapToObj(number -> rule("rule " + number).regular("all", "*", 1))
                .toArray(RuleBuilder[]::new);
        Counting conditions = new Counting(true)
        {
            @Override
            public void rules(int conversion, IntPredicate asked, IntPredicate target)
            {
                giveRules(rules.length, target);
            }

            @Override
            public int touchPart(int touchCondition)
            {
                return touchCondition;
            }

            @Override
            public void touchParts(int touch, IntUnaryOperator askedFor, IntConsumer target)
            {
                target.accept(touch);
            }
        };
        RuleEvents events = new RuleEvents();
        addTouches(events, 3);
        events.addConversion(5, 0, false);
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.EVERY_MATCH, rules)), false);
        assertThat(decide(attribution, events, conditions)).isEqualTo(3);
        assertThat(conditions.asked.get()).isEqualTo(3);
    }

    @Test
    void testOnlyTheLastTouchesAreLookedAtForOneThatIsNotDirect()
    {
        Counting conditions = new Counting(false)
        {
            @Override
            public boolean holds(int touchCondition, int touch, int conversion)
            {
                return super.holds(touchCondition, touch, conversion) && touch >= 9_995;
            }
        };
        RuleEvents events = new RuleEvents();
        addTouches(events, 10_000);
        for (int conversion = 0; conversion < 1000; conversion++) {
            events.addConversion(10_000, 0, false);
        }
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule("a").model("last_non_direct").milestone("direct", "*"))), false);
        attribution.begin(events, conditions);
        for (int conversion = 0; conversion < 1000; conversion++) {
            attribution.decide(conversion, (_, touch, _, _, _, _, _, _, _) -> assertThat(touch).isEqualTo(9_994));
        }
        assertThat(conditions.asked.get()).isEqualTo(6 * 1000);
    }

    @Test
    void testOnlyTouchesWithAWeightAreHeld()
    {
        RuleEvents events = new RuleEvents();
        addTouches(events, 100_000);
        events.addConversion(100_000, 0, false);
        long[] bytes = List.of("last_touch", "custom(1, 2, 4)").stream().mapToLong(model -> {
            RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule("a").model(model))), false);
            assertThat(decide(attribution, events, new Counting(false))).isBetween(1L, 3L);
            return attribution.arrayBytes();
        }).toArray();
        assertThat(bytes[1]).isBetween(bytes[0], bytes[0] + 1000);
    }

    @Test
    void testMemoryOfALargeCustomerIsGivenUp()
    {
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule("a").model("u_shaped"))), true);
        RuleEvents events = new RuleEvents();
        addTouches(events, 3);
        events.addConversion(2, 0, false);
        decide(attribution, events, new Counting(true));
        long attributionBytes = attribution.arrayBytes();
        long eventsBytes = events.arrayBytes();

        events.clear();
        addTouches(events, 500_000);
        IntStream.range(0, 300_000).forEach(_ -> events.addConversion(1_000_000, 0, true));
        events.addConversion(1_000_000, 0, false);
        decide(attribution, events, new Counting(true));
        assertThat(attribution.arrayBytes()).isGreaterThan(500_000L * (3 * Double.BYTES + 6 * Integer.BYTES));
        assertThat(events.arrayBytes()).isGreaterThan(800_000L * (Long.BYTES + Integer.BYTES + 1));

        events.clear();
        addTouches(events, 3);
        events.addConversion(2, 0, false);
        decide(attribution, events, new Counting(true));
        assertThat(attribution.arrayBytes()).isLessThan(2 * attributionBytes);
        assertThat(events.arrayBytes()).isEqualTo(eventsBytes);
    }

    @Test
    void testCreditsOfALongJourneySumToOne()
    {
        List<Double> credits = new ArrayList<>();
        RuleBuilder rule = rule("a")
                .touchClass("even", TouchKind.REGULAR, "*", Optional.of(Lookback.unlimited()), 1, 0.1)
                .touchClass("odd", TouchKind.REGULAR, "*", Optional.empty(), 1, 1e-7);
        RuleEvents events = new RuleEvents();
        addTouches(events, 100_000);
        events.addConversion(100_000, 0, false);
        Counting conditions = new Counting(true)
        {
            @Override
            public boolean holds(int touchCondition, int touch, int conversion)
            {
                return touch % 2 == touchCondition;
            }
        };
        RuleAttribution attribution = new RuleAttribution(RulePlan.of(ruleSet(Strategy.FIRST_MATCH, rule)), false);
        attribution.begin(events, conditions);
        attribution.decide(0, (_, _, _, _, _, _, _, _, credit) -> credits.add(credit));
        assertThat(credits).hasSize(100_000);
        // by size, so that adding them up loses little
        assertThat(credits.stream().sorted().mapToDouble(credit -> credit).sum()).isBetween(1 - 1e-12, 1 + 1e-12);
    }

    private static void giveRules(int count, IntPredicate target)
    {
        for (int rule = 0; rule < count; rule++) {
            if (!target.test(rule)) {
                return;
            }
        }
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
     * Conditions that are all met, and that count how often they are asked for touch and conversion.
     */
    private static class Counting
            implements RuleConditions
    {
        private final AtomicLong asked = new AtomicLong();
        private final boolean readsConversion;

        Counting(boolean readsConversion)
        {
            this.readsConversion = readsConversion;
        }

        @Override
        public void rules(int conversion, IntPredicate asked, IntPredicate target)
        {
            giveRules(1, target);
        }

        @Override
        public int touchPart(int touchCondition)
        {
            return EVERY_TOUCH;
        }

        @Override
        public void touchParts(int touch, IntUnaryOperator askedFor, IntConsumer target)
        {
            throw new AssertionError("There is no part to ask for");
        }

        @Override
        public boolean holds(int touchCondition, int touch, int conversion)
        {
            asked.incrementAndGet();
            return true;
        }

        @Override
        public boolean readsConversion(int touchCondition)
        {
            return readsConversion;
        }
    }
}
