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
package io.tributary.benchmarks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

final class TestBenchmarkServer
{
    @Test
    void testConfiguration(@TempDir Path folder)
            throws IOException
    {
        Path source = folder.resolve("etc");
        Files.createDirectories(source.resolve("catalog"));
        Files.write(source.resolve("jvm.config"), List.of("-Xmx4g", "-XX:+UseG1GC"));
        Files.write(source.resolve("config.properties"), List.of("coordinator=true", "query.max-memory=2GB"));
        Files.write(source.resolve("node.properties"), List.of("node.environment=tributary"));
        Files.write(source.resolve("catalog/memory.properties"), List.of("connector.name=memory", "memory.max-data-per-node=512MB"));

        Path target = folder.resolve("copy");
        BenchmarkServer.copyConfiguration(source, target);
        assertThat(Files.readAllLines(target.resolve("jvm.config"))).containsExactly("-XX:+UseG1GC", "-Xmx10g");
        assertThat(Files.readAllLines(target.resolve("config.properties"))).containsExactly(
                "coordinator=true",
                "query.max-memory=6GB",
                "query.max-memory-per-node=6GB",
                "memory.heap-headroom-per-node=2GB");
        assertThat(Files.readAllLines(target.resolve("node.properties"))).containsExactly("node.environment=tributary");
        assertThat(Files.readAllLines(target.resolve("catalog/memory.properties"))).containsExactly("connector.name=memory", "memory.max-data-per-node=3GB");
        assertThat(Files.readAllLines(target.resolve("catalog/floor.properties"))).containsExactly("connector.name=floor");
        // the installation itself is not touched
        assertThat(Files.readAllLines(source.resolve("jvm.config"))).containsExactly("-Xmx4g", "-XX:+UseG1GC");
        assertThat(source.resolve("catalog/floor.properties")).doesNotExist();
    }

    @Test
    void testPlugins(@TempDir Path folder)
            throws IOException
    {
        Path source = folder.resolve("installed");
        Files.createDirectories(source.resolve("tributary"));
        Files.writeString(source.resolve("tributary/tributary.jar"), "plugin");

        Path target = folder.resolve("plugin");
        BenchmarkServer.linkPlugins(source, target);
        assertThat(target.resolve("tributary/tributary.jar")).hasContent("plugin");
        assertThat(Files.list(target.resolve("floor"))).singleElement().satisfies(classes ->
                assertThat(classes.resolve("META-INF/services/io.trino.spi.Plugin")).hasContent("io.tributary.benchmarks.floor.FloorPlugin"));
        // the installation itself is not touched
        assertThat(source.resolve("floor")).doesNotExist();
    }
}
