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
package io.tributary.identity.profile;

import org.junit.jupiter.api.Test;

import static io.tributary.identity.profile.IdentifierType.CITY;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.LAST_NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestPlaceholderFile
{
    @Test
    void testFile()
    {
        Placeholders placeholders = Placeholders.parse(
                """
                # a remark
                [any]
                none

                [email]
                nobody@*
                *@nowhere.com
                *.nowhere
                [first_name last_name]
                #x
                """);
        assertThat(placeholders.contains(CITY, "NONE")).isTrue();
        assertThat(placeholders.contains(EMAIL, "nobody@example.com")).isTrue();
        assertThat(placeholders.contains(EMAIL, "jane@nowhere.com")).isTrue();
        assertThat(placeholders.contains(EMAIL, "jane@mail.nowhere.com")).isFalse();
        assertThat(placeholders.contains(EMAIL, "jane@mail.nowhere")).isTrue();
        assertThat(placeholders.contains(LAST_NAME, "#x")).isTrue();
        assertThat(placeholders.contains(CITY, "#x")).isFalse();
    }

    @Test
    void testFileWithUnknownType()
    {
        assertThatThrownBy(() -> Placeholders.parse("[town]\nx"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Unknown identifier type 'town': use one of 'email', ");
    }
}
