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
package io.tributary.recipes;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import io.tributary.trino.TributaryPlugin;
import io.trino.plugin.iceberg.IcebergPlugin;
import io.trino.testing.MaterializedRow;
import io.trino.testing.QueryRunner;
import io.trino.testing.StandaloneQueryRunner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;
import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * An engine with the catalog {@code lake} of Iceberg, which keeps its files in a directory of its own, and the catalogs {@code attribution} and {@code journeys}. What else they know is in memory.
 */
final class LakeEngine
        implements AutoCloseable
{
    private final Path directory;
    // databases in memory are those of the process, and other engines may be in it
    private final String lakeStore;
    private final QueryRunner queryRunner;

    LakeEngine()
            throws IOException, SQLException
    {
        directory = Files.createTempDirectory("lake");
        String name = directory.getFileName().toString();
        lakeStore = "jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE".formatted(name);
        createLakeStore();
        queryRunner = new StandaloneQueryRunner(testSessionBuilder()
                .setCatalog("lake")
                .setSchema("shop")
                // tables are small, and what is spread over threads takes longer to prepare than to compute
                .setSystemProperty("task_concurrency", "1")
                .setSystemProperty("scale_writers", "false")
                .setSystemProperty("task_scale_writers_enabled", "false")
                .build());
        queryRunner.installPlugin(new IcebergPlugin());
        queryRunner.createCatalog("lake", "iceberg", ImmutableMap.<String, String>builder()
                .put("iceberg.catalog.type", "jdbc")
                .put("iceberg.jdbc-catalog.driver-class", "org.h2.Driver")
                .put("iceberg.jdbc-catalog.connection-url", lakeStore)
                .put("iceberg.jdbc-catalog.catalog-name", "lake")
                .put("iceberg.jdbc-catalog.default-warehouse-dir", "local:///warehouse")
                .put("fs.local.enabled", "true")
                .put("local.location", directory.toString())
                .buildOrThrow());
        queryRunner.installPlugin(new TributaryPlugin());
        queryRunner.createCatalog("journeys", "journeys", ImmutableMap.of());
        queryRunner.createCatalog("attribution", "attribution", ImmutableMap.of("attribution.store-url", "jdbc:h2:mem:%s-rules;DB_CLOSE_DELAY=-1".formatted(name)));
        queryRunner.execute("CREATE SCHEMA lake.shop");
    }

    /**
     * The statements of a recipe. None has a semicolon within.
     */
    static List<String> statements(String file)
    {
        try {
            return Splitter.on(';').trimResults().omitEmptyStrings().splitToList(Files.readString(Path.of("..", "..").resolve(file)));
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void execute(String sql)
    {
        queryRunner.execute(sql);
    }

    /**
     * How many rows the statement has written, changed or removed.
     */
    long update(String sql)
    {
        return queryRunner.execute(sql).getUpdateCount().orElse(0);
    }

    List<MaterializedRow> rows(String sql)
    {
        return queryRunner.execute(sql).getMaterializedRows();
    }

    List<String> columns(String sql)
    {
        return queryRunner.execute(sql).getColumnNames();
    }

    @Override
    public void close()
            throws IOException
    {
        queryRunner.close();
        deleteRecursively(directory, ALLOW_INSECURE);
    }

    /**
     * The tables that the catalog expects to be there.
     */
    private void createLakeStore()
            throws SQLException
    {
        try (Connection connection = DriverManager.getConnection(lakeStore);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    CREATE TABLE iceberg_tables (
                        catalog_name VARCHAR(255),
                        table_namespace VARCHAR(255),
                        table_name VARCHAR(255),
                        metadata_location VARCHAR(1000),
                        previous_metadata_location VARCHAR(1000),
                        iceberg_type VARCHAR(5),
                        PRIMARY KEY (catalog_name, table_namespace, table_name))
                    """);
            statement.execute(
                    """
                    CREATE TABLE iceberg_namespace_properties (
                        catalog_name VARCHAR(255),
                        namespace VARCHAR(255),
                        property_key VARCHAR(255),
                        property_value VARCHAR(1000),
                        PRIMARY KEY (catalog_name, namespace, property_key))
                    """);
        }
    }
}
