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

import io.tributary.query.DemoQuery;

import java.util.List;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * A picture with the words and the statement of its query, and its numbers.
 *
 * @param id what the script finds the picture by: the name of the file without number and ending
 */
record ReportSection(String id, DemoQuery query, Chart chart)
{
    ReportSection
    {
        requireNonNull(id, "id is null");
        requireNonNull(query, "query is null");
        requireNonNull(chart, "chart is null");
    }

    String html()
    {
        return """
               <section id="%1$s" aria-labelledby="%1$s-title">
               <h2 id="%1$s-title">%2$s</h2>
               %3$s
               <div class="controls" id="%1$s-controls"></div>
               <div class="scroll"><div class="chart" id="%1$s-chart" role="img" aria-label="%2$s. The numbers are in the table below."></div></div>
               <details class="numbers"><summary>The numbers</summary>
               %4$s</details>
               <details class="sql"><summary>The SQL</summary><pre tabindex="0"><code>%5$s</code></pre></details>
               </section>
               """.formatted(
                Html.escape(id),
                Html.escape(query.title()),
                query.text().stream()
                        .map(line -> "<p>%s</p>".formatted(Html.escape(line)))
                        .collect(joining("\n")),
                chart.tables().stream()
                        .map(HtmlTable::html)
                        .collect(joining()),
                Html.escape(query.sql()));
    }

    static String html(List<ReportSection> sections)
    {
        return sections.stream()
                .map(ReportSection::html)
                .collect(joining("\n"));
    }
}
