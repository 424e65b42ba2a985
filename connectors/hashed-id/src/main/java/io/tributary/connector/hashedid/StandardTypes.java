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
import io.trino.plugin.jdbc.ObjectReadFunction;
import io.trino.plugin.jdbc.ObjectWriteFunction;
import io.trino.spi.type.LongTimestampWithTimeZone;
import io.trino.spi.type.VarcharType;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

import static io.trino.plugin.jdbc.PredicatePushdownController.DISABLE_PUSHDOWN;
import static io.trino.plugin.jdbc.StandardColumnMappings.bigintColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.booleanColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.dateColumnMappingUsingLocalDate;
import static io.trino.plugin.jdbc.StandardColumnMappings.decimalColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.defaultCharColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.defaultVarcharColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.doubleColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.integerColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.realColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.smallintColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.timeColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.timestampColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.tinyintColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.varbinaryColumnMapping;
import static io.trino.plugin.jdbc.StandardColumnMappings.varcharReadFunction;
import static io.trino.plugin.jdbc.StandardColumnMappings.varcharWriteFunction;
import static io.trino.spi.type.DecimalType.createDecimalType;
import static io.trino.spi.type.Decimals.MAX_PRECISION;
import static io.trino.spi.type.LongTimestampWithTimeZone.fromEpochSecondsAndFraction;
import static io.trino.spi.type.TimeType.TIME_MICROS;
import static io.trino.spi.type.TimeZoneKey.UTC_KEY;
import static io.trino.spi.type.TimestampType.TIMESTAMP_MICROS;
import static io.trino.spi.type.TimestampWithTimeZoneType.TIMESTAMP_TZ_MICROS;
import static io.trino.spi.type.Timestamps.PICOSECONDS_PER_NANOSECOND;
import static io.trino.spi.type.UuidType.UUID;
import static io.trino.spi.type.UuidType.javaUuidToTrinoUuid;
import static io.trino.spi.type.UuidType.trinoUuidToJavaUuid;
import static io.trino.spi.type.VarcharType.createUnboundedVarcharType;
import static java.lang.Math.max;

/**
 * The types that every database has, read as the standard says. Text is compared by the engine: equality in the source may know no case.
 */
final class StandardTypes
{
    private StandardTypes() {}

    static Optional<ColumnMapping> toColumnMapping(JdbcTypeHandle type)
    {
        return switch (type.jdbcType()) {
            case Types.BIT, Types.BOOLEAN -> Optional.of(booleanColumnMapping());
            case Types.TINYINT -> Optional.of(tinyintColumnMapping());
            case Types.SMALLINT -> Optional.of(smallintColumnMapping());
            case Types.INTEGER -> Optional.of(integerColumnMapping());
            case Types.BIGINT -> Optional.of(bigintColumnMapping());
            case Types.REAL -> Optional.of(realColumnMapping());
            case Types.FLOAT, Types.DOUBLE -> Optional.of(doubleColumnMapping());
            case Types.NUMERIC, Types.DECIMAL -> decimal(type);
            case Types.CHAR, Types.NCHAR -> Optional.of(defaultCharColumnMapping(type.requiredColumnSize(), false));
            case Types.VARCHAR, Types.NVARCHAR, Types.LONGVARCHAR, Types.LONGNVARCHAR -> Optional.of(defaultVarcharColumnMapping(type.requiredColumnSize(), false));
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> Optional.of(varbinaryColumnMapping());
            case Types.DATE -> Optional.of(dateColumnMappingUsingLocalDate());
            case Types.TIME -> Optional.of(timeColumnMapping(TIME_MICROS));
            case Types.TIMESTAMP -> Optional.of(timestampColumnMapping(TIMESTAMP_MICROS));
            case Types.TIMESTAMP_WITH_TIMEZONE -> Optional.of(timestampWithTimeZone());
            default -> Optional.empty();
        };
    }

    /**
     * Text of a type that the source does not compare with other text.
     */
    static ColumnMapping textWithoutConditions()
    {
        VarcharType type = createUnboundedVarcharType();
        return ColumnMapping.sliceMapping(type, varcharReadFunction(type), varcharWriteFunction(), DISABLE_PUSHDOWN);
    }

    /**
     * An instant, in UTC, whatever zone it was written in.
     */
    static ColumnMapping timestampWithTimeZone()
    {
        return ColumnMapping.objectMapping(
                TIMESTAMP_TZ_MICROS,
                ObjectReadFunction.of(LongTimestampWithTimeZone.class, (resultSet, columnIndex) -> {
                    OffsetDateTime time = resultSet.getObject(columnIndex, OffsetDateTime.class);
                    return fromEpochSecondsAndFraction(time.toEpochSecond(), (long) time.getNano() * PICOSECONDS_PER_NANOSECOND, UTC_KEY);
                }),
                ObjectWriteFunction.of(LongTimestampWithTimeZone.class, (statement, index, value) -> statement.setObject(index, OffsetDateTime.ofInstant(
                        Instant.ofEpochMilli(value.getEpochMillis()).plusNanos(value.getPicosOfMilli() / PICOSECONDS_PER_NANOSECOND),
                        ZoneOffset.UTC))));
    }

    static ColumnMapping uuid()
    {
        return ColumnMapping.sliceMapping(
                UUID,
                (resultSet, columnIndex) -> javaUuidToTrinoUuid(resultSet.getObject(columnIndex, java.util.UUID.class)),
                (statement, index, value) -> statement.setObject(index, trinoUuidToJavaUuid(value), Types.OTHER),
                // whose order of signed halves is not that of the source
                DISABLE_PUSHDOWN);
    }

    private static Optional<ColumnMapping> decimal(JdbcTypeHandle type)
    {
        int scale = type.decimalDigits().orElse(0);
        int precision = type.requiredColumnSize() + max(-scale, 0);
        if (precision > MAX_PRECISION || precision < 1 || scale > precision) {
            return Optional.empty();
        }
        return Optional.of(decimalColumnMapping(createDecimalType(precision, max(scale, 0))));
    }
}
