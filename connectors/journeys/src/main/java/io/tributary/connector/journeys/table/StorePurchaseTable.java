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

import io.tributary.connector.journeys.story.Purchases;
import io.tributary.connector.journeys.story.Story;
import io.tributary.connector.journeys.story.TillClock;

import java.util.Optional;

/**
 * What the tills of the stores deliver.
 */
final class StorePurchaseTable
{
    static final TableDefinition<Story> STORE_PURCHASE = new TableDefinition<>(
            "store_purchase",
            "Stores: purchases at the till, keyed by loyalty card or telephone. Times are local; the day's rows arrive in the following night.",
            new UnitSource.Stories(),
            StorePurchaseTable::addPurchases,
            new ColumnList<Story>()
                    .text("receipt_number", "Key of the receipt; the conversion_id of the conversion.", (story, row) -> story.purchases().id(row))
                    .text("till_number", "Country, store and till.", (story, row) -> TillClock.tillNumber(story, row))
                    .text("loyalty_card", "Number of the loyalty card; NULL if none was shown.", (story, _) -> story.identifiers().text(story.purchases().loyaltyCard()))
                    .absentWhen((story, row) -> !story.purchases().isCardShown(row))
                    .text("phone", "Telephone number that the customer said; NULL where a card was shown.", (story, row) -> story.identifiers().text(story.purchases().phone(row)))
                    .absentWhen((story, row) -> story.purchases().isCardShown(row))
                    .date("local_date", "Date by the clock of the store.", (story, row) -> TillClock.localDay(story, row))
                    .time("local_time", "Time by the clock of the store, whole seconds.", (story, row) -> TillClock.localSecond(story, row))
                    .text("time_zone", "Zone of the clock of the store.", (story, _) -> story.person().country().zone().getId())
                    .money("amount", "Amount in the currency of the store.", (story, row) -> story.purchases().cents(row))
                    .text("currency", "Currency of the store: EUR, GBP or USD.", (story, _) -> story.purchases().currency())
                    .timestamp("loaded_at", "When the row reached the warehouse, UTC.", (story, row) -> story.purchases().ingestedMillis(row))
                    .build(),
            Optional.empty());

    private StorePurchaseTable() {}

    private static void addPurchases(Story story, RowList rows)
    {
        Purchases purchases = story.purchases();
        for (int event : story.ingestionOrder()) {
            if (!story.isTouch(event) && purchases.isInStore(story.purchase(event))) {
                rows.add(story.purchase(event));
            }
        }
    }
}
