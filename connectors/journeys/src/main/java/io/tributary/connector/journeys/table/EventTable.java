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

import io.tributary.connector.journeys.story.Campaign;
import io.tributary.connector.journeys.story.Channel;
import io.tributary.connector.journeys.story.Interaction;
import io.tributary.connector.journeys.story.Story;
import io.tributary.connector.journeys.story.Touches;

import java.util.Optional;

/**
 * Touches and conversions in one table, ready for window functions.
 */
final class EventTable
{
    static final TableDefinition<Story> EVENT = new TableDefinition<>(
            "event",
            "Unified: touches and conversions in one table, ready for window functions over customer and event_time.",
            new UnitSource.Stories(),
            EventTable::addEvents,
            new ColumnList<Story>()
                    .bigint("customer", "Person, as in truth_person; NULL for one touch in two hundred, never for conversions.", (story, _) -> story.person().id())
                    .absentWhen((story, row) -> story.isTouch(row) && story.touches().isCustomerLost(row))
                    .timestamp("event_time", "When it happened, UTC; NULL for one touch in a thousand.", (story, row) -> story.isTouch(row) ? story.touches().timeMillis(row) : story.purchases().timeMillis(story.purchase(row)))
                    .absentWhen((story, row) -> story.isTouch(row) && story.touches().isTimeLost(row))
                    .timestamp("ingested_at", "When it reached the warehouse, UTC.", (story, row) -> story.isTouch(row) ? story.touches().ingestedMillis(row) : story.purchases().ingestedMillis(story.purchase(row)))
                    .text("event_id", "The touch_id or the conversion_id.", (story, row) -> story.isTouch(row) ? story.touches().id(row) : story.purchases().id(story.purchase(row)))
                    .choice("channel", "Channel of the touch; NULL when lost, and for conversions.", Channel.LABELS, (story, row) -> story.isTouch(row) ? UnifiedTables.channel(story.touches(), row) : Touches.MISSING)
                    .choice("campaign", "Campaign of the touch; NULL for channels without campaigns, when lost, and for conversions.", Campaign.NAMES, (story, row) -> story.isTouch(row) ? story.touches().campaign(row) : Touches.MISSING)
                    .choice("interaction", "view, click, visit or open; purchase for conversions.", Interaction.LABELS, (story, row) -> (story.isTouch(row) ? story.touches().interaction(row) : Interaction.PURCHASE).number())
                    .choice("device", "Kind of device: mobile, desktop, tablet or connected_tv; NULL for conversions.", UnifiedTables.DEVICES, (story, row) -> story.isTouch(row) ? story.touches().device(row) : Touches.MISSING)
                    .flag("is_direct", "Whether the channel is direct; false for conversions.", (story, row) -> story.isTouch(row) && UnifiedTables.isDirect(story.touches(), row))
                    .flag("lead", "True for the touch at which the person became a lead.", (story, row) -> story.touches().isLead(row))
                    .flag("opportunity", "True for the touch at which the person became an opportunity.", (story, row) -> story.touches().isOpportunity(row))
                    .flag("conversion", "Whether the row is a conversion; never NULL.", (story, row) -> !story.isTouch(row))
                    .money("value", "Value of the conversion in euros; NULL for touches.", (story, row) -> story.purchases().euroCents(story.purchase(row)))
                    .absentWhen(Story::isTouch)
                    .build(),
            Optional.of("customer"));

    private EventTable() {}

    private static void addEvents(Story story, RowList rows)
    {
        for (int event : story.ingestionOrder()) {
            rows.add(event);
        }
    }
}
