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

import java.time.Instant;
import java.util.List;

import static io.tributary.attribution.rule.RuleBuilder.everyMatch;
import static io.tributary.attribution.rule.RuleBuilder.firstMatch;
import static io.tributary.attribution.rule.RuleBuilder.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestRuleSet
{
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void testRulesAreInOrder()
    {
        assertThat(everyMatch(rule("b").priority(2), rule("a").priority(2), rule("z").priority(1)).rules())
                .extracting(Rule::name)
                .containsExactly("z", "a", "b");
    }

    @Test
    void testNames()
    {
        assertThatThrownBy(() -> new RuleSet("", 1, Strategy.FIRST_MATCH, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A rule set needs a name");
        assertThatThrownBy(() -> firstMatch(rule("a").priority(1), rule("a").priority(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rule set 'test' has two rules named 'a': names of rules differ within a set");
    }

    @Test
    void testVersionBelowOne()
    {
        assertThatThrownBy(() -> new RuleSet("test", 0, Strategy.FIRST_MATCH, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The version of rule set 'test' must be at least 1, but is 0");
    }

    @Test
    void testTwoRulesThatBothComeFirst()
    {
        assertThatThrownBy(() -> firstMatch(rule("a").priority(4), rule("b").priority(4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Rules 'a' and 'b' of rule set 'test' both have priority 4 and are valid at the same time, so that neither comes first: change a priority, or the time they are valid");
        assertThatThrownBy(() -> firstMatch(rule("a").until(NEW_YEAR), rule("b").from(NEW_YEAR.minusNanos(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Rules 'a' and 'b' of rule set 'test' both have priority 1 ");
    }

    @Test
    void testRulesOfOnePriorityMayFollowEachOther()
    {
        RuleSet rules = firstMatch(rule("b").from(NEW_YEAR), rule("a").until(NEW_YEAR), rule("c").disabled());
        assertThat(rules.rules()).hasSize(3);
        assertThat(everyMatch(rule("a"), rule("b")).rules()).hasSize(2);
    }

    @Test
    void testNamesInSql()
    {
        assertThat(Strategy.fromName("every_match")).isEqualTo(Strategy.EVERY_MATCH);
        assertThat(Strategy.FIRST_MATCH.sqlName()).isEqualTo("first_match");
        assertThat(TouchKind.fromName("optional")).isEqualTo(TouchKind.OPTIONAL);
        assertThat(TouchKind.EXCLUDED.sqlName()).isEqualTo("excluded");
        assertThat(Frequency.Kind.fromName("interval")).isEqualTo(Frequency.Kind.INTERVAL);
        assertThat(Frequency.Kind.EVERY.sqlName()).isEqualTo("every");
        assertThat(Decision.OWNED_BY_OTHER_CONVERSION.sqlName()).isEqualTo("owned_by_other_conversion");
    }

    @Test
    void testUnknownNamesInSql()
    {
        assertThatThrownBy(() -> Strategy.fromName("FIRST_MATCH"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown strategy 'FIRST_MATCH': use one of 'first_match', 'every_match'");
        assertThatThrownBy(() -> TouchKind.fromName("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown kind of touches 'x': use one of 'regular', 'optional', 'excluded'");
        assertThatThrownBy(() -> Frequency.Kind.fromName("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown frequency 'x': use one of 'every', 'first', 'interval'");
    }
}
