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
import io.tributary.connector.journeys.story.Channel;
import io.tributary.connector.journeys.story.RawIdentifiers;
import io.tributary.connector.journeys.story.Story;
import io.tributary.connector.journeys.story.StoryTeller;

import java.util.List;
import java.util.Optional;

/**
 * What nobody knows outside of a generated data set.
 */
final class TruthTables
{
    private static final List<Channel> CHANNELS = ImmutableList.copyOf(Channel.values());
    private static final String BASELINE = "baseline";

    static final TableDefinition<Story> TRUTH_PERSON = new TableDefinition<>(
            "truth_person",
            "Truth: which identifiers of the raw tables are whose. A shared identifier has a row for each person who uses it.",
            new UnitSource.Stories(),
            (story, rows) -> RawIdentifiers.usedIn(story).stream().forEach(rows::add),
            new ColumnList<Story>()
                    .bigint("person", "Person: the customer of the unified tables.", (story, _) -> story.person().id())
                    .bigint("household", "Household: the smallest number of a person who lives in it.", (story, _) -> story.person().household().head())
                    .text("identifier_type", "email, phone, device, ad_cookie, visitor, loyalty_card or contact.", (story, row) -> story.identifiers().type(row).label())
                    .text("identifier", "Identifier exactly as it appears in the raw tables.", (story, row) -> story.identifiers().text(row))
                    .text("normalised", "The form that all spellings have in common: mailbox or E.164 number; NULL for identifiers without spellings.", (story, row) -> story.identifiers().normalised(row).orElseThrow())
                    .absentWhen((story, row) -> story.identifiers().normalised(row).isEmpty())
                    .build(),
            Optional.of("person"));

    static final TableDefinition<Story> TRUTH_CONVERSION = new TableDefinition<>(
            "truth_conversion",
            "Truth: what caused each conversion. Without a cause it is organic: it would have happened without any touch.",
            new UnitSource.Stories(),
            TruthTables::addPurchases,
            new ColumnList<Story>()
                    .text("conversion_id", "Key of the conversion, as in conversion.", (story, row) -> story.purchases().id(row))
                    .bigint("customer", "Person: the customer of the unified tables.", (story, _) -> story.person().id())
                    .text("cause_touch_id", "Touch that caused the conversion, as in touch; NULL for organic conversions.", (story, row) -> story.touches().id(cause(story, row)))
                    .absentWhen(TruthTables::isOrganic)
                    .text("cause_channel", "Channel of that touch, even where touch lost it; NULL for organic conversions.", (story, row) -> story.touches().channel(cause(story, row)).label())
                    .absentWhen(TruthTables::isOrganic)
                    .build(),
            Optional.of("customer"));

    static final TableDefinition<UnitSource.Constant> TRUTH_EFFECT = new TableDefinition<>(
            "truth_effect",
            "Truth: the incremental effect of each channel in the generating process, the same in all schemas.",
            new UnitSource.Constant(),
            TruthTables::addEffects,
            new ColumnList<UnitSource.Constant>()
                    .text("channel", "Channel, as in touch; baseline for what happens without touches.", (_, row) -> isBaseline(row) ? BASELINE : CHANNELS.get(row).label())
                    .fraction("effect", "Probability that one touch causes a conversion; for the baseline the expected organic conversions of a person in the whole period.", (_, row) -> isBaseline(row) ? StoryTeller.baseline() : CHANNELS.get(row).effect())
                    .text("unit", "What the effect is counted by: touch, or person for the baseline.", (_, row) -> isBaseline(row) ? "person" : "touch")
                    .fraction("median_delay_hours", "Half of the conversions that a touch causes follow within this many hours; NULL for the baseline.", (_, row) -> CHANNELS.get(row).medianDelayHours())
                    .absentWhen((_, row) -> isBaseline(row))
                    .text("description", "The part that the channel plays, in one sentence.", (_, row) -> isBaseline(row) ? "Conversions that would have happened without any touch" : CHANNELS.get(row).description())
                    .build(),
            Optional.empty());

    private TruthTables() {}

    private static void addPurchases(Story story, RowList rows)
    {
        for (int purchase = 0; purchase < story.purchases().count(); purchase++) {
            rows.add(purchase);
        }
    }

    private static void addEffects(UnitSource.Constant unit, RowList rows)
    {
        for (int row = 0; row <= CHANNELS.size(); row++) {
            rows.add(row);
        }
    }

    private static boolean isBaseline(int row)
    {
        return row == CHANNELS.size();
    }

    private static boolean isOrganic(Story story, int purchase)
    {
        return story.purchases().cause(purchase).isEmpty();
    }

    private static int cause(Story story, int purchase)
    {
        return story.purchases().cause(purchase).orElseThrow();
    }
}
