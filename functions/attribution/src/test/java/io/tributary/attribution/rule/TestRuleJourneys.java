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
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.rule.RuleCustomer.Row;
import io.tributary.attribution.rule.RuleCustomer.Tagged;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import static io.tributary.attribution.rule.Decision.CREDITED;
import static io.tributary.attribution.rule.Decision.UNATTRIBUTED;
import static io.tributary.attribution.rule.RuleBuilder.everyMatch;
import static io.tributary.attribution.rule.RuleBuilder.firstMatch;
import static io.tributary.attribution.rule.RuleBuilder.rule;
import static io.tributary.attribution.rule.TouchKind.EXCLUDED;
import static io.tributary.attribution.rule.TouchKind.REGULAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Which touches a rule credits, and how much.
 */
final class TestRuleJourneys
{
    @Test
    void testBothEndsOfTheLookbackBelongToIt()
    {
        RuleCustomer customer = new RuleCustomer()
                .touch(new Tagged(10, 4, false, Set.of()))
                .touch(new Tagged(10, 5, false, Set.of()))
                .touch(new Tagged(30, 5, false, Set.of()))
                .touch(new Tagged(30, 6, false, Set.of()))
                .conversion(new Tagged(30, 5, false, Set.of()));
        assertThat(credited(customer, rule("a").lookback(20))).containsExactly(1, 2);
    }

