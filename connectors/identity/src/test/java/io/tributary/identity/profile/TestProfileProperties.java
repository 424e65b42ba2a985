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

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.LAST_NAME;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

final class TestProfileProperties
{
    @Property(tries = 20_000)
    void testNormalizedValueIsNormal(@ForAll("profiles") Profile profile, @ForAll IdentifierType type, @ForAll("texts") String value, @ForAll("regions") Optional<Region> region)
    {
        Normalized normalized = profile.normalize(type, value, region);
        if (normalized instanceof Normalized.Refused) {
            return;
        }
        String text = normalized.result().orElseThrow();
        String again = type == PHONE && profile.name().equals("meta-v1") && !normalized.isAlreadyHashed() ? "+" + text : text;
        assertThat(profile.normalize(type, again, region)).isEqualTo(normalized);
        assertThat(profile.normalize(type, again, region).result()).contains(text);
    }

    @Property
    void testAnyTextIsRead(@ForAll("profiles") Profile profile, @ForAll IdentifierType type, @ForAll String value, @ForAll("regions") Optional<Region> region)
    {
        Normalized normalized = profile.normalize(type, value, region);
        assertThat(normalized.result().isPresent()).isNotEqualTo(normalized.refusal().isPresent());
        normalized.result().ifPresent(text -> assertThat(text).isNotEmpty().isEqualTo(PlainText.strip(text)));
    }

    @Property
    void testDefaultLocaleDoesNotMatter(@ForAll("profiles") Profile profile, @ForAll IdentifierType type, @ForAll("texts") String value, @ForAll("regions") Optional<Region> region)
    {
        Normalized expected = profile.normalize(type, value, region);
        Locale locale = Locale.getDefault();
        try {
            for (String tag : List.of("tr-TR", "lt-LT", "ar-EG", "th-TH-u-ca-buddhist-nu-thai")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(profile.normalize(type, value, region)).describedAs(tag).isEqualTo(expected);
                assertThat(Profile.named(profile.name().toLowerCase(Locale.ROOT))).isSameAs(profile);
                assertThat(IdentifierType.fromName(type.sqlName())).isEqualTo(type);
            }
        }
        finally {
            Locale.setDefault(locale);
        }
    }

    @Property
    void testSpellingsOfOneEmail(@ForAll("profiles") Profile profile, @ForAll("names") String name, @ForAll("disguises") Disguise disguise)
    {
        String address = name + "@example.com";
        assertThat(profile.normalize(EMAIL, disguise.of(address))).isEqualTo(Normalized.value(address));
    }

    @Property
    void testDotsAndTagsAtGmail(@ForAll("names") String name, @ForAll("names") String tag, @ForAll("disguises") Disguise disguise)
    {
        String dotted = name.chars().mapToObj(Character::toString).collect(joining("."));
        for (String profile : List.of("uid2-v1", "google-v1")) {
            assertThat(Profile.named(profile).normalize(EMAIL, disguise.of(dotted + "+" + tag + "@gmail.com"))).isEqualTo(Normalized.value(name + "@gmail.com"));
        }
        for (String profile : List.of("meta-v1", "pair-v1")) {
            assertThat(Profile.named(profile).normalize(EMAIL, disguise.of(dotted + "+" + tag + "@gmail.com"))).isEqualTo(Normalized.value(dotted + "+" + tag + "@gmail.com"));
        }
    }

    @Property
    void testSpellingsOfOnePhone(@ForAll("profiles") Profile profile, @ForAll("disguises") Disguise disguise, @ForAll("separators") String separator)
    {
        Normalized expected = profile.normalize(PHONE, "+493012345678");
        assertThat(expected.result()).isPresent();
        Optional<Region> germany = Optional.of(Region.of("DE"));
        for (String written : List.of("+49 30 1234 5678", "0049 30 1234 5678", "030 1234 5678", "+49 (0)30 1234 5678", "(030) 1234 5678")) {
            assertThat(profile.normalize(PHONE, disguise.of(written.replace(" ", separator)), germany)).describedAs(written).isEqualTo(expected);
        }
    }

    @Property
    void testSpellingsOfOneName(@ForAll("disguises") Disguise disguise)
    {
        for (String profile : List.of("google-v1", "meta-v1")) {
            assertThat(Profile.named(profile).normalize(LAST_NAME, disguise.of("garc\u00EDa m\u00FCller")).result()).contains("garc\u00EDa m\u00FCller");
            assertThat(Profile.named(profile).normalize(LAST_NAME, disguise.of("garci\u0301a  mu\u0308ller")).result()).contains("garc\u00EDa m\u00FCller");
        }
    }

