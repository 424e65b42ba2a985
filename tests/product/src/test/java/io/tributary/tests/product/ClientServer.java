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

import io.tributary.server.TributaryServer;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static com.google.common.io.MoreFiles.deleteRecursively;
import static com.google.common.io.RecursiveDeleteOption.ALLOW_INSECURE;

/**
 * Gives all classes that want a {@link TributaryServer} the same one, which starts with the first of them and ends after the last.
 * They leave nothing behind that another could see.
 */
final class ClientServer
        implements ParameterResolver
{
    private static final Namespace NAMESPACE = Namespace.create(ClientServer.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context)
    {
        return parameter.getParameter().getType() == TributaryServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context)
    {
        return context.getRoot().getStore(NAMESPACE)
                .computeIfAbsent(RunningServer.class, _ -> RunningServer.start(), RunningServer.class)
                .server();
    }

    private record RunningServer(TributaryServer server, Path data)
            implements AutoCloseable
    {
        static RunningServer start()
        {
            try {
                Path data = Files.createTempDirectory("tributary-clients");
                return new RunningServer(TributaryServer.start(Installation.server(), data), data);
            }
            catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close()
                throws IOException
        {
            server.close();
            deleteRecursively(data, ALLOW_INSECURE);
        }
    }
}
