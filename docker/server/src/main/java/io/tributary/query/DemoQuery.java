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
package io.tributary.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

/**
 * One file of the demo: a comment whose first line is the title and whose other lines explain, then one statement.
 */
public record DemoQuery(String name, String title, List<String> text, String sql)
{
    private static final String COMMENT = "--";

    public DemoQuery
    {
        requireNonNull(name, "name is null");
        requireNonNull(title, "title is null");
        text = List.copyOf(text);
        requireNonNull(sql, "sql is null");
    }

    public static List<DemoQuery> readAll(Path folder)
    {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(".sql"))
                    .sorted()
                    .map(DemoQuery::read)
                    .toList();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DemoQuery read(Path file)
    {
        try {
            return parse(file.getFileName().toString(), Files.readString(file));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static DemoQuery parse(String name, String content)
    {
        List<String> comment = content.lines()
                .takeWhile(line -> line.startsWith(COMMENT))
                .map(line -> line.substring(COMMENT.length()).strip())
                .toList();
        String sql = content.lines()
                .skip(comment.size())
                .collect(joining("\n"))
                .strip();
        if (sql.endsWith(";")) {
            sql = sql.substring(0, sql.length() - 1).stripTrailing();
        }
        if (comment.isEmpty() || sql.isEmpty()) {
            throw new IllegalArgumentException("%s needs a comment with the title on top and a statement below".formatted(name));
        }
        return new DemoQuery(name, comment.getFirst(), comment.subList(1, comment.size()), sql);
    }
}
