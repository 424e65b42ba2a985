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

import com.google.common.collect.ImmutableList;
import io.trino.spi.connector.ConnectorInsertTableHandle;

import java.util.List;

import static java.util.Objects.requireNonNull;

/**
 * @param columns as they follow each other in pages
 */
public record AttributionInsertHandle(AttributionTableHandle table, List<String> columns)
        implements ConnectorInsertTableHandle
{
    public AttributionInsertHandle
    {
        requireNonNull(table, "table is null");
        columns = ImmutableList.copyOf(columns);
    }

    @Override
    public String toString()
    {
        return table.toString();
    }
}
