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

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static io.tributary.attribution.journey.ArrayGrowth.grown;
import static io.tributary.attribution.journey.ArraySizes.sizeOf;
import static java.util.Objects.requireNonNull;

/**
 * Finds the touches that a rule may credit for a conversion: those of the classes that come first. It looks only at touches that meet the part of the condition of a class that reads the touch alone, and
 * that lie in the lookback of the class.
 */
final class JourneyFinder
{
    private final RulePlan plan;
    private final TouchLists lists;

    private RuleEvents events;
    private RuleConditions conditions;

    // for each touch, the search that it was given a class in last, and that class
    private long search;
    private long[] searches = new long[0];
    private int[] classes = new int[0];
    private final NumberList regular = new NumberList();
    private final NumberList optional = new NumberList();
    private NumberList journey = regular;
    // a journey that is a stretch of the touches of one class is not copied
    private boolean isStretch;
    private int stretchClass;
    private int stretchStart;
    private int stretchEnd;

    JourneyFinder(RulePlan plan, TouchLists lists)
    {
        this.plan = requireNonNull(plan, "plan is null");
        this.lists = requireNonNull(lists, "lists is null");
    }

    void begin(RuleEvents newEvents, RuleConditions newConditions)
    {
        events = newEvents;
        conditions = newConditions;
        regular.restart();
        optional.restart();
        int touches = events.touchCount();
        if (searches.length < touches || searches.length > LARGEST_CAPACITY_KEPT) {
            int capacity = grown(touches);
            searches = new long[capacity];
            classes = new int[capacity];
        }
    }

    /**
     * Finds the journey of a conversion and forgets that found before.
     *
     * @param start the first touch that does not belong to another conversion
     * @param end the touch after those that are not later than the conversion
     */
    void find(int rule, int conversion, int start, int end)
    {
        search++;
        regular.clear();
        optional.clear();
        journey = regular;
        isStretch = false;
        if (start < end && !findStretch(rule, conversion, start, end)) {
            findByClass(rule, conversion, start, end);
        }
    }

    /**
     * How many touches the journey has.
     */
    int length()
    {
        return isStretch ? stretchEnd - stretchStart : journey.size();
    }

    /**
     * The touches are in time order.
     *
     * @param position from 0
     */
    int touch(int position)
    {
        return isStretch ? lists.touch(stretchStart + position) : journey.get(position);
    }

    int touchClass(int position)
    {
        return isStretch ? stretchClass : classes[journey.get(position)];
    }

    long arrayBytes()
    {
        return sizeOf(searches) + sizeOf(classes) + regular.arrayBytes() + optional.arrayBytes();
    }

    /**
     * Finds the journey where only one class of the rule has touches and its condition does not read the conversion: without visiting them.
     */
    private boolean findStretch(int rule, int conversion, int start, int end)
    {
        int found = -1;
        for (int touchClass = plan.classStart(rule); touchClass < plan.classEnd(rule); touchClass++) {
            if (lists.start(touchClass) < lists.end(touchClass)) {
                if (found >= 0 || plan.kind(touchClass) == TouchKind.EXCLUDED || conditions.readsConversion(touchClass)) {
                    return false;
                }
                found = touchClass;
            }
        }
        if (found < 0) {
            return false;
        }
        isStretch = true;
        stretchClass = found;
        stretchStart = firstPlace(found, conversion, start);
        stretchEnd = lists.firstPlace(stretchStart, lists.end(found), end);
        return true;
    }

    private void findByClass(int rule, int conversion, int start, int end)
    {
        int classEnd = plan.classEnd(rule);
        for (int touchClass = plan.classStart(rule); touchClass < classEnd; touchClass++) {
            if (plan.kind(touchClass) == TouchKind.EXCLUDED) {
                visit(touchClass, conversion, start, end, null);
            }
        }
        int optionalPrecedence = 0;
        int precedence = 0;
        for (int touchClass = plan.classStart(rule); touchClass < classEnd; touchClass++) {
            if (plan.precedence(touchClass) != precedence && !regular.isEmpty()) {
                break;
            }
            precedence = plan.precedence(touchClass);
            switch (plan.kind(touchClass)) {
                case EXCLUDED -> {}
                case REGULAR -> visit(touchClass, conversion, start, end, regular);
                case OPTIONAL -> {
                    if (optional.isEmpty()) {
                        optionalPrecedence = precedence;
                    }
                    // those of a later precedence are of no use, but of no other class either
                    visit(touchClass, conversion, start, end, optionalPrecedence == precedence ? optional : null);
                }
            }
        }
        journey = regular.isEmpty() ? optional : regular;
        sortJourney();
    }

    /**
     * Gives the class to every touch that meets it and has no class yet.
     */
    private void visit(int touchClass, int conversion, int start, int end, NumberList target)
    {
        int listEnd = lists.end(touchClass);
        boolean holdsAnyway = !conditions.readsConversion(touchClass);
        for (int place = firstPlace(touchClass, conversion, start); place < listEnd; place++) {
            int touch = lists.touch(place);
            if (touch >= end) {
                return;
            }
            if (searches[touch] != search && (holdsAnyway || conditions.holds(touchClass, touch, conversion))) {
                searches[touch] = search;
                classes[touch] = touchClass;
                if (target != null) {
                    target.add(touch);
                }
            }
        }
    }

    /**
     * The first place of the class whose touch is in its reach and not before another one.
     */
    private int firstPlace(int touchClass, int conversion, int start)
    {
        int end = lists.end(touchClass);
        Lookback reach = plan.reach(touchClass);
        int low = lists.firstPlace(lists.start(touchClass), end, start);
        int high = end;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (events.isTouchWithin(lists.touch(middle), conversion, reach)) {
                high = middle;
            }
            else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Touches of several classes of one precedence have come class by class.
     */
    private void sortJourney()
    {
        for (int position = 1; position < journey.size(); position++) {
            if (journey.get(position) < journey.get(position - 1)) {
                journey.sort();
                return;
            }
        }
    }
}
