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
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Which conditions of a rule set the touches and conversions of one customer meet. Both are numbers in time order, as they were added to {@link RuleEvents}; rules and touch conditions are
 * positions in the lists of the {@link RulePlan}. An answer must not change while it is about the same customer.
 * <p>
 * What is not asked for must not be evaluated: a condition may fail for a row that it is not meant for.
 */
public interface RuleConditions
{
    /**
     * The touch part of a condition that asks nothing of the touch alone.
     */
    int EVERY_TOUCH = -1;

    /**
     * Gives the rules whose condition the conversion meets, in ascending order.
     *
     * @param asked whether a rule matters
     * @param target tells whether more rules are wanted after the one that it gets
     */
    void rules(int conversion, IntPredicate asked, IntPredicate target);

    /**
     * The part of a touch condition that reads nothing but the touch, as a number from 0 to less than there are touch conditions, or {@link #EVERY_TOUCH}. Conditions with the same part have the same number, so that it is
     * evaluated once for all of them.
     */
    int touchPart(int touchCondition);

    /**
     * Gives the touch parts that the touch meets, each once. They are asked once for each touch that is no duplicate.
     *
     * @param askedFor a touch condition with the part for which it is asked, -1 if it does not matter
     */
    void touchParts(int touch, IntUnaryOperator askedFor, IntConsumer target);

    /**
     * Whether touch and conversion, whose touch part is met, meet the rest of a condition: what reads the conversion too.
     */
    boolean holds(int touchCondition, int touch, int conversion);

    /**
     * Whether a condition has such a rest: whether it reads the conversion. If not, {@link #holds} is true and need not be asked, so that long journeys are found faster.
     */
    default boolean readsConversion(int touchCondition)
    {
        return true;
    }
}