    @Test
    void testClassHasItsOwnLookback()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "mail").touch(2, "ad").touch(18, "mail").touch(19, "ad").conversion(20);
        RuleBuilder rule = rule("a").lookback(5)
                .regular("mail", "mail", 1)
                .touchClass("ad", REGULAR, "ad", Optional.of(new Lookback(18)), 1, 1);
        assertThat(credited(customer, rule)).containsExactly(1, 2, 3);
    }

    @Test
    void testDuplicateTouchIsNotCredited()
    {
        RuleCustomer customer = new RuleCustomer().touch(1).touch(new Tagged(2, 0, true, Set.of())).conversion(3);
        assertThat(credited(customer, rule("a"))).containsExactly(0);
    }

    @Test
    void testConditionReadsTouchAndConversion()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "mail").touch(2, "ad").conversion(3, "shop").conversion(4);
        assertThat(customer.decide(firstMatch(rule("a").regular("mail", "mail/shop", 1))))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1),
                        new Row(1, -1, 0, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testTouchIsOfTheFirstClassThatItMeets()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "mail", "ad").conversion(3);
        RuleSet byPrecedence = firstMatch(rule("a").regular("mail", "mail", 2).regular("web", "ad", 1));
        RuleSet byName = firstMatch(rule("a").regular("web", "ad", 1).regular("mail", "mail", 1));
        assertThat(customer.decide(byPrecedence)).extracting(row -> name(byPrecedence, row)).containsExactly("web");
        assertThat(customer.decide(byName)).extracting(row -> name(byName, row)).containsExactly("mail");
    }

    @Test
    void testTouchTooEarlyForOneClassIsOfTheNext()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "mail").conversion(30);
        RuleSet rules = firstMatch(rule("a")
                .touchClass("recent", REGULAR, "mail", Optional.of(new Lookback(10)), 1, 1)
                .touchClass("old", REGULAR, "mail", Optional.empty(), 2, 1));
        assertThat(customer.decide(rules)).extracting(row -> name(rules, row)).containsExactly("old");
    }

    @Test
    void testExcludedTouchIsNotCreditedWhateverElseItMeets()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "mail", "bot").touch(2, "mail").conversion(30);
        assertThat(credited(customer, rule("a").regular("mail", "mail", 1).excluded("bots", "bot"))).containsExactly(1);
    }

    @Test
    void testExcludedClassHasALookback()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "mail", "bot").touch(25, "mail", "bot").conversion(30);
        RuleBuilder rule = rule("a")
                .regular("mail", "mail", 1)
                .touchClass("bots", EXCLUDED, "bot", Optional.of(new Lookback(10)), 1, 1);
        assertThat(credited(customer, rule)).containsExactly(0);
    }

    @Test
    void testRuleWithExcludedClassesAloneCreditsAllOtherTouches()
    {
        RuleSet rules = firstMatch(rule("a").excluded("bots", "bot"));
        assertThat(RulePlan.of(rules).touchConditions()).containsExactly(
                new TouchCondition(0, Optional.of("bots"), Optional.of("bot"), true),
                new TouchCondition(0, Optional.empty(), Optional.empty(), true));
        assertThat(new RuleCustomer().touch(1, "bot").touch(2).conversion(30).decide(rules))
                .containsExactly(new Row(0, 1, 0, 1, CREDITED, 1, 1, 1, 1));
    }

    @Test
    void testOnlyTheBestPrecedenceIsCredited()
    {
        RuleBuilder rule = rule("a").regular("click", "click", 1).regular("mail", "mail", 1).regular("view", "view", 2);
        RuleCustomer customer = new RuleCustomer().touch(1, "view").touch(2, "mail").touch(3, "view").touch(4, "click").touch(5, "mail");
        assertThat(credited(customer.conversion(6), rule)).containsExactly(1, 3, 4);
        assertThat(credited(new RuleCustomer().touch(1, "view").touch(2, "view").conversion(6), rule)).containsExactly(0, 1);
    }

    @Test
    void testOptionalTouchesAreCreditedWithoutRegularOnesAlone()
    {
        RuleBuilder rule = rule("a").optional("direct", "direct", 1).regular("mail", "mail", 2);
        assertThat(credited(new RuleCustomer().touch(1, "direct").touch(2, "mail").conversion(6), rule)).containsExactly(1);
        assertThat(credited(new RuleCustomer().touch(1, "direct").touch(7, "mail").conversion(6), rule)).containsExactly(0);
    }

    @Test
    void testOptionalTouchesHavePrecedencesAmongThemselves()
    {
        RuleBuilder rule = rule("a").optional("direct", "direct", 3).optional("brand", "brand", 2).regular("mail", "mail", 1);
        assertThat(credited(new RuleCustomer().touch(1, "direct").touch(2, "brand").touch(3, "direct").conversion(6), rule)).containsExactly(1);
    }

    @Test
    void testTouchOfAnOptionalClassIsNotOfALaterRegularOne()
    {
        RuleBuilder rule = rule("a").optional("direct", "direct", 1).optional("brand", "brand", 2).regular("mail", "mail", 3);
        RuleCustomer customer = new RuleCustomer().touch(1, "direct").touch(2, "brand", "mail").conversion(6);
        assertThat(credited(customer, rule)).containsExactly(0);
    }

    @Test
    void testSharedTouchesServeEveryConversion()
    {
        RuleCustomer customer = new RuleCustomer().touch(1).conversion(6).conversion(7);
        assertThat(credited(customer, rule("a"))).containsExactly(0, 0);
    }

    @Test
    void testTouchesBelongToTheNextConversion()
    {
        RuleCustomer customer = new RuleCustomer().touch(1).touch(6).touch(7).conversion(6).conversion(6).conversion(7);
        assertThat(customer.decide(firstMatch(rule("a").model("first_touch").ownership(Ownership.SINCE_PREVIOUS))))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 2, 1, 1),
                        new Row(1, -1, 0, -1, UNATTRIBUTED, 0, 0, 0, 1),
                        new Row(2, 2, 0, 0, CREDITED, 1, 1, 1, 1));
    }

    @Test
    void testConversionsOfOtherRulesCloseNoJourney()
    {
        RuleCustomer customer = new RuleCustomer().touch(1).conversion(5, "shop").conversion(6);
        RuleSet rules = firstMatch(
                rule("a").priority(1).condition("shop").ownership(Ownership.SINCE_PREVIOUS),
                rule("b").priority(2).ownership(Ownership.SINCE_PREVIOUS));
        assertThat(customer.decide(rules)).extracting(Row::decision).containsExactly(CREDITED, CREDITED);
    }

    @Test
    void testDuplicateConversionsCloseNoJourney()
    {
        RuleCustomer customer = new RuleCustomer().touch(0).conversion(0)
                .touch(1).conversion(1000)
                .conversion(new Tagged(1500, 0, true, Set.of()))
                .conversion(2000);
        List<Row> rows = customer.decide(firstMatch(rule("a").interval(2).ownership(Ownership.SINCE_PREVIOUS)));
        assertThat(rows).filteredOn(row -> row.decision() == CREDITED)
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1),
                        new Row(3, 1, 0, 0, CREDITED, 1, 1, 1, 1));
    }

    @Test
    void testAllTouchesBelongToTheFirstConversion()
    {
        RuleCustomer customer = new RuleCustomer().touch(1).touch(6).conversion(5).conversion(7);
        RuleBuilder rule = rule("a").ownership(Ownership.FIRST_ONLY);
        assertThat(customer.decide(firstMatch(rule)))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1),
                        new Row(1, -1, 0, -1, UNATTRIBUTED, 0, 0, 0, 1));
        assertThat(customer.decide(everyMatch(rule)).getLast()).isEqualTo(new Row(1, -1, -1, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testModelReadsTheJourneyInTimeOrder()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "mail").touch(2, "ad").touch(3, "mail").conversion(6);
        assertThat(customer.decide(firstMatch(rule("a").model("position_based(0.5, 0.25)").regular("ad", "ad", 1).regular("mail", "mail", 1))))
                .containsExactly(
                        new Row(0, 0, 0, 1, CREDITED, 1, 3, 0.5, 0.5),
                        new Row(0, 1, 0, 0, CREDITED, 2, 3, 0.25, 0.25),
                        new Row(0, 2, 0, 1, CREDITED, 3, 3, 0.25, 0.25));
    }

    @Test
    void testWeightsOfClassesMultiplyWhatTheModelGives()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "view").touch(2, "click").conversion(6);
        assertThat(customer.decide(firstMatch(rule("a").weighing("click", "click", 3).weighing("view", "view", 1))))
                .containsExactly(
                        new Row(0, 0, 0, 1, CREDITED, 1, 2, 0.5, 0.25),
                        new Row(0, 1, 0, 0, CREDITED, 2, 2, 1.5, 0.75));
    }

    @Test
    void testWeightsBeyondTheRangeOfProducts()
    {
        RuleBuilder large = rule("a").weighing("click", "click", Double.MAX_VALUE).weighing("view", "view", Double.MAX_VALUE / 2);
        RuleBuilder small = rule("a").weighing("click", "click", 4 * Double.MIN_VALUE).weighing("view", "view", 2 * Double.MIN_VALUE);
        RuleBuilder apart = rule("a").weighing("click", "click", 1e300).weighing("view", "view", 1e-300);
        RuleCustomer customer = new RuleCustomer().touch(1, "view").touch(2, "click").touch(2, "click").touch(3, "view").conversion(6);
        assertThat(credits(customer, large)).containsExactly(new double[] {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0}, within(1e-15));
        assertThat(credits(customer, small)).containsExactly(new double[] {1 / 6.0, 1 / 3.0, 1 / 3.0, 1 / 6.0}, within(1e-15));
        assertThat(credits(customer, apart)).containsExactly(0.5, 0.5);
    }

    @Test
    void testOneTouchTakesAllWhateverItsWeight()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "view").conversion(6);
        for (String model : RuleScenario.MODELS) {
            if (!model.equals("participation")) {
                assertThat(customer.decide(firstMatch(rule("a").model(model).weighing("view", "view", 0.3).weighing("click", "click", 0.7))))
                        .containsExactly(new Row(0, 0, 0, 1, CREDITED, 1, 1, 0.3, 1));
            }
        }
    }

    @Test
    void testEveryTouchParticipates()
    {
        RuleCustomer customer = new RuleCustomer().touch(1, "view").touch(2, "view").conversion(6);
        assertThat(customer.decide(firstMatch(rule("a").model("participation").weighing("view", "view", 0.3))))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 2, 1, 1),
                        new Row(0, 1, 0, 0, CREDITED, 2, 2, 1, 1));
    }

    @Test
    void testMilestonesMarkTouchesOfTheJourney()
    {
        RuleCustomer customer = new RuleCustomer().touch(1).touch(2, "form").touch(3, "form").touch(4).touch(5).conversion(6, "shop").conversion(7);
        RuleSet rules = firstMatch(rule("a").model("w_shaped").milestone("milestone", "form/shop"));
        assertThat(RulePlan.of(rules).touchConditions().getLast()).isEqualTo(new TouchCondition(0, Optional.of("milestone"), Optional.of("form/shop"), false));
        List<Row> rows = customer.decide(rules);
        assertThat(rows.subList(0, 5).stream().mapToDouble(Row::credit).toArray())
                .containsExactly(new double[] {0.3, 0.05, 0.3, 0.05, 0.3}, within(1e-15));
        // for the other conversion it is none: both ends and the rest share all
        assertThat(rows.subList(5, 10).stream().mapToDouble(Row::credit).toArray())
                .containsExactly(new double[] {3 / 7.0, 1 / 21.0, 1 / 21.0, 1 / 21.0, 3 / 7.0}, within(1e-15));
    }

    @Test
    void testTouchConditionsAreAllClassesAndThenAllMilestones()
    {
        RuleSet rules = firstMatch(
                rule("a").priority(1).model("full_path").milestone("opportunity", "demo").milestone("lead", "form"),
                rule("b").priority(2).model("last_non_direct").milestone("direct", "direct").regular("mail", "mail", 2).regular("ad", "ad", 1));
        assertThat(RulePlan.of(rules).touchConditions()).containsExactly(
                new TouchCondition(0, Optional.empty(), Optional.empty(), true),
                new TouchCondition(1, Optional.of("ad"), Optional.of("ad"), true),
                new TouchCondition(1, Optional.of("mail"), Optional.of("mail"), true),
                new TouchCondition(0, Optional.of("opportunity"), Optional.of("demo"), false),
                new TouchCondition(0, Optional.of("lead"), Optional.of("form"), false),
                new TouchCondition(1, Optional.of("direct"), Optional.of("direct"), false));
    }

    @Test
    void testTouchesWithoutAShareAreLeftOut()
    {
        RuleCustomer customer = new RuleCustomer();
        IntStream.range(0, 5).forEach(customer::touch);
        assertThat(customer.conversion(6).decide(firstMatch(rule("a").model("custom(1, 3)"))))
                .containsExactly(
                        new Row(0, 3, 0, 0, CREDITED, 4, 5, 0.25, 0.25),
                        new Row(0, 4, 0, 0, CREDITED, 5, 5, 0.75, 0.75));
    }

    private static List<Integer> credited(RuleCustomer customer, RuleBuilder rule)
    {
        return customer.decide(firstMatch(rule)).stream()
                .filter(row -> row.decision() == CREDITED)
                .map(Row::touch)
                .toList();
    }

    private static double[] credits(RuleCustomer customer, RuleBuilder rule)
    {
        return customer.decide(firstMatch(rule)).stream().mapToDouble(Row::credit).toArray();
    }

    private static String name(RuleSet ruleSet, Row row)
    {
        return RulePlan.of(ruleSet).touchConditions().get(row.touchCondition()).name().orElseThrow();
    }
}
