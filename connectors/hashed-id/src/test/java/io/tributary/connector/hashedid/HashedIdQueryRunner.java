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
import io.trino.testing.DistributedQueryRunner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;

import static io.airlift.testing.Closeables.closeAllSuppress;
import static io.trino.testing.TestingSession.testSessionBuilder;

/**
 * A cluster in this process with a catalog {@code crm} over a database that the test has filled.
 */
final class HashedIdQueryRunner
{
    static final String CATALOG = "crm";
    static final String CONNECTOR = "hashed_id";

    private HashedIdQueryRunner() {}

    static Builder builder(Map<String, String> catalogProperties)
    {
        return new Builder(catalogProperties);
    }

    /**
     * What every catalog of the tests has: the partner {@code own}, the profile {@code uid2-v1} and the default region Germany.
     */
    static Map<String, String> catalogProperties(String connectionUrl, Path keyRing)
    {
        return ImmutableMap.of(
                "connection-url", connectionUrl,
                "hashed-id.key-ring", keyRing.toString(),
                "hashed-id.partner", "own",
                "hashed-id.profile", "uid2-v1",
                "hashed-id.default-region", "DE");
    }

    /**
     * A file that only its owner may read, with one key of the partner {@code own} in epoch 1.
     */
    static Path writeKeyRing(Path folder)
            throws IOException
    {
        return writeKeyRing(folder, "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s\"}]}}}".formatted(secret(7)));
    }

    static Path writeKeyRing(Path folder, String json)
            throws IOException
    {
        Path keyRing = folder.resolve("keys.json");
        Files.writeString(keyRing, json);
        Files.setPosixFilePermissions(keyRing, PosixFilePermissions.fromString("rw-------"));
        return keyRing;
    }

    /**
     * A secret as it stands in a key ring, another for each seed.
     */
    static String secret(long seed)
    {
        byte[] secret = new byte[32];
        new Random(seed).nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    static final class Builder
            extends DistributedQueryRunner.Builder<Builder>
    {
        private final Map<String, String> catalogProperties;

        private Builder(Map<String, String> catalogProperties)
        {
            super(testSessionBuilder().setCatalog(CATALOG).setSchema("public").build());
            this.catalogProperties = ImmutableMap.copyOf(catalogProperties);
            setWorkerCount(0);
        }

        @Override
        public DistributedQueryRunner build()
                throws Exception
        {
            DistributedQueryRunner queryRunner = super.build();
            try {
                queryRunner.installPlugin(new HashedIdPlugin());
                queryRunner.createCatalog(CATALOG, CONNECTOR, catalogProperties);
                return queryRunner;
            }
            catch (Exception e) {
                closeAllSuppress(e, queryRunner);
                throw e;
            }
        }
    }
}
