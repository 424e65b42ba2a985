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
package io.tributary.server;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

final class TestServerLog
{
    @Test
    void testErrorsOfBothLogs(@TempDir Path data)
            throws IOException
    {
        Files.createDirectory(data.resolve("log"));
        Files.writeString(data.resolve("log/console.log"), "WARNING: incubator\nERROR: Trino requires G1\n");
        Files.writeString(data.resolve("log/server.log"), "12:00\tINFO\tmain\tstarting\n12:01\tERROR\tmain\tno connector\n\tat a stack frame\n");
        assertThat(new ServerLog(data).errors()).containsExactly("ERROR: Trino requires G1", "12:01\tERROR\tmain\tno connector");
    }

    @Test
    void testWithoutErrorsTheConsoleIsShown(@TempDir Path data)
            throws IOException
    {
        Files.createDirectory(data.resolve("log"));
        Files.writeString(data.resolve("log/console.log"), "java: command not found\n");
        assertThat(new ServerLog(data).errors()).containsExactly("java: command not found");
    }

    @Test
    void testNoLogYet(@TempDir Path data)
    {
        assertThat(new ServerLog(data).errors()).isEmpty();
    }
}
