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

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

final class TestIdentifiers
{
    @Test
    void testSpellings()
    {
        assertThat(Spelling.PLAIN.write("anna.keller7", "gmail.example")).isEqualTo("anna.keller7@gmail.example");
        assertThat(Spelling.UPPER_CASE.write("anna.keller7", "gmail.example")).isEqualTo("ANNA.KELLER7@GMAIL.EXAMPLE");
        assertThat(Spelling.CAPITALISED.write("anna.keller7", "gmail.example")).isEqualTo("Anna.keller7@gmail.example");
        assertThat(Spelling.PADDED.write("anna.keller7", "gmail.example")).isEqualTo(" anna.keller7@gmail.example  ");
        assertThat(Spelling.PLUS_TAG.write("anna.keller7", "gmail.example")).isEqualTo("anna.keller7+shop@gmail.example");
        assertThat(Spelling.WITHOUT_DOTS.write("anna.keller7", "gmail.example")).isEqualTo("annakeller7@gmail.example");
    }

    @Test
    void testOnlyDotlessMailboxesHaveTagsAndDots()
    {
        for (double chance = 0; chance < 1; chance += 0.001) {
            assertThat(Spelling.draw(chance, "example.com")).isIn(Spelling.PLAIN, Spelling.UPPER_CASE, Spelling.CAPITALISED, Spelling.PADDED);
        }
    }

    @Test
    void testNamesInAddressesAreAscii()
    {
        assertThat(Person.plain("Groß")).isEqualTo("gross");
        assertThat(Person.plain("Lefèvre")).isEqualTo("lefevre");
        assertThat(Person.plain("Müller")).isEqualTo("muller");
    }

    @Test
    void testOnlyFamiliesShareMailboxes()
    {
        Map<String, Long> households = new HashMap<>();
        for (long person = 1; person <= 3_000; person++) {
            Story story = StoryTeller.tell(person);
            BitSet used = RawIdentifiers.usedIn(story);
            long household = story.person().household().head();
            used.stream().forEach(code -> story.identifiers().normalised(code)
                    .ifPresent(normalised -> assertThat(households.merge(normalised, household, (first, _) -> first)).isEqualTo(household)));
        }
    }

    @Test
    void testEveryCodeHasItsType()
    {
        Identifiers identifiers = StoryTeller.tell(1).identifiers();
        for (IdentifierType type : IdentifierType.values()) {
            assertThat(identifiers.type(type.code(0))).isEqualTo(type);
        }
        assertThat(identifiers.type(IdentifierType.CODES - 1)).isEqualTo(IdentifierType.CONTACT);
    }
}
