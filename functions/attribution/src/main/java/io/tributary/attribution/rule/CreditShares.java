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
import io.tributary.attribution.model.AttributionModel;
import io.tributary.attribution.model.FirstTouch;
import io.tributary.attribution.model.LastTouch;
import io.tributary.attribution.model.Linear;
import io.tributary.attribution.model.Participation;

import java.util.Arrays;

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
        if (credits.length > NumberList.LARGEST_CAPACITY_KEPT) {
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
        AttributionModel model = plan.model(rule);
        switch (model) {
            case FirstTouch _ -> giveAllTo(0, journey);
            case LastTouch _ -> giveAllTo(touches - 1, journey);
            case Participation _ -> {
                // the whole of it to each touch, whatever the weights
                reserve(touches);
                Arrays.fill(shares, 0, touches, 1);
                Arrays.fill(weights, 0, touches, 1);
                Arrays.fill(credits, 0, touches, 1);
            }
            case Linear _ -> {
                reserve(touches);
                Arrays.fill(shares, 0, touches, 1.0 / touches);
                weighAndScale(journey);
            }
            default -> {
                reserve(touches);
                fillTimeline(rule, conversion, events, conditions, journey);
                journeys.assign(timeline, Lookback.unlimited(), Ownership.SHARED);
                // models want exactly one element for each touch
                if (shares.length == touches) {
                    Arrays.fill(shares, 0);
                }
                else {
                    shares = new double[touches];
                }
                model.credit(timeline, journeys, ONE_CONVERSION, shares);
                weighAndScale(journey);
            }
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
        reserve(1);
        firstTaker = position;
        lastTaker = position;
        shares[0] = 1;
        weights[0] = plan.weight(journey.touchClass(position));
        credits[0] = 1;
    }

    private void reserve(int touches)
    {
        firstTaker = 0;
        lastTaker = touches - 1;
        if (shares.length < touches) {
            shares = new double[NumberList.grown(touches)];
        }
        if (credits.length < touches) {
            credits = new double[NumberList.grown(touches)];
            weights = new double[credits.length];
        }
    }

    private void weighAndScale(JourneyFinder journey)
    {
        if (weigh(journey)) {
            scale(journey.length());
        }
        else {
            System.arraycopy(shares, 0, credits, 0, journey.length());
        }
    }

    private void fillTimeline(int rule, int conversion, RuleEvents events, RuleConditions conditions, JourneyFinder journey)
    {
        timeline.clear();
        for (int position = 0; position < journey.length(); position++) {
            int touch = journey.touch(position);
            timeline.addTouch(touch, events.touchMicros(touch), events.touchPicos(touch));
            for (int milestone = plan.milestoneStart(rule); milestone < plan.milestoneEnd(rule); milestone++) {
                if (lists.contains(milestone, touch) && conditions.holds(milestone, touch, conversion)) {
                    timeline.markTouch(plan.mark(milestone));
                }
            }
        }
        timeline.addConversion(events.conversionMicros(conversion), events.conversionPicos(conversion), 1);
    }

    /**
     * Reads the weights of the touches and tells whether they differ.
     */
    private boolean weigh(JourneyFinder journey)
    {
        boolean differ = false;
        for (int position = 0; position < journey.length(); position++) {
            weights[position] = plan.weight(journey.touchClass(position));
            differ |= weights[position] != weights[0];
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
