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
        double[] totals = new double[journeys.count()];
        SlidingSum sum = new SlidingSum(Double.POSITIVE_INFINITY, numbers.length);
        int added = 0;
        int removed = 0;
        for (int journey = 0; journey < totals.length; journey++) {
            for (; added < journeys.end(journey); added++) {
                sum.add(0, 0, numbers[added]);
            }
            for (; removed < journeys.start(journey); removed++) {
                sum.removeFirst();
            }
            totals[journey] = sum.sumAt(0, 0);
        }
        return totals;
    }

    /**
     * For every journey, the number of its touches, each halved with every half-life between it and the last touch of the journey.
     *
     * @param halfLife in microseconds
     */
    static double[] decayingCounts(Timeline timeline, Journeys journeys, double halfLife)
    {
        double[] counts = new double[journeys.count()];
        SlidingSum sum = new SlidingSum(halfLife, timeline.touchCount());
        int added = 0;
        int removed = 0;
        for (int journey = 0; journey < counts.length; journey++) {
            for (; added < journeys.end(journey); added++) {
                sum.add(timeline.touchOffset(added), timeline.touchFraction(added), 1);
            }
            for (; removed < journeys.start(journey); removed++) {
                sum.removeFirst();
            }
            if (journeys.length(journey) > 0) {
                int last = journeys.end(journey) - 1;
                counts[journey] = sum.sumAt(timeline.touchOffset(last), timeline.touchFraction(last));
            }
        }
        return counts;
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
        SlidingSum sum = new SlidingSum(Double.POSITIVE_INFINITY, journeys.count());
        OpenJourneys open = new OpenJourneys(journeys, margin);
        // between two touches where a journey opens or closes, all touches get the same
        int end = credits.length;
        while (end > 0) {
            while (open.opensAt(end - 1)) {
                sum.add(0, 0, amounts[open.open()]);
            }
            while (open.closesBefore(end - 1)) {
                open.close();
                sum.removeFirst();
            }
            int start = Math.max(open.nextOpening(), open.nextClosing());
            if (!sum.isEmpty()) {
                double amount = sum.sumAt(0, 0);
                for (int touch = start; touch < end; touch++) {
                    credits[touch] += amount;
                }
            }
            end = start;
        }
    }

    /**
     * Adds the amount of each journey to each of its touches, halved with every half-life between the touch
     * and the last touch of the journey.
     *
     * @param halfLife in microseconds
     */
    static void spreadDecaying(Timeline timeline, Journeys journeys, double[] amounts, double halfLife, double[] credits)
    {
        // towards the past, so that positions, which must not go down, are those of the touches negated
        SlidingSum sum = new SlidingSum(halfLife, journeys.count());
        OpenJourneys open = new OpenJourneys(journeys, 0);
        for (int touch = credits.length - 1; touch >= 0; touch--) {
            while (open.opensAt(touch)) {
                int journey = open.open();
                int last = journeys.end(journey) - 1;
                sum.add(-timeline.touchOffset(last), -timeline.touchFraction(last), amounts[journey]);
            }
            while (open.closesBefore(touch)) {
                open.close();
                sum.removeFirst();
            }
            if (!sum.isEmpty()) {
                credits[touch] += sum.sumAt(-timeline.touchOffset(touch), -timeline.touchFraction(touch));
            }
        }
    }

    /**
     * The journeys that contain a touch, while the touches are visited from the last to the first.
     */
    private static final class OpenJourneys
    {
        private final Journeys journeys;
        private final int margin;
        private final int[] opened;
        private int openedCount;
        private int closedCount;
        private int next;

        OpenJourneys(Journeys journeys, int margin)
        {
            this.journeys = journeys;
            this.margin = margin;
            opened = new int[journeys.count()];
            next = journeys.count() - 1;
        }

        boolean opensAt(int touch)
        {
            return touch < nextOpening();
        }

        /**
         * The touch after the one where the next journey opens, 0 if none does.
         */
        int nextOpening()
        {
            while (next >= 0 && journeys.length(next) <= 2 * margin) {
                next--;
            }
            return next < 0 ? 0 : journeys.end(next) - margin;
        }

        int open()
        {
            opened[openedCount] = next;
            openedCount++;
            next--;
            return next + 1;
        }

        boolean closesBefore(int touch)
        {
            return touch < nextClosing();
        }

        /**
         * The last touch of the journey that closes next, 0 if none is open.
         */
        int nextClosing()
        {
            return closedCount < openedCount ? journeys.start(opened[closedCount]) + margin : 0;
        }

        void close()
        {
            closedCount++;
        }
    }
}
