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
import io.tributary.connector.journeys.story.MailEvents;
import io.tributary.connector.journeys.story.Story;

import java.time.Instant;
import java.util.Optional;

/**
 * What the mail platform delivers.
 */
final class EmailEventTable
{
    static final TableDefinition<Story> EMAIL_EVENT = new TableDefinition<>(
            "email_event",
            "Mail platform: what became of each newsletter, keyed by the recipient's address as the person typed it. Times are text.",
            new UnitSource.Stories(),
            (story, rows) -> mails(story).forEachRow(rows::add),
            new ColumnList<Story>()
                    .text("event_id", "Key of the event; the touch_id of the touch: the click if there is one, else the opening.", (story, row) -> mails(story).id(row))
                    .text("message_id", "Message, the same for all its events.", (story, row) -> mails(story).message(row))
                    .text("recipient", "Address as typed at the subscription: case, dots, plus tags and spaces vary; NULL when unknown.", (story, row) -> story.identifiers().text(mails(story).recipient(row)))
                    .absentWhen((story, row) -> mails(story).isRecipientLost(row))
                    .text("event_type", "sent, delivered, open, click or unsubscribe.", (story, row) -> mails(story).name(row))
                    .choice("campaign", "Name of the campaign, as in touch; NULL when lost, and for unsubscriptions.", Campaign.NAMES, (story, row) -> mails(story).campaign(row))
                    .text("occurred_at", "When it happened, as text: 2024-03-05T14:22:07Z, whole seconds; NULL for a few openings and clicks.", (story, row) -> Instant.ofEpochMilli(mails(story).timeMillis(row)).toString())
                    .absentWhen((story, row) -> mails(story).isTimeLost(row))
                    .timestamp("loaded_at", "When the row reached the warehouse, UTC; can be days late.", (story, row) -> mails(story).loadedMillis(row))
                    .build(),
            Optional.empty());

    private EmailEventTable() {}

    private static MailEvents mails(Story story)
    {
        return story.mailEvents();
    }
}
