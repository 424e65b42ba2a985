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

import org.weakref.jmx.Managed;

/**
 * The version of the plugin, for JMX.
 */
public final class PluginInfo
{
    static final PluginInfo THIS_NODE = new PluginInfo();

    private PluginInfo() {}

    @Managed(description = "Version of Tributary on this node")
    public String getVersion()
    {
        return PluginVersion.current().tributary();
    }

    @Managed(description = "Version of Trino that it was built for")
    public String getBuiltForTrino()
    {
        return PluginVersion.current().trino();
    }

    @Managed(description = "Number of the release of Tributary among those for this Trino")
    public int getRelease()
    {
        return PluginVersion.current().release();
    }
}
