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
package io.tributary.connector.journeys;

import io.tributary.node.PlannedBy;
import io.trino.spi.connector.ConnectorTableHandle;
import io.trino.spi.connector.SchemaTableName;

import java.util.OptionalLong;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * A table with what has been pushed down into it.
 *
 * @param persons number of people in the schema
 * @param units the units that have to be read
 * @param limit number of rows after which nobody asks for more
 */
public record JourneysTableHandle(SchemaTableName tableName, long persons, UnitRanges units, OptionalLong limit, PlannedBy plannedBy)
        implements ConnectorTableHandle
{
    public JourneysTableHandle
    {
        requireNonNull(tableName, "tableName is null");
        checkArgument(persons > 0, "persons must be positive: %s", persons);
        requireNonNull(units, "units is null");
        requireNonNull(limit, "limit is null");
        requireNonNull(plannedBy, "plannedBy is null");
    }

    JourneysTableHandle withUnits(UnitRanges units)
    {
        return new JourneysTableHandle(tableName, persons, units, limit, plannedBy);
    }

    JourneysTableHandle withLimit(long limit)
    {
        return new JourneysTableHandle(tableName, persons, units, OptionalLong.of(limit), plannedBy);
    }

    @Override
    public String toString()
    {
        return tableName + " units=" + units.count() + (limit.isPresent() ? " limit=" + limit.getAsLong() : "");
    }
}
