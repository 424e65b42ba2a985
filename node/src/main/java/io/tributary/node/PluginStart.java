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
package io.tributary.node;

import io.trino.spi.Plugin;
import io.trino.spi.TrinoException;

/**
 * What happens once, when a server loads the plugin.
 */
public final class PluginStart
{
    private PluginStart() {}

    /**
     * Checks that the server is the one that the plugin was built for, before any class of the plugin asks it for what it may not have, and shows the version of the plugin in JMX.
     *
     * @throws TrinoException CONFIGURATION_INVALID if the server is another version of Trino
     */
    public static void start()
    {
        String running = Plugin.class.getPackage().getImplementationVersion();
        // it is in the manifest of the jar of the interface: whoever packs the classes anew without it is told by the first catalog
        if (running != null) {
            PluginVersion.current().checkTrino(running);
        }
        ManagedBeans.export("io.tributary.node:type=PluginInfo", PluginInfo.THIS_NODE);
    }
}
