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

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * Looks whether the source has every column that a rule names: a rule for a column that is written otherwise would protect nothing.
 */
final class SourceCheck
{
    private SourceCheck() {}

    /**
     * @throws IllegalArgumentException if a column does not exist, would get the name of another, or the source cannot be asked
     */
    static void check(Driver driver, String connectionUrl, Properties credentials, ColumnRules rules)
    {
        Set<SourceColumn> columns;
        try (Connection connection = driver.connect(connectionUrl, credentials)) {
            columns = columns(connection, rules);
        }
        catch (SQLException e) {
            // the message may have the URL and with it a password
            throw new IllegalArgumentException("connection-url: The database cannot be asked for its columns (SQL state %s): see that it runs, and that user and password are right".formatted(e.getSQLState()));
        }
        rules.named().forEach((column, property) -> {
            if (!columns.contains(column)) {
                throw new IllegalArgumentException("%s: The database has no column %s: correct the name, as schema.table.column".formatted(property, column));
            }
            rules.regionColumn(column).ifPresent(region -> {
                if (!columns.contains(region)) {
                    throw new IllegalArgumentException("%s: The database has no column %s for the country of %s: correct what follows the @".formatted(property, region, column.column()));
                }
            });
            if (rules.identifierType(column).isPresent()) {
                for (String suffix : new String[] {HashedIdClient.TOKEN_SUFFIX, HashedIdClient.PREVIOUS_TOKEN_SUFFIX}) {
                    SourceColumn token = new SourceColumn(column.schema(), column.table(), column.column() + suffix);
                    if (columns.contains(token) && !rules.isHidden(token)) {
                        throw new IllegalArgumentException("%s: The tokens of %s would be named %s, which the database has already: hide that column in %s".formatted(property, column, token.column(), ColumnRules.HIDDEN_COLUMNS));
                    }
                }
            }
        });
    }

    private static Set<SourceColumn> columns(Connection connection, ColumnRules rules)
            throws SQLException
    {
        Map<SourceColumn, String> named = rules.named();
        Set<SourceColumn> columns = new HashSet<>();
        if (named.isEmpty()) {
            return columns;
        }
        DatabaseMetaData metadata = connection.getMetaData();
        // where databases are called catalogs and have no schemas, they are the schemas here
        try (ResultSet found = metadata.getColumns(null, null, null, null)) {
            while (found.next()) {
                String schema = found.getString("TABLE_SCHEM");
                columns.add(new SourceColumn(schema == null ? found.getString("TABLE_CAT") : schema, found.getString("TABLE_NAME"), found.getString("COLUMN_NAME")));
            }
        }
        return columns;
    }
}
