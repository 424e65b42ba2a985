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
import io.tributary.connector.journeys.story.SourceTable;
import io.tributary.connector.journeys.story.SpendDay;
import io.tributary.connector.journeys.story.Story;

import java.util.List;
import java.util.Optional;

/**
 * What the ad platform delivers: impressions, clicks and the daily bill.
 */
final class AdTables
{
    private static final List<String> PLACEMENTS = ImmutableList.of("news.example/top", "news.example/side", "weather.example/banner", "recipes.example/inline", "app.example/story", "search.example/results");
    private static final long MICROS_PER_COST_UNIT = 100;

    static final TableDefinition<Story> AD_IMPRESSION = new TableDefinition<>(
            "ad_impression",
            "Ad platform: advertisements that were seen and not clicked, keyed by device. Times are epoch milliseconds, costs millionths of a euro.",
            new UnitSource.Stories(),
            (story, rows) -> addTouches(story, SourceTable.AD_IMPRESSION, rows),
            new ColumnList<Story>()
                    .text("impression_id", "Key of the impression; the touch_id of the touch.", (story, row) -> story.touches().id(row))
                    .text("device_id", "Advertising id of the device in upper case; NULL when the person is unknown.", (story, row) -> story.identifiers().text(story.touches().deviceIdentifier(row)))
                    .absentWhen((story, row) -> story.touches().isCustomerLost(row))
                    .bigint("campaign_id", "Campaign, as in ad_spend; NULL when the platform lost it.", (story, row) -> story.touches().platformCampaign(row))
                    .absentWhen((story, row) -> story.touches().isChannelLost(row))
                    .choice("placement", "Site and position of the advertisement.", PLACEMENTS, (story, row) -> story.touches().placement(row, PLACEMENTS.size()))
                    .flag("viewable", "Whether at least half of the advertisement was on the screen.", (story, row) -> story.touches().isViewable(row))
                    .bigint("served_at", "When it was shown: milliseconds since 1970, UTC; NULL for one in a thousand.", (story, row) -> story.touches().timeMillis(row))
                    .absentWhen((story, row) -> story.touches().isTimeLost(row))
                    .bigint("cost_micros", "Price in millionths of a euro.", (story, row) -> story.touches().cost(row) * MICROS_PER_COST_UNIT)
                    .timestamp("loaded_at", "When the row reached the warehouse, UTC; can be days late.", (story, row) -> story.touches().ingestedMillis(row))
                    .build(),
            Optional.empty());

    static final TableDefinition<Story> AD_CLICK = new TableDefinition<>(
            "ad_click",
            "Ad platform: advertisements that were clicked, keyed by cookie. The click id comes back in the URL of web_event.",
            new UnitSource.Stories(),
            (story, rows) -> addTouches(story, SourceTable.AD_CLICK, rows),
            new ColumnList<Story>()
                    .text("click_id", "Key of the click, sent to the site as gclid, fbclid or dclid; the touch_id of the touch.", (story, row) -> story.touches().id(row))
                    .text("cookie_id", "Cookie of the ad platform, new every half year; NULL when the person is unknown.", (story, row) -> story.identifiers().text(story.touches().adCookie(row)))
                    .absentWhen((story, row) -> story.touches().isCustomerLost(row))
                    .text("device_id", "Advertising id of the device, known for two clicks in five.", (story, row) -> story.identifiers().text(story.touches().deviceIdentifier(row)))
                    .absentWhen((story, row) -> story.touches().isCustomerLost(row) || !story.touches().isAdDeviceKnown(row))
                    .bigint("campaign_id", "Campaign, as in ad_spend; NULL when the platform lost it.", (story, row) -> story.touches().platformCampaign(row))
                    .absentWhen((story, row) -> story.touches().isChannelLost(row))
                    .choice("placement", "Site and position of the advertisement.", PLACEMENTS, (story, row) -> story.touches().placement(row, PLACEMENTS.size()))
                    .instant("clicked_at", "When it was clicked, in UTC; NULL for one in a thousand.", (story, row) -> story.touches().timeMillis(row))
                    .absentWhen((story, row) -> story.touches().isTimeLost(row))
                    .cost("cost", "Price of the click in euros.", (story, row) -> story.touches().cost(row))
                    .timestamp("loaded_at", "When the row reached the warehouse, UTC; can be days late.", (story, row) -> story.touches().ingestedMillis(row))
                    .build(),
            Optional.empty());

    static final TableDefinition<SpendDay> AD_SPEND = new TableDefinition<>(
            "ad_spend",
            "Ad platform: the bill by day and campaign. The platform counts people whom no other table knows, so this is not the sum of touches.",
            new UnitSource.SpendDays(),
            AdTables::addCampaigns,
            new ColumnList<SpendDay>()
                    .date("spend_date", "Day, in UTC.", (day, _) -> day.epochDay())
                    .text("channel", "Channel of the campaign, as in touch.", (day, row) -> day.campaign(row).channel().label())
                    .bigint("campaign_id", "Key of the campaign on the ad platform.", (day, row) -> day.campaign(row).platformId())
                    .text("campaign", "Name of the campaign, as in touch.", (day, row) -> day.campaign(row).name())
                    .bigint("impressions", "Times that the advertisement was shown.", SpendDay::impressions)
                    .bigint("clicks", "Times that it was clicked.", SpendDay::clicks)
                    .money("cost", "Spend of the day in the currency of the account.", SpendDay::cents)
                    .text("currency", "Currency of the account: EUR, GBP or USD.", (day, row) -> day.campaign(row).channel().currency())
                    .build(),
            Optional.empty());

    private AdTables() {}

    private static void addTouches(Story story, SourceTable source, RowList rows)
    {
        for (int event : story.ingestionOrder()) {
            if (story.isTouch(event) && story.touches().source(event) == source) {
                rows.add(event);
            }
        }
    }

    private static void addCampaigns(SpendDay day, RowList rows)
    {
        for (int row = 0; row < day.campaigns(); row++) {
            rows.add(row);
        }
    }
}
