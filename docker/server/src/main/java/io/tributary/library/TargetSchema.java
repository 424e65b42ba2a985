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

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * The schema that gets the views, over a connection whose current catalog and schema it is.
 */
final class TargetSchema
{
    // Of Trino's StandardErrorCode
    private static final int NOT_SUPPORTED = 13;

    /**
     * Ends the comment of every view that an installation has made, with a fingerprint of what it has made. A comment alone is no proof: a view that somebody derives from one of ours keeps it.
     */
    private static final Pattern SEAL = Pattern.compile(" \\(installed ([0-9a-f]{16})\\)$");

    /**
     * Ends the comment of a view until it is sealed, so that an installation that was broken off can be repeated.
     */
    private static final String UNFINISHED = " (installation not finished)";

    private final Connection connection;
    private final SchemaName name;

    TargetSchema(Connection connection, SchemaName name)
    {
        this.connection = requireNonNull(connection, "connection is null");
        this.name = requireNonNull(name, "name is null");
    }

    /**
     * @throws InstallationException if the server has no functions of ours
     */
    void requireFunctions()
            throws SQLException
    {
        if (strings("SHOW FUNCTIONS LIKE 'attribution_agg'").isEmpty()) {
            throw new InstallationException("The server has no function attribution_agg: install the plugin on it, then try again");
        }
    }

    void drop()
            throws SQLException
    {
        execute("DROP SCHEMA %s".formatted(name));
    }

    /**
     * Makes the schema if it is not there.
     *
     * @return whether it was made
     * @throws InstallationException if there is no such catalog, or the schema cannot be made
     */
    boolean create()
            throws SQLException
    {
        List<String> catalogs = strings("SHOW CATALOGS");
        if (!catalogs.contains(name.catalog())) {
            throw new InstallationException("There is no catalog %s on this server, only %s".formatted(name.catalog(), String.join(", ", catalogs)));
        }
        if (strings("SHOW SCHEMAS FROM " + name.catalog()).contains(name.schema())) {
            return false;
        }
        try {
            execute("CREATE SCHEMA %s".formatted(name));
            return true;
        }
        catch (SQLException e) {
            throw new InstallationException("There is no schema %s, and it cannot be made: %s. Make it, or name another one".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * Tables and views of the schema, with what is known of them.
     */
    Map<String, Existing> existing()
            throws SQLException
    {
        Map<String, String> comments = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT table_name, comment FROM system.metadata.table_comments WHERE catalog_name = ? AND schema_name = ?")) {
            statement.setString(1, name.catalog());
            statement.setString(2, name.schema());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    comments.put(result.getString(1), Optional.ofNullable(result.getString(2)).orElse(""));
                }
            }
        }
        Map<String, String> definitions = definitions();
        Map<String, Existing> existing = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT table_name, table_type FROM %s.information_schema.tables WHERE table_schema = ?".formatted(name.catalog()))) {
            statement.setString(1, name.schema());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String table = result.getString(1);
                    boolean view = result.getString(2).equals("VIEW");
                    existing.put(table, new Existing(view, view && isSealed(comments.getOrDefault(table, ""), Optional.ofNullable(definitions.get(table)))));
                }
            }
        }
        return existing;
    }

    private static boolean isSealed(String comment, Optional<String> definition)
    {
        Matcher seal = SEAL.matcher(comment);
        return comment.endsWith(UNFINISHED) || (seal.find() && definition.map(TargetSchema::fingerprint).equals(Optional.of(seal.group(1))));
    }

    private static String fingerprint(String definition)
    {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(definition.getBytes(UTF_8)), 0, 8);
        }
        catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What the views of the schema are made of, as the engine writes it.
     */
    private Map<String, String> definitions()
            throws SQLException
    {
        Map<String, String> definitions = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT table_name, view_definition FROM %s.information_schema.views WHERE table_schema = ?".formatted(name.catalog()))) {
            statement.setString(1, name.schema());
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    definitions.put(result.getString(1), result.getString(2));
                }
            }
        }
        return definitions;
    }

    /**
     * Makes the views, with all comments, and seals them: only the engine knows how it writes a view, so that each one is made once to be read and once with its seal.
     *
     * @return whether the catalog keeps the comments of columns
     */
    boolean create(List<SqlFile> views)
            throws SQLException
    {
        for (SqlFile view : views) {
            createView(view.withCommentEnding(UNFINISHED));
        }
        Map<String, String> definitions = definitions();
        boolean commented = true;
        for (SqlFile view : views) {
            String definition = Optional.ofNullable(definitions.get(view.name()))
                    .orElseThrow(() -> new InstallationException("The definition of the view %s.%s, which was just made, cannot be read: let the user see the views of %s.information_schema".formatted(name, view.name(), name.catalog())));
            createView(view.withCommentEnding(" (installed %s)".formatted(fingerprint(definition))));
            commented &= commentColumns(view);
        }
        return commented;
    }

    /**
     * Types of the columns of a table or view, by name.
     */
    Map<String, String> types(String table)
            throws SQLException
    {
        Map<String, String> types = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT column_name, data_type FROM %s.information_schema.columns WHERE table_schema = ? AND table_name = ?".formatted(name.catalog()))) {
            statement.setString(1, name.schema());
            statement.setString(2, table);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    types.put(result.getString(1), result.getString(2));
                }
            }
        }
        return types;
    }

    long rows(String table)
            throws SQLException
    {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM %s.%s".formatted(name, table))) {
            result.next();
            return result.getLong(1);
        }
    }

    private void createView(SqlFile view)
            throws SQLException
    {
        try {
            execute(view.statements().getFirst());
        }
        catch (SQLException e) {
            if (e.getErrorCode() == NOT_SUPPORTED) {
                throw new InstallationException("The catalog %s cannot hold views: %s. Name a schema of a catalog that can, such as one of memory, Hive or Iceberg".formatted(name.catalog(), e.getMessage()), e);
            }
            throw new InstallationException("The view %s.%s cannot be made: %s".formatted(name, view.name(), e.getMessage()), e);
        }
    }

    private boolean commentColumns(SqlFile view)
            throws SQLException
    {
        for (String comment : view.statements().subList(1, view.statements().size())) {
            try {
                execute(comment);
            }
            catch (SQLException e) {
                if (e.getErrorCode() == NOT_SUPPORTED) {
                    return false;
                }
                throw new InstallationException("The columns of the view %s.%s cannot be commented: %s".formatted(name, view.name(), e.getMessage()), e);
            }
        }
        return true;
    }

    private void execute(String sql)
            throws SQLException
    {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> strings(String sql)
            throws SQLException
    {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (result.next()) {
                values.add(result.getString(1));
            }
            return values;
        }
    }

    /**
     * @param ours whether an installation made it, and may replace it
     */
    record Existing(boolean view, boolean ours) {}
}
