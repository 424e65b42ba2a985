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

final class TestPhoneBook
{
    @Test
    void testAllPeopleOfOneScaleHaveNumbersOfTheirOwn()
    {
        Set<String> numbers = new HashSet<>();
        for (long person = 1; person <= 100_000; person++) {
            assertThat(numbers.add(PhoneBook.number(person).normalised())).isTrue();
        }
        assertThat(PhoneBook.SIZE).isGreaterThan(100_000);
    }

    @Test
    void testNumbersAreReservedForFiction()
    {
        for (long person = 1; person <= 100_000; person += 7) {
            assertThat(PhoneBook.number(person).normalised()).matches(
                    """
                    \\+33(19900|26191|35301|46571|53649|63998)\\d{4}|\
                    \\+49(3023125|6990009|4066969|2214710|8999998)\\d{3}|\
                    \\+44(2079460|11[345678]4960|1[23456]14960|1914980|2896496|2920180|1632960|7700900)\\d{3}|\
                    \\+1\\d{3}55501\\d{2}""");
        }
    }

    @Test
    void testHouseholdsLiveInOneCountry()
    {
        for (long person = 1; person <= 10_000; person++) {
            assertThat(PhoneBook.country(person)).isEqualTo(PhoneBook.country(Household.of(person).head()));
        }
    }

    @Test
    void testFormats()
    {
        PhoneNumber number = new PhoneNumber(Country.GERMANY, "30", "23125001");
        assertThat(number.normalised()).isEqualTo("+493023125001");
        assertThat(number.typed(0)).isEqualTo("03023125001");
        assertThat(number.typed(1)).isEqualTo("030 2312 5001");
        assertThat(number.typed(2)).isEqualTo("030-2312-5001");
        assertThat(number.typed(3)).isEqualTo("(030) 23125001");
        assertThat(number.typed(4)).isEqualTo("+49 30 2312 5001");
        assertThat(number.typed(5)).isEqualTo("+493023125001");
        assertThat(number.typed(6)).isEqualTo("00493023125001");
        assertThat(number.typed(7)).isEqualTo("+49 (0)30 23125001");
    }

    @Test
    void testFormatsWithoutTrunkPrefix()
    {
        PhoneNumber number = new PhoneNumber(Country.UNITED_STATES, "212", "5550123");
        assertThat(number.typed(2)).isEqualTo("212-555-0123");
        assertThat(number.typed(7)).isEqualTo("+1 (212) 5550123");
    }
}
