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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static io.tributary.report.SampleResults.credit;
import static io.tributary.report.SampleResults.figures;
import static io.tributary.report.SampleResults.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestReport
{
    private static final String HOSTILE = "</script><script>alert('1')</script>&\"{{data}}";

    @Test
    void testWordsComeFromTheFiles()
    {
        String html = new Report(List.of(figures(), credit("search"))).html();
        assertThat(html)
                .contains("<h1>Title of 01-figures.sql</h1>")
                .contains("<p class=\"lead\">Text of 01-figures.sql</p>")
                .contains("<h2 id=\"credit-title\">Title of 02-credit.sql</h2>")
                .contains("<p>Text of 02-credit.sql</p>")
                .contains("<code>SELECT 1</code>")
                .contains("<dt>Credited to channels</dt><dd>2</dd><dd class=\"money\">30.00 euros</dd>");
    }

    @Test
    void testNamesOfChannelsAreNeverMarkup()
    {
        String html = new Report(List.of(figures(), credit(HOSTILE))).html();
        assertThat(html)
                .doesNotContain("<script>alert")
                .contains("<th scope=\"row\">&lt;/script&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;{{data}}</th>")
                .contains("\"\\u003c/script\\u003e\\u003cscript\\u003ealert('1')\\u003c/script\\u003e\\u0026\\\"{{data}}\"");
        // The library, the data, and the scripts of this project as one
        assertThat(html.split("</script>", -1)).hasSize(4);
    }

    @Test
    void testStatementsAreNeverMarkup()
    {
        QueryResult flow = result("03-flow.sql", "from_state, to_state, journeys, purchases", List.of("1a", "(null)", 1L, 0L));
        DemoQuery query = new DemoQuery("03-flow.sql", "A < B", List.of("<i>"), "SELECT 1 < 2 AND '</code>' <> ''");
        assertThat(new Report(List.of(figures(), new QueryResult(query, flow.rows()))).html())
                .contains("<h2 id=\"flow-title\">A &lt; B</h2>")
                .contains("<p>&lt;i&gt;</p>")
                .contains("<code>SELECT 1 &lt; 2 AND &#39;&lt;/code&gt;&#39; &lt;&gt; &#39;&#39;</code>");
    }

    @Test
    void testLicenceNoticesOfTheLibraryAreKept()
    {
        ChartLibrary library = ChartLibrary.load();
        assertThat(library.script()).contains("Licensed to the Apache Software Foundation (ASF)");
        assertThat(new Report(List.of(figures())).html()).contains(library.script()).contains("Apache ECharts %s, Apache License 2.0".formatted(library.version()));
    }

    @Test
    void testFiguresAreNeeded()
    {
        assertThatThrownBy(() -> new Report(List.of(credit("search"))))
                .hasMessage("The report needs a query for its figures, in a file such as 01-figures.sql");
    }

    @Test
    void testQueryWithoutAPictureIsRefused()
    {
        assertThatThrownBy(() -> new Report(List.of(figures(), result("07-weather.sql", "day", List.of("2024-01-01")))))
                .hasMessage("The report has no picture for 07-weather.sql: a query is named after one of credit, flow, rank-correlation, removal-effects, transitions, truth, or returns no rows because it only prepares others");
    }

    @Test
    void testFileIsReplaced(@TempDir Path folder)
            throws IOException
    {
        Path file = folder.resolve("report.html");
        Files.writeString(file, "an older report");
        new Report(List.of(figures())).write(file);
        assertThat(file).content().startsWith("<!doctype html>").doesNotContain("an older report");
    }

    @Test
    void testFolderThatIsMissing(@TempDir Path folder)
    {
        Path file = folder.resolve("reports").resolve("report.html");
        assertThatThrownBy(() -> new Report(List.of(figures())).write(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The report cannot be written to " + file);
    }
}
