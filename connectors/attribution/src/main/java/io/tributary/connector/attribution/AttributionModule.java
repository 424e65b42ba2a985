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

import com.google.inject.Binder;
import com.google.inject.Provides;
import com.google.inject.Scopes;
import com.google.inject.Singleton;
import io.airlift.configuration.AbstractConfigurationAwareModule;
import io.tributary.connector.attribution.function.FunctionProviders;
import io.trino.plugin.base.security.AllowAllSecurityModule;
import io.trino.plugin.base.security.FileBasedAccessControlModule;
import io.trino.plugin.base.security.ReadOnlySecurityModule;

import static io.airlift.configuration.ConfigBinder.configBinder;
import static org.weakref.jmx.guice.ExportBinder.newExporter;

public class AttributionModule
        extends AbstractConfigurationAwareModule
{
    @Override
    protected void setup(Binder binder)
    {
        configBinder(binder).bindConfig(AttributionConfig.class);
        binder.bind(AttributionConnector.class).in(Scopes.SINGLETON);
        binder.bind(AttributionSplitManager.class).in(Scopes.SINGLETON);
        binder.bind(AttributionPageSourceProvider.class).in(Scopes.SINGLETON);
        binder.bind(AttributionPageSinkProvider.class).in(Scopes.SINGLETON);
        binder.bind(FunctionProviders.class).in(Scopes.SINGLETON);
        binder.bind(RuleCounters.class).in(Scopes.SINGLETON);
        binder.bind(RuleDatabase.class).in(Scopes.SINGLETON);
        binder.bind(JdbcRuleStore.class).in(Scopes.SINGLETON);
        newExporter(binder).export(RuleCounters.class).withGeneratedName();
        newExporter(binder).export(RuleStoreStatistics.class).withGeneratedName();
        install(switch (buildConfigObject(AttributionConfig.class).getSecurity()) {
            case ALLOW_ALL -> new AllowAllSecurityModule();
            case READ_ONLY -> new ReadOnlySecurityModule();
            case FILE -> new FileBasedAccessControlModule();
        });
    }

    @Provides
    @Singleton
    static RuleStoreStatistics storeStatistics(RuleDatabase database)
    {
        return database.statistics();
    }
}
