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
package io.tributary.connector.journeys.story;

/**
 * The touches at which a person became a lead and an opportunity; {@link #NONE} if that never happened.
 */
record Milestones(int lead, int opportunity)
{
    static final int NONE = -1;

    private static final double LEAD_SHARE = 0.45;
    private static final double OPPORTUNITY_SHARE = 0.6;
    private static final double SAME_TOUCH_SHARE = 0.05;

    /**
     * Places the milestones on the way to the first purchase, or on the whole way if there is none.
     *
     * @param touches number of touches up to the first purchase
     */
    static Milestones draw(Dice dice, int touches)
    {
        if (touches < 3 || !dice.chance(Aspect.MILESTONE, 0, LEAD_SHARE)) {
            return new Milestones(NONE, NONE);
        }
        int lead = (int) (touches * (0.15 + 0.35 * dice.uniform(Aspect.MILESTONE, 1)));
        if (!dice.chance(Aspect.MILESTONE, 2, OPPORTUNITY_SHARE)) {
            return new Milestones(lead, NONE);
        }
        if (dice.chance(Aspect.MILESTONE, 3, SAME_TOUCH_SHARE)) {
            return new Milestones(lead, lead);
        }
        return new Milestones(lead, lead + 1 + dice.below(Aspect.MILESTONE, 4, touches - lead - 1));
    }
}
