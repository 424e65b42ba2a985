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

import static io.tributary.attribution.journey.ArraySizes.sizeOf;

/**
 * For each touch condition, the touches of one customer that meet the part of it that reads nothing but the touch, in time order.
 * <p>
 * Preparing a customer takes time in proportion to its touches and the conditions that they meet, however many other conditions there are: what belongs to an earlier customer is told by its number
 * and never cleared.
 */
final class TouchLists
{
    private final RulePlan plan;

    private long customer;
    // whose touches have met the condition, or a condition of the rule, last; and which of the lists it has
    private final long[] conditionCustomers;
    private final int[] conditionLists;
    private final long[] ruleCustomers;

    private int currentTouch;
    private final IntConsumer pairTarget = this::addPair;
    private final NumberList pairTouches = new NumberList();
    private final NumberList pairLists = new NumberList();
    // for each list its end in the touches; it starts where the one before ends
    private final NumberList ends = new NumberList();
    private final NumberList touches = new NumberList();

    TouchLists(RulePlan plan)
    {
        this.plan = plan;
        conditionCustomers = new long[plan.touchConditions().size()];
        conditionLists = new int[plan.touchConditions().size()];
        ruleCustomers = new long[plan.ruleCount()];
    }

    void read(RuleEvents events, RuleConditions conditions)
    {
        customer++;
        pairTouches.restart();
        pairLists.restart();
        ends.restart();
        touches.restart();
        for (currentTouch = 0; currentTouch < events.touchCount(); currentTouch++) {
            if (!events.isDuplicateTouch(currentTouch)) {
                conditions.touchConditions(currentTouch, pairTarget);
            }
        }
        fillLists();
    }

    /**
     * Whether a touch meets the condition of a class of the rule.
     */
    boolean hasTouches(int rule)
    {
        return ruleCustomers[rule] == customer;
    }

    /**
     * Where the touches of the condition start.
     */
    int start(int touchCondition)
    {
        if (conditionCustomers[touchCondition] != customer) {
            return 0;
        }
        int list = conditionLists[touchCondition];
        return list == 0 ? 0 : ends.get(list - 1);
    }

    /**
     * The place after the last touch of the condition; where they start, if it has none.
     */
    int end(int touchCondition)
    {
        return conditionCustomers[touchCondition] == customer ? ends.get(conditionLists[touchCondition]) : 0;
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
        return sizeOf(conditionCustomers) + sizeOf(conditionLists) + sizeOf(ruleCustomers)
                + pairTouches.arrayBytes() + pairLists.arrayBytes() + ends.arrayBytes() + touches.arrayBytes();
    }

    private void addPair(int touchCondition)
    {
        if (conditionCustomers[touchCondition] != customer) {
            conditionCustomers[touchCondition] = customer;
            conditionLists[touchCondition] = ends.size();
            ends.add(0);
            if (plan.isClass(touchCondition)) {
                ruleCustomers[plan.ruleOf(touchCondition)] = customer;
            }
        }
        int list = conditionLists[touchCondition];
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
