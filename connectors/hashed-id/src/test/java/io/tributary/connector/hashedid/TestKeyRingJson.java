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
import io.tributary.identity.token.KeyRing;
import io.trino.testing.QueryRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import static com.google.common.base.Throwables.getStackTraceAsString;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestKeyRingJson
{
    private static final String PROPERTY = "hashed-id.key-ring-json";
    private static final String SECRET = HashedIdQueryRunner.secret(21);
    private static final String JSON =
            """
            {"partners": {
                "own": {"keys": [{"epoch": 3, "secret": "%s"}]},
                "bank": {"agreement": "bank-shop-2026", "keys": [
                    {"epoch": 1, "secret": "%s", "validUntil": "2026-01-01T00:00:00Z", "overlap": "P30D"},
                    {"epoch": 2, "secret": "%s", "validFrom": "2026-01-01T00:00:00Z"}]}}}
            """.formatted(SECRET, HashedIdQueryRunner.secret(22), HashedIdQueryRunner.secret(23));

    @Test
    void testFileAndPropertyAreReadAlike(@TempDir Path folder)
            throws IOException
    {
        KeyRing file = KeyRingJson.readFile(HashedIdQueryRunner.writeKeyRing(folder, JSON));
        KeyRing property = KeyRingJson.parseProperty(PROPERTY, JSON);
        Instant overlap = Instant.parse("2026-01-15T00:00:00Z");
        assertThat(property.partners()).isEqualTo(file.partners()).containsExactly("bank", "own");
        for (String partner : property.partners()) {
            assertThat(property.tokenizer(partner, "uid2-v1", "email", overlap).token("lena@example.com"))
                    .isEqualTo(file.tokenizer(partner, "uid2-v1", "email", overlap).token("lena@example.com"));
            assertThat(property.tokenizer(partner, "uid2-v1", "email", overlap).previousToken("lena@example.com"))
                    .isEqualTo(file.tokenizer(partner, "uid2-v1", "email", overlap).previousToken("lena@example.com"));
        }
        assertThat(property.keysAt("bank", overlap).previous().orElseThrow().epoch()).isEqualTo(1);
    }

    @Test
    void testErrorsShowNoSecret()
    {
        String form = "Key ring in hashed-id.key-ring-json is no JSON of the form {\"partners\": {\"own\": {\"agreement\": ..., \"keys\": [{\"epoch\": 1, \"secret\": ..., \"validFrom\": ...}]}}}: mend it";
        assertInvalid(SECRET, form);
        assertInvalid("{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s}]}}}".formatted(SECRET), form);
        assertInvalid("{\"partners\": {\"own\": {\"keys\": [{\"epoch\": \"%s\", \"secret\": \"%s\"}]}}}".formatted(SECRET, SECRET), form);
        assertInvalid("{\"partners\": {\"own\": {\"keys\": \"%s\"}}}".formatted(SECRET), form);
        assertInvalid("{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": {\"%s\": 1}}]}}}".formatted(SECRET), form);
        assertInvalid("{\"partners\": \"%s\"}".formatted(SECRET), form);
        assertInvalid("{\"partners\": {\"own\": {\"keys\": [null]}}, \"%s\": 1}".formatted(SECRET), form);
        assertInvalid("{\"%s\": 1}".formatted(SECRET), "Key ring in hashed-id.key-ring-json has no partners: add one");
        assertInvalid("null", "Key ring in hashed-id.key-ring-json has no partners: add one");
        assertInvalid("{\"partners\": {\"own\": null}}", "Key ring in hashed-id.key-ring-json has no keys for partner 'own': add one");
        assertInvalid("{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1}]}}}", "The key of partner 'own' and epoch 1 has no secret: add it in hex or Base64");
        assertInvalid(
                "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s\", \"validFrom\": \"%s\"}]}}}".formatted(SECRET, SECRET),
                "The key of partner 'own' and epoch 1 must have instants such as 2026-01-01T00:00:00Z in validFrom and validUntil, and a duration such as P30D in overlap");
        assertThatThrownBy(() -> KeyRingJson.parseProperty(PROPERTY, "{\"partners\": {\"own\": {\"keys\": [{\"epoch\": 1, \"secret\": \"%s?\"}]}}}".formatted(SECRET)))
                .hasMessageStartingWith("The key of partner 'own' and epoch 1 cannot be used. ")
                .satisfies(TestKeyRingJson::assertDiscreet);
    }

    @Test
    void testCatalogs(@TempDir Path folder)
            throws Exception
    {
        String url = "jdbc:h2:mem:key_ring_json;DB_CLOSE_DELAY=-1";
        Map<String, String> withFile = HashedIdQueryRunner.catalogProperties(url, HashedIdQueryRunner.writeKeyRing(folder, JSON));
        try (QueryRunner runner = HashedIdQueryRunner.builder(withFile).build()) {
            runner.createCatalog("json", HashedIdQueryRunner.CONNECTOR, withJson(withFile, JSON));
            assertThat(runner.execute("SELECT crm.fn.email_token('lena@example.com') = json.fn.email_token('lena@example.com')").getOnlyValue()).isEqualTo(true);
            assertThat(runner.execute("SHOW SESSION").toString()).doesNotContain(SECRET);

            String message = "Set exactly one of hashed-id.key-ring, the path of the file, and hashed-id.key-ring-json, its content from a secret provider";
            Map<String, String> withBoth = ImmutableMap.<String, String>builder().putAll(withFile).put(PROPERTY, JSON).buildOrThrow();
            Map<String, String> withNone = new HashMap<>(withFile);
            withNone.remove("hashed-id.key-ring");
            assertCatalogFails(runner, withBoth, message);
            assertCatalogFails(runner, withNone, message);
            assertCatalogFails(runner, withJson(withFile, JSON.substring(1)), "Key ring in hashed-id.key-ring-json is no JSON of the form");
            assertCatalogFails(
                    runner,
                    ImmutableMap.<String, String>builder().putAll(withJson(withFile, JSON)).put("hashed-id.partner", "shop").buildKeepingLast(),
                    "The key ring has no partner 'shop'");
        }
    }

    private static void assertInvalid(String json, String message)
    {
        assertThatThrownBy(() -> KeyRingJson.parseProperty(PROPERTY, json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message)
                .satisfies(TestKeyRingJson::assertDiscreet);
    }

    private static void assertCatalogFails(QueryRunner runner, Map<String, String> properties, String message)
    {
        assertThatThrownBy(() -> runner.createCatalog("bad", HashedIdQueryRunner.CONNECTOR, properties))
                .hasStackTraceContaining(message)
                .satisfies(TestKeyRingJson::assertDiscreet);
    }

    private static void assertDiscreet(Throwable error)
    {
        // nor a part of it
        assertThat(getStackTraceAsString(error)).doesNotContain(SECRET.substring(0, 8)).doesNotContain(SECRET.substring(56));
    }

    private static Map<String, String> withJson(Map<String, String> withFile, String json)
    {
        Map<String, String> properties = new HashMap<>(withFile);
        properties.remove("hashed-id.key-ring");
        properties.put(PROPERTY, json);
        return properties;
    }
}
