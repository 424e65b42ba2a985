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
package io.tributary.connector.attribution.function;

import io.tributary.attribution.rule.RuleAttribution;
import io.tributary.connector.attribution.RuleCounters;

import java.util.ArrayList;
import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * Attributes the conversions of one customer by two versions of rules, and tells what moves. For one thread at a time.
 * <p>
 * What groups of touches lose of a conversion goes to those that gain, in proportion to what each of them loses and gains.
 */
final class RuleComparison
        extends CustomerWork
{
    // less is the rounding of sums
    private static final double NOTHING = 1e-9;

    private final CustomerConditions conditionsBefore;
    private final CustomerConditions conditionsAfter;
    private final RuleAttribution before;
    private final RuleAttribution after;
    private final GroupCredits credits;
    private final MovePage result;

    private RuleComparison(CompiledRules rulesBefore, CompiledRules rulesAfter, List<Integer> dimensions, Customer customer, MovePage result, RuleCounters counters)
    {
        super(customer, result, counters);
        this.result = requireNonNull(result, "result is null");
        conditionsBefore = new CustomerConditions(rulesBefore, customer);
        conditionsAfter = new CustomerConditions(rulesAfter, customer);
        before = new RuleAttribution(rulesBefore.plan(), false);
        after = new RuleAttribution(rulesAfter.plan(), false);
        credits = new GroupCredits(customer, dimensions);
    }

    static RuleComparison of(CompiledRules rulesBefore, CompiledRules rulesAfter, CheckRulesHandle handle, RuleCounters counters)
    {
        Customer customer = new Customer(handle.tables());
        return new RuleComparison(rulesBefore, rulesAfter, handle.dimensions(), customer, new MovePage(handle, customer), counters);
    }

    @Override
    void countEvaluated(RuleCounters target)
    {
        conditionsBefore.countEvaluated(target);
        conditionsAfter.countEvaluated(target);
    }

    /**
     * No version of the rules credits such a conversion, so that nothing of it moves.
     */
    @Override
    void addUnplaced(int unplacedConversion) {}

    @Override
    void attribute()
    {
        before.begin(customer.events(), conditionsBefore);
        after.begin(customer.events(), conditionsAfter);
    }

    @Override
    void decide(int conversion)
    {
        credits.clear();
        before.decide(conversion, credits);
        credits.change();
        after.decide(conversion, credits);
        addMoves(customer.conversionRow(conversion));
    }

    private void addMoves(int row)
    {
        List<GroupCredits.Group> losing = new ArrayList<>();
        List<GroupCredits.Group> gaining = new ArrayList<>();
        double lost = 0;
        double gained = 0;
        for (GroupCredits.Group group : credits.groups()) {
            if (group.gain() < -NOTHING) {
                losing.add(group);
                lost -= group.gain();
            }
            else if (group.gain() > NOTHING) {
                gaining.add(group);
                gained += group.gain();
            }
        }
        double moved = Math.min(lost, gained);
        for (GroupCredits.Group from : losing) {
            for (GroupCredits.Group to : gaining) {
                result.add(row, from.touchRow() < 0 ? Change.GAINED : to.touchRow() < 0 ? Change.LOST : Change.MOVED, from.touchRow(), to.touchRow(), -from.gain() / lost * (to.gain() / gained) * moved);
            }
        }
        for (GroupCredits.Group from : losing) {
            if (lost - moved > NOTHING) {
                result.add(row, Change.REMOVED, from.touchRow(), -1, -from.gain() / lost * (lost - moved));
            }
        }
        for (GroupCredits.Group to : gaining) {
            if (gained - moved > NOTHING) {
                result.add(row, Change.ADDED, -1, to.touchRow(), to.gain() / gained * (gained - moved));
            }
        }
    }
}
