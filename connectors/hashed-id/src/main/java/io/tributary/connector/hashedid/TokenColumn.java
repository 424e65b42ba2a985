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

import io.tributary.identity.profile.IdentifierType;
import io.tributary.node.PlannedBy;
import io.trino.plugin.jdbc.JdbcColumnHandle;
import io.trino.plugin.jdbc.JdbcTypeHandle;

import java.sql.Types;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * A column of tokens in place of a column of identifiers. It travels to the workers as the name of a type, which no database has.
 *
 * @param type of the identifiers
 * @param epoch of the key
 * @param fingerprint of the key and of how identifiers are normalised, which differs where the configuration of nodes does
 * @param sourceType of the column of identifiers, one of {@link Types}
 * @param sourceColumn name of the column of identifiers, as the source writes it
 * @param regionColumn name of the column with the country of each identifier
 * @param plannedBy which normalises as this node may not
 */
record TokenColumn(IdentifierType type, int epoch, String fingerprint, int sourceType, String sourceColumn, Optional<String> regionColumn, PlannedBy plannedBy)
{
    private static final String MARK = "tributary token";
    private static final String SEPARATOR = ":";

    TokenColumn
    {
        requireNonNull(type, "type is null");
        requireNonNull(fingerprint, "fingerprint is null");
        requireNonNull(sourceColumn, "sourceColumn is null");
        requireNonNull(regionColumn, "regionColumn is null");
        requireNonNull(plannedBy, "plannedBy is null");
    }

    JdbcTypeHandle typeHandle()
    {
        return new JdbcTypeHandle(
                Types.OTHER,
                Optional.of(String.join(
                        SEPARATOR,
                        MARK,
                        plannedBy.tributary(),
                        type.sqlName(),
                        Integer.toString(epoch),
                        fingerprint,
                        Integer.toString(sourceType),
                        // names may have the separator in them
                        Integer.toString(sourceColumn.length()),
                        sourceColumn + regionColumn.orElse(""))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Optional<TokenColumn> of(JdbcColumnHandle column)
    {
        return of(column.getJdbcTypeHandle());
    }

    static Optional<TokenColumn> of(JdbcTypeHandle type)
    {
        String name = type.jdbcTypeName().orElse("");
        if (!name.startsWith(MARK + SEPARATOR)) {
            return Optional.empty();
        }
        String[] parts = name.substring(MARK.length() + SEPARATOR.length()).split(SEPARATOR, 7);
        // Before the rest is read: another version may write it in another way
        PlannedBy plannedBy = new PlannedBy(parts[0]);
        plannedBy.checkThisNode();
        int length = Integer.parseInt(parts[5]);
        return Optional.of(new TokenColumn(
                IdentifierType.fromName(parts[1]),
                Integer.parseInt(parts[2]),
                parts[3],
                Integer.parseInt(parts[4]),
                parts[6].substring(0, length),
                Optional.of(parts[6].substring(length)).filter(region -> !region.isEmpty()),
                plannedBy));
    }
}
