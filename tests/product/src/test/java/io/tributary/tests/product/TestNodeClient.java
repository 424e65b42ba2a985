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

import com.google.common.base.Splitter;
import io.tributary.server.TributaryServer;
import io.tributary.tests.product.TestNodeClient.NodeOnPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.disabled;
import static org.junit.jupiter.api.extension.ConditionEvaluationResult.enabled;

/**
 * The client of the npm registry. Where Node is missing, a line of the output says that it was not tried.
 */
@ExtendWith({NodeOnPath.class, ClientServer.class})
final class TestNodeClient
{
    private final TributaryServer server;

    TestNodeClient(TributaryServer server)
    {
        this.server = server;
    }

    @Test
    void testClient(@TempDir Path folder)
            throws IOException, InterruptedException
    {
        Path sources = Installation.launcher().resolveSibling("tests/product/src/test/node");
        for (String file : List.of("package.json", "package-lock.json", ".npmrc", "client.js")) {
            Files.copy(sources.resolve(file), folder.resolve(file));
        }
        ClientRun installed = ClientRun.of(folder, "npm", "ci", "--cache", folder.resolve("cache").toString());
        assertThat(installed.exitCode()).describedAs(installed.errors()).isZero();
        ClientRun run = ClientRun.of(folder, "node", "client.js", server.uri().toString());
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).isEqualTo("node: every answer is right\n");
        assertThat(run.exitCode()).isZero();
    }

    static final class NodeOnPath
            implements ExecutionCondition
    {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context)
        {
            if (Stream.of("node", "npm").allMatch(NodeOnPath::isOnPath)) {
                return enabled("Node and npm are on the path");
            }
            System.out.println("The client for Node was not tried: node and npm are not on the path");
            return disabled("node and npm are not on the path");
        }

        private static boolean isOnPath(String program)
        {
            return Splitter.on(File.pathSeparatorChar).splitToStream(System.getenv("PATH"))
                    .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
        }
    }
}
