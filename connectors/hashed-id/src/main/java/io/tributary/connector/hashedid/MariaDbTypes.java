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
import java.util.Locale;
import java.util.Optional;

import static io.trino.plugin.jdbc.StandardColumnMappings.bigintColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.decimalColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.integerColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.smallintColumnMapping;
import static io.trino.spi.type.DecimalType.createDecimalType;

/**
 * The types of MariaDB and MySQL.
 */
final class MariaDbTypes
{
    private static final int UNSIGNED_BIGINT_DIGITS = 20;

    private MariaDbTypes() {}

    static Optional<ColumnMapping> toColumnMapping(JdbcTypeHandle type)
    {
        String name = type.jdbcTypeName().orElse("").toUpperCase(Locale.ENGLISH);
        if (name.endsWith("UNSIGNED")) {
            return switch (type.jdbcType()) {
                case Types.TINYINT -> Optional.of(smallintColumnMapping());
                case Types.SMALLINT -> Optional.of(integerColumnMapping());
                case Types.INTEGER -> Optional.of(bigintColumnMapping());
                case Types.BIGINT -> Optional.of(decimalColumnMapping(createDecimalType(UNSIGNED_BIGINT_DIGITS)));
                default -> StandardTypes.toColumnMapping(type);
            };
        }
        return switch (name) {
            // an instant, unlike DATETIME, which the driver gives in the zone of the JVM
            case "TIMESTAMP" -> Optional.empty();
            // the drivers do not agree what they are
            case "BIT", "YEAR", "TIME", "INET4", "INET6", "UUID", "JSON" -> type.jdbcType() == Types.BIT && type.columnSize().orElse(0) == 1 ? StandardTypes.toColumnMapping(type) : Optional.empty();
            default -> StandardTypes.toColumnMapping(type);
        };
    }
}
