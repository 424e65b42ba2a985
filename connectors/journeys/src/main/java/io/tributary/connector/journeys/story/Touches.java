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

import static io.airlift.slice.SizeOf.sizeOf;
import static io.tributary.connector.journeys.story.Channel.Delivery.ADVERTISEMENT;
import static io.tributary.connector.journeys.story.Story.CHANNEL_BITS;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.HOURS;

/**
 * The touches of one person, numbered in the order in which they happened.
 */
public final class Touches
{
    /**
     * Where a number stands for something that is missing.
     */
    public static final int MISSING = -1;

    private static final double LOST_CHANNEL_SHARE = 0.01;
    private static final double LOST_CUSTOMER_SHARE = 0.005;
    private static final double LOST_TIME_SHARE = 0.001;
    private static final double VIEWABLE_SHARE = 0.7;
    private static final double AD_DEVICE_KNOWN_SHARE = 0.4;
    private static final double LATE_SHARE = 0.02;
    private static final LogNormal INGESTION_SECONDS = new LogNormal(20, 1.0);
    private static final LogNormal CLICK_COST = new LogNormal(4_000, 0.6);
    private static final LogNormal VIEW_COST = new LogNormal(40, 0.5);
    private static final int MAIL_COST = 10;

    private final Person person;
    private final Dice dice;
    private final Identifiers identifiers;
    private final long[] keys;
    private final Milestones milestones;

    Touches(Person person, Identifiers identifiers, long[] keys, Milestones milestones)
    {
        this.person = requireNonNull(person, "person is null");
        this.dice = person.dice();
        this.identifiers = requireNonNull(identifiers, "identifiers is null");
        this.keys = requireNonNull(keys, "keys is null");
        this.milestones = requireNonNull(milestones, "milestones is null");
    }

    static long timeMillis(long key)
    {
        return Period.START_MILLIS + (key >>> CHANNEL_BITS);
    }

    static Channel channel(long key)
    {
        return Channel.of((int) key & ((1 << CHANNEL_BITS) - 1));
    }

    public int count()
    {
        return keys.length;
    }

    public long timeMillis(int touch)
    {
        return timeMillis(keys[touch]);
    }

    /**
     * Whether the platform failed to record when the touch happened.
     */
    public boolean isTimeLost(int touch)
    {
        return !isMilestone(touch) && dice.chance(Aspect.LOST_TIME, touch, LOST_TIME_SHARE);
    }

    /**
     * When the touch reached the warehouse: mostly seconds later, for one in fifty hours to days.
     */
    public long ingestedMillis(int touch)
    {
        double share = dice.uniform(Aspect.INGESTION, 2L * touch);
        if (share < LATE_SHARE) {
            return timeMillis(touch) + (long) (HOURS.toMillis(1) * StrictMath.pow(120, share / LATE_SHARE));
        }
        return timeMillis(touch) + (long) (1_000 * INGESTION_SECONDS.draw(dice, Aspect.INGESTION, 2L * touch + 1));
    }

    /**
     * The channel as it was, even where the platform lost it.
     */
    public Channel channel(int touch)
    {
        return channel(keys[touch]);
    }

    public boolean isChannelLost(int touch)
    {
        return dice.chance(Aspect.LOST_CHANNEL, touch, LOST_CHANNEL_SHARE);
    }

    /**
     * Whether nobody knows who it was.
     */
    public boolean isCustomerLost(int touch)
    {
        return !isMilestone(touch) && dice.chance(Aspect.LOST_CUSTOMER, touch, LOST_CUSTOMER_SHARE);
    }

    /**
     * Position in {@link Campaign#NAMES}, or {@link #MISSING}.
     */
    public int campaign(int touch)
    {
        Channel channel = channel(touch);
        if (!channel.hasCampaigns() || isChannelLost(touch)) {
            return MISSING;
        }
        return Campaign.number(channel, timeMillis(touch), dice.uniform(Aspect.CAMPAIGN, touch));
    }

    /**
     * The key of the campaign on the ad platform; only for touches that have a campaign.
     */
    public long platformCampaign(int touch)
    {
        return Campaign.platformId(campaign(touch));
    }

