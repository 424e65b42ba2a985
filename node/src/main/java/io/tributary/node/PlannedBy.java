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

import io.trino.spi.TrinoException;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static java.util.Objects.requireNonNull;

/**
 * Which Tributary the coordinator had when it planned a query. What goes from it to the workers carries this, as other versions may mean something else by the same words.
 *
 * @param tributary such as {@code 483-1}
 */
public record PlannedBy(String tributary)
{
    public PlannedBy
    {
        requireNonNull(tributary, "tributary is null");
    }

    public static PlannedBy thisNode()
    {
        return new PlannedBy(PluginVersion.current().tributary());
    }

    /**
     * To be called where a node begins to work on what it was sent.
     *
     * @throws TrinoException CONFIGURATION_INVALID if this node has another version
     */
    public void checkThisNode()
    {
        if (!tributary.equals(PluginVersion.current().tributary())) {
            throw new TrinoException(CONFIGURATION_INVALID, "This worker runs Tributary %s and the coordinator %s: install the same version on every node".formatted(PluginVersion.current().tributary(), tributary));
        }
    }
}
