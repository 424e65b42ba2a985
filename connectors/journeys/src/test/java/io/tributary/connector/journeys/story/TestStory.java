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

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

final class TestStory
{
    private static final int PEOPLE = 2_000;

    @Test
    void testTheHeaviestCustomersHaveAHundredThousandTouches()
    {
        // The heavy customer of the twentieth thousand
        Story story = StoryTeller.tell(19_955);
        assertThat(story.touches().count()).isBetween(100_000, Activity.MAX_TOUCHES + 1_000);
        assertThat(story.ingestionOrder()).hasSize(story.eventCount()).doesNotHaveDuplicates();
    }

    @Test
    void testEveryEventLiesInThePeriod()
    {
        for (long person = 1; person <= PEOPLE; person++) {
            Story story = StoryTeller.tell(person);
            for (int touch = 0; touch < story.touches().count(); touch++) {
                assertThat(story.touches().timeMillis(touch)).isBetween(Period.START_MILLIS, Period.LAST_TOUCH_MILLIS);
            }
            for (int purchase = 0; purchase < story.purchases().count(); purchase++) {
                assertThat(story.purchases().timeMillis(purchase)).isBetween(Period.START_MILLIS, Period.END_MILLIS - 1);
            }
        }
    }

    @Test
    void testACauseComesBeforeItsPurchase()
    {
        for (long person = 1; person <= PEOPLE; person++) {
            Story story = StoryTeller.tell(person);
            for (int number = 0; number < story.purchases().count(); number++) {
                int purchase = number;
                story.purchases().cause(purchase).ifPresent(touch -> assertThat(story.purchases().timeMillis(purchase) + 999 - story.touches().timeMillis(touch))
                        .isBetween(0L, Period.MAX_DELAY_MILLIS + 999));
            }
        }
    }

    @Test
    void testKeysAreUnique()
    {
        Set<String> keys = new HashSet<>();
        for (long person = 1; person <= PEOPLE; person++) {
            Story story = StoryTeller.tell(person);
            for (int touch = 0; touch < story.touches().count(); touch++) {
                assertThat(keys.add(story.touches().id(touch))).isTrue();
            }
        }
    }

    @Test
    void testMilestonesPrecedeTheFirstPurchase()
    {
        for (long person = 1; person <= PEOPLE; person++) {
            Story story = StoryTeller.tell(person);
            if (story.touches().hasOpportunity()) {
                assertThat(story.touches().leadMillis()).isLessThanOrEqualTo(story.touches().opportunityMillis());
                if (story.purchases().count() > 0) {
                    assertThat(story.touches().opportunityMillis()).isLessThanOrEqualTo(story.purchases().timeMillis(0) + 999);
                }
            }
        }
    }

    @Test
    void testNobodyReceivesMailAfterOptingOut()
    {
        for (long person = 1; person <= PEOPLE; person++) {
            Story story = StoryTeller.tell(person);
            for (int touch = 0; touch < story.touches().count(); touch++) {
                if (story.touches().channel(touch) == Channel.EMAIL) {
                    assertThat(story.touches().timeMillis(touch)).isLessThan(story.person().optOutMillis());
                }
            }
        }
    }
}
