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

import com.google.common.collect.ImmutableMap;
import io.trino.spi.connector.ConnectorMergeTableHandle;
import io.trino.spi.connector.ConnectorTableHandle;

import java.util.List;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * @param updated for each case of the statement, which columns it sets
 */
public record AttributionMergeHandle(AttributionTableHandle table, Map<Integer, List<String>> updated)
        implements ConnectorMergeTableHandle
{
    public AttributionMergeHandle
    {
        requireNonNull(table, "table is null");
        updated = ImmutableMap.copyOf(updated);
    }

    @Override
    public ConnectorTableHandle getTableHandle()
    {
        return table;
    }

    @Override
    public String toString()
    {
        return table.toString();
    }
}
