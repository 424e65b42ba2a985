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
import com.google.common.collect.Maps;
import io.airlift.slice.Slice;
import io.tributary.connector.attribution.RowChange.Operation;
import io.trino.spi.Page;
import io.trino.spi.connector.ConnectorMergeSink;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import static io.trino.spi.type.IntegerType.INTEGER;
import static io.trino.spi.type.TinyintType.TINYINT;
import static io.trino.spi.type.VarcharType.VARCHAR;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Changes nothing itself: what is done to rows travels to the coordinator.
 */
final class MergeSink
        implements ConnectorMergeSink
{
    private final ChangeFragments fragments;
    private final RowReader rows;
    private final Map<Integer, List<String>> updated;

    /**
     * @param updated for each case of the statement, which columns it sets
     */
    MergeSink(ChangeFragments fragments, RowReader rows, Map<Integer, List<String>> updated)
    {
        this.fragments = requireNonNull(fragments, "fragments is null");
        this.rows = requireNonNull(rows, "rows is null");
        this.updated = ImmutableMap.copyOf(updated);
    }

    @Override
    public void storeMergedRows(Page page)
    {
        for (int position = 0; position < page.getPositionCount(); position++) {
            fragments.add(change(page, position));
        }
    }

    @Override
    public CompletableFuture<Collection<Slice>> finish()
    {
        return completedFuture(fragments.toSlices());
    }

    private RowChange change(Page page, int position)
    {
        int operation = TINYINT.getByte(page.getBlock(rows.channels()), position);
        return switch (operation) {
            case INSERT_OPERATION_NUMBER -> new RowChange(Operation.INSERT, Optional.empty(), rows.read(page, position));
            case DELETE_OPERATION_NUMBER -> new RowChange(Operation.DELETE, row(page, position), ImmutableMap.of());
            case UPDATE_OPERATION_NUMBER -> {
                List<String> columns = updated.get(INTEGER.getInt(page.getBlock(rows.channels() + 1), position));
                yield new RowChange(Operation.UPDATE, row(page, position), Maps.filterKeys(rows.read(page, position), columns::contains));
            }
            default -> throw new IllegalArgumentException("unexpected operation " + operation);
        };
    }

    private Optional<String> row(Page page, int position)
    {
        return Optional.of(VARCHAR.getSlice(page.getBlock(rows.channels() + 2), position).toStringUtf8());
    }
}
