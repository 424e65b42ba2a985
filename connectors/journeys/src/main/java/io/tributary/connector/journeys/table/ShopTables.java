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
package io.tributary.connector.journeys.table;

import com.google.common.collect.ImmutableList;
import io.tributary.connector.journeys.story.Payments;
import io.tributary.connector.journeys.story.Purchases;
import io.tributary.connector.journeys.story.Story;

import java.util.List;
import java.util.Optional;

/**
 * What the web shop and the payment provider deliver. A row of {@code shop_order} is numbered by twice its purchase, plus
 * one for an attempt that was cancelled.
 */
final class ShopTables
{
    private static final List<String> STATUSES = ImmutableList.of("completed", "refunded", "cancelled");

    static final TableDefinition<Story> SHOP_ORDER = new TableDefinition<>(
            "shop_order",
            "Web shop: orders, keyed by what the customer typed. Cancelled orders are attempts whose payment failed; all others are conversions.",
            new UnitSource.Stories(),
            ShopTables::addOrders,
            new ColumnList<Story>()
                    .text("order_number", "Key of the order; the conversion_id of the conversion.", (story, row) -> isAttempt(row) ? story.purchases().attemptId(purchase(row)) : story.purchases().id(purchase(row)))
                    .text("customer_email", "E-mail address as typed: case, dots, plus tags and spaces vary.", (story, row) -> story.identifiers().text(story.purchases().email(purchase(row))))
                    .text("customer_phone", "Telephone number as typed, in one of eight formats.", (story, row) -> story.identifiers().text(story.purchases().phone(purchase(row))))
                    .money("amount", "Amount of the order in its currency.", (story, row) -> story.purchases().cents(purchase(row)))
                    .text("currency", "Currency of the order: EUR, GBP or USD.", (story, _) -> story.purchases().currency())
                    .choice("status", "completed, refunded (a conversion all the same) or cancelled (never a conversion).", STATUSES, ShopTables::status)
                    .timestamp("ordered_at", "When the order was placed, UTC.", (story, row) -> isAttempt(row) ? story.purchases().attemptMillis(purchase(row)) : story.purchases().timeMillis(purchase(row)))
                    .timestamp("loaded_at", "When the row reached the warehouse, UTC.", (story, row) -> story.purchases().ingestedMillis(purchase(row)))
                    .build(),
            Optional.empty());

    static final TableDefinition<Story> PAYMENT = new TableDefinition<>(
            "payment",
            "Payment provider: captures, failures and refunds of shop orders. Amounts are hundredths, times epoch seconds, references sometimes in lower case.",
            new UnitSource.Stories(),
            (story, rows) -> payments(story).forEachRow(rows::add),
            new ColumnList<Story>()
                    .text("payment_id", "Key of the payment.", (story, row) -> payments(story).id(row))
                    .text("order_reference", "Order number, for one in thirty in lower case.", (story, row) -> payments(story).orderReference(row))
                    .text("method", "card, wallet, invoice or transfer.", (story, row) -> payments(story).method(row))
                    .bigint("amount_minor", "Amount in hundredths of the currency; negative for a refund.", (story, row) -> payments(story).cents(row))
                    .text("currency", "Currency in lower case: eur, gbp or usd.", (story, _) -> payments(story).currency())
                    .text("status", "captured, failed or refunded.", (story, row) -> payments(story).status(row))
                    .bigint("created", "When it happened: seconds since 1970, UTC. Refunds can lie after the period.", (story, row) -> payments(story).timeSeconds(row))
                    .build(),
            Optional.empty());

    private ShopTables() {}

    private static void addOrders(Story story, RowList rows)
    {
        Purchases purchases = story.purchases();
        for (int event : story.ingestionOrder()) {
            if (story.isTouch(event) || purchases.isInStore(story.purchase(event))) {
                continue;
            }
            int purchase = story.purchase(event);
            if (purchases.hasCancelledAttempt(purchase)) {
                rows.add(2 * purchase + 1);
            }
            rows.add(2 * purchase);
        }
    }

    private static int purchase(int row)
    {
        return row / 2;
    }

    private static boolean isAttempt(int row)
    {
        return row % 2 == 1;
    }

    private static int status(Story story, int row)
    {
        if (isAttempt(row)) {
            return 2;
        }
        return story.purchases().isRefunded(purchase(row)) ? 1 : 0;
    }

    private static Payments payments(Story story)
    {
        return story.payments();
    }
}
