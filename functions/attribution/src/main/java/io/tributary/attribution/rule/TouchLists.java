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

import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * For each touch condition that matters, the touches of one customer that meet the part of it that reads nothing but the touch, in time order. Conditions with the same part share a list.
 * <p>
 * A condition matters if its rule takes a conversion of the customer, and a touch if it is not after the last conversion that a rule takes. Preparing a customer takes time in proportion to those
 * conditions, and to those touches and the parts that they meet, however many other conditions there are: what belongs to an earlier customer is told by its number and never cleared.
 */
final class TouchLists
{
    private static final int NONE = -1;

    private final RulePlan plan;

    private RuleConditions conditions;
    private long customer;
    // for each touch part, after the one of every touch, whose touches have been asked for it last, for which condition, and which of the lists it has
    private final long[] partCustomers;
    private final int[] partConditions;
    private final int[] partLists;

    private int currentTouch;
    private final IntUnaryOperator askedFor = this::conditionOf;
    private final IntConsumer pairTarget = this::addPair;
    private final NumberList pairTouches = new NumberList();
    private final NumberList pairLists = new NumberList();
    // for each list its end in the touches; it starts where the one before ends
    private final NumberList ends = new NumberList();
    private final NumberList touches = new NumberList();

    TouchLists(RulePlan plan)
    {
        this.plan = plan;
        int parts = 1 + plan.touchConditions().size();
        partCustomers = new long[parts];
        partConditions = new int[parts];
        partLists = new int[parts];
    }

    void read(RuleEvents events, RuleConditions newConditions, TakenConversions taken)
    {
        conditions = newConditions;
        customer++;
        pairTouches.restart();
        pairLists.restart();
        ends.restart();
        touches.restart();
        for (int index = 0; index < taken.rules().size(); index++) {
            int rule = taken.rules().get(index);
            addLists(plan.classStart(rule), plan.classEnd(rule));
            addLists(plan.milestoneStart(rule), plan.milestoneEnd(rule));
        }
        if (ends.isEmpty()) {
            return;
        }
        boolean isEveryTouchAsked = isAsked(RuleConditions.EVERY_TOUCH);
        boolean areOthersAsked = ends.size() > (isEveryTouchAsked ? 1 : 0);
        for (currentTouch = 0; currentTouch < events.touchCount() && events.isTouchAtOrBefore(currentTouch, taken.lastTaken()); currentTouch++) {
            if (events.isDuplicateTouch(currentTouch)) {
                continue;
            }
            if (isEveryTouchAsked) {
                addPair(RuleConditions.EVERY_TOUCH);
            }
            if (areOthersAsked) {
                conditions.touchParts(currentTouch, askedFor, pairTarget);
            }
        }
        fillLists();
    }

    /**
     * Whether a touch meets the condition of a class of the rule.
     */
    boolean hasTouches(int rule)
    {
        for (int touchClass = plan.classStart(rule); touchClass < plan.classEnd(rule); touchClass++) {
            if (start(touchClass) < end(touchClass)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where the touches of the condition start.
     */
    int start(int touchCondition)
    {
        int part = conditions.touchPart(touchCondition);
        if (!isAsked(part)) {
            return 0;
        }
        int list = partLists[1 + part];
        return list == 0 ? 0 : ends.get(list - 1);
    }

    /**
     * The place after the last touch of the condition; where they start, if it has none.
     */
    int end(int touchCondition)
    {
        int part = conditions.touchPart(touchCondition);
        return isAsked(part) ? ends.get(partLists[1 + part]) : 0;
    }

    int touch(int place)
    {
        return touches.get(place);
    }

    /**
     * The first place from start to end whose touch is not before the given one; the end, if there is none.
     */
    int firstPlace(int start, int end, int touch)
    {
        int low = start;
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (touches.get(middle) < touch) {
                low = middle + 1;
            }
            else {
                high = middle;
            }
        }
        return low;
    }

    boolean contains(int touchCondition, int touch)
    {
        int end = end(touchCondition);
        int place = firstPlace(start(touchCondition), end, touch);
        return place < end && touches.get(place) == touch;
    }

    long arrayBytes()
    {
        return sizeOf(partCustomers) + sizeOf(partConditions) + sizeOf(partLists)
                + pairTouches.arrayBytes() + pairLists.arrayBytes() + ends.arrayBytes() + touches.arrayBytes();
    }

    private void addLists(int firstCondition, int endOfConditions)
    {
        for (int touchCondition = firstCondition; touchCondition < endOfConditions; touchCondition++) {
            int part = conditions.touchPart(touchCondition);
            if (!isAsked(part)) {
                partCustomers[1 + part] = customer;
                partConditions[1 + part] = touchCondition;
                partLists[1 + part] = ends.size();
                ends.add(0);
            }
        }
    }

    private boolean isAsked(int part)
    {
        return partCustomers[1 + part] == customer;
    }

    private int conditionOf(int part)
    {
        return isAsked(part) ? partConditions[1 + part] : NONE;
    }

    private void addPair(int part)
    {
        int list = partLists[1 + part];
        // a count at first
        ends.set(list, ends.get(list) + 1);
        pairTouches.add(currentTouch);
        pairLists.add(list);
    }

    /**
     * Sorts the pairs by list. The touches of each list stay in their order.
     */
    private void fillLists()
    {
        int start = 0;
        for (int list = 0; list < ends.size(); list++) {
            int count = ends.get(list);
            ends.set(list, start);
            start += count;
        }
        touches.resize(start);
        for (int pair = 0; pair < pairTouches.size(); pair++) {
            int list = pairLists.get(pair);
            int place = ends.get(list);
            touches.set(place, pairTouches.get(pair));
            ends.set(list, place + 1);
        }
    }
}
