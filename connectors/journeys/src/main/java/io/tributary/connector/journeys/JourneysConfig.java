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
package io.tributary.connector.journeys;

import io.airlift.configuration.Config;
import io.airlift.configuration.ConfigDescription;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import static java.lang.Math.max;

public class JourneysConfig
{
    private int splitsPerNode = max(1, Runtime.getRuntime().availableProcessors()) * 2;

    @Min(1)
    @Max(1_000)
    public int getSplitsPerNode()
    {
        return splitsPerNode;
    }

    @Config("journeys.splits-per-node")
    @ConfigDescription("Number of splits that a table scan makes for each worker; the default is twice the processors of the coordinator")
    public JourneysConfig setSplitsPerNode(int splitsPerNode)
    {
        this.splitsPerNode = splitsPerNode;
        return this;
    }
}
