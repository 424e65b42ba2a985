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

/**
 * Why the touches of a customer are not in the journey of a conversion. For one rule and one conversion it takes time in proportion to all touches of the customer and the conditions that they meet.
 */
final class Explanation
{
    private static final int NONE = -1;

    private final RulePlan plan;
    private final TouchLists lists;

    private RuleEvents events;
    private RuleConditions conditions;
    private int start;
    private int end;

    // for each touch, the first class whose condition it meets, in time or not; the first one in time; and the first excluded one in time
    private final NumberList met = new NumberList();
    private final NumberList reached = new NumberList();
    private final NumberList excluded = new NumberList();

    Explanation(RulePlan plan, TouchLists lists)
    {
        this.plan = plan;
        this.lists = lists;
    }

    void begin(RuleEvents newEvents, RuleConditions newConditions)
    {
        events = newEvents;
        conditions = newConditions;
        met.restart();
        reached.restart();
        excluded.restart();
    }

    /**
     * @param newStart the first touch that does not belong to another conversion; the end, if only the first conversion is credited and this is a later one
     * @param newEnd the touch after those that are not later than the conversion
     */
    void read(int rule, int conversion, int newStart, int newEnd)
    {
        start = newStart;
        end = newEnd;
        met.fill(NONE, events.touchCount());
        reached.fill(NONE, events.touchCount());
        excluded.fill(NONE, events.touchCount());
        for (int touchClass = plan.classStart(rule); touchClass < plan.classEnd(rule); touchClass++) {
            for (int place = lists.start(touchClass); place < lists.end(touchClass) && lists.touch(place) < end; place++) {
                int touch = lists.touch(place);
                if (conditions.holds(touchClass, touch, conversion)) {
                    meet(touchClass, touch, conversion);
                }
            }
        }
    }

    /**
     * Why a touch is not in the journey, if it is not.
     */
    Decision reason(int touch)
    {
        if (touch >= end) {
            return Decision.AFTER_CONVERSION;
        }
        if (events.isDuplicateTouch(touch)) {
            return Decision.DUPLICATE_TOUCH;
        }
        if (met.get(touch) == NONE) {
            return Decision.CONDITION;
        }
        if (excluded.get(touch) != NONE) {
            return Decision.EXCLUDED;
        }
        if (reached.get(touch) == NONE) {
            return Decision.OUTSIDE_LOOKBACK;
        }
        return touch < start ? Decision.OWNED_BY_OTHER_CONVERSION : Decision.LOWER_PRECEDENCE;
    }

    /**
     * The class of the touch, -1 if it has none.
     */
    int touchClass(int touch)
    {
        if (excluded.get(touch) != NONE) {
            return excluded.get(touch);
        }
        return reached.get(touch) == NONE ? met.get(touch) : reached.get(touch);
    }

    long arrayBytes()
    {
        return met.arrayBytes() + reached.arrayBytes() + excluded.arrayBytes();
    }

    private void meet(int touchClass, int touch, int conversion)
    {
        boolean isExcluding = plan.kind(touchClass) == TouchKind.EXCLUDED;
        int known = met.get(touch);
        if (known == NONE || (plan.kind(known) == TouchKind.EXCLUDED && !isExcluding)) {
            met.set(touch, touchClass);
        }
        NumberList target = isExcluding ? excluded : reached;
        if (target.get(touch) == NONE && events.isTouchWithin(touch, conversion, plan.lookback(touchClass))) {
            target.set(touch, touchClass);
        }
    }
}
