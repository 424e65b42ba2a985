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

import java.util.List;

import static io.tributary.identity.profile.IdentifierType.CITY;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.FIRST_NAME;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.Reason.EMPTY;
import static io.tributary.identity.profile.Reason.NOT_IN_PROFILE;
import static io.tributary.identity.profile.Reason.NULL_VALUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestProfile
{
    @Test
    void testNames()
    {
        assertThat(Profile.all()).extracting(Profile::name).containsExactly("google-v1", "meta-v1", "pair-v1", "uid2-v1");
        for (Profile profile : Profile.all()) {
            assertThat(Profile.named(profile.name())).isSameAs(profile);
            assertThat(profile).hasToString(profile.name());
        }
    }

    @Test
    void testUnknownName()
    {
        assertThatThrownBy(() -> Profile.named("uid2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown profile 'uid2': use one of 'google-v1', 'meta-v1', 'pair-v1', 'uid2-v1'");
    }

    @Test
    void testTypes()
    {
        assertThat(Profile.named("uid2-v1").types()).containsExactly(EMAIL, PHONE);
        assertThat(Profile.named("pair-v1").types()).containsExactly(EMAIL, PHONE);
        assertThat(Profile.named("meta-v1").types()).containsExactly(IdentifierType.values());
    }

    @Test
    void testTypeThatTheProfileDoesNotDefine()
    {
        assertThat(Profile.named("uid2-v1").normalize(CITY, "Paris")).isEqualTo(Normalized.refused(NOT_IN_PROFILE));
        assertThat(Profile.named("uid2-v1").normalize(CITY, null)).isEqualTo(Normalized.refused(NOT_IN_PROFILE));
    }

    @Test
    void testNothing()
    {
        for (Profile profile : Profile.all()) {
            for (IdentifierType type : profile.types()) {
                assertThat(profile.normalize(type, null)).isEqualTo(Normalized.refused(NULL_VALUE));
                for (String value : List.of("", " ", "\t\r\n", "\u00A0\u3000", "\uFEFF", "\u200B \u00AD", "\u0000", "\u3164")) {
                    assertThat(profile.normalize(type, value)).isEqualTo(Normalized.refused(EMPTY));
                }
            }
        }
    }

    @Test
    void testTextHidesTheValue()
    {
        assertThat(Profile.named("uid2-v1").normalize(EMAIL, "jane@example.com")).hasToString("Value[hidden]");
        assertThat(Profile.named("uid2-v1").normalize(EMAIL, "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514")).hasToString("Hashed[hidden]");
        assertThat(Profile.named("uid2-v1").normalize(EMAIL, "jane@example")).hasToString("Refused[reason=NOT_AN_EMAIL]");
    }

    @Test
    void testEveryReasonIsDescribed()
    {
        assertThat(Reason.values()).extracting(Reason::description).doesNotHaveDuplicates().allMatch(description -> !description.isBlank());
    }

    @Test
    void testHashWithPunctuationIsAHashOnceThatIsLeftOut()
    {
        // found by testNormalizedValueIsNormal
        Normalized normalized = Profile.named("meta-v1").normalize(IdentifierType.FIRST_NAME, "aece52e7-03ee-455a-b3c4-e57283966239aece52e7-03ee-455a-b3c4-e57283966239");
        assertThat(normalized.isAlreadyHashed()).isTrue();
        assertThat(normalized.result()).contains("aece52e703ee455ab3c4e57283966239aece52e703ee455ab3c4e57283966239");
    }

    @Test
    void testIdentifierTypes()
    {
        for (IdentifierType type : IdentifierType.values()) {
            assertThat(IdentifierType.fromName(type.sqlName())).isEqualTo(type);
        }
        assertThat(FIRST_NAME.sqlName()).isEqualTo("first_name");
        assertThatThrownBy(() -> IdentifierType.fromName("mail"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Unknown identifier type 'mail': use one of 'email', 'phone', 'first_name', 'last_name', 'city', 'postcode', 'birth_date', 'country', 'device_id'");
    }
}
