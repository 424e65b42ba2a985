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
package io.tributary.connector.journeys;

import com.google.common.collect.ImmutableMap;
import io.airlift.log.Level;
import io.airlift.log.Logger;
import io.airlift.log.Logging;
import io.trino.testing.DistributedQueryRunner;
import io.trino.testing.QueryRunner;

import java.util.Map;

import static io.airlift.testing.Closeables.closeAllSuppress;
import static io.trino.testing.TestingSession.testSessionBuilder;
import static java.util.Objects.requireNonNullElse;

/**
 * A cluster in this process with a catalog {@code journeys}.
 */
final class JourneysQueryRunner
{
    static final String CATALOG = "journeys";

    private JourneysQueryRunner() {}

    static Builder builder()
    {
        return new Builder();
    }

    static final class Builder
            extends DistributedQueryRunner.Builder<Builder>
    {
        private Map<String, String> catalogProperties = ImmutableMap.of();

        private Builder()
        {
            super(testSessionBuilder()
                    .setCatalog(CATALOG)
                    .setSchema("tiny")
                    .build());
            setWorkerCount(0);
        }

        Builder setCatalogProperties(Map<String, String> properties)
        {
            this.catalogProperties = ImmutableMap.copyOf(properties);
            return this;
        }

        @Override
        public DistributedQueryRunner build()
                throws Exception
        {
            DistributedQueryRunner queryRunner = super.build();
            try {
                queryRunner.installPlugin(new JourneysPlugin());
                queryRunner.createCatalog(CATALOG, "journeys", catalogProperties);
                return queryRunner;
            }
            catch (Exception e) {
                closeAllSuppress(e, queryRunner);
                throw e;
            }
        }
    }

    static void main(String[] args)
            throws Exception
    {
        Logging.initialize().setLevel("io.trino", Level.INFO);
        QueryRunner queryRunner = builder()
                .setExtraProperties(ImmutableMap.of("http-server.http.port", requireNonNullElse(System.getenv("TRINO_PORT"), "8080")))
                .build();
        Logger.get(JourneysQueryRunner.class).info("Server started: %s", queryRunner.getCoordinator().getBaseUrl());
    }
}
