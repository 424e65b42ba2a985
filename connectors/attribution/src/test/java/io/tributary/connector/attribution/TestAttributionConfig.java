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

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.airlift.units.Duration;
import io.tributary.connector.attribution.AttributionConfig.Security;
import jakarta.validation.constraints.AssertTrue;
import org.junit.jupiter.api.Test;

import static io.airlift.configuration.testing.ConfigAssertions.assertFullMapping;
import static io.airlift.configuration.testing.ConfigAssertions.assertRecordedDefaults;
import static io.airlift.configuration.testing.ConfigAssertions.recordDefaults;
import static io.airlift.testing.ValidationAssertions.assertFailsValidation;
import static io.airlift.testing.ValidationAssertions.assertValidates;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

final class TestAttributionConfig
{
    @Test
    void testDefaults()
    {
        assertRecordedDefaults(recordDefaults(AttributionConfig.class)
                .setStoreUrl(null)
                .setStoreUser(null)
                .setStorePassword(null)
                .setStoreTimeout(new Duration(1, MINUTES))
                .setSecurity(Security.ALLOW_ALL));
    }

    @Test
    void testExplicitPropertyMappings()
    {
        assertFullMapping(
                ImmutableMap.of(
                        "attribution.store-url", "jdbc:postgresql://db.example.com/rules",
                        "attribution.store-user", "tributary",
                        "attribution.store-password", "secret",
                        "attribution.store-timeout", "5s",
                        "attribution.security", "READ_ONLY"),
                new AttributionConfig()
                        .setStoreUrl("jdbc:postgresql://db.example.com/rules")
                        .setStoreUser("tributary")
                        .setStorePassword("secret")
                        .setStoreTimeout(new Duration(5, SECONDS))
                        .setSecurity(Security.READ_ONLY));
    }

    @Test
    void testUrlsOfBothDatabases()
    {
        assertValidates(new AttributionConfig().setStoreUrl("jdbc:postgresql://db.example.com:5432/rules?sslmode=require&ApplicationName=a@b"));
        assertValidates(new AttributionConfig().setStoreUrl("jdbc:h2:file:/var/lib/rules"));
    }

    @Test
    void testOtherDatabases()
    {
        for (String url : ImmutableList.of("jdbc:mariadb://db.example.com/rules", "jdbc:oracle:thin:@db", "h2:file:rules", "", " jdbc:h2:mem:x")) {
            assertFailsValidation(new AttributionConfig().setStoreUrl(url), "knownDatabase", "attribution.store-url begins with jdbc:postgresql: or jdbc:h2:", AssertTrue.class);
        }
    }

    @Test
    void testPasswordInUrl()
    {
        for (String url : ImmutableList.of(
                "jdbc:postgresql://db.example.com/rules?user=me&password=secret",
                "jdbc:postgresql://db.example.com/rules?sslpassword=secret",
                "jdbc:postgresql://me:secret@db.example.com/rules",
                "jdbc:h2:file:./rules;PASSWORD=secret",
                "jdbc:h2:file:./rules;password = secret")) {
            assertFailsValidation(
                    new AttributionConfig().setStoreUrl(url),
                    "urlWithoutPassword",
                    "attribution.store-url must not have a password in it: set attribution.store-password",
                    AssertTrue.class);
        }
    }
}
