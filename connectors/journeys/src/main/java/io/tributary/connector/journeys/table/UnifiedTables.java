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
import io.tributary.connector.journeys.story.Campaign;
import io.tributary.connector.journeys.story.Channel;
import io.tributary.connector.journeys.story.Interaction;
import io.tributary.connector.journeys.story.SourceTable;
import io.tributary.connector.journeys.story.Story;
import io.tributary.connector.journeys.story.Touches;

import java.util.List;
import java.util.Optional;

/**
 * Touches and conversions as a modeller would derive them from the raw tables.
 */
final class UnifiedTables
{
    static final List<String> DEVICES = ImmutableList.of("mobile", "desktop", "tablet", "connected_tv");

    private static final List<String> KINDS = ImmutableList.of("shop", "store");

    static final TableDefinition<Story> TOUCH = new TableDefinition<>(
            "touch",
            "Unified: all touches of all platforms, one row each, in the order in which a person's touches reached the warehouse.",
            new UnitSource.Stories(),
            UnifiedTables::addTouches,
            new ColumnList<Story>()
                    .text("touch_id", "Key of the touch: that of the row in source_table.", (story, row) -> story.touches().id(row))
                    .bigint("customer", "Person, as in truth_person; NULL when unknown, one in two hundred.", (story, _) -> story.person().id())
                    .absentWhen((story, row) -> story.touches().isCustomerLost(row))
                    .timestamp("event_time", "When it happened, UTC; NULL for one in a thousand.", (story, row) -> story.touches().timeMillis(row))
                    .absentWhen((story, row) -> story.touches().isTimeLost(row))
                    .timestamp("ingested_at", "When it reached the warehouse, UTC; up to five days later.", (story, row) -> story.touches().ingestedMillis(row))
                    .choice("channel", "Channel; NULL when lost, one in a hundred.", Channel.LABELS, (story, row) -> channel(story.touches(), row))
                    .choice("campaign", "Campaign; NULL for channels without campaigns and when lost.", Campaign.NAMES, (story, row) -> story.touches().campaign(row))
                    .choice("interaction", "view, click, visit or open.", Interaction.LABELS, (story, row) -> story.touches().interaction(row).number())
                    .choice("device", "Kind of device: mobile, desktop, tablet or connected_tv.", DEVICES, (story, row) -> story.touches().device(row))
                    .choice("source_table", "Raw table that holds the touch.", SourceTable.LABELS, (story, row) -> story.touches().source(row).number())
                    .flag("is_direct", "Whether the channel is direct; false when the channel is lost.", (story, row) -> isDirect(story.touches(), row))
                    .flag("lead", "True for the touch at which the person became a lead: at most one a person.", (story, row) -> story.touches().isLead(row))
                    .flag("opportunity", "True for the touch at which the person became an opportunity: at most one a person.", (story, row) -> story.touches().isOpportunity(row))
                    .cost("cost", "Cost of the touch in euros; 0 where it costs nothing.", (story, row) -> story.touches().cost(row))
                    .build(),
            Optional.of("customer"));

    static final TableDefinition<Story> CONVERSION = new TableDefinition<>(
            "conversion",
            "Unified: all purchases in the web shop and in stores. Refunded orders are conversions, cancelled ones are not.",
            new UnitSource.Stories(),
            UnifiedTables::addPurchases,
            new ColumnList<Story>()
                    .text("conversion_id", "Key of the conversion: the order number or the receipt number.", (story, row) -> story.purchases().id(row))
                    .bigint("customer", "Person, as in truth_person; never NULL.", (story, _) -> story.person().id())
                    .timestamp("event_time", "When it happened, UTC.", (story, row) -> story.purchases().timeMillis(row))
                    .timestamp("ingested_at", "When it reached the warehouse, UTC; for stores in the following night.", (story, row) -> story.purchases().ingestedMillis(row))
                    .choice("kind", "shop or store.", KINDS, (story, row) -> story.purchases().isInStore(row) ? 1 : 0)
                    .money("value", "Value in euros.", (story, row) -> story.purchases().euroCents(row))
                    .text("currency", "Currency that was paid: EUR, GBP or USD.", (story, _) -> story.purchases().currency())
                    .money("original_value", "Value in the currency that was paid.", (story, row) -> story.purchases().cents(row))
                    .build(),
            Optional.of("customer"));

    private UnifiedTables() {}

    static int channel(Touches touches, int touch)
    {
        return touches.isChannelLost(touch) ? Touches.MISSING : touches.channel(touch).number();
    }

    static boolean isDirect(Touches touches, int touch)
    {
        return touches.channel(touch) == Channel.DIRECT && !touches.isChannelLost(touch);
    }

    private static void addTouches(Story story, RowList rows)
    {
        for (int event : story.ingestionOrder()) {
            if (story.isTouch(event)) {
                rows.add(event);
            }
        }
    }

    private static void addPurchases(Story story, RowList rows)
    {
        if (story.purchases().count() == 0) {
            return;
        }
        for (int event : story.ingestionOrder()) {
            if (!story.isTouch(event)) {
                rows.add(story.purchase(event));
            }
        }
    }
}
