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

import com.google.inject.Binder;
import com.google.inject.Provider;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import io.airlift.configuration.AbstractConfigurationAwareModule;
import io.opentelemetry.api.OpenTelemetry;
import io.trino.plugin.base.security.AllowAllSecurityModule;
import io.trino.plugin.base.security.FileBasedAccessControlModule;
import io.trino.plugin.jdbc.BaseJdbcConfig;
import io.trino.plugin.jdbc.ConnectionFactory;
import io.trino.plugin.jdbc.DriverConnectionFactory;
import io.trino.plugin.jdbc.ExtraCredentialsBasedIdentityCacheMappingModule;
import io.trino.plugin.jdbc.ForBaseJdbc;
import io.trino.plugin.jdbc.JdbcClient;
import io.trino.plugin.jdbc.JdbcJoinPushdownSupportModule;
import io.trino.plugin.jdbc.JdbcMetadataFactory;
import io.trino.plugin.jdbc.QueryBuilder;
import io.trino.plugin.jdbc.credential.CredentialProvider;
import io.trino.plugin.jdbc.credential.CredentialProviderModule;
import io.trino.spi.catalog.CatalogName;
import io.trino.spi.connector.ConnectorPageSourceProvider;

import java.io.File;
import java.sql.Driver;
import java.util.Optional;
import java.util.Properties;

import static com.google.inject.multibindings.OptionalBinder.newOptionalBinder;
import static org.weakref.jmx.guice.ExportBinder.newExporter;

public class HashedIdModule
        extends AbstractConfigurationAwareModule
{
    @Override
    protected void setup(Binder binder)
    {
        install(new CredentialProviderModule());
        install(new ExtraCredentialsBasedIdentityCacheMappingModule());
        install(new JdbcJoinPushdownSupportModule());
        binder.bind(ColumnRules.class).in(Scopes.SINGLETON);
        binder.bind(IdentifierTokens.class).in(Scopes.SINGLETON);
        Provider<CatalogName> catalogName = binder.getProvider(CatalogName.class);
        newExporter(binder).export(TokenCounters.class)
                .as(generator -> generator.generatedNameOf(TokenCounters.class, catalogName.get().toString()));
        binder.bind(JdbcClient.class).annotatedWith(ForBaseJdbc.class).to(HashedIdClient.class).in(Scopes.SINGLETON);
        newOptionalBinder(binder, QueryBuilder.class).setBinding().to(TokenQueryBuilder.class).in(Scopes.SINGLETON);
        binder.bind(IdentifierFunctions.class).in(Scopes.SINGLETON);
        newOptionalBinder(binder, JdbcMetadataFactory.class).setBinding().to(HashedIdMetadataFactory.class).in(Scopes.SINGLETON);
        newOptionalBinder(binder, ConnectorPageSourceProvider.class).setBinding().to(TokenPageSourceProvider.class).in(Scopes.SINGLETON);
        binder.bind(HashedIdConnector.class).in(Scopes.SINGLETON);
        install(switch (buildConfigObject(HashedIdConfig.class).getSecurity()) {
            case READ_ONLY -> new AllowAllSecurityModule();
            case FILE -> new FileBasedAccessControlModule();
        });
    }

    @Provides
    @Singleton
    TokenCounters tokenCounters(IdentifierTokens tokens)
    {
        return tokens.counters();
    }

    @Provides
    @Singleton
    Database database(BaseJdbcConfig config)
    {
        return Database.of(config.getConnectionUrl());
    }

    @Provides
    @Singleton
    StoredTokens storedTokens(BaseJdbcConfig config, HashedIdConfig hashedIdConfig, CredentialProvider credentials, ColumnRules rules, IdentifierTokens tokens)
    {
        return StoredTokens.check(Drivers.find(config.getConnectionUrl(), hashedIdConfig.getDriverFolder().map(File::toPath)), config.getConnectionUrl(), properties(credentials), rules, tokens);
    }

    @Provides
    @Singleton
    @ForBaseJdbc
    ConnectionFactory connectionFactory(BaseJdbcConfig config, CredentialProvider credentials, ColumnRules rules, HashedIdConfig hashedIdConfig)
    {
        Driver driver = Drivers.find(config.getConnectionUrl(), hashedIdConfig.getDriverFolder().map(File::toPath));
        SourceCheck.check(driver, config.getConnectionUrl(), properties(credentials), rules);
        return new DiscreetConnectionFactory(DriverConnectionFactory.builder(driver, config.getConnectionUrl(), credentials)
                // spans would have the messages of the database's errors, with values in them
                .setOpenTelemetry(OpenTelemetry.noop())
                .build());
    }

    private static Properties properties(CredentialProvider credentials)
    {
        Properties properties = new Properties();
        credentials.getConnectionUser(Optional.empty()).ifPresent(user -> properties.setProperty("user", user));
        credentials.getConnectionPassword(Optional.empty()).ifPresent(password -> properties.setProperty("password", password));
        return properties;
    }
}
