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

import io.airlift.slice.Slice;
import io.tributary.connector.attribution.RowChange.Operation;
import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorPageSink;

import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Writes nothing itself: rows travel to the coordinator.
 */
final class InsertSink
        implements ConnectorPageSink
{
    private final ChangeFragments fragments;
    private final RowReader rows;

    InsertSink(ChangeFragments fragments, RowReader rows)
    {
        this.fragments = requireNonNull(fragments, "fragments is null");
        this.rows = requireNonNull(rows, "rows is null");
    }

    @Override
    public CompletableFuture<?> appendPage(Page page)
    {
        for (int position = 0; position < page.getPositionCount(); position++) {
            fragments.add(new RowChange(Operation.INSERT, Optional.empty(), rows.read(page, position)));
        }
        return NOT_BLOCKED;
    }

    @Override
    public long getCompletedBytes()
    {
        return fragments.bytes();
    }

    @Override
    public long getMemoryUsage()
    {
        return fragments.bytes();
    }

    @Override
    public CompletableFuture<Collection<Slice>> finish()
    {
        return completedFuture(fragments.toSlices());
    }

    @Override
    public void abort() {}
}
