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
package io.tributary.functions.scalar;

import com.google.common.collect.ImmutableSet;

import java.util.Set;

/**
 * All scalar functions, as the classes that the engine loads.
 */
public final class ScalarFunctions
{
    private static final Set<Class<?>> CLASSES = ImmutableSet.of(
            ChannelFunctions.class,
            PathFunctions.class);

    private ScalarFunctions() {}

    public static Set<Class<?>> scalarFunctions()
    {
        return CLASSES;
    }
}
