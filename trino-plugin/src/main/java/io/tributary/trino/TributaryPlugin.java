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
package io.tributary.trino;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.tributary.connector.attribution.AttributionConnectorFactory;
import io.tributary.connector.hashedid.HashedIdConnectorFactory;
import io.tributary.connector.journeys.JourneysConnectorFactory;
import io.tributary.functions.FunctionCounters;
import io.tributary.functions.aggregate.AggregateFunctions;
import io.tributary.functions.funnel.FunnelFunctions;
import io.tributary.functions.matching.MatchingFunctions;
import io.tributary.functions.path.PathAggregations;
import io.tributary.functions.scalar.ScalarFunctions;
import io.tributary.functions.window.WindowFunctions;
import io.tributary.node.PluginStart;
import io.trino.spi.Plugin;
import io.trino.spi.connector.ConnectorFactory;

import java.util.Set;

public final class TributaryPlugin
        implements Plugin
{
    @Override
    public Iterable<ConnectorFactory> getConnectorFactories()
    {
        PluginStart.start();
        return ImmutableList.of(new AttributionConnectorFactory(), new HashedIdConnectorFactory(), new JourneysConnectorFactory());
    }

    @Override
    public Set<Class<?>> getFunctions()
    {
        PluginStart.start();
        FunctionCounters.export();
        return ImmutableSet.<Class<?>>builder()
                .addAll(AggregateFunctions.aggregateFunctions())
                .addAll(FunnelFunctions.funnelFunctions())
                .addAll(MatchingFunctions.matchingFunctions())
                .addAll(PathAggregations.pathAggregations())
                .addAll(ScalarFunctions.scalarFunctions())
                .addAll(WindowFunctions.windowFunctions())
                .build();
    }
}
