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
package io.tributary.library;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toCollection;

/**
 * A file of SQL statements, each of which ends with a semicolon, that makes one table or view.
 *
 * @param name the table or view that it makes: the name of the file without its ending, and without the number that puts it into order
 * @param statements without their semicolons
 */
public record SqlFile(String name, List<String> statements)
{
    private static final String ENDING = ".sql";
    private static final Pattern COMMENT = Pattern.compile("(?m)^COMMENT '((?:[^']++|'')*+)'");
    private static final Pattern COLUMN_COMMENT = Pattern.compile("COMMENT ON COLUMN \\w+\\.(\\w+) IS ");

    public SqlFile
    {
        requireNonNull(name, "name is null");
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("The file of %s has no statement".formatted(name));
        }
    }

    /**
     * All files of the folder itself, in the order of their names.
     */
    public static List<SqlFile> readAll(Path folder)
    {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted()
                    .map(SqlFile::read)
                    .toList();
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static SqlFile read(Path file)
    {
        String fileName = file.getFileName().toString();
        try {
            return new SqlFile(
                    fileName.substring(0, fileName.length() - ENDING.length()).replaceFirst("^\\d+-", ""),
                    statements(Files.readString(file)));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The same statements with one text in the place of another, wherever it stands.
     */
    public SqlFile replace(String text, String replacement)
    {
        return new SqlFile(name, statements.stream()
                .map(statement -> statement.replace(text, replacement))
                .toList());
    }

    /**
     * The same view with more text at the end of its comment.
     */
    SqlFile withCommentEnding(String ending)
    {
        Matcher comment = COMMENT.matcher(statements.getFirst());
        if (!comment.find()) {
            throw new IllegalArgumentException("The file of %s gives it no comment".formatted(name));
        }
        List<String> changed = new ArrayList<>(statements);
        changed.set(0, new StringBuilder(statements.getFirst()).insert(comment.end(1), ending.replace("'", "''")).toString());
        return new SqlFile(name, changed);
    }

    /**
     * The columns that statements after the first one comment on: of a view of this library, all that it has.
     */
    SortedSet<String> commentedColumns()
    {
        return statements.stream()
                .map(COLUMN_COMMENT::matcher)
                .filter(Matcher::lookingAt)
                .map(matcher -> matcher.group(1))
                .collect(toCollection(TreeSet::new));
    }

    /**
     * Cuts at semicolons, but not at those within quotes and comments. Comments between statements are left out.
     */
    static List<String> statements(String content)
    {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        int position = 0;
        while (position < content.length()) {
            int end = endOfPart(content, position);
            String part = content.substring(position, end);
            position = end;
            if (part.equals(";")) {
                add(statement, statements);
            }
            else if (!part.startsWith("--") || !statement.toString().isBlank()) {
                statement.append(part);
            }
        }
        add(statement, statements);
        return statements;
    }

    private static void add(StringBuilder statement, List<String> statements)
    {
        String sql = statement.toString().strip();
        if (!sql.isEmpty()) {
            statements.add(sql);
        }
        statement.setLength(0);
    }

    /**
     * The end of what starts here: a comment, something in quotes, or a single character. A quote that is doubled within quotes ends one text and starts the next, which comes to the same.
     */
    private static int endOfPart(String content, int start)
    {
        String closing = switch (content.charAt(start)) {
            case '\'' -> "'";
            case '"' -> "\"";
            case '-' -> content.startsWith("--", start) ? "\n" : "";
            default -> "";
        };
        if (closing.isEmpty()) {
            return start + 1;
        }
        int end = content.indexOf(closing, start + 1);
        return end < 0 ? content.length() : end + 1;
    }
}
