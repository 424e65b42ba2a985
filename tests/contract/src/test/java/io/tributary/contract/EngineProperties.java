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
package io.tributary.contract;

import io.airlift.configuration.Config;
import io.airlift.metrics.MetricsConfig;
import io.trino.FeaturesConfig;
import io.trino.execution.QueryManagerConfig;
import io.trino.execution.TaskManagerConfig;
import io.trino.memory.MemoryManagerConfig;
import io.trino.memory.NodeMemoryConfig;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

import static java.util.stream.Collectors.toSet;

/**
 * Properties that the engine has.
 */
final class EngineProperties
{
    private static final List<Class<?>> CONFIGURATIONS = List.of(
            FeaturesConfig.class,
            MemoryManagerConfig.class,
            MetricsConfig.class,
            NodeMemoryConfig.class,
            QueryManagerConfig.class,
            TaskManagerConfig.class);

    private EngineProperties() {}

    static Set<String> names()
    {
        return CONFIGURATIONS.stream()
                .flatMap(configuration -> Arrays.stream(configuration.getMethods()))
                .filter(method -> method.isAnnotationPresent(Config.class))
                .map(method -> method.getAnnotation(Config.class).value())
                .collect(toSet());
    }
}
