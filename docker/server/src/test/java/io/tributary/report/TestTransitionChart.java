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

import static io.tributary.report.SampleResults.result;
import static org.assertj.core.api.Assertions.assertThat;

final class TestTransitionChart
{
    private static final TransitionChart CHART = TransitionChart.of(result(
            "06-transitions.sql",
            "from_state, to_state, journeys, probability",
            List.of("(start)", "\"(unknown)\"", 1L, 0.25),
            List.of("(start)", "email", 3L, 0.75),
            List.of("\"(unknown)\"", "email", 1L, 1e0),
            List.of("email", "email", 2L, 0.33333),
            List.of("email", "(conversion)", 4L, 0.66667)));

    @Test
    void testRowsAndColumnsStandByArrivals()
    {
        assertThat(CHART.from()).containsExactly("Start", "email", "(unknown)");
        assertThat(CHART.to()).containsExactly("email", "(unknown)", "Purchase", "No purchase");
    }

    @Test
    void testCellsKnowTheirPlace()
    {
        assertThat(CHART.cells()).contains(
                new TransitionChart.Cell(0, 1, 1, new BigDecimal("0.2500")),
                new TransitionChart.Cell(1, 2, 4, new BigDecimal("0.6667")));
    }

    @Test
    void testTableHasEveryStep()
    {
        assertThat(CHART.tables().getFirst().rows()).containsExactly(
                HtmlTable.Row.of("Start", "3", "1", "0", "0"),
                HtmlTable.Row.of("email", "2", "0", "4", "0"),
                HtmlTable.Row.of("(unknown)", "1", "0", "0", "0"));
    }
}
