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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The plugin under the name of its next version: the same code in jars of other names.
 */
final class UpgradedPlugin
{
    private UpgradedPlugin() {}

    /**
     * The name of a jar, or of the archive, in the next version.
     */
    static String upgraded(String name)
    {
        return name.replace("-" + System.getProperty("tributary.version"), "-next");
    }

    static Path write(Path plugin, Path folder)
            throws IOException
    {
        Path target = Files.createDirectories(folder).resolve(upgraded(plugin.getFileName().toString()));
        try (ZipInputStream input = new ZipInputStream(Files.newInputStream(plugin));
                ZipOutputStream output = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry = input.getNextEntry(); entry != null; entry = input.getNextEntry()) {
                output.putNextEntry(new ZipEntry(upgraded(entry.getName())));
                input.transferTo(output);
            }
        }
        return target;
    }
}
