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

import io.trino.plugin.jdbc.ColumnMapping;
import io.trino.plugin.jdbc.JdbcTypeHandle;

import java.sql.Types;
import java.util.Optional;
import java.util.Set;

import static io.tributary.connector.hashedid.StandardTypes.textWithoutConditions;
import static io.tributary.connector.hashedid.StandardTypes.timestampWithTimeZone;
import static io.tributary.connector.hashedid.StandardTypes.uuid;

/**
 * The types of PostgreSQL. Those that are not here, such as JSON, arrays, ranges, addresses of networks, intervals and amounts of money, do not exist in the catalog.
 */
final class PostgreSqlTypes
{
    private static final Set<String> PLAIN_TEXT = Set.of("varchar", "text", "bpchar", "char", "name");
    private static final Set<String> NOT_AS_REPORTED = Set.of("money", "bit", "varbit", "timetz", "oid");

    private PostgreSqlTypes() {}

    static Optional<ColumnMapping> toColumnMapping(JdbcTypeHandle type)
    {
        String name = type.jdbcTypeName().orElse("");
        // the driver calls them doubles, booleans, times and integers
        if (NOT_AS_REPORTED.contains(name)) {
            return Optional.empty();
        }
        return switch (name) {
            case "citext" -> Optional.of(textWithoutConditions());
            case "timestamptz" -> Optional.of(timestampWithTimeZone());
            case "uuid" -> Optional.of(uuid());
            default -> switch (type.jdbcType()) {
                // domains, as text whatever they are made of
                case Types.DISTINCT -> Optional.of(textWithoutConditions());
                // enumerations cannot be compared with text
                case Types.VARCHAR -> PLAIN_TEXT.contains(name) ? StandardTypes.toColumnMapping(type) : Optional.of(textWithoutConditions());
                default -> StandardTypes.toColumnMapping(type);
            };
        };
    }
}
