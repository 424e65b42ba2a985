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
 * Receives what a rule set decides, row by row.
 */
public interface Decisions
{
    /**
     * @param conversion number of the conversion
     * @param touch number of the touch, -1 where the decision is on the conversion
     * @param rule position in {@link RulePlan#rules()}, -1 if no rule decided
     * @param touchCondition the class of the touch, as position in {@link RulePlan#touchConditions()}, -1 if it has none. Touches that a rule does not look at, or that meet no condition, have none
     * @param position of the touch in its journey, from 1; 0 if it is not in the journey
     * @param touches of the journey; 0 if the touch is not in it
     * @param rawWeight what the model gives the touch, times the weight of its class
     * @param credit part of the conversion, from 0 to 1
     */
    void add(int conversion, int touch, int rule, int touchCondition, Decision decision, int position, int touches, double rawWeight, double credit);
}
