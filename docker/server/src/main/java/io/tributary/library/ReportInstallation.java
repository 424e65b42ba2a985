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

import io.tributary.library.TargetSchema.Existing;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

/**
 * Makes the views of the library in a schema. It can be repeated: views that it has made are made again, and tables and views of somebody else are never replaced.
 */
public final class ReportInstallation
{
    private static final Set<String> REQUIRED = Set.of("touch", "conversion");

    private final ReportLibrary library;
    private final SchemaName target;
    private final TargetSchema schema;
    private final PrintStream output;

    /**
     * @param connection to the server, with the target as its catalog and schema
     */
    public ReportInstallation(ReportLibrary library, SchemaName target, Connection connection, PrintStream output)
    {
        this.library = requireNonNull(library, "library is null");
        this.target = requireNonNull(target, "target is null");
        this.schema = new TargetSchema(connection, target);
        this.output = requireNonNull(output, "output is null");
    }

    /**
     * @param from the schema of the connector {@code journeys} to read in any case. Without it, reports read what the schema has, and the generated data set if it has nothing.
     * @throws InstallationException if it cannot be done, with the reason and the mend
     */
    public void run(Optional<SchemaName> from)
            throws SQLException
    {
        schema.requireFunctions();
        boolean newSchema = schema.create();
        Map<String, Existing> existing = schema.existing();
        refuseToReplace(existing, library.views());
        boolean ownSetting = Optional.ofNullable(existing.get(library.setting().name())).filter(found -> !found.ours()).isPresent();
        if (ownSetting) {
            refuseUnfitSetting();
        }
        List<SqlFile> views = new ArrayList<>(sources(existing, from));
        if (!ownSetting) {
            views.add(library.setting());
        }
        views.addAll(library.views());
        boolean commented;
        try {
            commented = schema.create(views);
        }
        catch (InstallationException e) {
            if (newSchema && schema.existing().isEmpty()) {
                schema.drop();
            }
            throw e;
        }
        if (newSchema) {
            output.println("Made the schema %s".formatted(target));
        }
        output.println("%s %s of %s".formatted(ownSetting ? "Kept" : "Made", library.setting().name(), target));
        output.println("Made %s views in %s: %s".formatted(library.views().size(), target, names(library.views())));
        if (!commented) {
            output.println("The catalog %s keeps no comments of the columns of views; they are in the files of sql/schema and sql/reports".formatted(target.catalog()));
        }
    }

    /**
     * The views to make for those contracts that are not somebody's own.
     */
    private List<SqlFile> sources(Map<String, Existing> existing, Optional<SchemaName> from)
            throws SQLException
    {
        List<String> own = library.contracts().stream()
                .map(SqlFile::name)
                .filter(name -> existing.containsKey(name) && !existing.get(name).ours())
                .toList();
        refuseBreaches(own);
        if (!own.isEmpty()) {
            output.println("Kept %s".formatted(String.join(", ", own)));
        }
        if (own.stream().anyMatch(REQUIRED::contains)) {
            if (from.isPresent()) {
                refuseToReplace(existing, library.journeys());
            }
            return without(own, library.empty(), "without any rows");
        }
        if (from.isEmpty() && library.contracts().stream().allMatch(contract -> existing.containsKey(contract.name()))) {
            refuseBreaches(library.contracts().stream().map(SqlFile::name).toList());
            output.println("Kept what an earlier installation made of the data set; --from makes it anew");
            return List.of();
        }
        String source = from.map(SchemaName::toString).orElse(ReportLibrary.SOURCE);
        return without(own, library.journeys(), "from " + source).stream()
                .map(file -> file.replace(ReportLibrary.SOURCE + ".", source + "."))
                .toList();
    }

    private List<SqlFile> without(List<String> own, List<SqlFile> files, String how)
    {
        List<SqlFile> missing = files.stream()
                .filter(file -> !own.contains(file.name()))
                .toList();
        if (!missing.isEmpty()) {
            output.println("Making %s %s".formatted(names(missing), how));
        }
        return missing;
    }

    private void refuseBreaches(List<String> own)
            throws SQLException
    {
        List<String> breaches = new ArrayList<>();
        if (own.stream().anyMatch(REQUIRED::contains)) {
            REQUIRED.stream()
                    .filter(name -> !own.contains(name))
                    .sorted()
                    .forEach(name -> breaches.add("there is no %s of your own beside %s".formatted(name, String.join(", ", own))));
        }
        for (SqlFile contract : library.contracts()) {
            if (own.contains(contract.name())) {
                breaches.addAll(Contract.of(contract).breaches(schema.types(contract.name())));
            }
        }
        if (!breaches.isEmpty()) {
            throw new InstallationException("Reports cannot read what is in %s: %s. The contracts are in sql/schema; a view can give a table their columns".formatted(target, String.join("; ", breaches)));
        }
    }

    /**
     * All reports join the setting: with no row they would be empty, and with two they would count everything twice.
     */
    private void refuseUnfitSetting()
            throws SQLException
    {
        String name = library.setting().name();
        Set<String> columns = schema.types(name).keySet();
        String missing = library.setting().commentedColumns().stream()
                .filter(column -> !columns.contains(column))
                .collect(joining(", "));
        if (!missing.isEmpty()) {
            throw new InstallationException("%s of %s has no column %s. Make it again with all columns of sql/schema/%s.sql, or drop it to get that one".formatted(name, target, missing, name));
        }
        long rows = schema.rows(name);
        if (rows != 1) {
            throw new InstallationException("%s of %s has %s rows and has to have exactly one, as every report reads it".formatted(name, target, rows));
        }
    }

    private void refuseToReplace(Map<String, Existing> existing, List<SqlFile> views)
    {
        Set<String> foreign = views.stream()
                .map(SqlFile::name)
                .filter(name -> existing.containsKey(name) && !existing.get(name).ours())
                .collect(toSet());
        if (!foreign.isEmpty()) {
            throw new InstallationException("%s has %s already, which no installation made as it is now: rename or drop it, or name another schema".formatted(
                    target,
                    foreign.stream().sorted().map(name -> (existing.get(name).view() ? "a view " : "a table ") + name).collect(joining(", "))));
        }
    }

    private static String names(List<SqlFile> files)
    {
        return files.stream()
                .map(SqlFile::name)
                .collect(joining(", "));
    }
}
