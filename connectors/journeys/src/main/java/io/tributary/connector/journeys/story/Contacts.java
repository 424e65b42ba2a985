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

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.DAYS;

/**
 * What the customer relationship system holds of a story: nothing, one contact, or by mistake two.
 */
public final class Contacts
{
    private static final double BIRTH_DATE_SHARE = 0.85;
    private static final double PHONE_SHARE = 0.8;

    private final Story story;
    private final Person person;
    private final Dice dice;

    Contacts(Story story)
    {
        this.story = requireNonNull(story, "story is null");
        this.person = story.person();
        this.dice = person.dice();
    }

    public int email(int contact)
    {
        return story.identifiers().typedEmail(Aspect.CONTACT, 10L + contact);
    }

    public int phone(int contact)
    {
        return story.identifiers().typedPhone(Aspect.CONTACT, 20L + contact);
    }

    public boolean hasPhone(int contact)
    {
        return dice.chance(Aspect.MISSING_FIELD, 2L * contact, PHONE_SHARE);
    }

    public boolean hasBirthDate(int contact)
    {
        return dice.chance(Aspect.MISSING_FIELD, 2L * contact + 1, BIRTH_DATE_SHARE);
    }

    /**
     * In the two years before the period or in its first half.
     */
    public long createdMillis(int contact)
    {
        return Period.START_MILLIS + DAYS.toMillis(-730) + (long) (dice.uniform(Aspect.CONTACT_CREATED, contact) * DAYS.toMillis(1_095));
    }
}
