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

import java.util.OptionalInt;

import static io.airlift.slice.SizeOf.sizeOf;
import static io.tributary.connector.journeys.story.Story.EVENT_BITS;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MINUTES;

/**
 * The purchases of one person, numbered in the order in which they happened.
 */
public final class Purchases
{
    static final int ORGANIC = -1;

    private static final double STORE_SHARE = 0.3;
    private static final double REFUND_SHARE = 0.05;
    private static final double CANCELLED_ATTEMPT_SHARE = 0.04;
    private static final double CARD_SHOWN_SHARE = 0.75;
    private static final double LATE_SHARE = 0.02;
    private static final long SMALLEST_CENTS = 199;
    private static final LogNormal CENTS = new LogNormal(4_500, 0.9);
    private static final LogNormal INGESTION_SECONDS = new LogNormal(45, 1.0);

    private final Person person;
    private final Dice dice;
    private final Identifiers identifiers;
    private final long[] keys;

    Purchases(Person person, Identifiers identifiers, long[] keys)
    {
        this.person = requireNonNull(person, "person is null");
        this.dice = person.dice();
        this.identifiers = requireNonNull(identifiers, "identifiers is null");
        this.keys = requireNonNull(keys, "keys is null");
    }

    static long timeMillis(long key)
    {
        return Period.START_MILLIS + (key >>> EVENT_BITS);
    }

    public int count()
    {
        return keys.length;
    }

    /**
     * When the purchase happened; tills know whole seconds only.
     */
    public long timeMillis(int purchase)
    {
        long time = timeMillis(keys[purchase]);
        return isInStore(purchase) ? time - time % 1_000 : time;
    }

    /**
     * The touch that caused the purchase, if one did.
     */
    public OptionalInt cause(int purchase)
    {
        int cause = (int) (keys[purchase] & ((1 << EVENT_BITS) - 1)) - 1;
        return cause == ORGANIC ? OptionalInt.empty() : OptionalInt.of(cause);
    }

    public boolean isInStore(int purchase)
    {
        return dice.chance(Aspect.STORE, purchase, STORE_SHARE);
    }

    /**
     * When the purchase reached the warehouse: tills send the day's purchases in the following night.
     */
    public long ingestedMillis(int purchase)
    {
        long time = timeMillis(purchase);
        long delay = (long) (1_000 * INGESTION_SECONDS.draw(dice, Aspect.INGESTION, -1 - 2L * purchase));
        if (isInStore(purchase)) {
            long day = DAYS.toMillis(1);
            return time - time % day + day + HOURS.toMillis(2) + delay;
        }
        if (dice.chance(Aspect.INGESTION, -2 - 2L * purchase, LATE_SHARE)) {
            return time + delay + HOURS.toMillis(1 + dice.below(Aspect.PAYMENT, -1 - purchase, 72));
        }
        return time + delay;
    }

    /**
     * The key in the raw table, which is also that of the conversion.
     */
    public String id(int purchase)
    {
        return Story.key(isInStore(purchase) ? "ST-" : "SO-", person.id(), 2 * purchase);
    }

    /**
     * The amount in the currency that was paid, in hundredths.
     */
    public long cents(int purchase)
    {
        return Math.max(SMALLEST_CENTS, (long) CENTS.draw(dice, Aspect.AMOUNT, purchase));
    }

    public long euroCents(int purchase)
    {
        return person.country().toEuroCents(cents(purchase));
    }

    public String currency()
    {
        return person.country().currency();
    }

    /**
     * Goods of the web shop that came back: the purchase stays a conversion.
     */
    public boolean isRefunded(int purchase)
    {
        return !isInStore(purchase) && dice.chance(Aspect.REFUND, 2L * purchase, REFUND_SHARE);
    }

    public long refundMillis(int purchase)
    {
        return timeMillis(purchase) + DAYS.toMillis(3 + dice.below(Aspect.REFUND, 2L * purchase + 1, 28));
    }

    /**
     * Whether the order was tried before in vain: the payment failed and the shop cancelled that order.
     */
    public boolean hasCancelledAttempt(int purchase)
    {
        return !isInStore(purchase) && dice.chance(Aspect.CANCELLED_ATTEMPT, 2L * purchase, CANCELLED_ATTEMPT_SHARE);
    }

    public long attemptMillis(int purchase)
    {
        return timeMillis(purchase) - MINUTES.toMillis(2 + dice.below(Aspect.CANCELLED_ATTEMPT, 2L * purchase + 1, 30));
    }

    public String attemptId(int purchase)
    {
        return Story.key("SO-", person.id(), 2 * purchase + 1);
    }

    public int email(int purchase)
    {
        return identifiers.typedEmail(Aspect.TYPED_EMAIL, purchase);
    }

    public int phone(int purchase)
    {
        return identifiers.typedPhone(Aspect.TYPED_PHONE, purchase);
    }

    /**
     * Whether the loyalty card was shown at the till; otherwise the cashier asks for the telephone number.
     */
    public boolean isCardShown(int purchase)
    {
        return person.hasLoyaltyCard() && dice.chance(Aspect.CARD_SHOWN, purchase, CARD_SHOWN_SHARE);
    }

    public int loyaltyCard()
    {
        return Identifiers.loyaltyCard();
    }

    /**
     * The cookie of the browser in which the order was placed.
     */
    public int visitor(int purchase)
    {
        return Identifiers.cookie(IdentifierType.VISITOR, 0, timeMillis(purchase));
    }

    public long draw(Aspect aspect, int purchase)
    {
        return dice.bits(aspect, purchase);
    }

    long retainedBytes()
    {
        return sizeOf(keys);
    }
}
