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

import io.tributary.attribution.rule.RuleCustomer.Row;
import io.tributary.attribution.rule.RuleCustomer.Tagged;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import static io.tributary.attribution.rule.Decision.CREDITED;
import static io.tributary.attribution.rule.Decision.DUPLICATE_CONVERSION;
import static io.tributary.attribution.rule.Decision.UNATTRIBUTED;
import static io.tributary.attribution.rule.RuleBuilder.everyMatch;
import static io.tributary.attribution.rule.RuleBuilder.firstMatch;
import static io.tributary.attribution.rule.RuleBuilder.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Which rule a conversion is for, and whether the rule counts it.
 */
final class TestRuleAttribution
{
    private static final Decisions NOWHERE = (_, _, _, _, _, _, _, _, _) -> {};

    @Test
    void testRuleWithoutClassesCreditsEveryTouchUpToTheConversion()
    {
        assertThat(new RuleCustomer().touch(1).touch(5).touch(6).conversion(5).decide(firstMatch(rule("a"))))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 2, 0.5, 0.5),
                        new Row(0, 1, 0, 0, CREDITED, 2, 2, 0.5, 0.5));
    }

    @Test
    void testLowestPriorityTakesTheConversion()
    {
        assertThat(new RuleCustomer().touch(1).conversion(5).decide(firstMatch(rule("a").priority(2), rule("b").priority(1))))
                .containsExactly(new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1));
        assertThat(RulePlan.of(firstMatch(rule("a").priority(2), rule("b").priority(1))).rules().getFirst().name()).isEqualTo("b");
    }

    @Test
    void testRuleWhoseConditionDoesNotHoldIsPassedOver()
    {
        RuleSet rules = firstMatch(rule("a").priority(1).condition("shop"), rule("b").priority(2));
        assertThat(new RuleCustomer().touch(1).conversion(5, "web").conversion(6, "shop").decide(rules))
                .extracting(Row::rule)
                .containsExactly(1, 0);
    }

    @Test
    void testDisabledRuleIsPassedOver()
    {
        RuleSet rules = firstMatch(rule("a").priority(1).disabled(), rule("b").priority(2).model("first_touch"));
        assertThat(RulePlan.of(rules).rules()).extracting(Rule::name).containsExactly("b");
        assertThat(new RuleCustomer().touch(1).touch(2).conversion(5).decide(rules))
                .containsExactly(new Row(0, 0, 0, 0, CREDITED, 1, 2, 1, 1));
    }

    @Test
    void testFirstRuleTakesTheConversionEvenIfNoTouchQualifies()
    {
        RuleSet rules = firstMatch(rule("a").priority(1).regular("mail", "mail", 1), rule("b").priority(2));
        assertThat(new RuleCustomer().touch(1, "ad").conversion(5).decide(rules))
                .containsExactly(new Row(0, -1, 0, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testFirstRuleTakesTheConversionEvenIfItIsADuplicate()
    {
        RuleSet rules = firstMatch(rule("a").priority(1).first(), rule("b").priority(2));
        assertThat(new RuleCustomer().touch(1).conversion(5).conversion(6).decide(rules))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1),
                        new Row(1, -1, 0, -1, DUPLICATE_CONVERSION, 0, 0, 0, 0));
    }

    @Test
    void testConversionWithoutARuleIsUnattributed()
    {
        RuleCustomer customer = new RuleCustomer().touch(1).conversion(5);
        assertThat(customer.decide(firstMatch(rule("a").condition("shop"))))
                .isEqualTo(customer.decide(everyMatch(rule("a").condition("shop"))))
                .isEqualTo(customer.decide(firstMatch()))
                .containsExactly(new Row(0, -1, -1, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testValidityIsExactToThePicosecond()
    {
        Instant instant = Instant.ofEpochSecond(-1, 999_999_001);
        RuleSet from = firstMatch(rule("a").from(instant));
        RuleSet until = firstMatch(rule("a").until(instant));
        RuleCustomer customer = new RuleCustomer()
                .touch(-5)
                .conversion(new Tagged(-1, 999, false, Set.of()))
                .conversion(new Tagged(-1, 1000, false, Set.of()));
        assertThat(customer.decide(from)).extracting(Row::decision).containsExactly(UNATTRIBUTED, CREDITED);
        assertThat(customer.decide(until)).extracting(Row::decision).containsExactly(CREDITED, UNATTRIBUTED);
    }

    @Test
    void testValidityBeyondAllTimestamps()
    {
        RuleCustomer customer = new RuleCustomer().touch(Long.MIN_VALUE).conversion(Long.MIN_VALUE).conversion(Long.MAX_VALUE);
        assertThat(customer.decide(firstMatch(rule("a").from(Instant.MIN).until(Instant.MAX)))).extracting(Row::decision).containsExactly(CREDITED, CREDITED);
        assertThat(customer.decide(firstMatch(rule("a").from(Instant.MAX)))).extracting(Row::decision).containsExactly(UNATTRIBUTED, UNATTRIBUTED);
    }

    @Test
    void testEveryRuleCreditsAsIfAlone()
    {
        RuleSet rules = everyMatch(rule("a").model("first_touch"), rule("b").model("last_touch"), rule("c").regular("mail", "mail", 1));
        assertThat(new RuleCustomer().touch(1).touch(2).conversion(5).decide(rules))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 2, 1, 1),
                        new Row(0, 1, 1, 1, CREDITED, 2, 2, 1, 1));
    }

    @Test
    void testConversionThatNoRuleCreditsIsUnattributedOnce()
    {
        RuleSet rules = everyMatch(rule("a").regular("mail", "mail", 1), rule("b").regular("mail", "mail", 1));
        assertThat(new RuleCustomer().touch(1, "ad").touch(9, "mail").conversion(5).decide(rules))
                .containsExactly(new Row(0, -1, -1, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testConversionThatNoRuleCountsIsWorthNothing()
    {
        RuleSet rules = everyMatch(rule("a").first(), rule("b").first().regular("mail", "mail", 1));
        assertThat(new RuleCustomer().touch(1).conversion(5).conversion(6).decide(rules))
                .containsExactly(
                        new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1),
                        new Row(1, -1, 0, -1, DUPLICATE_CONVERSION, 0, 0, 0, 0),
                        new Row(1, -1, 1, -1, DUPLICATE_CONVERSION, 0, 0, 0, 0));
    }

    @Test
    void testConversionThatOneRuleCountsAndNoneCreditsIsUnattributed()
    {
        RuleSet rules = everyMatch(rule("a").first().regular("mail", "mail", 1), rule("b").regular("mail", "mail", 1));
        assertThat(new RuleCustomer().touch(1).conversion(5).conversion(6).decide(rules))
                .containsExactly(
                        new Row(0, -1, -1, -1, UNATTRIBUTED, 0, 0, 0, 1),
                        new Row(1, -1, 0, -1, DUPLICATE_CONVERSION, 0, 0, 0, 0),
                        new Row(1, -1, -1, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testFrequencyCountsWhatTheRuleTakes()
    {
        RuleSet rules = firstMatch(rule("a").priority(1).condition("shop"), rule("b").priority(2).first());
        assertThat(new RuleCustomer().touch(1).conversion(5, "shop").conversion(6).conversion(7).decide(rules))
                .extracting(Row::decision)
                .containsExactly(CREDITED, CREDITED, DUPLICATE_CONVERSION);
    }

    @Test
    void testIntervalBeginsWithTheLastCountedConversion()
    {
        List<Row> rows = new RuleCustomer().touch(0)
                .conversion(1000)
                .conversion(2000)
                .conversion(2999)
                .conversion(3000)
                .conversion(4999)
                .conversion(new Tagged(5000, 1, false, Set.of()))
                .conversion(new Tagged(7000, 0, false, Set.of()))
                .conversion(new Tagged(7000, 1, false, Set.of()))
                .decide(firstMatch(rule("a").interval(2)));
        assertThat(rows).extracting(Row::decision)
                .containsExactly(CREDITED, DUPLICATE_CONVERSION, DUPLICATE_CONVERSION, CREDITED, DUPLICATE_CONVERSION, CREDITED, DUPLICATE_CONVERSION, CREDITED);
    }

    @Test
    void testIntervalBeyondAllTimestamps()
    {
        RuleCustomer customer = new RuleCustomer().touch(Long.MIN_VALUE).conversion(Long.MIN_VALUE).conversion(Long.MAX_VALUE);
        assertThat(customer.decide(firstMatch(rule("a").interval(Long.MAX_VALUE)))).extracting(Row::decision).containsExactly(CREDITED, DUPLICATE_CONVERSION);
        assertThat(customer.decide(firstMatch(rule("a").interval(18_446_744_073_709_551L)))).extracting(Row::decision).containsExactly(CREDITED, CREDITED);
    }

    @Test
    void testConversionReportedBeforeIsADuplicateForAllRules()
    {
        RuleSet rules = firstMatch(rule("a").first());
        RuleCustomer customer = new RuleCustomer().touch(1)
                .conversion(new Tagged(5, 0, true, Set.of()))
                .conversion(6);
        assertThat(customer.decide(rules))
                .isEqualTo(customer.decide(everyMatch(rule("a").first())))
                .containsExactly(
                        new Row(0, -1, -1, -1, DUPLICATE_CONVERSION, 0, 0, 0, 0),
                        new Row(1, 0, 0, 0, CREDITED, 1, 1, 1, 1));
    }

    @Test
    void testConversionsAreDecidedInOrder()
    {
        RulePlan plan = RulePlan.of(firstMatch(rule("a")));
        RuleAttribution attribution = new RuleAttribution(plan, false);
        new RuleCustomer().decide(plan, attribution, new RuleEvents());
        assertThatThrownBy(() -> attribution.decide(1, NOWHERE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Conversions are decided one after the other, so that 0 comes next, and not 1");
    }
}
