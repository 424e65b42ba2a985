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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;

/**
 * The two logs of a server's data folder: the engine's own, and what the process printed before that one was open.
 */
public record ServerLog(Path data)
{
    private static final int MAX_LINES = 8;

    public ServerLog
    {
        requireNonNull(data, "data is null");
    }

    public Path file()
    {
        return data.resolve("log/server.log");
    }

    static Path consoleFile(Path data)
    {
        return data.resolve("log/console.log");
    }

    /**
     * The last error lines; if there are none, the last lines of whatever was printed.
     */
    public List<String> errors()
    {
        List<String> errors = Stream.concat(lines(consoleFile(data)), lines(file()))
                .filter(line -> line.contains("ERROR") || line.startsWith("Error"))
                .toList();
        if (errors.isEmpty()) {
            errors = lines(consoleFile(data)).toList();
        }
        return List.copyOf(errors.subList(Math.max(0, errors.size() - MAX_LINES), errors.size()));
    }

    private static Stream<String> lines(Path file)
    {
        try {
            return Files.readAllLines(file).stream();
        }
        catch (IOException _) {
            // Not written yet
            return Stream.empty();
        }
    }
}
