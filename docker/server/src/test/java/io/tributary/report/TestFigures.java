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

import java.util.List;

import static io.tributary.report.SampleResults.figures;
import static io.tributary.report.SampleResults.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestFigures
{
    @Test
    void testWhatCannotBeCreditedIsTheRest()
    {
        Figures figures = Figures.of(figures());
        assertThat(figures.creditedEuros()).isEqualTo("30.00");
        assertThat(figures.uncreditedPurchases()).isEqualTo(1);
        assertThat(figures.uncreditedEuros()).isEqualTo("5.00");
    }

    @Test
    void testMoreCreditedThanThereAreIsRefused()
    {
        assertThatThrownBy(() -> Figures.of(result(
                "01-figures.sql",
                "people, touches, first_day, last_day, purchases, euros, credited_purchases, credited_euros, open_journeys",
                List.of(1, 1, "2024-01-01", "2024-01-01", 1, 1, 2, 1, 0))))
                .hasMessage("2 purchases were credited to channels, but there are only 1");
    }
}