    public Interaction interaction(int touch)
    {
        Channel channel = channel(touch);
        boolean passive = dice.chance(Aspect.INTERACTION, touch, channel.passiveShare());
        return switch (channel.delivery()) {
            case VISIT -> Interaction.VISIT;
            case MAIL -> passive ? Interaction.OPEN : Interaction.CLICK;
            case ADVERTISEMENT -> passive ? Interaction.VIEW : Interaction.CLICK;
        };
    }

    public SourceTable source(int touch)
    {
        return switch (channel(touch).delivery()) {
            case VISIT -> SourceTable.WEB_EVENT;
            case MAIL -> SourceTable.EMAIL_EVENT;
            case ADVERTISEMENT -> interaction(touch) == Interaction.VIEW ? SourceTable.AD_IMPRESSION : SourceTable.AD_CLICK;
        };
    }

    /**
     * The key of the row that records the touch in its raw table.
     */
    public String id(int touch)
    {
        SourceTable source = source(touch);
        int row = switch (source) {
            case AD_IMPRESSION, AD_CLICK -> touch;
            case WEB_EVENT -> WebEvents.row(touch, WebEvents.SESSION_START);
            case EMAIL_EVENT -> MailEvents.row(touch, interaction(touch) == Interaction.OPEN ? MailEvents.OPEN : MailEvents.CLICK);
        };
        return Story.key(source.keyPrefix(), person.id(), row);
    }

    /**
     * 0 for the first device of the person.
     */
    public int device(int touch)
    {
        double share = dice.uniform(Aspect.DEVICE, touch);
        // The first device is used most
        return (int) (share * share * person.devices());
    }

    public int deviceIdentifier(int touch)
    {
        return Identifiers.device(device(touch));
    }

    /**
     * Whether the ad platform knew the device at a click; it always does at an impression.
     */
    public boolean isAdDeviceKnown(int touch)
    {
        return dice.chance(Aspect.AD_DEVICE_KNOWN, touch, AD_DEVICE_KNOWN_SHARE);
    }

    /**
     * Whether the touch led to the site of the shop.
     */
    boolean opensSession(int touch)
    {
        Interaction interaction = interaction(touch);
        return interaction == Interaction.VISIT || interaction == Interaction.CLICK;
    }

    public int adCookie(int touch)
    {
        return Identifiers.cookie(IdentifierType.AD_COOKIE, device(touch), timeMillis(touch));
    }

    public int visitor(int touch)
    {
        return Identifiers.cookie(IdentifierType.VISITOR, device(touch), timeMillis(touch));
    }

    /**
     * The spelling of the address to which a mail went: people subscribe with one or two.
     */
    public int recipient(int touch)
    {
        return identifiers.typedEmail(Aspect.RECIPIENT, dice.chance(Aspect.UNOPENED_MAIL, -1 - touch, 0.8) ? 0 : 1);
    }

    /**
     * What the touch cost, in ten-thousandths of a euro.
     */
    public long cost(int touch)
    {
        Channel channel = channel(touch);
        if (channel.delivery() == ADVERTISEMENT) {
            LogNormal cost = interaction(touch) == Interaction.VIEW ? VIEW_COST : CLICK_COST;
            return (long) cost.draw(dice, Aspect.COST, touch);
        }
        return channel == Channel.EMAIL ? MAIL_COST : 0;
    }

    /**
     * Position of the placement in a list.
     */
    public int placement(int touch, int placements)
    {
        return dice.below(Aspect.PLACEMENT, touch, placements);
    }

    public boolean isViewable(int touch)
    {
        return dice.chance(Aspect.VIEWABLE, touch, VIEWABLE_SHARE);
    }

    public boolean isLead(int touch)
    {
        return touch == milestones.lead();
    }

    public boolean isOpportunity(int touch)
    {
        return touch == milestones.opportunity();
    }

    public boolean hasLead()
    {
        return milestones.lead() != Milestones.NONE;
    }

    public long leadMillis()
    {
        return timeMillis(milestones.lead());
    }

    public boolean hasOpportunity()
    {
        return milestones.opportunity() != Milestones.NONE;
    }

    public long opportunityMillis()
    {
        return timeMillis(milestones.opportunity());
    }

    private boolean isMilestone(int touch)
    {
        return isLead(touch) || isOpportunity(touch);
    }

    long retainedBytes()
    {
        return sizeOf(keys);
    }
}
