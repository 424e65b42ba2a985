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

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.Optional;

import static io.tributary.attribution.rule.RuleBuilder.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRule
{
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void testClassesAreInOrder()
    {
        assertThat(rule("a").regular("z", "*", 1).regular("b", "*", 2).regular("a", "*", 2).build().classes())
                .extracting(TouchClass::name)
                .containsExactly("z", "a", "b");
    }

    @Test
    void testEnabling()
    {
        Rule rule = rule("a").disabled().priority(3).build();
        assertThat(rule.whenEnabled()).isEqualTo(rule("a").priority(3).build());
        assertThat(rule.enabled()).isFalse();
    }

    @Test
    void testValidityOfTwoRulesOverlapsOrNot()
    {
        Rule before = rule("a").until(NEW_YEAR).build();
        Rule after = rule("b").from(NEW_YEAR).build();
        Rule around = rule("c").from(NEW_YEAR.minusNanos(1)).until(NEW_YEAR.plusNanos(1)).build();
        Rule always = rule("d").build();
        assertThat(before.isValidWith(after)).isFalse();
        assertThat(after.isValidWith(before)).isFalse();
        assertThat(before.isValidWith(around)).isTrue();
        assertThat(around.isValidWith(after)).isTrue();
        assertThat(always.isValidWith(before)).isTrue();
        assertThat(always.isValidWith(always)).isTrue();
    }

    @Test
    void testVersionBelowOne()
    {
        assertRefused(() -> rule("a").version(0).build(), "The version of rule 'a' must be at least 1, but is 0");
    }

    @Test
    void testNeverValid()
    {
        assertRefused(
                () -> rule("a").from(NEW_YEAR).until(NEW_YEAR).build(),
                "Rule 'a' is valid from 2026-01-01T00:00:00Z until 2026-01-01T00:00:00Z, and so never: valid_until must be later than valid_from");
    }

    @Test
    void testTwoClassesOfOneName()
    {
        assertRefused(
                () -> rule("a").regular("mail", "*", 1).regular("mail", "*", 2).build(),
                "Rule 'a' has two touch classes named 'mail': names of classes differ within a rule");
    }

    @Test
    void testUnknownModel()
    {
        assertThatThrownBy(() -> rule("a").model("magic").build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Rule 'a': Unknown model 'magic': use one of ");
    }

    @Test
    void testMilestoneOfAModelThatKnowsNone()
    {
        assertRefused(
                () -> rule("a").milestone("lead", "form").build(),
                "Rule 'a' has the milestone 'lead', but its model 'linear' knows no milestones: delete the milestone, or use a model such as full_path");
    }

    @Test
    void testMilestoneThatTheModelDoesNotKnow()
    {
        assertRefused(
                () -> rule("a").model("full_path").milestone("sale", "form").build(),
                "Rule 'a' has the milestone 'sale', which its model 'full_path' does not know: use lead or opportunity");
    }

    @Test
    void testTwoMilestonesOfOneRole()
    {
        assertRefused(
                () -> rule("a").model("full_path").milestone("lead", "form").milestone("lead", "call").build(),
                "Rule 'a' has two milestones 'lead': join their conditions by OR");
    }

    @Test
    void testDifferentWeightsWhereEveryTouchGetsAll()
    {
        assertRefused(
                () -> rule("a").model("participation").weighing("mail", "mail", 1).weighing("ad", "ad", 2).build(),
                "The model of rule 'a' gives every touch the whole conversion, so that classes of different weights mean nothing: give all of them the weight 1");
        assertThat(rule("a").model("participation").weighing("mail", "mail", 2).excluded("bots", "bot").build().classes()).hasSize(2);
    }

    @Test
    void testPrecedenceBelowOne()
    {
        assertRefused(
                () -> rule("a").regular("mail", "mail", 0),
                "The precedence of class 'mail' must be at least 1, but is 0: 1 is the class that beats all others");
    }

    @Test
    void testWeightOutOfRange()
    {
        for (double weight : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertRefused(
                    () -> rule("a").weighing("mail", "mail", weight),
                    "The weight of class 'mail' must be a finite number above 0, but is %s: a class without credit is one of the kind 'excluded'".formatted(weight));
        }
    }

    @Test
    void testFrequencyWithoutItsInterval()
    {
        assertRefused(
                () -> new Frequency(Frequency.Kind.INTERVAL, Optional.empty()),
                "The frequency 'interval' needs a frequency_interval: give one such as INTERVAL '30' DAY");
    }

    @Test
    void testFrequencyWithAnIntervalThatItDoesNotHave()
    {
        assertRefused(
                () -> new Frequency(Frequency.Kind.FIRST, Optional.of(1L)),
                "The frequency 'first' has no interval: leave frequency_interval NULL, or use the frequency 'interval'");
    }

    @Test
    void testFrequencyIntervalOfZero()
    {
        assertRefused(
                () -> rule("a").interval(0),
                "The frequency_interval must be longer than zero, but is 0 00:00:00.000: give one such as INTERVAL '30' DAY");
    }

    @Test
    void testNamesThatCannotBeToldApart()
    {
        assertRefused(() -> rule(null).build(), "A rule needs a name");
        assertRefused(() -> rule(" ").build(), "A rule needs a name");
        assertRefused(() -> rule("a").regular("", "mail", 1), "A class needs a name");
        assertRefused(() -> rule("a").milestone("", "mail"), "A milestone needs a name");
        assertRefused(() -> rule(" a").build(), "The name of a rule has no spaces around it and no control or format characters, but ' a' has: write it without them");
        assertRefused(() -> rule("a\u00A0").build(), "The name of a rule has no spaces around it and no control or format characters, but 'a\u00A0' has: write it without them");
        assertRefused(() -> rule("a\u200Bb").build(), "The name of a rule has no spaces around it and no control or format characters, but 'a?b' has: write it without them");
        assertRefused(() -> rule("a\nb").build(), "The name of a rule has no spaces around it and no control or format characters, but 'a?b' has: write it without them");
        assertRefused(() -> rule("n".repeat(129)).build(), "The name of a rule has at most 128 characters, but 'nnnnnnnnnnnnnnnnnnnn...' has 129");
        assertThat(rule("n".repeat(128)).build().name()).hasSize(128);
    }

    private static void assertRefused(ThrowingCallable call, String message)
    {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
