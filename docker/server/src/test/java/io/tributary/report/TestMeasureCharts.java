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

import static io.tributary.report.SampleResults.result;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The charts that draw what their query returned, rounded.
 */
final class TestMeasureCharts
{
    @Test
    void testRemovalEffects()
    {
        RemovalChart chart = RemovalChart.of(result("07-removal-effects.sql", "channel, order_1, order_2", List.of("email", 0.77067, 0.5)));
        assertThat(chart.effects().getFirst().order1()).isEqualTo("0.7707");
        assertThat(chart.tables().getFirst().rows()).containsExactly(HtmlTable.Row.of("email", "77.1%", "50.0%"));
    }

    @Test
    void testTruth()
    {
        TruthChart chart = TruthChart.of(result(
                "08-truth.sql",
                "channel, caused, rules_from, rules_to, data_driven_from, data_driven_to",
                List.of("email", 18L, 10.554, 15e0, 11.676, 33.48)));
        assertThat(chart.tables().getFirst().rows()).containsExactly(HtmlTable.Row.of("email", "18", "10.55", "15.00", "11.68", "33.48"));
    }

    @Test
    void testRankCorrelation()
    {
        RankChart chart = RankChart.of(result("09-rank-correlation.sql", "model, data_driven, rank_correlation", List.of("Markov", true, -0.134)));
        assertThat(chart.models().getFirst().correlation()).isEqualTo("-0.13");
        assertThat(chart.tables().getFirst().rows()).containsExactly(HtmlTable.Row.of("Markov", "-0.13"));
    }
}
