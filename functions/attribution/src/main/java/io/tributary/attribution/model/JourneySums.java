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

/**
 * Sums over all journeys of a customer at once, in time linear in touches plus journeys although the journeys overlap.
 * <p>
 * Both ways it holds that what is summed moves forward only: from one journey to the next its touches do, and from
 * one touch to the one before, the journeys that contain it do.
 */
final class JourneySums
{
    private JourneySums() {}

    /**
     * For every journey, the sum of a number given for each of its touches.
     */
    static double[] totals(Journeys journeys, double[] numbers)
    {
        return totals(journeys, numbers, new double[numbers.length], Double.POSITIVE_INFINITY);
    }

    /**
     * For every journey, the sum of a number given for each of its touches, halved with every half-life between the touch
     * and the last touch of the journey.
     *
     * @param offsets when each touch happened
     * @param halfLife in the unit of the offsets
     */
    static double[] totals(Journeys journeys, double[] numbers, double[] offsets, double halfLife)
    {
        double[] totals = new double[journeys.count()];
        SlidingSum sum = new SlidingSum(halfLife, numbers.length);
        int added = 0;
        int removed = 0;
        for (int journey = 0; journey < journeys.count(); journey++) {
            int start = journeys.start(journey);
            int end = journeys.end(journey);
            while (added < end) {
                sum.add(offsets[added], numbers[added]);
                added++;
            }
            while (removed < start) {
                sum.removeFirst();
                removed++;
            }
            if (start < end) {
                totals[journey] = sum.sumAt(offsets[end - 1]);
            }
        }
        return totals;
    }

    /**
     * Adds the amount of each journey to each of its touches.
     */
    static void spread(Journeys journeys, double[] amounts, double[] credits)
    {
        spreadWithin(journeys, 0, amounts, credits);
    }

    /**
     * Adds the amount of each journey to each of its touches but so many at both ends.
     */
    static void spreadWithin(Journeys journeys, int margin, double[] amounts, double[] credits)
    {
        if (journeys.count() == 1) {
            for (int touch = journeys.start(0) + margin; touch < journeys.end(0) - margin; touch++) {
                credits[touch] += amounts[0];
            }
            return;
        }
        spreadBackwards(journeys, margin, amounts, new double[credits.length], Double.POSITIVE_INFINITY, credits);
    }

    /**
     * Adds the amount of each journey to each of its touches, halved with every half-life between the touch
     * and the last touch of the journey.
     *
     * @param offsets when each touch happened
     * @param halfLife in the unit of the offsets
     */
    static void spreadDecaying(Journeys journeys, double[] amounts, double[] offsets, double halfLife, double[] credits)
    {
        spreadBackwards(journeys, 0, amounts, offsets, halfLife, credits);
    }

    private static void spreadBackwards(Journeys journeys, int margin, double[] amounts, double[] offsets, double halfLife, double[] credits)
    {
        // Backwards, as the amounts decay towards the past
        SlidingSum sum = new SlidingSum(halfLife, journeys.count());
        int[] open = new int[journeys.count()];
        int opened = 0;
        int closed = 0;
        int next = journeys.count() - 1;
        for (int touch = credits.length - 1; touch >= 0; touch--) {
            while (next >= 0 && touch < journeys.end(next) - margin) {
                if (touch >= journeys.start(next) + margin) {
                    open[opened] = next;
                    opened++;
                    sum.add(-offsets[journeys.end(next) - 1], amounts[next]);
                }
                next--;
            }
            while (closed < opened && touch < journeys.start(open[closed]) + margin) {
                sum.removeFirst();
                closed++;
            }
            if (closed < opened) {
                credits[touch] += sum.sumAt(-offsets[touch]);
            }
            else if (next < 0) {
                return;
            }
        }
    }
}
