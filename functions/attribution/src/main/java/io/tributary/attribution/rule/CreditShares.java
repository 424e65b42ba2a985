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

import io.tributary.attribution.journey.Journeys;
import io.tributary.attribution.journey.Lookback;
import io.tributary.attribution.journey.Ownership;
import io.tributary.attribution.journey.Timeline;
import io.tributary.attribution.model.Custom;
import io.tributary.attribution.model.FirstTouch;
import io.tributary.attribution.model.LastNonDirect;
import io.tributary.attribution.model.LastTouch;
import io.tributary.attribution.model.Linear;
import io.tributary.attribution.model.Participation;

import java.util.Arrays;

import static io.tributary.attribution.journey.ArrayGrowth.LARGEST_CAPACITY_KEPT;
import static io.tributary.attribution.journey.ArrayGrowth.grown;

/**
 * Shares a conversion among the touches of its journey: what the model of the rule gives a touch, times the weight of its class, and all of it scaled to 1.
 */
final class CreditShares
{
    private static final double[] ONE_CONVERSION = {1};

    private final RulePlan plan;
    private final TouchLists lists;
    private final Timeline timeline = new Timeline();
    private final Journeys journeys = new Journeys();

    // the elements of the arrays begin with the first taker
    private int firstTaker;
    private int lastTaker;
    private double[] shares = new double[0];
    private double[] weights = new double[0];
    private double[] credits = new double[0];

    CreditShares(RulePlan plan, TouchLists lists)
    {
        this.plan = plan;
        this.lists = lists;
    }

    /**
     * Gives the memory up that a large customer has needed.
     */
    void begin()
    {
        timeline.clear();
        if (credits.length > LARGEST_CAPACITY_KEPT) {
            shares = new double[0];
            weights = new double[0];
            credits = new double[0];
        }
    }

    /**
     * Shares the conversion and forgets that shared before.
     *
     * @param journey of at least one touch
     */
    void share(int rule, int conversion, RuleEvents events, RuleConditions conditions, JourneyFinder journey)
    {
        int touches = journey.length();
        switch (plan.model(rule)) {
            case FirstTouch _ -> giveAllTo(0, journey);
            case LastTouch _ -> giveAllTo(touches - 1, journey);
            case Participation _ -> {
                // the whole of it to each touch, whatever the weights
                reserve(0, touches);
                reserveShares(touches);
                Arrays.fill(shares, 0, touches, 1);
                Arrays.fill(weights, 0, touches, 1);
                Arrays.fill(credits, 0, touches, 1);
            }
            case Linear _ -> {
                reserve(0, touches);
                reserveShares(touches);
                Arrays.fill(shares, 0, touches, 1.0 / touches);
                weighAndScale(journey);
            }
            case LastNonDirect _ -> giveAllTo(lastUnmarked(rule, conversion, conditions, journey), journey);
            // the touches before have no share
            case Custom custom -> shareByModel(Math.max(0, touches - custom.weights().size()), rule, conversion, events, conditions, journey);
            default -> shareByModel(0, rule, conversion, events, conditions, journey);
        }
    }

    /**
     * The first position that may have a share.
     */
    int firstTaker()
    {
        return firstTaker;
    }

    /**
     * The last position that may have a share.
     */
    int lastTaker()
    {
        return lastTaker;
    }

    double rawWeight(int position)
    {
        return isTaker(position) ? shares[position - firstTaker] * weights[position - firstTaker] : 0;
    }

    double credit(int position)
    {
        return isTaker(position) ? credits[position - firstTaker] : 0;
    }

    long arrayBytes()
    {
        return timeline.arrayBytes() + journeys.arrayBytes() + (shares.length + (long) weights.length + credits.length) * Double.BYTES;
    }

    private boolean isTaker(int position)
    {
        return position >= firstTaker && position <= lastTaker;
    }

    /**
     * Gives one touch all, without a look at the others.
     */
    private void giveAllTo(int position, JourneyFinder journey)
    {
        reserve(position, 1);
        reserveShares(1);
        shares[0] = 1;
        weights[0] = plan.weight(journey.touchClass(position));
        credits[0] = 1;
    }

