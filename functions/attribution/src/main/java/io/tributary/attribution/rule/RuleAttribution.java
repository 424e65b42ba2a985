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

import static java.util.Objects.checkIndex;
import static java.util.Objects.requireNonNull;

/**
 * Applies a rule set to the conversions of one customer after another.
 * <p>
 * For each conversion there are rows in the order of the rules, and for each rule in the order of the touches; after them comes what has no touch, and at last what has no rule:
 * <ul>
 * <li>CREDITED for each touch that has a part of it;
 * <li>UNATTRIBUTED with credit 1 if there is nothing to credit: of the rule that took it, or of no rule, where no rule is for it or where every rule may take it;
 * <li>DUPLICATE_CONVERSION if it was reported before, of no rule; or of the rule that takes it and does not count it. Where every rule may take it, it is not unattributed if all rules that are for it do not count it.
 * </ul>
 * To explain is to add rows to these: RULE_NOT_APPLICABLE for each rule that does not take the conversion, and for one that counts it a row for each touch of the customer.
 * <p>
 * Beginning with a customer takes time in proportion to its touches and the touch conditions that they meet, of the rules that take any of its conversions. A conversion takes time in proportion to the
 * rules that take it and to the touches of their classes in their lookback, but for what a model needs. Other rules cost nothing, unless they are to be explained, and none of their conditions on
 * touches is evaluated.
 */
public final class RuleAttribution
{
    private static final int NONE = -1;

    private final RulePlan plan;
    private final boolean explain;
    private final boolean isFirstMatch;
    private final TakenConversions taken;
    private final TouchLists lists;
    private final CountedConversions counted;
    private final JourneyFinder journey;
    private final CreditShares shares;
    private final Explanation explanation;

    private RuleEvents events;
    private RuleConditions conditions;

    private int conversion;
    // the touch after those that are not later than the conversion
    private int end;
    private boolean isCounted;
    private boolean isDuplicate;
    private boolean isCredited;

    public RuleAttribution(RulePlan plan, boolean explain)
    {
        this.plan = requireNonNull(plan, "plan is null");
        this.explain = explain;
        isFirstMatch = plan.strategy() == Strategy.FIRST_MATCH;
        taken = new TakenConversions(plan);
        lists = new TouchLists(plan);
        counted = new CountedConversions(plan);
        journey = new JourneyFinder(plan, lists);
        shares = new CreditShares(plan, lists);
        explanation = new Explanation(plan, lists);
    }

    /**
     * Starts with a customer and forgets the one before. Events and conditions must stay as they are until its last conversion is decided.
     */
    public void begin(RuleEvents newEvents, RuleConditions newConditions)
    {
        events = requireNonNull(newEvents, "newEvents is null");
        conditions = requireNonNull(newConditions, "newConditions is null");
        conversion = NONE;
        end = 0;
        taken.read(events, conditions);
        lists.read(events, conditions, taken);
        counted.begin(events);
        journey.begin(events, conditions);
        shares.begin();
        explanation.begin(events, conditions);
    }

    /**
     * Gives the rows of one conversion.
     *
     * @param nextConversion 0 at first, and then each time the one after
     * @throws IllegalArgumentException if it is not the turn of the conversion
     * @throws IndexOutOfBoundsException if the customer has no more conversions
     */
    public void decide(int nextConversion, Decisions target)
    {
        if (nextConversion != conversion + 1) {
            throw new IllegalArgumentException("Conversions are decided one after the other, so that %s comes next, and not %s".formatted(conversion + 1, nextConversion));
        }
        conversion = checkIndex(nextConversion, events.conversionCount());
        while (end < events.touchCount() && events.isTouchAtOrBefore(end, conversion)) {
            end++;
        }
        if (events.isDuplicateConversion(conversion)) {
            target.add(conversion, NONE, NONE, NONE, Decision.DUPLICATE_CONVERSION, 0, 0, 0, 0);
            return;
        }
        isCounted = false;
        isDuplicate = false;
        isCredited = false;
        taken.find(conversion);
        int next = 0;
        for (int index = 0; index < taken.count(); index++) {
            int rule = taken.rule(index);
            explainNotApplicable(next, rule, target);
            next = rule + 1;
            if (isFirstMatch || explain || lists.hasTouches(rule) || !plan.countsEvery(rule)) {
                apply(rule, target);
            }
            else {
                // there is nothing that it could credit
                isCounted = true;
            }
        }
        explainNotApplicable(next, plan.ruleCount(), target);
        boolean isForNothing = !isCounted && isDuplicate;
        boolean isForRule = isFirstMatch && taken.count() > 0;
        if (!isCredited && !isForNothing && !isForRule) {
            target.add(conversion, NONE, NONE, NONE, Decision.UNATTRIBUTED, 0, 0, 0, 1);
        }
    }

    /**
     * Bytes of memory held by the arrays.
     */
    public long arrayBytes()
    {
        return taken.arrayBytes() + lists.arrayBytes() + counted.arrayBytes() + journey.arrayBytes() + shares.arrayBytes() + explanation.arrayBytes();
    }

    private void apply(int rule, Decisions target)
    {
        if (!counted.counts(rule, conversion)) {
            isDuplicate = true;
            target.add(conversion, NONE, rule, NONE, Decision.DUPLICATE_CONVERSION, 0, 0, 0, 0);
            return;
        }
        isCounted = true;
        int start = counted.ownedBefore(rule, end);
        counted.count(rule, conversion, end);
        journey.find(rule, conversion, start, end);
        if (journey.length() > 0) {
            shares.share(rule, conversion, events, conditions, journey);
            isCredited = true;
        }
        if (explain) {
            explanation.read(rule, conversion, start, end);
            explainTouches(rule, target);
        }
        else {
            addCredited(rule, target);
        }
        if (isFirstMatch && journey.length() == 0) {
            target.add(conversion, NONE, rule, NONE, Decision.UNATTRIBUTED, 0, 0, 0, 1);
        }
    }

    private void addCredited(int rule, Decisions target)
    {
        if (journey.length() == 0) {
            return;
        }
        for (int position = shares.firstTaker(); position <= shares.lastTaker(); position++) {
            if (shares.credit(position) > 0) {
                addOfJourney(rule, position, target);
            }
        }
    }

    private void explainNotApplicable(int from, int to, Decisions target)
    {
        for (int rule = from; explain && rule < to; rule++) {
            target.add(conversion, NONE, rule, NONE, Decision.RULE_NOT_APPLICABLE, 0, 0, 0, 0);
        }
    }

    private void explainTouches(int rule, Decisions target)
    {
        int position = 0;
        for (int touch = 0; touch < events.touchCount(); touch++) {
            if (position < journey.length() && journey.touch(position) == touch) {
                addOfJourney(rule, position, target);
                position++;
            }
            else {
                target.add(conversion, touch, rule, explanation.touchClass(touch), explanation.reason(touch), 0, 0, 0, 0);
            }
        }
    }

    private void addOfJourney(int rule, int position, Decisions target)
    {
        double credit = shares.credit(position);
        target.add(
                conversion,
                journey.touch(position),
                rule,
                journey.touchClass(position),
                credit > 0 ? Decision.CREDITED : Decision.NO_SHARE,
                position + 1,
                journey.length(),
                shares.rawWeight(position),
                credit);
    }
}
