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
package io.tributary.tests.product;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo as the launcher starts it, with a PostgreSQL and a server of its own, and its report.
 */
final class TestDemo
{
    private static final Pattern PERSON = Pattern.compile("^ person +\\| +[0-9]+ \\| +[0-9]+ \\| +([0-9.]+) \\| +([0-9.]+)$", Pattern.MULTILINE);

    private static String output;
    private static WrittenReport report;

    @BeforeAll
    static void runDemo(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Path outputFile = folder.resolve("output");
        Path reportFile = folder.resolve("report.html");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home")).resolve("bin/java").toString(),
                "-D%s=%s".formatted(TributaryServer.JVM_OPTIONS_PROPERTY, System.getProperty(TributaryServer.JVM_OPTIONS_PROPERTY, "")),
                "-cp",
                String.join(File.pathSeparator, serverJar().toString(), client("trino-jdbc.jar"), client("postgresql/*"), client("report/*")),
                "io.tributary.demo.Demo",
                "--installation",
                Installation.server().toString(),
                "--data",
                Files.createDirectory(folder.resolve("run")).toString(),
                "--queries",
                queries("demo").toString(),
                "--report",
                reportFile.toString(),
                "--report-queries",
                queries("report").toString())
                .redirectErrorStream(true)
                .redirectOutput(outputFile.toFile())
                .start();
        int exitCode = process.waitFor();
        output = Files.readString(outputFile);
        assertThat(exitCode).describedAs(output).isZero();
        report = new WrittenReport(Files.readString(reportFile));
    }

    @Test
    void testEveryAnalysisRuns()
            throws IOException
    {
        for (String title : titles("demo")) {
            assertThat(output).contains(". " + title + "\n");
        }
    }

    @Test
    void testPersonsAreFound()
    {
        Matcher person = PERSON.matcher(output);
        assertThat(person.find()).describedAs(output).isTrue();
        assertThat(Double.parseDouble(person.group(1))).describedAs("precision").isBetween(0.99, 1.0);
        assertThat(Double.parseDouble(person.group(2))).describedAs("recall").isBetween(0.95, 1.0);
    }

    @Test
    void testModelsAreLearnt()
    {
        // every column of credits has all purchases
        List<Double> purchases = numbers("(all)");
        assertThat(purchases).hasSize(9).containsOnly(purchases.getFirst());
        // with all touches, the rank correlation with the truth, and the part of the credit that is with the wrong channel
        List<Double> markov = numbers("markov");
        List<Double> lastTouch = numbers("last touch");
        assertThat(markov.get(0)).isGreaterThan(lastTouch.get(0));
        assertThat(markov.get(3)).isLessThan(lastTouch.get(3));
    }

    @Test
    void testReportHasEveryPicture()
            throws IOException
    {
        assertThat(output).contains("The report is in ");
        // The first three files prepare, and the fourth has the figures on top
        for (String title : titles("report").subList(3, 10)) {
            assertThat(report.html()).contains(">%s</h".formatted(title));
        }
        assertThat(report.data().fieldNames()).toIterable().containsExactlyInAnyOrder("credit", "flow", "transitions", "removal-effects", "truth", "rank-correlation");
    }

    @Test
    void testReportLoadsNothing()
    {
        assertThat(report.html()).contains("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';");
        assertThat(report.withoutLibrary())
                .hasSizeLessThan(200_000)
                .doesNotContainPattern("(?i)<(link|img|iframe|object|embed|base)\\b|\\b(src|href|action)\\s*=|@import|url\\(|\\bfetch\\(|XMLHttpRequest|\\bimport\\(");
    }

    @Test
    void testCreditOfEveryModelAddsUp()
    {
        JsonNode credit = report.data().get("credit");
        assertThat(credit.get("models")).hasSize(9);
        for (JsonNode model : credit.get("models")) {
            assertThat(sum(model.get("purchases"))).describedAs(model.get("name").asText()).isEqualTo("439.00");
            assertThat(sum(model.get("euros"))).describedAs(model.get("name").asText()).isEqualTo("31192.76");
        }
        assertThat(report.html()).contains(">439</dd><dd class=\"money\">31,192.76 euros</dd>");
    }

    @Test
    void testEveryJourneyOfTheReportHasAnOutcome()
    {
        long purchases = 0;
        long others = 0;
        for (JsonNode link : report.data().get("flow").get("links")) {
            purchases += link.get("target").asText().equals("(conversion)") ? link.get("journeys").asLong() : 0;
            others += link.get("target").asText().equals("(null)") ? link.get("journeys").asLong() : 0;
        }
        assertThat(purchases).isEqualTo(439);
        assertThat(others).isEqualTo(792);
    }

    private static List<Double> numbers(String name)
    {
        Matcher row = Pattern.compile("^ %s +\\|(.*)$".formatted(Pattern.quote(name)), Pattern.MULTILINE).matcher(output);
        assertThat(row.find()).describedAs(output).isTrue();
        return Splitter.on('|').trimResults().splitToStream(row.group(1)).map(Double::valueOf).toList();
    }

    private static BigDecimal sum(JsonNode numbers)
    {
        return StreamSupport.stream(numbers.spliterator(), false)
                .map(number -> new BigDecimal(number.asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    private static Path serverJar()
            throws IOException
    {
        try (Stream<Path> jars = Files.list(Installation.server().resolve("lib"))) {
            return jars.filter(jar -> jar.getFileName().toString().startsWith("io.tributary_tributary-server-")).findFirst().orElseThrow();
        }
    }

    private static String client(String name)
    {
        return Installation.server().resolve("client").resolve(name).toString();
    }

    private static Path queries(String folder)
    {
        return Installation.launcher().resolveSibling("sql").resolve("examples").resolve(folder);
    }

    private static List<String> titles(String folder)
            throws IOException
    {
        try (Stream<Path> files = Files.list(queries(folder))) {
            return files.sorted().map(TestDemo::title).toList();
        }
    }

    private static String title(Path file)
    {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow().substring("-- ".length());
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
