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

/**
 * Which conditions of a rule set the touches and conversions of one customer meet. Both are numbers in time order, as they were added to {@link RuleEvents}; rules and touch conditions are
 * positions in the lists of the {@link RulePlan}. An answer must not change while it is about the same customer.
 */
public interface RuleConditions
{
    /**
     * Gives all rules whose condition the conversion meets, in ascending order. When a rule is valid does not matter here.
     */
    void rules(int conversion, IntConsumer target);

    /**
     * Gives all touch conditions of which the touch meets the part that reads nothing but the touch, in ascending order. They are asked once for each touch that is no duplicate.
     */
    void touchConditions(int touch, IntConsumer target);

    /**
     * Whether touch and conversion meet the rest of a condition that was given for the touch: what reads the conversion too.
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
