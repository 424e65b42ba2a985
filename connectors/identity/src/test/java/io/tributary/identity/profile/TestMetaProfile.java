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

import static io.tributary.identity.profile.IdentifierType.BIRTH_DATE;
import static io.tributary.identity.profile.IdentifierType.CITY;
import static io.tributary.identity.profile.IdentifierType.COUNTRY;
import static io.tributary.identity.profile.IdentifierType.DEVICE_ID;
import static io.tributary.identity.profile.IdentifierType.EMAIL;
import static io.tributary.identity.profile.IdentifierType.FIRST_NAME;
import static io.tributary.identity.profile.IdentifierType.LAST_NAME;
import static io.tributary.identity.profile.IdentifierType.PHONE;
import static io.tributary.identity.profile.IdentifierType.POSTCODE;
import static io.tributary.identity.profile.Reason.NOT_AN_EMAIL;
import static io.tributary.identity.profile.Reason.NOT_A_DATE;
import static io.tributary.identity.profile.Reason.NOT_A_POSTCODE;
import static io.tributary.identity.profile.Reason.PLACEHOLDER;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of the page "Customer Information Parameters" of Meta's Conversions API, and those of the tests of Meta's library (ServerSideNormalizationTest).
 */
final class TestMetaProfile
{
    private final Profile profile = Profile.named("meta-v1");

    @Test
    void testDocumentedHashes()
    {
        // em, ph, fn, db, country
        assertThat(hash(EMAIL, "John_Smith@gmail.com")).contains("62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f");
        assertThat(hash(PHONE, "(650)555-1212")).contains("e323ec626319ca94ee8bff2e4c87cf613be6ea19919ed1364124e16807ab3176");
        assertThat(hash(FIRST_NAME, "Mary")).contains("6915771be1c5aa0c886870b6951b03d7eafc121fea0e80a5ea83beb7c449f4ec");
        assertThat(hash(FIRST_NAME, "\uC815")).contains("8fa8cd9c440be61d0151429310034083132b35975c4bea67fdd74158eb51db14");
        assertThat(hash(FIRST_NAME, "Val\u00E9ry")).contains("08e1996b5dd49e62a4b4c010d44e4345592a863bb9f8e3976219bac29417149c");
        assertThat(hash(BIRTH_DATE, "2/16/1997")).contains("01acdbf6ec7b4f478a225f1a246e5d6767eeab1a7ffa17f025265b5b94f40f0c");
        assertThat(hash(COUNTRY, "United States")).contains("79adb2a2fce5c6ba215fe5f27f532d4e7edbac4b6a5e09e1ef3a08084a904621");
    }

    @Test
    void testDocumentedEmails()
    {
        assertThat(normalize(EMAIL, "John_Smith@gmail.com")).contains("john_smith@gmail.com");
        // EmailNormalizeTest
        assertThat(normalize(EMAIL, "  foo@foo.com  ")).contains("foo@foo.com");
        assertThat(profile.normalize(EMAIL, "TESTS").refusal()).contains(NOT_AN_EMAIL);
    }

    @Test
    void testGmailKeepsDotsAndTags()
    {
        assertThat(normalize(EMAIL, "Jane.Doe+x@gmail.com")).contains("jane.doe+x@gmail.com");
    }

    @Test
    void testPhonesHaveNoPlusSign()
    {
        assertThat(profile.normalize(PHONE, "(650)555-1212", Optional.of(Region.UNITED_STATES)).result()).contains("16505551212");
        assertThat(normalize(PHONE, "+44 844 412 4653")).contains("448444124653");
    }

    @Test
    void testDocumentedNames()
    {
        // fn, NameNormalizeTest
        assertThat(normalize(FIRST_NAME, "Mary")).contains("mary");
        assertThat(normalize(LAST_NAME, "   Smith   ")).contains("smith");
        assertThat(normalize(LAST_NAME, "O\u2019Brien-Smith, Jr.")).contains("obriensmith jr");
        assertThat(normalize(FIRST_NAME, "Mary  Ann")).contains("mary ann");
    }

