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
package io.tributary.tests.product;

import java.nio.file.Path;

import static java.util.Objects.requireNonNull;

/**
 * What the build made, and where: told by the pom.
 */
final class Installation
{
    private Installation() {}

    static Path server()
    {
        return path("tributary.server.installation");
    }

    static Path launcher()
    {
        return path("tributary.launcher");
    }

    /**
     * The archive with the plugin.
     */
    static Path plugin()
    {
        return path("tributary.plugin");
    }

    /**
     * The folder with what makes containers.
     */
    static Path containers()
    {
        return path("tributary.docker");
    }

    private static Path path(String property)
    {
        return Path.of(requireNonNull(System.getProperty(property), property + " is not set"));
    }
}
