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
import com.google.common.collect.ImmutableSet;
import io.trino.plugin.jdbc.ColumnMapping;
import io.trino.plugin.jdbc.JdbcTypeHandle;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import static java.lang.Math.max;
import static java.util.Objects.requireNonNull;

/**
 * What differs between databases, by the beginning of the connection URL.
 */
enum Database
{
    H2("\"", true, true, ImmutableList.of("TABLE", "VIEW")),
    MARIADB("`", false, true, ImmutableList.of("TABLE", "BASE TABLE", "VIEW")),
    POSTGRESQL("\"", true, true, ImmutableList.of("TABLE", "PARTITIONED TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE")),
    STANDARD("\"", false, false, ImmutableList.of("TABLE", "VIEW"));

    /**
     * Where databases keep what they know of all others, such as statements and the most frequent values of columns.
     */
    private static final Set<String> SYSTEM_SCHEMAS = ImmutableSet.of(
            "crdb_internal",
            "dbc",
            "information_schema",
            "mysql",
            "performance_schema",
            "pg_catalog",
            "pg_toast",
            "sys",
            "syscat",
            "sysibm",
            "sysibmadm",
            "sysstat",
            "system",
            "v_catalog",
            "v_monitor");

    /**
     * The beginning of names that extensions of PostgreSQL give to such tables, in any schema.
     */
    private static final String STATISTICS = "pg_stat_";

    private static final int VALUES_AT_ONCE = 100_000;
    private static final int MIN_ROWS_AT_ONCE = 1000;

    private final String identifierQuote;
    private final boolean ordersNulls;
    private final boolean hasLimit;
    private final List<String> tableTypes;

    Database(String identifierQuote, boolean ordersNulls, boolean hasLimit, List<String> tableTypes)
    {
        this.identifierQuote = requireNonNull(identifierQuote, "identifierQuote is null");
        this.ordersNulls = ordersNulls;
        this.hasLimit = hasLimit;
        this.tableTypes = ImmutableList.copyOf(tableTypes);
    }

    static Database of(String connectionUrl)
    {
        String url = connectionUrl.toLowerCase(Locale.ENGLISH);
        if (url.startsWith("jdbc:postgresql:")) {
            return POSTGRESQL;
        }
        if (url.startsWith("jdbc:h2:")) {
            return H2;
        }
        if (url.startsWith("jdbc:mariadb:") || url.startsWith("jdbc:mysql:")) {
            return MARIADB;
        }
        return STANDARD;
    }

    static boolean isSystemSchema(String schema)
    {
        String name = schema.toLowerCase(Locale.ENGLISH);
        return SYSTEM_SCHEMAS.contains(name) || name.startsWith("_sys");
    }

    static boolean isSystemTable(String schema, String table)
    {
        return isSystemSchema(schema) || table.toLowerCase(Locale.ENGLISH).startsWith(STATISTICS);
    }

    /**
     * What is around names.
     */
    String identifierQuote()
    {
        return identifierQuote;
    }

    /**
     * The expression that gives identifiers, with the country of each before it where there is a column of countries: see {@link RegionalText}.
     */
    String identifierExpression(String column, Optional<String> regionColumn)
    {
        if (regionColumn.isEmpty()) {
            return quoted(column);
        }
        String region = "COALESCE(CAST(%s AS %s), '')".formatted(quoted(regionColumn.orElseThrow()), this == MARIADB ? "CHAR" : "VARCHAR(100)");
        // the sign of the standard means something else in MariaDB
        return this == MARIADB ?
                "CONCAT(%s, '%s', %s)".formatted(region, RegionalText.SEPARATOR, quoted(column)) :
                "%s || '%s' || %s".formatted(region, RegionalText.SEPARATOR, quoted(column));
    }

    String quoted(String name)
    {
        return identifierQuote + name.replace(identifierQuote, identifierQuote + identifierQuote) + identifierQuote;
    }

    /**
     * Whether bytes are compared as the engine compares them, so that the source can look for some.
     */
    boolean comparesBytes()
    {
        return this != STANDARD;
    }

    /**
     * Whether {@code ORDER BY} takes {@code NULLS FIRST} and {@code NULLS LAST}.
     */
    boolean ordersNulls()
    {
        return ordersNulls;
    }

    /**
     * The kinds of tables with rows of people.
     */
    List<String> tableTypes()
    {
        return tableTypes;
    }

    /**
     * Whether there are catalogs in place of schemas.
     */
    boolean hasCatalogsOnly()
    {
        return this == MARIADB;
    }

    Optional<ColumnMapping> toColumnMapping(JdbcTypeHandle type)
    {
        return switch (this) {
            case POSTGRESQL -> PostgreSqlTypes.toColumnMapping(type);
            case MARIADB -> MariaDbTypes.toColumnMapping(type);
            case H2, STANDARD -> StandardTypes.toColumnMapping(type);
        };
    }

    String limited(String query, long limit)
    {
        return hasLimit ? query + " LIMIT " + limit : query + " FETCH FIRST " + limit + " ROWS ONLY";
    }

    /**
     * A statement whose rows come little by little: many drivers read all of them into memory if they are not told otherwise.
     *
     * @param columns how many columns the rows have, at least one
     */
    PreparedStatement prepare(Connection connection, String sql, int columns)
            throws SQLException
    {
        if (this == POSTGRESQL) {
            // its driver has a cursor only in a transaction
            connection.setAutoCommit(false);
        }
        PreparedStatement statement = connection.prepareStatement(sql);
        // MySQL's own driver has one magic number for it
        boolean rowByRow = this == MARIADB && connection.getMetaData().getDriverName().startsWith("MySQL");
        statement.setFetchSize(rowByRow ? Integer.MIN_VALUE : max(VALUES_AT_ONCE / columns, MIN_ROWS_AT_ONCE));
        return statement;
    }
}
