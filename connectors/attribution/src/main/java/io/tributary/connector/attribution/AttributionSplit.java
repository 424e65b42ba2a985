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
import io.airlift.slice.SizeOf;
import io.trino.spi.connector.ConnectorSplit;

import java.util.List;

import static io.airlift.slice.SizeOf.estimatedSizeOf;
import static io.airlift.slice.SizeOf.instanceSize;

/**
 * Rows of a table as JSON: nodes that read them ask nobody.
 */
public record AttributionSplit(List<String> rows)
        implements ConnectorSplit
{
    private static final int INSTANCE_SIZE = instanceSize(AttributionSplit.class);

    public AttributionSplit
    {
        rows = ImmutableList.copyOf(rows);
    }

    @Override
    public long getRetainedSizeInBytes()
    {
        return INSTANCE_SIZE + estimatedSizeOf(rows, SizeOf::estimatedSizeOf);
    }

    @Override
    public String toString()
    {
        return rows.size() + " rows";
    }
}
