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
import io.trino.spi.Page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static io.tributary.connector.attribution.function.RuleErrors.translate;

/**
 * Attributes the conversions of one customer by two versions of rules, and tells what moves. For one thread at a time.
 * <p>
 * What groups of touches lose of a conversion goes to those that gain, in proportion to what each of them loses and gains.
 */
final class RuleComparison
        implements CustomerWork
{
    // less is the rounding of sums
    private static final double NOTHING = 1e-9;

    private final Customer customer;
    private final CustomerConditions conditionsBefore;
    private final CustomerConditions conditionsAfter;
    private final RuleAttribution before;
    private final RuleAttribution after;
    private final GroupCredits credits;
    private final MovePage result;
    private int conversion;

    RuleComparison(CompiledRules rulesBefore, CompiledRules rulesAfter, CheckRulesHandle handle)
    {
        customer = new Customer(handle.tables());
        conditionsBefore = new CustomerConditions(rulesBefore, customer);
        conditionsAfter = new CustomerConditions(rulesAfter, customer);
        before = new RuleAttribution(rulesBefore.plan(), false);
        after = new RuleAttribution(rulesAfter.plan(), false);
        credits = new GroupCredits(customer, handle.dimensions());
        result = new MovePage(handle, customer);
    }

    @Override
    public void clear()
    {
        customer.clear();
        result.clear();
        conversion = 0;
    }

    @Override
    public void add(List<Optional<Page>> input)
    {
        customer.add(input);
    }

    @Override
    public void begin()
    {
        customer.read();
        if (customer.events().conversionCount() > 0) {
            translate(() -> {
                before.begin(customer.events(), conditionsBefore);
                after.begin(customer.events(), conditionsAfter);
            });
        }
    }

    @Override
    public Optional<Page> next()
    {
        while (!result.isFull() && conversion < customer.events().conversionCount()) {
            int next = conversion;
            credits.clear();
            translate(() -> {
                before.decide(next, credits);
                credits.change();
                after.decide(next, credits);
            });
            addMoves(next);
            conversion++;
        }
        return result.isEmpty() ? Optional.empty() : Optional.of(result.build());
    }

    private void addMoves(int movedConversion)
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
        int row = customer.conversionRow(movedConversion);
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
        result.share();
    }
}
