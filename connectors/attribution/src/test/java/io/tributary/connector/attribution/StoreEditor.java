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

import io.tributary.connector.attribution.RowChange.Operation;
import io.tributary.connector.attribution.RuleQueries.TableRow;
import io.trino.spi.catalog.CatalogName;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who changes rules without an engine, and sees what they were when asked to look.
 */
final class StoreEditor
{
    private final JdbcRuleStore store;
    private final String user;

    private long revision;

    StoreEditor(JdbcRuleStore store, String user)
    {
        this.store = requireNonNull(store, "store is null");
        this.user = requireNonNull(user, "user is null");
    }

    static RuleDatabase database(String url)
    {
        return new RuleDatabase(new CatalogName("attribution"), new AttributionConfig().setStoreUrl(url));
    }

    StoreEditor look()
    {
        revision = store.revision();
        return this;
    }

    /**
     * @param namesAndValues of columns, in turns
     */
    StoreEditor insert(RulesTable table, Object... namesAndValues)
    {
        return commit(table, new RowChange(Operation.INSERT, Optional.empty(), values(namesAndValues)));
    }

    StoreEditor update(RowKey key, Object... namesAndValues)
    {
        return commit(RulesTables.find(key.table()).orElseThrow(), new RowChange(Operation.UPDATE, Optional.of(RowJson.writeKey(key)), values(namesAndValues)));
    }

    StoreEditor delete(RowKey key)
    {
        return commit(RulesTables.find(key.table()).orElseThrow(), new RowChange(Operation.DELETE, Optional.of(RowJson.writeKey(key)), Map.of()));
    }

    StoreEditor commit(RulesTable table, RowChange... changes)
    {
        store.commit(table, revision, user, "query_of_" + user, List.of(changes));
        return look();
    }

    static Map<String, Object> values(Object... namesAndValues)
    {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return values;
    }

    /**
     * All rows of a table that a revision sees.
     */
    List<Map<String, Object>> rows(RulesTable table, long revision)
    {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<TableRow> part = store.rows(table, revision, 0, 1000);
        while (!part.isEmpty()) {
            part.forEach(row -> rows.add(RowJson.read(row.json())));
            part = store.rows(table, revision, part.getLast().id(), 1000);
        }
        return rows;
    }

    long revision()
    {
        return revision;
    }
}