    @Property
    void testNothingTellsTheValue(@ForAll("profiles") Profile profile, @ForAll IdentifierType type, @ForAll("texts") String value)
    {
        // a mark that neither a name of a class nor a description has in it
        String mark = "zq77q";
        Normalized normalized = profile.normalize(type, mark + value + mark + "@example.com");
        assertThat(normalized.toString()).doesNotContain(mark);
        normalized.refusal().ifPresent(reason -> assertThat(reason.description() + reason).doesNotContain(mark));
        assertThat(normalized.toString()).hasSizeLessThan(60);
    }

    private record Disguise(boolean capitals, boolean wide, String before, String between, String after)
    {
        String of(String text)
        {
            String written = capitals ? text.toUpperCase(Locale.ROOT) : text;
            return before + written.codePoints().map(this::widen).mapToObj(Character::toString).collect(joining(between)) + after;
        }

        private int widen(int character)
        {
            return wide && character > ' ' && character < 0x7F ? character + 0xFEE0 : character;
        }
    }

    @Provide
    Arbitrary<Disguise> disguises()
    {
        Arbitrary<String> spaces = Arbitraries.of("", " ", "\t", "\r\n", "\u00A0", "\u3000 ", "\uFEFF", "\u2028", "\u0000");
        Arbitrary<String> invisible = Arbitraries.of("", "\u200B", "\u200D", "\uFEFF", "\u00AD", "\u202A", "\uFE0F", "\uDB40\uDC41");
        return Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(true, false), spaces, invisible, spaces).as(Disguise::new);
    }

    @Provide
    Arbitrary<String> separators()
    {
        return Arbitraries.of("", " ", "-", ".", "/", "\u00A0", "\u2011", "\u2013", "  - ");
    }

    @Provide
    Arbitrary<String> names()
    {
        // not so short that it could be a placeholder
        return Arbitraries.strings().withCharRange('a', 'z').numeric().ofMinLength(12).ofMaxLength(20);
    }

    @Provide
    Arbitrary<Profile> profiles()
    {
        return Arbitraries.of(Profile.all());
    }

    @Provide
    Arbitrary<Optional<Region>> regions()
    {
        return Arbitraries.of("", "US", "DE", "GB", "IT", "AR", "JP", "MX", "SG").map(code -> code.isEmpty() ? Optional.empty() : Optional.of(Region.of(code)));
    }

    @Provide
    Arbitrary<String> texts()
    {
        Arbitrary<String> parts = Arbitraries.of(
                "@",
                ".",
                "+",
                "-",
                " ",
                ",",
                "\"",
                "<",
                ">",
                "mailto:",
                "tel:",
                "?",
                "/",
                "'",
                "\u00B4",
                "(",
                ")",
                "0",
                "00",
                "1",
                "49",
                "30",
                "555",
                "1234",
                "x",
                "ext",
                "#",
                "jane",
                "DOE",
                "gmail.com",
                "googlemail.com",
                "example.com",
                "xn--",
                "de",
                "b\u00FCcher",
                "STRASSE",
                "\u00DF",
                "\u1E9E",
                "\u03A3",
                "\u03C2",
                "I",
                "\u0130",
                "\u0131",
                "\u0307",
                "\u0345",
                "J\u030C",
                "mr.",
                "Dr. ",
                ", Jr.",
                " iii",
                "1997",
                "02",
                "2/16/1997",
                "1997-02-16",
                "T00:00",
                "us",
                "Germany",
                "94035",
                "\uFF21",
                "\uFF10",
                "\u0664",
                "\u200B",
                "\uFEFF",
                "\u00AD",
                "\u3164",
                "\u00A0",
                "\u3000",
                "\u0000",
                "\uD800",
                "\uDC00",
                "\uFFFD",
                "\uFFFF",
                "\uD83D\uDE00",
                "\u1100\u1161",
                "\u212B",
                "\uFB03",
                "\u2167",
                "\u3002",
                "\u0600",
                "\uFDFA",
                "\u0338",
                "\u2260",
                "\u1F88",
                "\u05D0",
                "\u0627",
                "\u0E01",
                "b4c9a289323b21a01c3e940f150eb9b8c542587f1abfd8f0e1cc1ffc5e475514",
                "tMmiiTI7IaAcPpQPFQ65uMVCWH8av9jw4cwf/F5HVRQ=",
                "aece52e7-03ee-455a-b3c4-e57283966239");
        Arbitrary<String> mixed = parts.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("", list));
        Arbitrary<String> emails = Combinators.combine(mixed, mixed).as((name, domain) -> name + "@" + domain + ".com");
        Arbitrary<String> phones = Arbitraries.strings().withChars("0123456789+ -().").ofMaxLength(20);
        Arbitrary<String> wild = Arbitraries.strings().all().ofMaxLength(12);
        return Arbitraries.oneOf(mixed, emails, phones, wild);
    }
}
