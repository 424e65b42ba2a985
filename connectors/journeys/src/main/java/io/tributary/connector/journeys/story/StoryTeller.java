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

import java.util.Arrays;

import static io.tributary.connector.journeys.story.Channel.BRAND_SEARCH;
import static io.tributary.connector.journeys.story.Channel.DIRECT;
import static io.tributary.connector.journeys.story.Channel.EMAIL;
import static io.tributary.connector.journeys.story.Channel.RETARGETING;
import static io.tributary.connector.journeys.story.Period.END_MILLIS;
import static io.tributary.connector.journeys.story.Period.LAST_TOUCH_MILLIS;
import static io.tributary.connector.journeys.story.Period.MAX_DELAY_MILLIS;
import static io.tributary.connector.journeys.story.Period.START_MILLIS;
import static io.tributary.connector.journeys.story.Story.CHANNEL_BITS;
import static io.tributary.connector.journeys.story.Story.EVENT_BITS;
import static java.util.concurrent.TimeUnit.HOURS;

/**
 * The generating process: organic purchases by the person's intent, touches, and purchases that touches cause.
 */
public final class StoryTeller
{
    private static final double ORGANIC_RATE = 0.30;
    private static final double ORGANIC_LOADING = 0.8;
    private static final double TIE_SHARE = 0.025;
    private static final double SAME_INSTANT_SHARE = 0.04;
    private static final double INTENT_TOUCH_SHARE = 0.7;
    private static final int MAX_INTENT_TOUCHES = 3;
    private static final long INTENT_WINDOW_MILLIS = HOURS.toMillis(48);
    private static final int STEADY_TOUCHES = 1_500;
    private static final LogNormal GAP = new LogNormal(1, 1.8);
    private static final LogNormal DELAY = new LogNormal(1, 1.2);

    private final Person person;
    private final Dice dice;
    private long[] touchKeys;
    private int touches;
    private long[] purchaseKeys = new long[4];
    private int purchases;

    private StoryTeller(Person person)
    {
        this.person = person;
        this.dice = person.dice();
    }

    /**
     * Expected number of organic purchases of one person in the whole period: the mean over all intents.
     */
    public static double baseline()
    {
        return ORGANIC_RATE * StrictMath.exp(ORGANIC_LOADING * ORGANIC_LOADING / 2);
    }

    /**
     * The story of a person; always the same.
     *
     * @param id number of the person, from 1
     */
    public static Story tell(long id)
    {
        return new StoryTeller(new Person(id)).tell();
    }

    private Story tell()
    {
        int regular = Activity.touches(person.id(), dice, person.intent());
        drawOrganicPurchases();
        touchKeys = new long[regular + purchases * MAX_INTENT_TOUCHES];
        drawRegularTouches(regular);
        drawIntentTouches();
        touchKeys = touches == touchKeys.length ? touchKeys : Arrays.copyOf(touchKeys, touches);
        Arrays.sort(touchKeys);
        drawCausedPurchases();
        purchaseKeys = Arrays.copyOf(purchaseKeys, purchases);
        Arrays.sort(purchaseKeys);
        return new Story(person, touchKeys, purchaseKeys, Milestones.draw(dice, touchesToFirstPurchase()));
    }

    /**
     * A Poisson process over the period whose rate grows with intent.
     */
    private void drawOrganicPurchases()
    {
        double meanGap = (END_MILLIS - START_MILLIS) / (ORGANIC_RATE * StrictMath.exp(ORGANIC_LOADING * person.intent()));
        double elapsed = 0;
        for (int draw = 0; ; draw++) {
            elapsed -= meanGap * StrictMath.log(1 - dice.uniform(Aspect.ORGANIC_PURCHASE, draw));
            if (elapsed >= END_MILLIS - START_MILLIS) {
                return;
            }
            addPurchase(START_MILLIS + (long) elapsed, Purchases.ORGANIC);
        }
    }

    /**
     * Log-normal gaps, scaled so that the touches fill the time in which the person is active.
     */
    private void drawRegularTouches(int count)
    {
        double[] elapsed = new double[count];
        double total = 0;
        for (int touch = 0; touch < count; touch++) {
            total += GAP.draw(dice, Aspect.GAP, touch);
            elapsed[touch] = total;
        }
        total += GAP.draw(dice, Aspect.GAP, count);

        double available = LAST_TOUCH_MILLIS - START_MILLIS;
        double span = count >= STEADY_TOUCHES ? available : available * (0.15 + 0.85 * dice.uniform(Aspect.SPAN, 0));
        double start = START_MILLIS + (available - span) * dice.uniform(Aspect.SPAN, 1);
        double[] shares = cumulativeChannelShares();
        long previous = 0;
        for (int touch = 0; touch < count; touch++) {
            boolean tie = touch > 0 && dice.chance(Aspect.TIE, touch, TIE_SHARE);
            long time = tie ? previous : (long) (start + span * (elapsed[touch] / total));
            previous = addTouch(time, drawChannel(shares, touch));
        }
    }

