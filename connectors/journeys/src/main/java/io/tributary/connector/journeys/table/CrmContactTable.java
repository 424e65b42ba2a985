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

import io.tributary.connector.journeys.story.Contacts;
import io.tributary.connector.journeys.story.Identifiers;
import io.tributary.connector.journeys.story.Person;
import io.tributary.connector.journeys.story.Story;

import java.util.Optional;

/**
 * What the customer relationship system delivers.
 */
final class CrmContactTable
{
    static final TableDefinition<Story> CRM_CONTACT = new TableDefinition<>(
            "crm_contact",
            "Customer relationship system: contacts. One person in four has none, some have two. Family members share addresses and telephones.",
            new UnitSource.Stories(),
            CrmContactTable::addContacts,
            new ColumnList<Story>()
                    .text("contact_id", "Key of the contact.", (story, row) -> story.identifiers().text(Identifiers.contact(row)))
                    .text("email", "E-mail address as typed: case, dots, plus tags and spaces vary.", (story, row) -> story.identifiers().text(contacts(story).email(row)))
                    .text("phone", "Telephone number as typed, in one of eight formats; NULL for one in five.", (story, row) -> story.identifiers().text(contacts(story).phone(row)))
                    .absentWhen((story, row) -> !contacts(story).hasPhone(row))
                    .text("first_name", "First name.", (story, _) -> person(story).firstName())
                    .text("last_name", "Family name, mostly that of the household.", (story, _) -> person(story).familyName())
                    .date("birth_date", "Date of birth; NULL for some.", (story, _) -> person(story).birthDay())
                    .absentWhen((story, row) -> !contacts(story).hasBirthDate(row))
                    .text("street", "Street and number in the order of the country.", (story, _) -> person(story).street())
                    .text("postcode", "Postcode, from a range that the country does not use.", (story, _) -> person(story).postcode())
                    .text("city", "Town; all towns are invented.", (story, _) -> person(story).town())
                    .text("country", "Country: DE, FR, GB or US.", (story, _) -> person(story).country().code())
                    .timestamp("created_at", "When the contact was created, UTC.", (story, row) -> contacts(story).createdMillis(row))
                    .timestamp("lead_at", "When the person became a lead: the time of the touch that is marked so; NULL if never.", (story, _) -> story.touches().leadMillis())
                    .absentWhen((story, _) -> !story.touches().hasLead())
                    .timestamp("opportunity_at", "When the person became an opportunity: the time of the touch that is marked so; NULL if never.", (story, _) -> story.touches().opportunityMillis())
                    .absentWhen((story, _) -> !story.touches().hasOpportunity())
                    .timestamp("consent_at", "When the person agreed to be contacted, UTC; NULL if never.", (story, _) -> person(story).consentMillis())
                    .absentWhen((story, _) -> !person(story).hasConsent())
                    .flag("opted_out", "Whether the person objected; the time is that of the unsubscription in email_event.", (story, _) -> person(story).hasOptedOut())
                    .build(),
            Optional.empty());

    private CrmContactTable() {}

    private static void addContacts(Story story, RowList rows)
    {
        for (int contact = 0; contact < person(story).contacts(); contact++) {
            rows.add(contact);
        }
    }

    private static Person person(Story story)
    {
        return story.person();
    }

    private static Contacts contacts(Story story)
    {
        return story.contacts();
    }
}
