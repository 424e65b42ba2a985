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

import com.google.common.collect.ImmutableList;

import java.util.List;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

/**
 * What the ad platforms bill for one day, campaign by campaign. It grows with the number of people, but it is not the sum
 * of their touches: platforms also count people whom nobody else knows.
 */
public final class SpendDay
        implements Unit
{
    private static final double TOUCHES_PER_PERSON_AND_DAY = 0.05;
    private static final double CLICK_SHARE_OF_SEARCH = 0.06;
    private static final double WEEKEND_FACTOR = 0.7;
    private static final LogNormal NOISE = new LogNormal(1, 0.25);
    private static final LogNormal COST_PER_CLICK_CENTS = new LogNormal(45, 0.2);
    private static final LogNormal COST_PER_THOUSAND_CENTS = new LogNormal(420, 0.2);

    private final long day;
    private final long persons;
    private final Dice dice;
    private final List<Campaign> campaigns;

    /**
     * @param number number of the day, from 1
     */
    public SpendDay(long number, long persons)
    {
        this.day = number - 1;
        this.persons = persons;
        this.dice = new Dice(-number);
        ImmutableList.Builder<Campaign> running = ImmutableList.builder();
        for (Channel channel : Channel.values()) {
            if (channel.isAdvertised()) {
                running.addAll(Campaign.running(channel, Period.START_MILLIS + DAYS.toMillis(day)));
            }
        }
        this.campaigns = running.build();
    }

    public int campaigns()
    {
        return campaigns.size();
    }

    public Campaign campaign(int row)
    {
        return campaigns.get(row);
    }

    /**
     * Days since 1970.
     */
    public long epochDay()
    {
        return MILLISECONDS.toDays(Period.START_MILLIS) + day;
    }

    public long impressions(int row)
    {
        Channel channel = campaign(row).channel();
        double views = channel.passiveShare() == 0 ? clicks(row) / CLICK_SHARE_OF_SEARCH : touches(row) * channel.passiveShare();
        return Math.max(clicks(row), whole(views, 4L * row + 1));
    }

    public long clicks(int row)
    {
        return whole(touches(row) * (1 - campaign(row).channel().passiveShare()), 4L * row);
    }

    /**
     * In hundredths of the currency in which the platform bills.
     */
    public long cents(int row)
    {
        double clickCost = clicks(row) * COST_PER_CLICK_CENTS.draw(dice, Aspect.SPEND, -1 - 3L * row);
        double viewCost = impressions(row) / 1_000.0 * COST_PER_THOUSAND_CENTS.draw(dice, Aspect.SPEND, -2 - 3L * row);
        return Math.round(clickCost + viewCost);
    }

    /**
     * Rounds up or down by chance, so that small numbers are right on average.
     */
    private long whole(double number, long index)
    {
        return (long) (number + dice.uniform(Aspect.SPEND, index));
    }

    private double touches(int row)
    {
        Campaign campaign = campaign(row);
        double weekend = (day % 7) >= 5 ? WEEKEND_FACTOR : 1;
        return persons * TOUCHES_PER_PERSON_AND_DAY * campaign.channel().weight() / 3 * campaign.share() * weekend * NOISE.draw(dice, Aspect.SPEND, -3 - 3L * row);
    }

    @Override
    public long retainedBytes()
    {
        // The campaigns are few, and constants
        return 0;
    }
}
