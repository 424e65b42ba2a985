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

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL;
import static com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType.MOBILE;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is made of ordinary values in less time is compared with what is made of any.
 */
final class TestOrdinaryValues
{
    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final Optional<Region> NOWHERE = Optional.empty();

    @Property(tries = 10_000)
    void testAddressesAsAnyAreRead(@ForAll("addresses") String address)
    {
        assertAsAnyAreRead(EMAIL, address, NOWHERE);
    }

    @Property(tries = 10_000)
    void testNearlyAddressesAsAnyAreRead(@ForAll("nearlyAddresses") String address)
    {
        assertAsAnyAreRead(EMAIL, address, NOWHERE);
    }

    @Property(tries = 10_000)
    void testInternationalNumbersAsAnyAreRead(@ForAll("internationalNumbers") String number, @ForAll("regions") String region)
    {
        assertAsAnyAreRead(PHONE, number, NOWHERE);
        assertAsAnyAreRead(PHONE, number, Optional.of(Region.of(region)));
    }

    @Property(tries = 10_000)
    void testNationalNumbersAsAnyAreRead(@ForAll("nationalNumbers") String number, @ForAll("regions") String region)
    {
        assertAsAnyAreRead(PHONE, number, Optional.of(Region.of(region)));
    }

    @Property(tries = 10_000)
    void testNearlyNumbersAsAnyAreRead(@ForAll("nearlyNumbers") String number, @ForAll("regions") String region)
    {
        assertAsAnyAreRead(PHONE, number, NOWHERE);
        assertAsAnyAreRead(PHONE, number, Optional.of(Region.of(region)));
    }

    @Test
    void testLimitsAsOfAny()
    {
        for (int name : List.of(1, 63, 64, 65)) {
            for (int label : List.of(1, 62, 63, 64)) {
                for (int labels = 1; labels < 5; labels++) {
                    assertAsAnyAreRead(EMAIL, "n".repeat(name) + "@" + ("d".repeat(label) + ".").repeat(labels) + "com", NOWHERE);
                }
            }
        }
        // 254 and 255 characters
        for (int last : List.of(61, 62)) {
            assertAsAnyAreRead(EMAIL, "n".repeat(64) + "@" + ("d".repeat(63) + ".").repeat(2) + "d".repeat(last - 1) + ".c", NOWHERE);
            assertAsAnyAreRead(EMAIL, "n".repeat(64) + "@" + ("d".repeat(62) + ".").repeat(2) + "d".repeat(last) + ".c", NOWHERE);
        }
        for (int digits = 1; digits < 25; digits++) {
            assertAsAnyAreRead(PHONE, "+49" + "12".repeat(digits).substring(digits), NOWHERE);
            assertAsAnyAreRead(PHONE, "1".repeat(digits), Optional.of(Region.UNITED_STATES));
        }
    }

    @Test
    void testPlaceholdersAreNotOrdinary()
    {
        for (String address : List.of("test@test.com", " NoReply@shop.example.com", "jane@none.com", "jane@shop.invalid", "te.st+1@gmail.com")) {
            assertThat(OrdinaryEmail.read(address, Set.of("gmail.com"))).describedAs(address).isEmpty();
            assertAsAnyAreRead(EMAIL, address, NOWHERE);
        }
        for (String number : List.of("+1 (000) 000-0000", "1234567890", "+1 123 456 7890", "11111111", "+4911111111")) {
            assertThat(OrdinaryPhone.read(number, Optional.of(Region.UNITED_STATES), true, 1)).describedAs(number).isEmpty();
            assertAsAnyAreRead(PHONE, number, Optional.of(Region.UNITED_STATES));
        }
    }

    @Test
    void testOrdinaryAddresses()
    {
        assertThat(OrdinaryEmail.read("jane.doe+shop@example.com", Set.of("gmail.com"))).contains("jane.doe+shop@example.com");
        assertThat(OrdinaryEmail.read("\t Jane_Doe-7@Mail.Example.CO.uk \n", Set.of())).contains("jane_doe-7@mail.example.co.uk");
        assertThat(OrdinaryEmail.read("Jane.Doe+shop@GMail.com", Set.of("gmail.com"))).contains("janedoe@gmail.com");
        assertThat(OrdinaryEmail.read("Jane.Doe+shop@GMail.com", Set.of())).contains("jane.doe+shop@gmail.com");
    }

    @Test
    void testAddressThatIsNormalIsNotCopied()
    {
        String address = "jane.doe@example.com";
        assertThat(OrdinaryEmail.read(address, Set.of("gmail.com")).orElseThrow()).isSameAs(address);
    }

