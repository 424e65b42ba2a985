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

import static io.tributary.report.SampleResults.credit;
import static io.tributary.report.SampleResults.figures;
import static io.tributary.report.SampleResults.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestCreditChart
{
    private static final Figures FIGURES = Figures.of(figures());

    @Test
    void testPartsOfEachModelAddUp()
    {
        CreditChart chart = CreditChart.of(credit("search"), FIGURES);
        assertThat(chart.channels()).containsExactly("search", "email");
        assertThat(chart.models()).containsExactly(
                new CreditChart.Model("Linear", "The same", false, numbers("0.33", "1.67"), numbers("10.01", "19.99")),
                // A model has no row for what it gives nothing
                new CreditChart.Model("Markov", "What is lost", true, numbers("0.00", "2.00"), numbers("0.00", "30.00")));
    }

    @Test
    void testTablesAddUpToAllPurchases()
    {
        List<HtmlTable> tables = CreditChart.of(credit("search"), FIGURES).tables();
        assertThat(tables.getFirst().rows()).containsExactly(
                HtmlTable.Row.of("search", "0.33", "0.00"),
                HtmlTable.Row.of("email", "1.67", "2.00"),
                new HtmlTable.Row(List.of("All channels", "2.00", "2.00"), true),
                HtmlTable.Row.of("No touch to credit", "1.00", "1.00"),
                new HtmlTable.Row(List.of("All purchases", "3.00", "3.00"), true));
        assertThat(tables.getLast().rows().getLast().cells()).containsExactly("All purchases", "35.00", "35.00");
    }

    @Test
    void testCreditThatDoesNotAddUpIsRefused()
    {
        assertThatThrownBy(() -> CreditChart.of(
                result(
                        "02-credit.sql",
                        "model, assumption, data_driven, channel, purchases, euros",
                        List.of("Linear", "The same", false, "email", 1.5, 30e0)),
                FIGURES))
                .hasMessage("The purchases of Linear add up to 1.50, and not to the 2 that there are to share");
    }

    private static List<BigDecimal> numbers(String... texts)
    {
        return List.of(texts).stream().map(BigDecimal::new).toList();
    }
}
