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

import com.google.common.cache.CacheBuilder;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.airlift.log.Logger;
import io.tributary.connector.hashedid.HashedIdConfig.UnlistedIdentifiers;
import io.trino.cache.NonEvictableCache;
import io.trino.plugin.base.cache.identity.IdentityCacheMapping;
import io.trino.plugin.base.cache.identity.IdentityCacheMapping.IdentityCacheKey;
import io.trino.plugin.jdbc.ConnectionFactory;
import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.RemoteTableName;
import io.trino.spi.TrinoException;
import io.trino.spi.connector.ConnectorSession;
import io.trino.spi.type.CharType;
import io.trino.spi.type.Type;
import io.trino.spi.type.VarbinaryType;
import io.trino.spi.type.VarcharType;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableSet.toImmutableSet;
import static io.trino.cache.SafeCaches.buildNonEvictableCache;
import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

/**
 * Finds those columns that no property names and that seem to hold identifiers: of any type by their names, and of text, also where it is stored as bytes, by the values in the
 * first rows that the source gives. A full sample is read once an hour for a table, and that of a table with fewer rows each time, in one query, by the coordinator, and only what it says about the columns is kept. If it cannot be
 * read, all its columns are taken for identifiers. What is only in later rows is not found: such columns have to be named.
 */
final class UnlistedColumns
{
    private static final Logger log = Logger.get(UnlistedColumns.class);
    private static final Duration EXPIRY = Duration.ofHours(1);
    private static final int MAX_TABLES = 10_000;
    private static final int TIMEOUT_SECONDS = 60;
    private static final int SHA_256_BYTES = 32;

    private final ColumnRules rules;
    private final ConnectionFactory connectionFactory;
    private final IdentityCacheMapping identities;
    private final NonEvictableCache<Sample, Set<String>> samples;
    private final Map<RemoteTableName, Set<String>> warned = new ConcurrentHashMap<>();

    UnlistedColumns(ColumnRules rules, ConnectionFactory connectionFactory, IdentityCacheMapping identities)
    {
        this.rules = requireNonNull(rules, "rules is null");
        this.connectionFactory = requireNonNull(connectionFactory, "connectionFactory is null");
        this.identities = requireNonNull(identities, "identities is null");
        samples = buildNonEvictableCache(CacheBuilder.newBuilder()
                .maximumSize(MAX_TABLES)
                .expireAfterWrite(EXPIRY));
    }

    /**
     * The names of the columns not to show.
     *
     * @param columns that no property names
     * @param query for the first rows of the columns of these names
     * @throws TrinoException if the table is to be refused because of them
     */
    Set<String> withheld(ConnectorSession session, RemoteTableName table, List<JdbcColumnHandle> columns, Function<List<String>, String> query)
    {
        if (rules.unlistedIdentifiers() == UnlistedIdentifiers.SHOW) {
            return ImmutableSet.of();
        }
        Set<String> withheld = ImmutableSet.<String>builder()
                .addAll(columns.stream()
                        .map(JdbcColumnHandle::getColumnName)
                        .filter(IdentifierNames::looksLikeIdentifier)
                        .iterator())
                .addAll(foundInSample(session, table, columns.stream()
                        .filter(column -> column.getColumnType() instanceof VarcharType || column.getColumnType() instanceof CharType || column.getColumnType() instanceof VarbinaryType)
                        .filter(column -> !IdentifierNames.looksLikeIdentifier(column.getColumnName()))
                        .collect(toImmutableList()), query))
                .build();
        if (withheld.isEmpty()) {
            return withheld;
        }
        String advice = "add them to %s or to %s, or to %s if they hold no identifiers".formatted(ColumnRules.IDENTIFIERS, ColumnRules.HIDDEN_COLUMNS, ColumnRules.SHOWN_COLUMNS);
        if (rules.unlistedIdentifiers() == UnlistedIdentifiers.REFUSE) {
            throw new TrinoException(CONFIGURATION_INVALID, "Columns %s of table %s look like identifiers, and no property names them: %s".formatted(withheld, table, advice));
        }
        if (!withheld.equals(warned.put(table, withheld))) {
            log.warn("Columns %s of table %s are hidden as they look like identifiers, and no property names them: %s", withheld, table, advice);
        }
        return withheld;
    }

    private Set<String> foundInSample(ConnectorSession session, RemoteTableName table, List<JdbcColumnHandle> columns, Function<List<String>, String> query)
    {
        if (columns.isEmpty() || rules.sampleRows() == 0) {
            return ImmutableSet.of();
        }
        List<String> names = columns.stream().map(JdbcColumnHandle::getColumnName).collect(toImmutableList());
        try {
            Sample sample = new Sample(identities.getRemoteUserCacheKey(session), table, names);
            Set<String> known = samples.getIfPresent(sample);
            return known == null ? read(session, sample, columns, query.apply(names)) : known;
        }
        catch (SQLException | RuntimeException e) {
            // whose message is not shown, since it may have values in it
            String state = e instanceof SQLException error ? error.getSQLState() : "none";
            log.warn("No sample of table %s can be read (SQL state %s), so that its columns of text are hidden: add them to %s if they hold no identifiers", table, state, ColumnRules.SHOWN_COLUMNS);
            return ImmutableSet.copyOf(names);
        }
    }

    private Set<String> read(ConnectorSession session, Sample sample, List<JdbcColumnHandle> columns, String query)
            throws SQLException
    {
        int sampled = 0;
        List<IdentifierShapes> shapes = columns.stream().map(column -> new IdentifierShapes(column.getColumnName())).collect(toImmutableList());
        try (Connection connection = connectionFactory.openConnection(session);
                Statement statement = connection.createStatement()) {
            connection.setReadOnly(true);
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            try (ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    sampled++;
                    for (int index = 0; index < columns.size(); index++) {
                        shapes.get(index).add(text(rows, index + 1, columns.get(index).getColumnType()));
                    }
                }
            }
        }
        Set<String> found = IntStream.range(0, columns.size())
                .filter(index -> shapes.get(index).found())
                .mapToObj(index -> columns.get(index).getColumnName())
                .collect(toImmutableSet());
        // a table that is filled later, or a column that has nothing yet, is looked at again each time
        if (sampled >= rules.sampleRows() && shapes.stream().allMatch(IdentifierShapes::hasValues)) {
            samples.put(sample, found);
        }
        return found;
    }

    private static String text(ResultSet rows, int index, Type type)
            throws SQLException
    {
        if (!(type instanceof VarbinaryType)) {
            return rows.getString(index);
        }
        byte[] bytes = rows.getBytes(index);
        if (bytes == null) {
            return null;
        }
        if (bytes.length == SHA_256_BYTES) {
            return HexFormat.of().formatHex(bytes);
        }
        // text in two bytes a character has a zero in every second one
        return new String(bytes, UTF_8).replace("\0", "");
    }

    private record Sample(IdentityCacheKey user, RemoteTableName table, List<String> columns)
    {
        private Sample
        {
            requireNonNull(user, "user is null");
            requireNonNull(table, "table is null");
            columns = ImmutableList.copyOf(columns);
        }
    }
}
