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
import io.tributary.connector.attribution.RuleQueries.TableRow;
import io.trino.spi.connector.ConnectorSplit;
import io.trino.spi.connector.ConnectorSplitSource;
import io.trino.spi.connector.DynamicFilterSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.CompletableFuture.completedFuture;

/**
 * Reads the rows of a table part by part, as they are asked for.
 */
final class AttributionSplitSource
        implements ConnectorSplitSource
{
    private static final int MIN_ROWS = 10;
    private static final int MAX_ROWS = 1000;
    // texts can be long
    private static final int CHARACTERS_PER_SPLIT = 1_000_000;

    private final JdbcRuleStore store;
    private final RulesTable table;
    private final long revision;

    private int rowsAtOnce = MIN_ROWS;
    private long lastId;
    private boolean finished;

    AttributionSplitSource(JdbcRuleStore store, RulesTable table, long revision)
    {
        this.store = requireNonNull(store, "store is null");
        this.table = requireNonNull(table, "table is null");
        this.revision = revision;
    }

    @Override
    public CompletableFuture<List<ConnectorSplit>> getNextBatch(int maxSize, DynamicFilterSnapshot dynamicFilterSnapshot)
    {
        int limit = min(maxSize, rowsAtOnce);
        List<TableRow> rows = store.rows(table, revision, lastId, limit);
        finished = rows.size() < limit;
        if (rows.isEmpty()) {
            return completedFuture(ImmutableList.of());
        }
        lastId = rows.getLast().id();
        // a coordinator should not hold a thousand of the longest rows
        long characters = rows.stream().mapToLong(row -> row.json().length()).sum();
        rowsAtOnce = characters > CHARACTERS_PER_SPLIT ? max(MIN_ROWS, rowsAtOnce / 4) : min(MAX_ROWS, 4 * rowsAtOnce);
        return completedFuture(splits(rows));
    }

    @Override
    public boolean isFinished()
    {
        return finished;
    }

    @Override
    public void close()
    {
        finished = true;
    }

    private static List<ConnectorSplit> splits(List<TableRow> rows)
    {
        ImmutableList.Builder<ConnectorSplit> splits = ImmutableList.builder();
        List<String> part = new ArrayList<>();
        long characters = 0;
        for (TableRow row : rows) {
            if (!part.isEmpty() && characters + row.json().length() > CHARACTERS_PER_SPLIT) {
                splits.add(new AttributionSplit(part));
                part.clear();
                characters = 0;
            }
            part.add(row.json());
            characters += row.json().length();
        }
        return splits.add(new AttributionSplit(part)).build();
    }
}
