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
import java.util.Optional;

import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.Reason.BROKEN_ENCODING;
import static io.tributary.identity.profile.Reason.NOT_AN_EMAIL;
import static io.tributary.identity.profile.Reason.TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is the same in all profiles.
 */
final class TestEmails
{
    @Test
    void testSpellingsOfOneAddress()
    {
        for (String value : List.of(
                "jane.doe@example.com",
                "JANE.DOE@EXAMPLE.COM",
                "\t jane.doe@example.com\r\n",
                "\u00A0jane.doe@example.com\u3000",
                "\uFEFFjane.doe@example.com",
                "jane.\u200Bdoe@exam\u00ADple.com\u200E",
                "\uFF2A\uFF41\uFF4E\uFF45.doe\uFF20example\uFF0Ecom",
                "jane.doe@example\u3002com",
                "jane.doe@example.com.",
                "Jane Doe <jane.doe@example.com>",
                "\"Doe, Jane\" < Jane.Doe@example.com >",
                "<mailto:jane.doe@example.com>",
                "MAILTO:jane.doe@example.com?subject=hello@you",
                "\"jane.doe\"@example.com")) {
            assertEverywhere(value, "jane.doe@example.com");
        }
    }

    @Test
    void testPlusAddresses()
    {
        assertEverywhere("Jane+Shop@Example.com", "jane+shop@example.com");
    }

    @Test
    void testQuotedNames()
    {
        assertEverywhere("\"Jane@Home\"@example.com", "\"jane@home\"@example.com");
        assertEverywhere("\"(jane)\"@example.com", "\"(jane)\"@example.com");
    }

    @Test
    void testUnusualNames()
    {
        assertEverywhere("a..b.@docomo.ne.jp", "a..b.@docomo.ne.jp");
        assertEverywhere("o'brien/x=y@example.com", "o'brien/x=y@example.com");
        assertEverywhere("\u7528\u6237@example.com", "\u7528\u6237@example.com");
        assertEverywhere("jose\u0301@example.com", "jos\u00E9@example.com");
    }

    @Test
    void testInternationalDomains()
    {
        // the examples of RFC 3492 and of the registries: buecher.example, and a domain that is all Cyrillic
        assertEverywhere("jane@b\u00FCcher.example.com", "jane@xn--bcher-kva.example.com");
        assertEverywhere("jane@BU\u0308CHER.example.com", "jane@xn--bcher-kva.example.com");
        assertEverywhere("jane@XN--BCHER-KVA.example.com", "jane@xn--bcher-kva.example.com");
        assertEverywhere("jane@\u043F\u043E\u0447\u0442\u0430.\u0440\u0444", "jane@xn--80a1acny.xn--p1ai");
    }

    @Test
    void testSharpSIsNotTwoLetters()
    {
        assertEverywhere("jane@Stra\u00DFe.de", "jane@stra\u00DFe.de");
        assertEverywhere("jane@strasse.de", "jane@strasse.de");
    }

    @Test
    void testNoAddresses()
    {
        for (String value : List.of(
                "jane",
                "@",
                "jane@",
                "@example.com",
                "jane@example",
                "jane@@example.com",
                "jane@home@example.com",
                "jane,doe@example.com",
                "jane@exam_ple.com",
                "jane@-example.com",
                "jane@example-.com",
                "jane@example..com",
                "jane@.example.com",
                "jane@example.com..",
                "jane@[127.0.0.1]",
                "jane@127.0.0.1",
                "jane@example.com>",
                "<>",
                "< >",
                "mailto:",
                "mailto:jane",
                "\"\"@example.com",
                "\"jane@example.com",
                "\"ja\"ne\"@example.com",
                "\"jane\\\\\"@example.com",
                ".@example.com",
                "jane(home)@example.com",
                "jane@example.com, joe@example.com",
                "jane@example.com;joe@example.com",

                "jane@" + "a".repeat(64) + ".com",
                "jane@\u00FC" + "a".repeat(70) + ".com")) {
            assertRefused(value, NOT_AN_EMAIL);
        }
    }

    @Test
    void testLengths()
    {
        String name = "n".repeat(64);
        String domain = "d".repeat(61) + "." + "d".repeat(61) + "." + "d".repeat(61) + ".de";
        assertEverywhere(name + "@" + domain.substring(0, 186) + "de", name + "@" + domain.substring(0, 186) + "de");
        assertRefused(name + "n@example.com", TOO_LONG);
        assertRefused("\u00E9".repeat(33) + "@example.com", TOO_LONG);
        assertRefused(name + "@" + "d".repeat(61) + "." + domain, TOO_LONG);
        assertRefused("x".repeat(1_000_000) + "@example.com", TOO_LONG);
        assertEverywhere(" ".repeat(1_000_000) + "\u200B".repeat(1_000_000) + "jane@example.com", "jane@example.com");
    }

    @Test
    void testBrokenEncoding()
    {
        for (String value : List.of("j\uFFFDne@example.com", "j\uD800ne@example.com", "jane@example.com\uFFFF")) {
            assertRefused(value, BROKEN_ENCODING);
        }
    }

    @Test
    void testTurkishLetters()
    {
        assertThat(Profile.named("google-v1").normalize(EMAIL, "I\u0130\u0131@example.com").result()).contains("ii\u0307\u0131@example.com");
        assertThat(Profile.named("uid2-v1").normalize(EMAIL, "I\u0130\u0131@example.com").result()).contains("i\u0130\u0131@example.com");
    }

    private static void assertEverywhere(String value, String expected)
    {
        for (Profile profile : Profile.all()) {
            assertThat(profile.normalize(EMAIL, value)).describedAs("%s: %s", profile, value).isEqualTo(Normalized.value(expected));
            assertThat(profile.normalize(EMAIL, value).result()).describedAs("%s: %s", profile, value).isEqualTo(Optional.of(expected));
        }
    }

    private static void assertRefused(String value, Reason reason)
    {
        for (Profile profile : Profile.all()) {
            assertThat(profile.normalize(EMAIL, value)).describedAs("%s: %s", profile, value).isEqualTo(Normalized.refused(reason));
        }
    }
}
