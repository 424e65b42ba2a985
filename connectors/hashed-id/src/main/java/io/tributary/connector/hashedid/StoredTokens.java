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
package io.tributary.connector.hashedid;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.tributary.identity.profile.IdentifierType;
import io.tributary.identity.token.Token;
import io.tributary.node.PlannedBy;
import io.trino.plugin.jdbc.RemoteTableName;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;

import static java.util.Objects.requireNonNull;

/**
 * The columns of the source with tokens that its owner made before, with the same key, and keeps up to date. As the source knows them, it can look for them.
 * <p>
 * When a catalog is loaded, the tokens of some rows are compared with those of their identifiers. All have to be of one epoch, the current or the previous one: the tokens of that epoch
 * are then read from the column, and those of the other are made of the identifiers. What is in other rows is the owner's word.
 */
final class StoredTokens
{
    private static final int SAMPLE_ROWS = 1000;
    private static final Set<Integer> BINARY_TYPES = Set.of(Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB);

    private final Map<SourceColumn, Stored> columns;

    private StoredTokens(Map<SourceColumn, Stored> columns)
    {
        this.columns = ImmutableMap.copyOf(columns);
    }

    /**
     * A column of tokens.
     *
     * @param identifier name of the column of identifiers, as the source writes it
     * @param name of the column of tokens, as the source writes it
     * @param epoch of all of its tokens
     */
    record Stored(String identifier, String name, int epoch)
    {
        Stored
        {
            requireNonNull(identifier, "identifier is null");
            requireNonNull(name, "name is null");
        }
    }

