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

import java.util.function.IntPredicate;

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * Which rules take the conversions of one customer: those that are in force at its time and whose condition it meets; only the first of them where the first one takes it all.
 * <p>
 * They are known before anything is asked about the touches, so that nothing is asked for rules that take no conversion.
 */
final class TakenConversions
{
    private static final int NONE = -1;
    // those of more are asked for again
    private static final int MOST_TAKERS_KEPT = LARGEST_CAPACITY_KEPT;

    private final RulePlan plan;
    private final boolean isFirstMatch;
    private final IntPredicate asked = this::isInForce;
    private final IntPredicate target = this::addTaker;

    private RuleEvents events;
    private RuleConditions conditions;
    private int conversion;

    // the takers of the first conversions, one conversion after the other, and where those of each end
    private final NumberList takers = new NumberList();
    private final NumberList ends = new NumberList();
    // those of the conversion at hand
    private int start;
    private int end;

    private long customer;
    // for each rule, whose conversion it takes
    private final long[] customers;
    private final NumberList rules = new NumberList();
    private int lastTaken;

    TakenConversions(RulePlan plan)
    {
        this.plan = plan;
        isFirstMatch = plan.strategy() == Strategy.FIRST_MATCH;
        customers = new long[plan.ruleCount()];
    }

    void read(RuleEvents newEvents, RuleConditions newConditions)
    {
        events = newEvents;
        conditions = newConditions;
        customer++;
        takers.restart();
        ends.restart();
        rules.restart();
        lastTaken = NONE;
        for (int next = 0; next < events.conversionCount(); next++) {
            find(next);
            for (int taker = start; taker < end; taker++) {
                addRule(takers.get(taker));
                lastTaken = next;
            }
            if (ends.size() == next && end <= MOST_TAKERS_KEPT) {
                ends.add(end);
            }
        }
    }

    /**
     * The rules that take any conversion of the customer.
     */
    NumberList rules()
    {
        return rules;
    }

    /**
     * The last conversion that a rule takes, -1 if there is none.
     */
    int lastTaken()
    {
        return lastTaken;
    }

    /**
     * Goes to a conversion, whose takers are then known.
     */
    void find(int newConversion)
    {
        conversion = newConversion;
        start = conversion == 0 || ends.isEmpty() ? 0 : ends.get(Math.min(conversion, ends.size()) - 1);
        if (conversion < ends.size()) {
            end = ends.get(conversion);
            return;
        }
        takers.resize(start);
        if (!events.isDuplicateConversion(conversion)) {
            conditions.rules(conversion, asked, target);
        }
        end = takers.size();
    }

    /**
     * How many rules take the conversion.
     */
    int count()
    {
        return end - start;
    }

    /**
     * In ascending order.
     *
     * @param index from 0
     */
    int rule(int index)
    {
        return takers.get(start + index);
    }

    long arrayBytes()
    {
        return sizeOf(customers) + takers.arrayBytes() + ends.arrayBytes() + rules.arrayBytes();
    }

    private boolean isInForce(int rule)
    {
        return plan.isValidAt(rule, events.conversionMicros(conversion), events.conversionPicos(conversion));
    }

    private boolean addTaker(int rule)
    {
        takers.add(rule);
        return !isFirstMatch;
    }

    private void addRule(int rule)
    {
        if (customers[rule] != customer) {
            customers[rule] = customer;
            rules.add(rule);
        }
    }
}
