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

import java.util.Optional;
import java.util.Set;

import static io.tributary.attribution.rule.Decision.AFTER_CONVERSION;
import static io.tributary.attribution.rule.Decision.CONDITION;
import static io.tributary.attribution.rule.Decision.CREDITED;
import static io.tributary.attribution.rule.Decision.DUPLICATE_CONVERSION;
import static io.tributary.attribution.rule.Decision.DUPLICATE_TOUCH;
import static io.tributary.attribution.rule.Decision.EXCLUDED;
import static io.tributary.attribution.rule.Decision.LOWER_PRECEDENCE;
import static io.tributary.attribution.rule.Decision.NO_SHARE;
import static io.tributary.attribution.rule.Decision.OUTSIDE_LOOKBACK;
import static io.tributary.attribution.rule.Decision.OWNED_BY_OTHER_CONVERSION;
import static io.tributary.attribution.rule.Decision.RULE_NOT_APPLICABLE;
import static io.tributary.attribution.rule.Decision.UNATTRIBUTED;
import static io.tributary.attribution.rule.RuleBuilder.everyMatch;
import static io.tributary.attribution.rule.RuleBuilder.firstMatch;
import static io.tributary.attribution.rule.RuleBuilder.rule;
import static org.assertj.core.api.Assertions.assertThat;

final class TestRuleExplanation
{
    @Test
    void testEveryTouchHasItsFirstReason()
    {
        RuleBuilder rule = rule("a")
                .lookback(50)
                .model("last_touch")
                .regular("click", "click", 1)
                .optional("direct", "direct", 2)
                .regular("view", "view", 3)
                .excluded("bots", "bot");
        RuleCustomer customer = new RuleCustomer()
                .touch(10, "click")
                .touch(11, "bot")
                .touch(60, "click", "bot")
                .touch(61, "other")
                .touch(62, "view", "direct")
                .touch(63, "click")
                .touch(64, "view")
                .touch(65, "click")
                .touch(new Tagged(66, 0, true, Set.of("click", "bot")))
                .touch(81, "click")
                .touch(new Tagged(82, 0, true, Set.of("click")))
                .conversion(80);
        assertThat(customer.explain(firstMatch(rule))).containsExactly(
                new Row(0, 0, 0, 0, OUTSIDE_LOOKBACK, 0, 0, 0, 0),
                new Row(0, 1, 0, 3, EXCLUDED, 0, 0, 0, 0),
                new Row(0, 2, 0, 3, EXCLUDED, 0, 0, 0, 0),
                new Row(0, 3, 0, -1, CONDITION, 0, 0, 0, 0),
                new Row(0, 4, 0, 1, LOWER_PRECEDENCE, 0, 0, 0, 0),
                new Row(0, 5, 0, 0, NO_SHARE, 1, 2, 0, 0),
                new Row(0, 6, 0, 2, LOWER_PRECEDENCE, 0, 0, 0, 0),
                new Row(0, 7, 0, 0, CREDITED, 2, 2, 1, 1),
                new Row(0, 8, 0, -1, DUPLICATE_TOUCH, 0, 0, 0, 0),
                new Row(0, 9, 0, -1, AFTER_CONVERSION, 0, 0, 0, 0),
                new Row(0, 10, 0, -1, AFTER_CONVERSION, 0, 0, 0, 0));
    }