    /**
     * @throws IllegalArgumentException if a column is not binary, has other tokens than those of the identifiers beside it, or cannot be read; the message has no value
     */
    static StoredTokens check(Driver driver, String connectionUrl, Properties credentials, ColumnRules rules, IdentifierTokens tokens)
    {
        Map<SourceColumn, Stored> columns = new HashMap<>();
        if (!rules.storedTokens().isEmpty()) {
            Database database = Database.of(connectionUrl);
            try (Connection connection = driver.connect(connectionUrl, credentials)) {
                connection.setReadOnly(true);
                Map<SourceColumn, Found> found = find(connection);
                for (Map.Entry<SourceColumn, SourceColumn> entry : rules.storedTokens().entrySet()) {
                    Found identifier = found(found, entry.getKey());
                    Found stored = found(found, entry.getValue());
                    if (!BINARY_TYPES.contains(stored.type())) {
                        throw new IllegalArgumentException("%s: Column %s is of no binary type: store tokens as the %s bytes that they are".formatted(ColumnRules.STORED_TOKENS, entry.getValue(), Token.LENGTH));
                    }
                    Optional<String> region = rules.regionColumn(entry.getKey()).map(column -> found(found, column).name());
                    Sample sample = new Sample(tokens, rules.identifierType(entry.getKey()).orElseThrow(), identifier.type(), region);
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(query(database, identifier, region, stored))) {
                        while (rows.next()) {
                            sample.add(rows);
                        }
                    }
                    columns.put(entry.getKey(), new Stored(identifier.name(), stored.name(), sample.epoch(entry.getKey(), entry.getValue())));
                }
            }
            catch (SQLException e) {
                // the message may have values in it, or the URL and with it a password
                throw new IllegalArgumentException("%s: The columns cannot be read (SQL state %s): give the user of the catalog access to them".formatted(ColumnRules.STORED_TOKENS, e.getSQLState()));
            }
        }
        return new StoredTokens(columns);
    }

    Optional<Stored> of(SourceColumn identifier)
    {
        return Optional.ofNullable(columns.get(identifier));
    }

    /**
     * All columns of tokens in a table.
     */
    List<Stored> of(RemoteTableName table)
    {
        SourceColumn any = new SourceColumn(SourceColumn.schemaOf(table), table.getTableName(), "");
        return columns.entrySet().stream()
                .filter(entry -> entry.getKey().schema().equals(any.schema()) && entry.getKey().table().equals(any.table()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Found found(Map<SourceColumn, Found> columns, SourceColumn column)
    {
        Found found = columns.get(column);
        if (found == null) {
            throw new IllegalArgumentException("%s: The database has no column %s: correct the name".formatted(ColumnRules.STORED_TOKENS, column));
        }
        return found;
    }

    private static String query(Database database, Found identifier, Optional<String> region, Found stored)
    {
        String names = "SELECT %s, %s FROM %s WHERE %s IS NOT NULL".formatted(
                database.identifierExpression(identifier.name(), region),
                database.quoted(stored.name()),
                String.join(".", identifier.table().stream().map(database::quoted).toList()),
                database.quoted(identifier.name()));
        return database.limited(names, SAMPLE_ROWS);
    }

    private static Map<SourceColumn, Found> find(Connection connection)
            throws SQLException
    {
        Map<SourceColumn, Found> columns = new HashMap<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, null, null, null)) {
            while (found.next()) {
                String schema = found.getString("TABLE_SCHEM") == null ? found.getString("TABLE_CAT") : found.getString("TABLE_SCHEM");
                String table = found.getString("TABLE_NAME");
                String name = found.getString("COLUMN_NAME");
                columns.put(new SourceColumn(schema, table, name), new Found(ImmutableList.of(schema, table), name, found.getInt("DATA_TYPE")));
            }
        }
        return columns;
    }

    private record Found(List<String> table, String name, int type) {}

    private static final class Sample
    {
        private final IdentifierTokens tokens;
        private final IdentifierType type;
        private final int sourceType;
        private final Optional<String> regionColumn;
        private final Instant now = Instant.now();
        private OptionalInt epoch = OptionalInt.empty();
        private Optional<TokenReader> reader = Optional.empty();
        private int rows;
        private int otherTokens;
        private int otherEpochs;

        private Sample(IdentifierTokens tokens, IdentifierType type, int sourceType, Optional<String> regionColumn)
        {
            this.tokens = tokens;
            this.type = type;
            this.sourceType = sourceType;
            this.regionColumn = regionColumn;
        }

        /**
         * Takes the row, in which the identifier is the first column, and the token the second.
         */
        private void add(ResultSet row)
                throws SQLException
        {
            rows++;
            byte[] stored = row.getBytes(2);
            if (stored != null && !isOfEpoch(stored)) {
                return;
            }
            TokenReader expected = reader.orElseGet(() -> reader(tokens.currentEpoch(now)));
            boolean none = expected.isNull(row, 1);
            if (none ? stored != null : stored == null || !MessageDigest.isEqual(expected.readSlice(row, 1).getBytes(), stored)) {
                otherTokens++;
            }
        }

        private boolean isOfEpoch(byte[] stored)
        {
            int storedEpoch;
            try {
                storedEpoch = Token.parse(stored).epoch();
            }
            catch (IllegalArgumentException _) {
                otherTokens++;
                return false;
            }
            if (epoch.isEmpty() && (storedEpoch == tokens.currentEpoch(now) || storedEpoch == tokens.previousEpoch(now).orElse(-1))) {
                epoch = OptionalInt.of(storedEpoch);
                reader = Optional.of(reader(storedEpoch));
            }
            if (epoch.orElse(-1) != storedEpoch) {
                otherEpochs++;
                return false;
            }
            return true;
        }

        private TokenReader reader(int epoch)
        {
            return new TokenReader(tokens, new TokenColumn(type, epoch, tokens.fingerprint(type, epoch, now), sourceType, "", regionColumn, PlannedBy.thisNode()), now);
        }

        private int epoch(SourceColumn identifier, SourceColumn stored)
        {
            if (otherEpochs > 0) {
                throw new IllegalArgumentException("%s: %s of %s tokens in column %s are of an epoch that is not that of the others, or that the key ring does not give now: make all of them again with one key".formatted(
                        ColumnRules.STORED_TOKENS,
                        otherEpochs,
                        rows,
                        stored));
            }
            if (otherTokens > 0) {
                throw new IllegalArgumentException("%s: In %s of %s rows column %s does not have the token of column %s: make all of them again with the key, partner, profile and region of this catalog".formatted(
                        ColumnRules.STORED_TOKENS,
                        otherTokens,
                        rows,
                        stored,
                        identifier));
            }
            return epoch.orElse(tokens.currentEpoch(now));
        }
    }
}
