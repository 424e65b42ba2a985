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
import io.airlift.log.Level;
import io.airlift.log.Logger;
import io.airlift.log.Logging;
import io.trino.testing.DistributedQueryRunner;

import java.util.Map;

import static io.airlift.testing.Closeables.closeAllSuppress;
import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * A cluster of three nodes in this process with a catalog {@code attribution}.
 */
final class AttributionQueryRunner
{
    static final String CATALOG = "attribution";
    static final String CONNECTOR = "attribution";

    private AttributionQueryRunner() {}

    static Builder builder(Map<String, String> catalogProperties)
    {
        return new Builder(catalogProperties);
    }

    static final class Builder
            extends DistributedQueryRunner.Builder<Builder>
    {
        private final Map<String, String> catalogProperties;

        private Builder(Map<String, String> catalogProperties)
        {
            super(testSessionBuilder().setCatalog(CATALOG).setSchema("rules").build());
            this.catalogProperties = ImmutableMap.copyOf(catalogProperties);
            setWorkerCount(2);
        }

        @Override
        public DistributedQueryRunner build()
                throws Exception
        {
            DistributedQueryRunner queryRunner = super.build();
            try {
                queryRunner.installPlugin(new AttributionPlugin());
                queryRunner.createCatalog(CATALOG, CONNECTOR, catalogProperties);
                return queryRunner;
            }
            catch (Exception e) {
                closeAllSuppress(e, queryRunner);
                throw e;
            }
        }
    }

    /**
     * A server to try statements on, at port 8080.
     */
    static void main()
            throws Exception
    {
        Logging.initialize().setLevel("io.trino", Level.INFO);
        DistributedQueryRunner queryRunner = builder(ImmutableMap.of("attribution.store-url", "jdbc:h2:file:./target/attribution-store"))
                .addCoordinatorProperty("http-server.http.port", "8080")
                .build();
        Logger.get(AttributionQueryRunner.class).info("The server runs at %s", queryRunner.getCoordinator().getBaseUrl());
    }
}
