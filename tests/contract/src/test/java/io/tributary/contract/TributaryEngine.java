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
package io.tributary.contract;

import com.google.common.collect.ImmutableMap;
import io.tributary.trino.TributaryPlugin;
import io.trino.Session;
import io.trino.testing.MaterializedResult;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;
import io.trino.testing.StandaloneQueryRunner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * An engine with the plugin and the catalog {@code journeys}, within the process of the test.
 */
final class TributaryEngine
        implements AutoCloseable
{
    private final QueryRunner queryRunner;

    TributaryEngine()
    {
        Session session = testSessionBuilder()
                .setCatalog("journeys")
                .setSchema("tiny")
                .build();
        queryRunner = new StandaloneQueryRunner(session);
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.createCatalog("journeys", "journeys", ImmutableMap.of());
    }

    void createCatalog(String name, String connector, Map<String, String> properties)
    {
        queryRunner.createCatalog(name, connector, properties);
    }

    MaterializedResult execute(String sql)
    {
        return queryRunner.execute(sql);
    }

    /**
     * The result under these session properties.
     */
    MaterializedResult execute(String sql, Map<String, String> properties)
    {
        Session.SessionBuilder session = Session.builder(queryRunner.getDefaultSession());
        properties.forEach(session::setSystemProperty);
        return queryRunner.execute(session.build(), sql);
    }

    /**
     * The result as the documentation shows it: columns of even width, with names.
     */
    String table(String sql)
    {
        MaterializedResult result = execute(sql);
        List<List<String>> rows = new ArrayList<>();
        rows.add(result.getColumnNames());
        for (MaterializedRow row : result.getMaterializedRows()) {
            rows.add(row.getFields().stream()
                    .map(field -> field == null ? "NULL" : field.toString())
                    .toList());
        }
        int[] widths = IntStream.range(0, result.getColumnNames().size())
                .map(column -> rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> IntStream.range(0, widths.length)
                        .mapToObj(column -> row.get(column) + " ".repeat(widths[column] - row.get(column).length()))
                        .collect(Collectors.joining(" | "))
                        .stripTrailing())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close()
    {
        queryRunner.close();
    }
}
