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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

/**
 * Pictures of what channels earned, as one HTML file that loads nothing: the queries of a folder, run in the order of their names.
 * The name of a file without number and ending says which picture its result makes; a statement without a result prepares others.
 */
public final class Report
{
    private static final Pattern FILE_NAME = Pattern.compile("\\d+-(.+)\\.sql");
    private static final String FIGURES = "figures";
    private static final Map<String, BiFunction<QueryResult, Figures, Chart>> CHARTS = Map.of(
            "credit", CreditChart::of,
            "flow", (result, _) -> FlowChart.of(result),
            "transitions", (result, _) -> TransitionChart.of(result),
            "removal-effects", (result, _) -> RemovalChart.of(result),
            "truth", (result, _) -> TruthChart.of(result),
            "rank-correlation", (result, _) -> RankChart.of(result));

    private final DemoQuery heading;
    private final Figures figures;
    private final List<ReportSection> sections;

    Report(List<QueryResult> results)
    {
        QueryResult first = results.stream()
                .filter(result -> id(result.query()).equals(FIGURES))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The report needs a query for its figures, in a file such as 01-figures.sql"));
        heading = first.query();
        figures = Figures.of(first);
        sections = results.stream()
                .filter(result -> result != first)
                .map(result -> section(result, figures))
                .toList();
    }

    /**
     * @throws SQLException if a query fails, with the name of its file in the message
     */
    public static Report run(List<DemoQuery> queries, Connection connection)
            throws SQLException
    {
        List<QueryResult> results = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (DemoQuery query : queries) {
                execute(query, statement).ifPresent(results::add);
            }
        }
        return new Report(results);
    }

    private static Optional<QueryResult> execute(DemoQuery query, Statement statement)
            throws SQLException
    {
        try {
            if (!statement.execute(query.sql())) {
                return Optional.empty();
            }
            try (ResultSet result = statement.getResultSet()) {
                return Optional.of(QueryResult.read(query, result));
            }
        }
        catch (SQLException e) {
            throw new SQLException("%s failed: %s".formatted(query.name(), e.getMessage()), e);
        }
    }

    /**
     * Replaces the file if it is there.
     */
    public void write(Path file)
    {
        requireNonNull(file, "file is null");
        try {
            Files.writeString(file, html());
        }
        catch (IOException e) {
            throw new UncheckedIOException("The report cannot be written to %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    String html()
    {
        ChartLibrary library = ChartLibrary.load();
        Map<String, Chart> charts = sections.stream().collect(toMap(ReportSection::id, ReportSection::chart));
        return new ReportTemplate(ReportTemplate.resource("report.html")).fill(Map.ofEntries(
                Map.entry("title", Html.escape(heading.title())),
                Map.entry("text", Html.escape(String.join(" ", heading.text()))),
                Map.entry("first-day", Html.escape(figures.firstDay())),
                Map.entry("last-day", Html.escape(figures.lastDay())),
                Map.entry("people", NumberText.whole(figures.people())),
                Map.entry("touches", NumberText.whole(figures.touches())),
                Map.entry("purchases", NumberText.whole(figures.purchases())),
                Map.entry("euros", NumberText.hundredths(figures.euros())),
                Map.entry("credited-purchases", NumberText.whole(figures.creditedPurchases())),
                Map.entry("credited-euros", NumberText.hundredths(figures.creditedEuros())),
                Map.entry("uncredited-purchases", NumberText.whole(figures.uncreditedPurchases())),
                Map.entry("uncredited-euros", NumberText.hundredths(figures.uncreditedEuros())),
                Map.entry("open-journeys", NumberText.whole(figures.openJourneys())),
                Map.entry("sections", ReportSection.html(sections)),
                Map.entry("style", resources("report.css", "report-media.css")),
                Map.entry("library-version", Html.escape(library.version())),
                Map.entry("library", library.script()),
                Map.entry("data", ScriptJson.write(charts)),
                Map.entry("script", resources("drawing.js", "credit-charts.js", "journey-charts.js", "report.js"))));
    }

    private static String resources(String... names)
    {
        return Arrays.stream(names)
                .map(ReportTemplate::resource)
                .collect(joining("\n"));
    }

    private static ReportSection section(QueryResult result, Figures figures)
    {
        String id = id(result.query());
        BiFunction<QueryResult, Figures, Chart> chart = CHARTS.get(id);
        if (chart == null) {
            throw new IllegalArgumentException("The report has no picture for %s: a query is named after one of %s, or returns no rows because it only prepares others".formatted(
                    result.query().name(),
                    String.join(", ", CHARTS.keySet().stream().sorted().toList())));
        }
        return new ReportSection(id, result.query(), chart.apply(result, figures));
    }

    private static String id(DemoQuery query)
    {
        Matcher matcher = FILE_NAME.matcher(query.name());
        return matcher.matches() ? matcher.group(1) : query.name();
    }
}
