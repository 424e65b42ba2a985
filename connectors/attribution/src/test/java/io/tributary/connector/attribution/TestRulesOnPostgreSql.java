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
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

final class TestRulesOnPostgreSql
        extends AbstractTestRules
{
    private EmbeddedPostgres postgres;

    @Override
    Map<String, String> startStore(Path folder)
            throws IOException
    {
        postgres = EmbeddedPostgres.start();
        return ImmutableMap.of(
                "attribution.store-url", "jdbc:postgresql://localhost:%s/postgres".formatted(postgres.getPort()),
                "attribution.store-user", "postgres",
                "attribution.store-password", "secret word");
    }

    @Override
    void stopStore()
            throws IOException
    {
        postgres.close();
    }
}