    @Test
    void testTouchInTimeForAnExcludedClassAloneIsExcluded()
    {
        RuleBuilder rule = rule("a").lookback(50)
                .touchClass("mail", TouchKind.REGULAR, "mail", Optional.of(new Lookback(5)), 1, 1)
                .excluded("bots", "bot");
        assertThat(new RuleCustomer().touch(60, "mail", "bot").touch(61, "mail").conversion(80).explain(firstMatch(rule))).containsExactly(
                new Row(0, 0, 0, 1, EXCLUDED, 0, 0, 0, 0),
                new Row(0, 1, 0, 0, OUTSIDE_LOOKBACK, 0, 0, 0, 0),
                new Row(0, -1, 0, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testTouchOfAnotherConversion()
    {
        RuleBuilder rule = rule("a").ownership(Ownership.SINCE_PREVIOUS).regular("mail", "mail", 1);
        assertThat(new RuleCustomer().touch(1, "mail").touch(2).touch(5, "mail").conversion(3).conversion(6).explain(firstMatch(rule))).containsExactly(
                new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1),
                new Row(0, 1, 0, -1, CONDITION, 0, 0, 0, 0),
                new Row(0, 2, 0, -1, AFTER_CONVERSION, 0, 0, 0, 0),
                new Row(1, 0, 0, 0, OWNED_BY_OTHER_CONVERSION, 0, 0, 0, 0),
                new Row(1, 1, 0, -1, CONDITION, 0, 0, 0, 0),
                new Row(1, 2, 0, 0, CREDITED, 1, 1, 1, 1));
    }

    @Test
    void testAllTouchesOfTheFirstConversion()
    {
        RuleBuilder rule = rule("a").ownership(Ownership.FIRST_ONLY);
        assertThat(new RuleCustomer().touch(1).touch(5).conversion(3).conversion(6).explain(firstMatch(rule)).subList(2, 5)).containsExactly(
                new Row(1, 0, 0, 0, OWNED_BY_OTHER_CONVERSION, 0, 0, 0, 0),
                new Row(1, 1, 0, 0, OWNED_BY_OTHER_CONVERSION, 0, 0, 0, 0),
                new Row(1, -1, 0, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testRulesThatDoNotTakeTheConversion()
    {
        RuleSet rules = firstMatch(rule("a").priority(1).condition("shop"), rule("b").priority(2), rule("c").priority(3));
        assertThat(new RuleCustomer().touch(1).conversion(3).explain(rules)).containsExactly(
                new Row(0, -1, 0, -1, RULE_NOT_APPLICABLE, 0, 0, 0, 0),
                new Row(0, 0, 1, 1, CREDITED, 1, 1, 1, 1),
                new Row(0, -1, 2, -1, RULE_NOT_APPLICABLE, 0, 0, 0, 0));
    }

    @Test
    void testConversionWithoutARule()
    {
        RuleSet rules = firstMatch(rule("a").condition("shop"));
        assertThat(new RuleCustomer().touch(1).conversion(3).explain(rules)).containsExactly(
                new Row(0, -1, 0, -1, RULE_NOT_APPLICABLE, 0, 0, 0, 0),
                new Row(0, -1, -1, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }

    @Test
    void testConversionThatTheRuleDoesNotCount()
    {
        RuleSet rules = firstMatch(rule("a").first());
        assertThat(new RuleCustomer().touch(1).conversion(3).conversion(4).explain(rules)).containsExactly(
                new Row(0, 0, 0, 0, CREDITED, 1, 1, 1, 1),
                new Row(1, -1, 0, -1, DUPLICATE_CONVERSION, 0, 0, 0, 0));
    }

    @Test
    void testConversionReportedBefore()
    {
        assertThat(new RuleCustomer().touch(1).conversion(new Tagged(3, 0, true, Set.of())).explain(firstMatch(rule("a")))).containsExactly(
                new Row(0, -1, -1, -1, DUPLICATE_CONVERSION, 0, 0, 0, 0));
    }

    @Test
    void testEveryRuleIsExplained()
    {
        RuleSet rules = everyMatch(rule("a").regular("mail", "mail", 1), rule("b").condition("shop"), rule("c").regular("ad", "ad", 1));
        assertThat(new RuleCustomer().touch(1, "call").conversion(3).explain(rules)).containsExactly(
                new Row(0, 0, 0, -1, CONDITION, 0, 0, 0, 0),
                new Row(0, -1, 1, -1, RULE_NOT_APPLICABLE, 0, 0, 0, 0),
                new Row(0, 0, 2, -1, CONDITION, 0, 0, 0, 0),
                new Row(0, -1, -1, -1, UNATTRIBUTED, 0, 0, 0, 1));
    }
}
