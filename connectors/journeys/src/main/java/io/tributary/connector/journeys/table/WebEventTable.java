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

import io.tributary.connector.journeys.story.Story;
import io.tributary.connector.journeys.story.WebEvents;

import java.util.Optional;

/**
 * What the web analytics tool of the shop delivers.
 */
final class WebEventTable
{
    static final TableDefinition<Story> WEB_EVENT = new TableDefinition<>(
            "web_event",
            "Web analytics: pages seen in the web shop, keyed by visitor cookie. One row in two hundred is delivered twice with the same event_id.",
            new UnitSource.Stories(),
            (story, rows) -> web(story).forEachRow(rows::add),
            new ColumnList<Story>()
                    .text("event_id", "Key of the event, repeated when it is delivered twice; the touch_id where the session is a touch.", (story, row) -> web(story).id(row))
                    .text("visitor_id", "First-party cookie, new every half year; NULL when the visitor is unknown.", (story, row) -> story.identifiers().text(web(story).visitor(row)))
                    .absentWhen((story, row) -> web(story).isVisitorLost(row))
                    .text("session_id", "Session: one for each visit or click, and one for each order.", (story, row) -> web(story).session(row))
                    .text("event_name", "session_start, page_view, add_to_cart or purchase.", (story, row) -> web(story).name(row))
                    .text("url", "Page, with utm parameters and click ids where the visitor came from a campaign.", (story, row) -> web(story).url(row))
                    .text("referrer", "Page from which the visitor came; NULL for direct visits and mails.", (story, row) -> web(story).referrer(row))
                    .absentWhen((story, row) -> !web(story).hasReferrer(row))
                    .text("click_id", "Click that started the session, as in ad_click; NULL otherwise.", (story, row) -> web(story).clickId(row))
                    .absentWhen((story, row) -> !web(story).startsWithAdClick(row))
                    .text("contact_id", "Contact in crm_contact of a visitor who was logged in; NULL for all others.", (story, _) -> story.identifiers().text(web(story).contact()))
                    .absentWhen((story, row) -> !web(story).isLoggedIn(row))
                    .instant("occurred_at", "When it happened, in UTC; NULL for one in a thousand.", (story, row) -> web(story).timeMillis(row))
                    .absentWhen((story, row) -> web(story).isTimeLost(row))
                    .timestamp("loaded_at", "When the row reached the warehouse, UTC; later for a second delivery.", (story, row) -> web(story).loadedMillis(row))
                    .build(),
            Optional.empty());

    private WebEventTable() {}

    private static WebEvents web(Story story)
    {
        return story.webEvents();
    }
}