    /**
     * People who are about to buy look for the brand and are retargeted: these touches precede organic purchases, and do
     * not cause them.
     */
    private void drawIntentTouches()
    {
        for (int purchase = 0; purchase < purchases; purchase++) {
            if (!dice.chance(Aspect.INTENT_TOUCH, 4L * purchase, INTENT_TOUCH_SHARE)) {
                continue;
            }
            int count = 1 + dice.below(Aspect.INTENT_CHANNEL, 4L * purchase, MAX_INTENT_TOUCHES);
            for (int touch = 1; touch <= count; touch++) {
                long time = Purchases.timeMillis(purchaseKeys[purchase]);
                if (touch > 1 || !dice.chance(Aspect.SAME_INSTANT, -1 - purchase, SAME_INSTANT_SHARE)) {
                    time -= (long) (INTENT_WINDOW_MILLIS * dice.uniform(Aspect.INTENT_TOUCH, 4L * purchase + touch));
                }
                if (time >= START_MILLIS && time < LAST_TOUCH_MILLIS) {
                    double share = dice.uniform(Aspect.INTENT_CHANNEL, 4L * purchase + touch);
                    addTouch(time, share < 0.45 ? BRAND_SEARCH : share < 0.75 ? RETARGETING : DIRECT);
                }
            }
        }
    }

    private void drawCausedPurchases()
    {
        for (int touch = 0; touch < touches; touch++) {
            Channel channel = Touches.channel(touchKeys[touch]);
            if (dice.chance(Aspect.EFFECT, touch, channel.effect())) {
                long delay = 0;
                if (!dice.chance(Aspect.SAME_INSTANT, touch, SAME_INSTANT_SHARE)) {
                    double hours = channel.medianDelayHours() * DELAY.draw(dice, Aspect.DELAY, touch);
                    delay = Math.min(MAX_DELAY_MILLIS, (long) (hours * HOURS.toMillis(1)));
                }
                addPurchase(Touches.timeMillis(touchKeys[touch]) + delay, touch);
            }
        }
    }

    private int touchesToFirstPurchase()
    {
        if (purchases == 0) {
            return touches;
        }
        long first = Purchases.timeMillis(purchaseKeys[0]);
        int count = 0;
        while (count < touches && Touches.timeMillis(touchKeys[count]) <= first) {
            count++;
        }
        return count;
    }

    private double[] cumulativeChannelShares()
    {
        double[] cumulative = new double[Channel.count()];
        double sum = 0;
        for (int number = 0; number < cumulative.length; number++) {
            Channel channel = Channel.of(number);
            sum += channel.weight() * StrictMath.exp(channel.intentLoading() * person.intent());
            cumulative[number] = sum;
        }
        return cumulative;
    }

    private Channel drawChannel(double[] cumulativeShares, int touch)
    {
        double point = dice.uniform(Aspect.CHANNEL, touch) * cumulativeShares[cumulativeShares.length - 1];
        int number = 0;
        while (cumulativeShares[number] <= point) {
            number++;
        }
        return Channel.of(number);
    }

    /**
     * @return the time at which the touch really lies
     */
    private long addTouch(long timeMillis, Channel channel)
    {
        boolean optedOut = channel == EMAIL && timeMillis >= person.optOutMillis();
        Channel actual = optedOut ? DIRECT : channel;
        // The mail platform knows whole seconds only
        long time = actual == EMAIL ? timeMillis - timeMillis % 1_000 : timeMillis;
        touchKeys[touches] = (time - START_MILLIS) << CHANNEL_BITS | actual.number();
        touches++;
        return time;
    }

    private void addPurchase(long timeMillis, int cause)
    {
        if (purchases == purchaseKeys.length) {
            purchaseKeys = Arrays.copyOf(purchaseKeys, 2 * purchases);
        }
        purchaseKeys[purchases] = (timeMillis - START_MILLIS) << EVENT_BITS | (cause + 1);
        purchases++;
    }
}
