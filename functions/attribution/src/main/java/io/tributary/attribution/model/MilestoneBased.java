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
package io.tributary.attribution.model;

import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Timeline;

import java.util.Arrays;

/**
 * The same share to the first touch, to the last touch and to the touch at each milestone, the rest equally to the others.
 * <p>
 * The touch at a milestone carries its mark, 0 for the first milestone; if several touches of a journey do, the last of them
 * has the role. Roles that fall on one touch add up there. What a missing milestone would have had, and the rest
 * where no touch is left for it, goes to the others in proportion.
 *
 * @param share of each role, more than 0
 * @param rest of all others together, at least 0
 * @param milestones how many there are, from 1 to 8; the shares of all roles and the rest sum to 1
 */
public record MilestoneBased(double share, double rest, int milestones)
        implements AttributionModel
{
    /**
     * 30 percent to the first touch, the milestone and the last touch, 10 to the others.
     */
    public static final MilestoneBased W_SHAPED = new MilestoneBased(0.3, 0.1, 1);

    /**
     * 22.5 percent to the first touch, the lead, the opportunity and the last touch, 10 to the others.
     */
    public static final MilestoneBased FULL_PATH = new MilestoneBased(0.225, 0.1, 2);

    private static final double ROUNDING = 1e-12;

    public MilestoneBased
    {
        if (milestones < 1 || milestones > 8) {
            throw new IllegalArgumentException("There must be from 1 to 8 milestones, but there are %s".formatted(milestones));
        }
        double sum = share * (milestones + 2) + rest;
        if (!(share > 0 && rest >= 0 && Math.abs(sum - 1) < ROUNDING)) {
            throw new IllegalArgumentException("The shares of %s roles and the rest must add up to 1, but %s for each and %s do not".formatted(milestones + 2, share, rest));
        }
    }

    @Override
    public void credit(Timeline timeline, Journeys journeys, double[] values, double[] credits)
    {
        double[] amounts = new double[journeys.count()];
        int[] latest = new int[milestones];
        Arrays.fill(latest, -1);
        int[] roles = new int[milestones + 2];
        int seen = 0;
        for (int journey = 0; journey < amounts.length; journey++) {
            int start = journeys.start(journey);
            int end = journeys.end(journey);
            for (; seen < end; seen++) {
                for (int milestone = 0; milestone < milestones; milestone++) {
                    if (timeline.isTouchMarked(seen, milestone)) {
                        latest[milestone] = seen;
                    }
                }
            }
            double value = values[journey];
            if (end - start <= 1) {
                if (start < end) {
                    credits[start] += value;
                }
                continue;
            }

            int present = 0;
            roles[present++] = start;
            for (int milestone = 0; milestone < milestones; milestone++) {
                if (latest[milestone] >= start) {
                    roles[present++] = latest[milestone];
                }
            }
            roles[present++] = end - 1;

            int others = end - start - distinct(roles, present);
            double whole = share * present + (others > 0 ? rest : 0);
            double ofOther = others > 0 ? value * (rest / whole / others) : 0;
            for (int role = 0; role < present; role++) {
                credits[roles[role]] += value * (share / whole);
                if (isInside(roles[role], start, end) && isFirstOnItsTouch(roles, role)) {
                    // every touch between the ends gets what the others get, below
                    credits[roles[role]] -= ofOther;
                }
            }
            amounts[journey] = ofOther;
        }
        JourneySums.spreadWithin(journeys, 1, amounts, credits);
    }

    private static boolean isInside(int touch, int start, int end)
    {
        return touch > start && touch < end - 1;
    }

    private static boolean isFirstOnItsTouch(int[] roles, int role)
    {
        for (int earlier = 0; earlier < role; earlier++) {
            if (roles[earlier] == roles[role]) {
                return false;
            }
        }
        return true;
    }

    private static int distinct(int[] roles, int present)
    {
        int distinct = 0;
        for (int role = 0; role < present; role++) {
            if (isFirstOnItsTouch(roles, role)) {
                distinct++;
            }
        }
        return distinct;
    }
}
