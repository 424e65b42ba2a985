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

import com.google.common.base.Splitter;
import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo as the launcher starts it, with a PostgreSQL and a server of its own.
 */
final class TestDemo
{
    private static final Pattern PERSON = Pattern.compile("^ person +\\| +[0-9]+ \\| +[0-9]+ \\| +([0-9.]+) \\| +([0-9.]+)$", Pattern.MULTILINE);

    @Test
    void testEveryAnalysisRunsAndFindsWhatThereIs(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home")).resolve("bin/java").toString(),
                "-D%s=%s".formatted(TributaryServer.JVM_OPTIONS_PROPERTY, System.getProperty(TributaryServer.JVM_OPTIONS_PROPERTY, "")),
                "-cp",
                String.join(File.pathSeparator, serverJar().toString(), client("trino-jdbc.jar"), client("postgresql/*")),
                "io.tributary.demo.Demo",
                "--installation",
                Installation.server().toString(),
                "--data",
                Files.createDirectory(folder.resolve("run")).toString(),
                "--queries",
                queries().toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exitCode = process.waitFor();
        String text = Files.readString(output);
        assertThat(exitCode).describedAs(text).isZero();
        for (String title : titles()) {
            assertThat(text).contains(". " + title + "\n");
        }
        assertPersonsAreFound(text);
        assertModelsAreLearnt(text);
    }

    private static void assertPersonsAreFound(String text)
    {
        Matcher person = PERSON.matcher(text);
        assertThat(person.find()).describedAs(text).isTrue();
        assertThat(Double.parseDouble(person.group(1))).describedAs("precision").isBetween(0.99, 1.0);
        assertThat(Double.parseDouble(person.group(2))).describedAs("recall").isBetween(0.95, 1.0);
    }

    private static void assertModelsAreLearnt(String text)
    {
        // every column of credits has all purchases
        List<Double> purchases = numbers(text, "(all)");
        assertThat(purchases).hasSize(9).containsOnly(purchases.getFirst());
        // with all touches, the rank correlation with the truth, and the part of the credit that is with the wrong channel
        List<Double> markov = numbers(text, "markov");
        List<Double> lastTouch = numbers(text, "last touch");
        assertThat(markov.get(0)).isGreaterThan(lastTouch.get(0));
        assertThat(markov.get(3)).isLessThan(lastTouch.get(3));
    }

    private static List<Double> numbers(String text, String name)
    {
        Matcher row = Pattern.compile("^ %s +\\|(.*)$".formatted(Pattern.quote(name)), Pattern.MULTILINE).matcher(text);
        assertThat(row.find()).describedAs(text).isTrue();
        return Splitter.on('|').trimResults().splitToStream(row.group(1)).map(Double::valueOf).toList();
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

    private static Path queries()
    {
        return Installation.launcher().resolveSibling("sql").resolve("examples").resolve("demo");
    }

    private static List<String> titles()
            throws IOException
    {
        try (Stream<Path> files = Files.list(queries())) {
            return files.map(TestDemo::title).toList();
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
