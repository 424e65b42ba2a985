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
package io.tributary.report;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

final class TestApportionment
{
    @Test
    void testUnitsThatAreMissingGoToTheLargestRemainders()
    {
        assertThat(Apportionment.round(numbers("3.336", "3.333", "3.331"), 2)).isEqualTo(numbers("3.34", "3.33", "3.33"));
    }

    @Test
    void testEqualPartsAddUp()
    {
        assertThat(Apportionment.round(numbers("0.3333333", "0.3333333", "0.3333334"), 2)).isEqualTo(numbers("0.33", "0.33", "0.34"));
        assertThat(Apportionment.round(numbers("0.5", "0.5", "0.5", "0.5"), 0)).isEqualTo(numbers("1", "1", "0", "0"));
    }

    @Test
    void testNegativePartsAddUp()
    {
        assertThat(Apportionment.round(numbers("-0.127", "1.125", "0.002"), 2)).isEqualTo(numbers("-0.13", "1.13", "0.00"));
    }

    @Test
    void testBinaryFractionsAreTakenExactly()
    {
        assertThat(Apportionment.round(List.of(new BigDecimal(0.1), new BigDecimal(0.2), new BigDecimal(0.7)), 2)).isEqualTo(numbers("0.10", "0.20", "0.70"));
    }

    @Test
    void testNoParts()
    {
        assertThat(Apportionment.round(List.of(), 2)).isEmpty();
    }

    private static List<BigDecimal> numbers(String... texts)
    {
        return Stream.of(texts).map(BigDecimal::new).toList();
    }
}
