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

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestHtmlTable
{
    @Test
    void testRowsColumnsAndTotals()
    {
        HtmlTable table = new HtmlTable(
                "Credit & co",
                List.of("Channel", "Linear"),
                List.of(HtmlTable.Row.of("a<b", "1.00"), new HtmlTable.Row(List.of("All", "1.00"), true)));
        assertThat(table.html())
                .contains("<caption>Credit &amp; co</caption>")
                .contains("<th scope=\"col\">Channel</th><th scope=\"col\">Linear</th>")
                .contains("<tr><th scope=\"row\">a&lt;b</th><td>1.00</td></tr>")
                .contains("<tr class=\"total\"><th scope=\"row\">All</th><td>1.00</td></tr>");
    }

    @Test
    void testRowsAreAsWideAsTheTable()
    {
        assertThatThrownBy(() -> new HtmlTable("Credit", List.of("Channel", "Linear"), List.of(HtmlTable.Row.of("email"))))
                .hasMessage("A row of Credit has 1 cells, and the table has 2 columns");
    }
}
