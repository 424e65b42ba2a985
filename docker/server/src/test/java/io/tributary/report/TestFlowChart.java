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
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestFlowChart
{
    @Test
    void testStatesBecomeNodesOfSteps()
    {
        FlowChart chart = FlowChart.of(flow(
                List.of("1email", "\"2a > b\"", 10L, 4L),
                List.of("\"2a > b\"", "(conversion)", 4L, 4L),
                List.of("1email", "(null)", 2L, 0L)));
        assertThat(chart.nodes()).containsExactly(
                new FlowChart.Node("1email", 1, "email"),
                new FlowChart.Node("\"2a > b\"", 2, "a > b"),
                new FlowChart.Node("(conversion)", 9, "Purchase"),
                new FlowChart.Node("(null)", 9, "No purchase"));
        assertThat(chart.links()).contains(new FlowChart.Link("1email", "\"2a > b\"", 10, 4));
        assertThat(chart.tables().getFirst().rows()).containsExactly(
                HtmlTable.Row.of("1. email", "2. a > b", "10", "4"),
                HtmlTable.Row.of("2. a > b", "Purchase", "4", "4"),
                HtmlTable.Row.of("1. email", "No purchase", "2", "0"));
    }

    @Test
    void testWaysGoForward()
    {
        assertThatThrownBy(() -> FlowChart.of(flow(List.of("2email", "1search", 1L, 0L))))
                .hasMessage("05-flow.sql returned a way from 2. email to 1. search, which does not go forward");
    }

    @Test
    void testStatesHaveTheNumberOfTheirStep()
    {
        assertThatThrownBy(() -> FlowChart.of(flow(List.of("email", "2search", 1L, 0L))))
                .hasMessage("05-flow.sql returned the state email, which does not begin with the number of its step, from 1 to 4");
    }

    private static QueryResult flow(List<?>... rows)
    {
        return result("05-flow.sql", "from_state, to_state, journeys, purchases", rows);
    }
}
