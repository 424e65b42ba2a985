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
import java.util.function.IntConsumer;

import static java.util.Locale.ENGLISH;
import static java.util.Objects.requireNonNull;

/**
 * What the payment provider records of a story. A row is numbered by its purchase and its kind.
 */
public final class Payments
{
    private static final int CAPTURE = 0;
    private static final int REFUND = 1;
    private static final int FAILURE = 2;
    private static final int KINDS = 4;
    private static final double LOWER_CASE_SHARE = 1.0 / 30;
    private static final List<String> METHODS = ImmutableList.of("card", "card", "wallet", "invoice", "transfer");

    private final Story story;
    private final Purchases purchases;

    Payments(Story story)
    {
        this.story = requireNonNull(story, "story is null");
        this.purchases = story.purchases();
    }

    private static int purchase(int row)
    {
        return row / KINDS;
    }

    private static int kind(int row)
    {
        return row % KINDS;
    }

    /**
     * All rows of a story: for each order of the web shop the failed attempt, the capture and the refund, if any.
     */
    public void forEachRow(IntConsumer rows)
    {
        for (int event : story.ingestionOrder()) {
            if (story.isTouch(event) || purchases.isInStore(story.purchase(event))) {
                continue;
            }
            int purchase = story.purchase(event);
            if (purchases.hasCancelledAttempt(purchase)) {
                rows.accept(purchase * KINDS + FAILURE);
            }
            rows.accept(purchase * KINDS + CAPTURE);
            if (purchases.isRefunded(purchase)) {
                rows.accept(purchase * KINDS + REFUND);
            }
        }
    }

    public String id(int row)
    {
        return Story.key("pay_", story.person().id(), row);
    }

    /**
     * The order number, which some systems pass on in lower case.
     */
    public String orderReference(int row)
    {
        int purchase = purchase(row);
        String order = kind(row) == FAILURE ? purchases.attemptId(purchase) : purchases.id(purchase);
        boolean lowerCase = Dice.uniform(purchases.draw(Aspect.PAYMENT, row)) < LOWER_CASE_SHARE;
        return lowerCase ? order.toLowerCase(ENGLISH) : order;
    }

    public String method(int row)
    {
        return METHODS.get(Dice.below(Dice.mix(purchases.draw(Aspect.PAYMENT, purchase(row))), METHODS.size()));
    }

    /**
     * In hundredths of the currency; negative for refunds.
     */
    public long cents(int row)
    {
        long cents = purchases.cents(purchase(row));
        return kind(row) == REFUND ? -cents : cents;
    }

    public String currency()
    {
        return purchases.currency().toLowerCase(ENGLISH);
    }

    public String status(int row)
    {
        return switch (kind(row)) {
            case CAPTURE -> "captured";
            case REFUND -> "refunded";
            default -> "failed";
        };
    }

    /**
     * Seconds since 1970.
     */
    public long timeSeconds(int row)
    {
        int purchase = purchase(row);
        long millis = switch (kind(row)) {
            case CAPTURE -> purchases.timeMillis(purchase);
            case REFUND -> purchases.refundMillis(purchase);
            default -> purchases.attemptMillis(purchase);
        };
        return Math.floorDiv(millis, 1_000);
    }
}
