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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/**
 * A client in a process of its own, after it has ended.
 */
record ClientRun(int exitCode, String output, String errors)
{
    ClientRun
    {
        requireNonNull(output, "output is null");
        requireNonNull(errors, "errors is null");
    }

    static ClientRun of(Path folder, String... command)
            throws IOException, InterruptedException
    {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        int exitCode = process.waitFor();
        return new ClientRun(exitCode, Files.readString(output), Files.readString(errors));
    }
}