    @Test
    void testOrdinaryNumbers()
    {
        Optional<Region> germany = Optional.of(Region.of("DE"));
        assertThat(OrdinaryPhone.read("+49 30 123456", NOWHERE, true, 1)).contains("+4930123456");
        assertThat(OrdinaryPhone.read(" (030) 123-456", germany, false, 1)).contains("4930123456");
        assertThat(OrdinaryPhone.read("0049/30/123456", germany, true, 10)).contains("+4930123456");
        assertThat(OrdinaryPhone.read("(650) 555-1212", Optional.of(Region.UNITED_STATES), true, 1)).contains("+16505551212");
        assertThat(OrdinaryPhone.read("+49 (0)30 123456", NOWHERE, true, 1)).contains("+4930123456");
        assertThat(OrdinaryPhone.read("1-650-555-1212", Optional.of(Region.UNITED_STATES), true, 1)).contains("+16505551212");
        assertThat(OrdinaryPhone.read("030 123456", NOWHERE, true, 1)).isEmpty();
        assertThat(OrdinaryPhone.read("+49 30 123456", NOWHERE, true, 11)).isEmpty();
    }

    @Test
    void testMostMobileNumbersAreOrdinary()
    {
        List<String> mobiles = NUMBERS.getSupportedRegions().stream()
                .map(region -> NUMBERS.getExampleNumberForType(region, MOBILE))
                // some islands have none
                .filter(Objects::nonNull)
                .map(number -> NUMBERS.format(number, INTERNATIONAL))
                .toList();
        assertThat(mobiles).hasSizeGreaterThan(200);
        assertThat(mobiles.stream().filter(number -> OrdinaryPhone.read(number, NOWHERE, true, 1).isPresent()).count()).isGreaterThan(mobiles.size() * 9L / 10);
    }

    private static void assertAsAnyAreRead(IdentifierType type, String value, Optional<Region> region)
    {
        for (Profile profile : Profile.all()) {
            assertThat(profile.normalize(type, value, region)).describedAs("%s: %s in %s", profile, value, region).isEqualTo(profile.normalizeAny(type, value, region));
        }
    }

    @Provide
    Arbitrary<String> addresses()
    {
        Arbitrary<String> names = Arbitraries.strings().withCharRange('a', 'z').withCharRange('A', 'Z').numeric().withChars("._-+").ofMinLength(1).ofMaxLength(20);
        Arbitrary<String> labels = Arbitraries.strings().withCharRange('a', 'z').withCharRange('A', 'Z').numeric().withChars("-.").ofMinLength(1).ofMaxLength(12);
        Arbitrary<String> domains = Arbitraries.oneOf(
                Arbitraries.of("gmail.com", "GMail.com", "googlemail.com", "gmail.co", "none.com", "shop.test", "example.com"),
                Combinators.combine(labels, Arbitraries.of("com", "de", "CO.UK", "invalid", "x", "1", "")).as((label, top) -> label + "." + top));
        return Combinators.combine(spaces(), Arbitraries.oneOf(names, Arbitraries.of("noreply", "Test", "no.reply", "unknown", "te.st+1", "+", ".", "...", ".+x")), domains, spaces())
                .as((before, name, domain, after) -> before + name + "@" + domain + after);
    }

    @Provide
    Arbitrary<String> nearlyAddresses()
    {
        return parts(Arbitraries.of("@", "@", ".", "+", "-", "_", " ", "jane", "DOE", "7", "gmail.com", "@gmail.com", "@none.com", "com", "<", ">", "\"", "mailto:", "'", "\u00FC", "\u212A", "\u007F", "\u00A0", "\u200B", "\uFF20", "\u0130", "\t"));
    }

    @Provide
    Arbitrary<String> internationalNumbers()
    {
        Arbitrary<Integer> codes = Arbitraries.of(new TreeSet<>(NUMBERS.getSupportedCallingCodes()));
        return Combinators.combine(spaces(), Arbitraries.of("+", "+", "00", "(+", "+ "), codes, Arbitraries.of("", " ", "-", "(0)"), digits(), spaces())
                .as((before, sign, code, separator, digits, after) -> before + sign + code + separator + digits + after);
    }

    @Provide
    Arbitrary<String> nationalNumbers()
    {
        return Combinators.combine(Arbitraries.of("", "0", "1", "8", "00", "011", "06", "44"), Arbitraries.of("", " ", "-", "/"), digits())
                .as((prefix, separator, digits) -> prefix + separator + digits);
    }

    @Provide
    Arbitrary<String> nearlyNumbers()
    {
        return parts(Arbitraries.of("+", "00", "0", "1", "49", "44", "30", "650", "555", "1234567", "000000", " ", "-", ".", "/", "(", ")", "[", "]", "~", "x", "#", "ext", "tel:", ";", "\u0660", "\u2011", "\u00A0", "\uFF11", "\u007F", "a"));
    }

    @Provide
    Arbitrary<String> regions()
    {
        // the largest more often
        return Arbitraries.oneOf(Arbitraries.of("US", "DE", "GB", "FR", "IT"), Arbitraries.of(new TreeSet<>(NUMBERS.getSupportedRegions())));
    }

    private static Arbitrary<String> parts(Arbitrary<String> part)
    {
        return part.list().ofMinSize(1).ofMaxSize(8).map(parts -> String.join("", parts));
    }

    private static Arbitrary<String> spaces()
    {
        return Arbitraries.of("", "", " ", "\t ", "\r\n", "\u0000", "\u00A0");
    }

    private static Arbitrary<String> digits()
    {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(13);
    }
}
