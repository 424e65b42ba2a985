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

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One campaign of a channel: {@code always_on}, or one of four that run for a quarter of the year.
 *
 * @param theme 0 for {@code always_on}, 1 to 4 for the quarters
 */
public record Campaign(Channel channel, int theme)
{
    private static final List<String> THEMES = ImmutableList.of("always_on", "winter_sale", "spring_launch", "summer_deals", "christmas");
    private static final double ALWAYS_ON_SHARE = 0.6;

    /**
     * The names of all campaigns, at {@code channel * 5 + theme}; those of channels without campaigns are never used.
     */
    public static final List<String> NAMES = names();

    public Campaign
    {
        requireNonNull(channel, "channel is null");
        checkArgument(theme >= 0 && theme < THEMES.size(), "theme must be from 0 to 4: %s", theme);
    }

    private static List<String> names()
    {
        ImmutableList.Builder<String> names = ImmutableList.builder();
        for (Channel channel : Channel.values()) {
            for (String theme : THEMES) {
                names.add(channel.label() + "_" + theme);
            }
        }
        return names.build();
    }

    /**
     * The number of the campaign that a touch belongs to: its position in {@link #NAMES}.
     */
    static int number(Channel channel, long timeMillis, double chance)
    {
        int theme = chance < ALWAYS_ON_SHARE ? 0 : 1 + quarter(timeMillis);
        return channel.number() * THEMES.size() + theme;
    }

    /**
     * The campaigns of a channel that run at the given time.
     */
    public static List<Campaign> running(Channel channel, long timeMillis)
    {
        return ImmutableList.of(new Campaign(channel, 0), new Campaign(channel, 1 + quarter(timeMillis)));
    }

    public String name()
    {
        return NAMES.get(channel.number() * THEMES.size() + theme);
    }

    /**
     * The key of the campaign on the ad platform.
     */
    public long platformId()
    {
        return platformId(channel.number() * THEMES.size() + theme);
    }

    /**
     * Part of the spend of the channel that goes to this campaign.
     */
    public double share()
    {
        return theme == 0 ? ALWAYS_ON_SHARE : 1 - ALWAYS_ON_SHARE;
    }

    static long platformId(int number)
    {
        return 7_001_000L + number * 17L;
    }

    /**
     * 0 to 3. Years are counted as 365.25 days, so a campaign begins within a day of the calendar quarter.
     */
    private static int quarter(long timeMillis)
    {
        double days = (timeMillis - Period.START_MILLIS) / 86_400_000.0;
        return (int) (days / 365.25 * 4) & 3;
    }
}
