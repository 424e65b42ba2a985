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
package io.tributary.server;

import io.trino.server.Server;

import java.util.List;

/**
 * The main class of the server process: Trino itself, with nothing of the plugin on the class path.
 */
public final class ServerProcess
{
    private static final String EXIT_WITH_PARENT = "--exit-with-parent";

    private ServerProcess() {}

    public static void main(String[] arguments)
    {
        if (List.of(arguments).contains(EXIT_WITH_PARENT)) {
            ParentWatch.start();
        }
        new Server().start(Server.class.getPackage().getImplementationVersion());
    }
}
