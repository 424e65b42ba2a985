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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.tributary.connector.hashedid.HashedIdConfig.Security;
import io.tributary.connector.hashedid.HashedIdConfig.UnlistedIdentifiers;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.testing.ValidationAssertions.assertFailsValidation;
import static io.airlift.testing.ValidationAssertions.assertValidates;

final class TestHashedIdConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(HashedIdConfig.class)
                .setKeyRing(null)
                .setKeyRingJson(null)
                .setPartner(null)
                .setProfile(null)
                .setDefaultRegion(null)
                .setIdentifiers(ImmutableList.of())
                .setHiddenColumns(ImmutableList.of())
                .setUnlistedIdentifiers(UnlistedIdentifiers.HIDE)
                .setSampleRows(1000)
                .setShownColumns(ImmutableList.of())
                .setDriverFolder(null)
                .setStoredTokens(ImmutableList.of())
                .setSecurity(Security.READ_ONLY));
    }

    @Test
    void testExplicitPropertyMappings(@TempDir Path folder)
            throws IOException
    {
        Path keyRing = Files.createFile(folder.resolve("keys.json"));
        assertFullMapping(
                properties("hashed-id.key-ring", keyRing.toString()),
                fullConfig().setKeyRing(keyRing.toFile()),
                ImmutableSet.of("hashed-id.key-ring-json"));
        assertFullMapping(
                properties("hashed-id.key-ring-json", "{}"),
                fullConfig().setKeyRingJson("{}"),
                ImmutableSet.of("hashed-id.key-ring"));
    }

    @Test
    void testValidation(@TempDir Path folder)
            throws IOException
    {
        Path keyRing = Files.createFile(folder.resolve("keys.json"));
        assertValidates(config().setKeyRing(keyRing.toFile()));
        assertValidates(config().setKeyRingJson("{}"));
        String message = "Set exactly one of hashed-id.key-ring, the path of the file, and hashed-id.key-ring-json, its content from a secret provider";
        assertFailsValidation(config(), "oneKeyRing", message, AssertTrue.class);
        assertFailsValidation(config().setKeyRing(keyRing.toFile()).setKeyRingJson("{}"), "oneKeyRing", message, AssertTrue.class);
        assertFailsValidation(config().setKeyRingJson("{}").setPartner(null), "partner", "must not be empty", NotEmpty.class);
        assertFailsValidation(config().setKeyRingJson("{}").setProfile(null), "profile", "must not be empty", NotEmpty.class);
    }

    private static Map<String, String> properties(String keyRingProperty, String keyRing)
    {
        return ImmutableMap.<String, String>builder()
                .put(keyRingProperty, keyRing)
                .put("hashed-id.partner", "bank")
                .put("hashed-id.profile", "meta-v1")
                .put("hashed-id.default-region", "DE")
                .put("hashed-id.identifiers", "public.contact.email:email,public.contact.phone:phone")
                .put("hashed-id.hidden-columns", "public.contact.note")
                .put("hashed-id.unlisted-identifiers", "REFUSE")
                .put("hashed-id.sample-rows", "50")
                .put("hashed-id.shown-columns", "public.contact.city")
                .put("hashed-id.driver-folder", "drivers")
                .put("hashed-id.stored-tokens", "public.contact.email:email_hash")
                .put("hashed-id.security", "FILE")
                .buildOrThrow();
    }

    private static HashedIdConfig fullConfig()
    {
        return new HashedIdConfig()
                .setPartner("bank")
                .setProfile("meta-v1")
                .setDefaultRegion("DE")
                .setIdentifiers(ImmutableList.of("public.contact.email:email", "public.contact.phone:phone"))
                .setHiddenColumns(ImmutableList.of("public.contact.note"))
                .setUnlistedIdentifiers(UnlistedIdentifiers.REFUSE)
                .setSampleRows(50)
                .setShownColumns(ImmutableList.of("public.contact.city"))
                .setDriverFolder(Path.of("drivers").toFile())
                .setStoredTokens(ImmutableList.of("public.contact.email:email_hash"))
                .setSecurity(Security.FILE);
    }

    private static HashedIdConfig config()
    {
        return new HashedIdConfig()
                .setPartner("own")
                .setProfile("uid2-v1");
    }
}
