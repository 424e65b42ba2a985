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
import sqlline.SqlLine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The shell sqlline, which asks for metadata as many tools do.
 */
@ExtendWith(ClientServer.class)
final class TestSqlLine
{
    private final TributaryServer server;

    TestSqlLine(TributaryServer server)
    {
        this.server = server;
    }

    @Test
    void testTablesColumnsAndQuery()
            throws IOException
    {
        String output = run(
                """
                !set outputformat csv
                !tables
                !columns conversion
                SELECT channel, attribute_linear(conversion, event_time) OVER (ORDER BY event_time) AS credit FROM (VALUES ('🛒', DATE '2026-01-01', false), ('b', DATE '2026-01-02', true)) AS event (channel, event_time, conversion) ORDER BY event_time;
                SELECT attribution_agg(ARRAY['liner'], channel, event_time, value) FROM event;
                """);
        assertThat(output).contains("'journeys','tiny','event','TABLE'");
        assertThat(output).contains("'journeys','tiny','conversion','original_value'");
        assertThat(output).contains("Value in the currency that was paid.");
        assertThat(output).contains("'🛒','1.0'");
        assertThat(output).contains("attribution_agg: Unknown model 'liner'");
    }

    private String run(String commands)
            throws IOException
    {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        SqlLine sqlLine = new SqlLine();
        try (PrintStream stream = new PrintStream(output, true, UTF_8)) {
            sqlLine.setOutputStream(stream);
            sqlLine.setErrorStream(stream);
            sqlLine.begin(
                    new String[] {"-u", server.jdbcUrl("journeys", "tiny"), "-n", "sqlline", "-p", "", "--maxWidth=10000"},
                    new ByteArrayInputStream(commands.getBytes(UTF_8)),
                    false);
        }
        return output.toString(UTF_8);
    }
}
