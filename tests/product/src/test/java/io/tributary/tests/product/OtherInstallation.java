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

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

import static java.util.function.Predicate.not;

/**
 * Servers that are assembled otherwise than the one under test: for nodes that are not what they should be.
 */
final class OtherInstallation
{
    private static final String PLUGIN = "tributary";
    private static final String VERSION_FILE = "io/tributary/node/version.properties";

    private OtherInstallation() {}

    /**
     * @param catalogs the names of the files to take over
     */
    static Path withoutPlugin(Path folder, Set<String> catalogs)
            throws IOException
    {
        return assemble(folder, catalogs::contains);
    }

    /**
     * With all catalogs of the server, and with a plugin which says that it is of another version. All else is the same, as it is for a release that changed other parts than those in question.
     */
    static Path ofVersion(Path folder, String version)
            throws IOException
    {
        Path installation = assemble(folder, _ -> true);
        Path plugin = Files.createDirectory(installation.resolve("plugin").resolve(PLUGIN));
        for (Path jar : list(Installation.server().resolve("plugin").resolve(PLUGIN))) {
            Path target = plugin.resolve(jar.getFileName());
            if (jar.getFileName().toString().contains("tributary-node-")) {
                copyWithVersion(jar, target, version);
            }
            else {
                Files.createSymbolicLink(target, jar);
            }
        }
        return installation;
    }

    private static Path assemble(Path folder, Predicate<String> catalogs)
            throws IOException
    {
        Path installation = Files.createDirectory(folder.resolve("installation"));
        for (String part : List.of("bin", "lib")) {
            Files.createSymbolicLink(installation.resolve(part), Installation.server().resolve(part));
        }
        Path plugins = Files.createDirectory(installation.resolve("plugin"));
        for (Path plugin : list(Installation.server().resolve("plugin"))) {
            if (!plugin.endsWith(PLUGIN)) {
                Files.createSymbolicLink(plugins.resolve(plugin.getFileName()), plugin);
            }
        }
        Path etc = Files.createDirectory(installation.resolve("etc"));
        for (Path file : list(Installation.server().resolve("etc")).stream().filter(not(Files::isDirectory)).toList()) {
            Files.copy(file, etc.resolve(file.getFileName()));
        }
        Path target = Files.createDirectory(etc.resolve("catalog"));
        for (Path file : list(Installation.server().resolve("etc/catalog"))) {
            if (catalogs.test(file.getFileName().toString())) {
                Files.copy(file, target.resolve(file.getFileName()));
            }
        }
        return installation;
    }

    private static void copyWithVersion(Path jar, Path target, String version)
            throws IOException
    {
        try (ZipInputStream input = new ZipInputStream(Files.newInputStream(jar));
                ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                output.putNextEntry(new ZipEntry(entry.getName()));
                if (entry.getName().equals(VERSION_FILE)) {
                    writeVersion(input, output, version);
                }
                else {
                    input.transferTo(output);
                }
            }
        }
    }

    private static void writeVersion(InputStream input, OutputStream output, String version)
            throws IOException
    {
        Properties properties = new Properties();
        properties.load(input);
        properties.setProperty("tributary", version);
        properties.store(output, null);
    }

    private static List<Path> list(Path folder)
            throws IOException
    {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