    /**
     * The last position whose touch meets no milestone; the last one, if all do.
     */
    private int lastUnmarked(int rule, int conversion, RuleConditions conditions, JourneyFinder journey)
    {
        for (int position = journey.length() - 1; position >= 0; position--) {
            if (marks(rule, journey.touch(position), conversion, conditions) == 0) {
                return position;
            }
        }
        return journey.length() - 1;
    }

    /**
     * Has the model share the conversion among the touches from a position on.
     */
    private void shareByModel(int first, int rule, int conversion, RuleEvents events, RuleConditions conditions, JourneyFinder journey)
    {
        int touches = journey.length() - first;
        reserve(first, touches);
        timeline.clear();
        for (int position = first; position < journey.length(); position++) {
            int touch = journey.touch(position);
            timeline.addTouch(touch, events.touchMicros(touch), events.touchPicos(touch));
            timeline.setMarks(marks(rule, touch, conversion, conditions), position - first);
        }
        timeline.addConversion(events.conversionMicros(conversion), events.conversionPicos(conversion), 1);
        journeys.assign(timeline, Lookback.unlimited(), Ownership.SHARED);
        // models want exactly one element for each touch
        if (shares.length == touches) {
            Arrays.fill(shares, 0);
        }
        else {
            shares = new double[touches];
        }
        plan.model(rule).credit(timeline, journeys, ONE_CONVERSION, shares);
        weighAndScale(journey);
    }

    /**
     * The milestones that the touch meets: a bit for each, as the model numbers them.
     */
    private byte marks(int rule, int touch, int conversion, RuleConditions conditions)
    {
        int marks = 0;
        for (int milestone = plan.milestoneStart(rule); milestone < plan.milestoneEnd(rule); milestone++) {
            if (lists.contains(milestone, touch) && conditions.holds(milestone, touch, conversion)) {
                marks |= 1 << plan.mark(milestone);
            }
        }
        return (byte) marks;
    }

    private void reserve(int first, int touches)
    {
        firstTaker = first;
        lastTaker = first + touches - 1;
        if (credits.length < touches) {
            credits = new double[grown(touches)];
            weights = new double[credits.length];
        }
    }

    private void reserveShares(int touches)
    {
        if (shares.length < touches) {
            shares = new double[grown(touches)];
        }
    }

    private void weighAndScale(JourneyFinder journey)
    {
        int touches = lastTaker - firstTaker + 1;
        if (weigh(touches, journey)) {
            scale(touches);
        }
        else {
            System.arraycopy(shares, 0, credits, 0, touches);
        }
    }

    /**
     * Reads the weights of the touches and tells whether they differ.
     */
    private boolean weigh(int touches, JourneyFinder journey)
    {
        boolean differ = false;
        for (int index = 0; index < touches; index++) {
            weights[index] = plan.weight(journey.touchClass(firstTaker + index));
            differ |= weights[index] != weights[0];
        }
        return differ;
    }

    /**
     * Divides all products of share and weight by their sum. They are computed without their exponents first, as weights may be so large or so small that the products, or the sum, are beyond the range of a double.
     */
    private void scale(int touches)
    {
        int largest = Integer.MIN_VALUE;
        for (int position = 0; position < touches; position++) {
            if (shares[position] > 0) {
                largest = Math.max(largest, exponent(position));
            }
        }
        double sum = 0;
        double lost = 0;
        for (int position = 0; position < touches; position++) {
            double product = 0;
            if (shares[position] > 0) {
                int shareExponent = Math.getExponent(shares[position]);
                int weightExponent = Math.getExponent(weights[position]);
                product = Math.scalb(Math.scalb(shares[position], -shareExponent) * Math.scalb(weights[position], -weightExponent), shareExponent + weightExponent - largest);
            }
            credits[position] = product;
            // T. J. Dekker, 1971: what rounding takes from the sum is kept beside it
            double total = sum + product;
            double added = total - sum;
            lost += (sum - (total - added)) + (product - added);
            sum = total;
        }
        sum += lost;
        for (int position = 0; position < touches; position++) {
            credits[position] /= sum;
        }
    }

    private int exponent(int position)
    {
        return Math.getExponent(shares[position]) + Math.getExponent(weights[position]);
    }
}
