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
package io.tributary.connector.attribution;

import io.tributary.node.PlannedBy;
import io.trino.spi.connector.ConnectorTableHandle;

import static java.util.Objects.requireNonNull;

/**
 * A table as all queries of a transaction see it.
 *
 * @param revision what they see of the rules
 */
public record AttributionTableHandle(String table, long revision, PlannedBy plannedBy)
        implements ConnectorTableHandle
{
    public AttributionTableHandle
    {
        requireNonNull(table, "table is null");
        requireNonNull(plannedBy, "plannedBy is null");
    }

    @Override
    public String toString()
    {
        return RulesTables.SCHEMA + "." + table;
    }
}
