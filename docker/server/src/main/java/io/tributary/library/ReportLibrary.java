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

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folders {@code schema} and {@code reports} of SQL files.
 *
 * @param contracts the tables that reports read
 * @param journeys views that are those tables, from the generated data set
 * @param empty views that are those of the tables that an analyst may do without
 * @param setting the view with what all reports have in common
 * @param views views over the contracts and the setting, each after those that it reads: steps, then reports
 */
public record ReportLibrary(List<SqlFile> contracts, List<SqlFile> journeys, List<SqlFile> empty, SqlFile setting, List<SqlFile> views)
{
    /**
     * What the files call the schema that journeys are read from.
     */
    static final String SOURCE = "journeys.tiny";

    private static final String SETTING = "report_setting";

    public ReportLibrary
    {
        contracts = List.copyOf(contracts);
        journeys = List.copyOf(journeys);
        empty = List.copyOf(empty);
        views = List.copyOf(views);
    }

    /**
     * @param folder the folder {@code sql} of the repository
     */
    public static ReportLibrary read(Path folder)
    {
        Path schema = folder.resolve("schema");
        Path reports = folder.resolve("reports");
        return new ReportLibrary(
                SqlFile.readAll(schema).stream()
                        .filter(file -> !file.name().equals(SETTING))
                        .toList(),
                SqlFile.readAll(schema.resolve("journeys")),
                SqlFile.readAll(schema.resolve("empty")),
                SqlFile.read(schema.resolve(SETTING + ".sql")),
                Stream.of(schema.resolve("steps"), reports)
                        .flatMap(views -> SqlFile.readAll(views).stream())
                        .toList());
    }
}
