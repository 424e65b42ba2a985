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

import com.google.common.collect.ImmutableMap;
import io.trino.Session;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * An engine with the connector, whose catalogs all have the same key ring.
 */
final class CatalogRunner
        implements AutoCloseable
{
    private final Path keyRing;
    private final QueryRunner runner;

    CatalogRunner(Path folder)
            throws Exception
    {
        keyRing = HashedIdQueryRunner.writeKeyRing(folder);
        runner = DistributedQueryRunner.builder(testSessionBuilder().build()).setWorkerCount(0).build();
        runner.installPlugin(new HashedIdPlugin());
    }

    /**
     * A key ring in which the key of the others is the one before.
     */
    Path rotatedKeyRing(Path folder)
            throws IOException
    {
        return HashedIdQueryRunner.writeKeyRing(Files.createDirectories(folder.resolve("rotated")), "{\"partners\": {\"own\": {\"keys\": [%s, %s]}}}".formatted(
                "{\"epoch\": 1, \"secret\": \"%s\", \"validUntil\": \"2026-01-01T00:00:00Z\", \"overlap\": \"P36500D\"}".formatted(HashedIdQueryRunner.secret(7)),
                "{\"epoch\": 2, \"secret\": \"%s\", \"validFrom\": \"2026-01-01T00:00:00Z\"}".formatted(HashedIdQueryRunner.secret(8))));
    }

    void addCatalog(String name, String url, Map<String, String> properties)
    {
        addCatalog(name, url, properties, keyRing);
    }

    void addCatalog(String name, String url, Map<String, String> properties, Path keyRing)
    {
        runner.createCatalog(name, HashedIdQueryRunner.CONNECTOR, ImmutableMap.<String, String>builder()
                .put("connection-url", url)
                .put("hashed-id.key-ring", keyRing.toString())
                .put("hashed-id.partner", "own")
                .put("hashed-id.profile", "meta-v1")
                .put("hashed-id.default-region", "DE")
                .putAll(properties)
                .buildOrThrow());
    }

    List<MaterializedRow> materialized(String sql)
    {
        return runner.execute(sql).getMaterializedRows();
    }

    List<String> eagerRows(String catalog, String sql)
    {
        return runner.execute(eager(catalog), sql).getMaterializedRows().stream().map(Object::toString).toList();
    }

    /**
     * The plan if joins are pushed down wherever they can be.
     */
    String eagerPlan(String catalog, String sql)
    {
        return (String) runner.execute(eager(catalog), "EXPLAIN " + sql).getOnlyValue();
    }

    List<String> rows(String sql)
    {
        return runner.execute(sql).getMaterializedRows().stream().map(Object::toString).toList();
    }

    List<String> columns(String table)
    {
        return runner.execute("DESCRIBE " + table).getMaterializedRows().stream().map(row -> row.getField(0) + " " + row.getField(1)).toList();
    }

    String plan(String sql)
    {
        return (String) runner.execute("EXPLAIN " + sql).getOnlyValue();
    }

    private static Session eager(String catalog)
    {
        return testSessionBuilder()
                .setCatalogSessionProperty(catalog, "join_pushdown_enabled", "true")
                .setCatalogSessionProperty(catalog, "join_pushdown_strategy", "EAGER")
                .build();
    }

    @Override
    public void close()
    {
        runner.close();
    }
}
