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
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

final class TestNumberText
{
    @Test
    void testCommasStandBetweenThousands()
    {
        assertThat(NumberText.whole(26914)).isEqualTo("26,914");
        assertThat(NumberText.whole(0)).isEqualTo("0");
    }

    @Test
    void testTwoDigitsAfterThePoint()
    {
        assertThat(NumberText.hundredths(new BigDecimal("1234567.005"))).isEqualTo("1,234,567.01");
        assertThat(NumberText.hundredths(new BigDecimal("-0.1"))).isEqualTo("-0.10");
        assertThat(NumberText.hundredths(BigDecimal.ZERO)).isEqualTo("0.00");
    }

    @Test
    void testPercent()
    {
        assertThat(NumberText.percent(new BigDecimal("0.7707"))).isEqualTo("77.1%");
        assertThat(NumberText.percent(BigDecimal.ONE)).isEqualTo("100.0%");
    }

    @Test
    void testLocaleOfTheMachineDoesNotMatter()
    {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(NumberText.hundredths(new BigDecimal("1234.5"))).isEqualTo("1,234.50");
        }
        finally {
            Locale.setDefault(before);
        }
    }
}
