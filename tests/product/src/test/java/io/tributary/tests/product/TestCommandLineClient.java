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

import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The command line client that comes with the server, on results of our functions.
 */
@ExtendWith(ClientServer.class)
final class TestCommandLineClient
{
    private static final String CREDITS =
            """
            SELECT attribution_agg(ARRAY['linear'], channel, event_time, value) AS credits, INTERVAL '2' DAY AS age, CAST(NULL AS varchar) AS nothing
            FROM (VALUES ('🛒 "shop", b', TIMESTAMP '2026-01-01 10:00:00', NULL), (NULL, TIMESTAMP '2026-01-02 10:00:00', DECIMAL '10.01')) AS event (channel, event_time, value)
            """;

    private final TributaryServer server;

    TestCommandLineClient(TributaryServer server)
    {
        this.server = server;
    }

    @Test
    void testCommaSeparatedValues(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        ClientRun run = run(folder, "--output-format", "CSV_HEADER", "--execute", CREDITS);
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).isEqualTo(
                """
                "credits","age","nothing"
                "[{model=linear, channel=🛒 ""shop"", b, touches=1, conversions=1.0, value=10.01}]","2 00:00:00.000",""
                """);
    }

    @Test
    void testTable(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        ClientRun run = run(folder, "--output-format", "ALIGNED", "--execute", CREDITS);
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("[{model=linear, channel=🛒 \"shop\", b, touches=1, conversions=1.0, value=10.01}]", " | NULL", "(1 row)");
    }

    @Test
    void testJson(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        ClientRun run = run(folder, "--output-format", "JSON", "--execute", "SELECT CAST(credits AS json) AS credits FROM (%s)".formatted(CREDITS));
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("\\\"touches\\\":1,\\\"conversions\\\":1.0,\\\"value\\\":10.01");
    }

    @Test
    void testStatementsOfAFile(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Path file = Files.writeString(
                folder.resolve("statements.sql"),
                """
                -- prepared in one statement, executed in the next
                PREPARE path FROM SELECT array_join(path_trim(path_collapse(split(?, ',')), ?), ' > ');
                EXECUTE path USING 'a,a,b,c', 2;
                """);
        ClientRun run = run(folder, "--output-format", "TSV", "--file", file.toString());
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).endsWith("b > c\n");
    }

    @Test
    void testFailureEndsWithItsReason(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        ClientRun run = run(folder, "--execute", "SELECT attribute_linear(conversion, event_time) OVER (ORDER BY event_time DESC) FROM journeys.tiny.event; SELECT 'not asked any more'");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains(" failed: attribute_linear: ");
        assertThat(run.output()).isEmpty();
    }

    private ClientRun run(Path folder, String... options)
            throws IOException, InterruptedException
    {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home")).resolve("bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.jline.terminal.dumb=true",
                "-jar",
                Installation.server().resolve("client/trino-cli.jar").toString(),
                "--server",
                server.uri().toString()));
        command.addAll(List.of(options));
        return ClientRun.of(folder, command.toArray(String[]::new));
    }
}
