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
import java.util.HexFormat;

import static com.google.common.base.Preconditions.checkArgument;
import static io.airlift.slice.SizeOf.sizeOf;
import static java.util.Objects.requireNonNull;

/**
 * All that happened to one person. Every table is a projection of stories, so that tables agree with each other.
 * <p>
 * Events are numbered: touches from 0 in the order in which they happened, then purchases in theirs. Only what the rest
 * depends on is stored; details are drawn when they are asked for.
 */
public final class Story
        implements Unit
{
    static final int EVENT_BITS = 18;
    static final int CHANNEL_BITS = 4;
    private static final int EVENT_MASK = (1 << EVENT_BITS) - 1;
    private static final int ROW_BITS = 24;

    private final Person person;
    private final Identifiers identifiers;
    private final Touches touches;
    private final Purchases purchases;
    private final WebEvents webEvents;
    private final MailEvents mailEvents;
    private final Payments payments;
    private final Contacts contacts;
    private int[] ingestionOrder;

    Story(Person person, long[] touchKeys, long[] purchaseKeys, Milestones milestones)
    {
        this.person = requireNonNull(person, "person is null");
        checkArgument(touchKeys.length + purchaseKeys.length < EVENT_MASK, "Too many events of one person: %s", touchKeys.length + purchaseKeys.length);
        this.identifiers = new Identifiers(person);
        this.touches = new Touches(person, identifiers, touchKeys, milestones);
        this.purchases = new Purchases(person, identifiers, purchaseKeys);
        this.webEvents = new WebEvents(this);
        this.mailEvents = new MailEvents(this);
        this.payments = new Payments(this);
        this.contacts = new Contacts(this);
    }

    public Person person()
    {
        return person;
    }

    public Identifiers identifiers()
    {
        return identifiers;
    }

    public Touches touches()
    {
        return touches;
    }

    public Purchases purchases()
    {
        return purchases;
    }

    public WebEvents webEvents()
    {
        return webEvents;
    }

    public MailEvents mailEvents()
    {
        return mailEvents;
    }

    public Payments payments()
    {
        return payments;
    }

    public Contacts contacts()
    {
        return contacts;
    }

    public int eventCount()
    {
        return touches.count() + purchases.count();
    }

    public boolean isTouch(int event)
    {
        return event < touches.count();
    }

    /**
     * The number of a purchase among purchases.
     */
    public int purchase(int event)
    {
        return event - touches.count();
    }

    /**
     * The events in the order in which they reached the warehouse, which is not that in which they happened.
     */
    public int[] ingestionOrder()
    {
        if (ingestionOrder == null) {
            long[] keys = new long[eventCount()];
            for (int event = 0; event < keys.length; event++) {
                long ingested = isTouch(event) ? touches.ingestedMillis(event) : purchases.ingestedMillis(purchase(event));
                keys[event] = (ingested - Period.START_MILLIS) << EVENT_BITS | event;
            }
            Arrays.sort(keys);
            int[] order = new int[keys.length];
            for (int position = 0; position < order.length; position++) {
                order[position] = (int) keys[position] & EVENT_MASK;
            }
            ingestionOrder = order;
        }
        return ingestionOrder;
    }

    /**
     * A key that no other row with the same prefix has: a bijection of person and row, written in hexadecimal. Keys of
     * different prefixes have nothing in common.
     *
     * @param row a number below 16,777,216 that is unique within the person and the prefix
     */
    static String key(String prefix, long person, int row)
    {
        return prefix + HexFormat.of().toHexDigits(Dice.mix((person << ROW_BITS | row) ^ Dice.mix(prefix.hashCode())));
    }

    @Override
    public long retainedBytes()
    {
        return touches.retainedBytes() + purchases.retainedBytes() + (ingestionOrder == null ? 0 : sizeOf(ingestionOrder));
    }
}
