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

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import io.airlift.configuration.ConfigSecuritySensitive;
import io.airlift.units.Duration;
import io.airlift.units.MaxDuration;
import io.airlift.units.MinDuration;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;

import java.util.Optional;
import java.util.regex.Pattern;

import static java.util.concurrent.TimeUnit.MINUTES;

public class AttributionConfig
{
    /**
     * Who may read and change rules.
     */
    public enum Security
    {
        /**
         * Everybody may do both.
         */
        ALLOW_ALL,

        /**
         * Everybody may read, and nobody may change.
         */
        READ_ONLY,

        /**
         * Whom the rules of a file name.
         */
        FILE,
    }

    // also of certificates, as sslpassword
    private static final Pattern PASSWORD = Pattern.compile("password\\s*=|:[^/?;]*//[^/?;]*@", Pattern.CASE_INSENSITIVE);

    private Optional<String> storeUrl = Optional.empty();
    private Optional<String> storeUser = Optional.empty();
    private Optional<String> storePassword = Optional.empty();
    private Duration storeTimeout = new Duration(1, MINUTES);
    private Security security = Security.ALLOW_ALL;

    @NotNull
    public Optional<String> getStoreUrl()
    {
        return storeUrl;
    }

    @Config("attribution.store-url")
    @ConfigDescription("JDBC URL of the database that keeps the rules, of PostgreSQL or H2, without a password")
    public AttributionConfig setStoreUrl(String storeUrl)
    {
        this.storeUrl = Optional.ofNullable(storeUrl);
        return this;
    }

    @AssertTrue(message = "attribution.store-url begins with jdbc:postgresql: or jdbc:h2:")
    public boolean isKnownDatabase()
    {
        return storeUrl.isEmpty() || storeUrl.orElseThrow().startsWith("jdbc:postgresql:") || storeUrl.orElseThrow().startsWith("jdbc:h2:");
    }

    @AssertTrue(message = "attribution.store-url must not have a password in it: set attribution.store-password")
    public boolean isUrlWithoutPassword()
    {
        return storeUrl.isEmpty() || !PASSWORD.matcher(storeUrl.orElseThrow()).find();
    }

    @NotNull
    public Optional<String> getStoreUser()
    {
        return storeUser;
    }

    @Config("attribution.store-user")
    @ConfigDescription("User of the database that keeps the rules")
    public AttributionConfig setStoreUser(String storeUser)
    {
        this.storeUser = Optional.ofNullable(storeUser);
        return this;
    }

    @NotNull
    public Optional<String> getStorePassword()
    {
        return storePassword;
    }

    @Config("attribution.store-password")
    @ConfigSecuritySensitive
    @ConfigDescription("Password of the user of the database that keeps the rules")
    public AttributionConfig setStorePassword(String storePassword)
    {
        this.storePassword = Optional.ofNullable(storePassword);
        return this;
    }

    @NotNull
    @MinDuration("1s")
    @MaxDuration("1h")
    public Duration getStoreTimeout()
    {
        return storeTimeout;
    }

    @Config("attribution.store-timeout")
    @ConfigDescription("How long a statement waits for an answer of the database that keeps the rules, or for another statement that changes rules, before it fails")
    public AttributionConfig setStoreTimeout(Duration storeTimeout)
    {
        this.storeTimeout = storeTimeout;
        return this;
    }

    @NotNull
    public Security getSecurity()
    {
        return security;
    }

    @Config("attribution.security")
    @ConfigDescription("Who may read and change rules: ALLOW_ALL, READ_ONLY, or FILE, for the rules in security.config-file")
    public AttributionConfig setSecurity(Security security)
    {
        this.security = security;
        return this;
    }
}