    @Test
    void testDocumentedCities()
    {
        // ct, CityNormalizeTest
        assertThat(normalize(CITY, "Paris")).contains("paris");
        assertThat(normalize(CITY, "New York")).contains("newyork");
        assertThat(normalize(CITY, "London  ")).contains("london");
        assertThat(normalize(CITY, "Menlo Park")).contains("menlopark");
        assertThat(normalize(CITY, "Stanley Park 1234")).contains("stanleypark");
        assertThat(normalize(CITY, "San Jos\u00E9")).contains("sanjos\u00E9");
        assertThat(normalize(CITY, "Washington, D.C.")).contains("washingtondc");
    }

    @Test
    void testDocumentedPostcodes()
    {
        // zp, ZipNormalizeTest
        for (String postcode : List.of("94035", "1987", "75018", "m11ae")) {
            assertThat(normalize(POSTCODE, postcode)).contains(postcode);
        }
        assertThat(normalize(POSTCODE, "M1 1AE")).contains("m11ae");
        assertThat(normalize(POSTCODE, "98 121-9431")).contains("98121");
        assertThat(normalize(POSTCODE, "NR9 5AL")).contains("nr95al");
        assertThat(normalize(POSTCODE, "641041-ABC-XYZ")).contains("641041");
        assertThat(profile.normalize(POSTCODE, "A").refusal()).contains(NOT_A_POSTCODE);
    }

    @Test
    void testFiveDigitsInTheUnitedStates()
    {
        assertThat(profile.normalize(POSTCODE, "94035 1234", Optional.of(Region.UNITED_STATES)).result()).contains("94035");
        assertThat(profile.normalize(POSTCODE, "94035 1234", Optional.of(Region.of("DE"))).result()).contains("940351234");
    }

    @Test
    void testDocumentedCountries()
    {
        // country, CountryNormalizeTest
        for (String value : List.of("US", "     US   ", "US!", "United States", "usa", "U.S.A.")) {
            assertThat(normalize(COUNTRY, value)).describedAs(value).contains("us");
        }
        assertThat(normalize(COUNTRY, "Germany")).contains("de");
        assertThat(normalize(COUNTRY, "UK")).contains("gb");
        assertThat(normalize(COUNTRY, "Namibia")).contains("na");
    }

    @Test
    void testBirthDates()
    {
        for (String value : List.of("2/16/1997", "02/16/1997", "16.2.1997", "16.02.1997", "1997-02-16", "1997/2/16", "1997.02.16", "19970216", "1997\u201302\u201316", "1997-02-16T00:00:00.000Z", "1997-02-16 00:00:00", "\uFF11\uFF19\uFF19\uFF17\uFF0D\uFF10\uFF12\uFF0D\uFF11\uFF16")) {
            assertThat(normalize(BIRTH_DATE, value)).describedAs(value).contains("19970216");
        }
    }

    @Test
    void testNoBirthDates()
    {
        for (String value : List.of("16/2/1997", "02-03-1997", "16-02-1997", "1997-02-30", "1997-13-01", "1899-12-31", "2100-01-01", "97-02-16", "2/16/97", "February 16, 1997", "1997", "1997-02", "1997-02.16", "1997-02-16-")) {
            assertThat(profile.normalize(BIRTH_DATE, value).refusal()).describedAs(value).contains(NOT_A_DATE);
        }
        assertThat(profile.normalize(BIRTH_DATE, "1970-01-01").refusal()).contains(PLACEHOLDER);
    }

    @Test
    void testDeviceIdIsNotHashed()
    {
        assertThat(normalize(DEVICE_ID, "{AECE52E703EE455AB3C4E57283966239}")).contains("aece52e7-03ee-455a-b3c4-e57283966239");
        assertThat(profile.hashedTypes()).doesNotContain(DEVICE_ID);
    }

    @Test
    void testHashesAreHexadecimal()
    {
        assertThat(profile.normalize(CITY, "92ee26057ed9dea2535d6c8b141d48373932476599196e00352254896db5888f").isAlreadyHashed()).isTrue();
        assertThat(profile.normalize(CITY, "ku4mBX7Z3qJTXWyLFB1INzkyR2WZGW4ANSJUiW21iI8=").isAlreadyHashed()).isFalse();
    }

    private Optional<String> normalize(IdentifierType type, String value)
    {
        return profile.normalize(type, value).result();
    }

    private Optional<String> hash(IdentifierType type, String value)
    {
        return PlatformHash.hash(profile, type, value, Optional.of(Region.UNITED_STATES));
    }
}
