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
package io.tributary.identity.token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestKeyFile
{
    @Test
    void testFileOfItsOwnerIsRead(@TempDir Path folder)
            throws IOException
    {
        for (String mode : new String[] {"rw-------", "r--------", "rwx------"}) {
            assertThat(KeyFile.read(file(folder, mode))).isEqualTo("content".getBytes(UTF_8));
        }
    }

    @Test
    void testAnyPermissionOfOthersIsRefused(@TempDir Path folder)
            throws IOException
    {
        for (String mode : new String[] {"rw-r-----", "rw----r--", "rw-r--r--", "rw--w----", "rw-----w-", "rw---x---", "rwxrwxrwx"}) {
            Path file = file(folder, mode);
            assertRefused(file, "The key file %s must be accessible by its owner alone, but its mode is %s: run 'chmod 600 %s'".formatted(file, mode, file.toRealPath()));
        }
    }

    @Test
    void testLinkIsJudgedByWhatItPointsTo(@TempDir Path folder)
            throws IOException
    {
        Path file = file(folder, "rw-r-----");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file.getFileName());
        Path linkToLink = Files.createSymbolicLink(folder.resolve("link-to-link.json"), link.getFileName());
        assertRefused(linkToLink, "The key file %s must be accessible by its owner alone, but its mode is rw-r-----: run 'chmod 600 %s'".formatted(linkToLink, file.toRealPath()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(KeyFile.read(linkToLink)).isEqualTo("content".getBytes(UTF_8));
    }

    @Test
    void testMissingFile(@TempDir Path folder)
            throws IOException
    {
        Path missing = folder.resolve("missing.json");
        assertRefused(missing, "The key file %s does not exist: create it, or correct the path".formatted(missing));
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), missing);
        assertRefused(link, "The key file %s does not exist: create it, or correct the path".formatted(link));
    }

    @Test
    void testFolder(@TempDir Path folder)
            throws IOException
    {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        assertRefused(folder, "The key file %s is not a file: give the path of a file".formatted(folder));
    }

    @Test
    void testLinkToItself(@TempDir Path folder)
            throws IOException
    {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("link.json"));
        assertRefused(link, "The key file %s cannot be read: see that it belongs to the account that runs the server".formatted(link));
    }

    @Test
    void testSizeIsLimited(@TempDir Path folder)
            throws IOException
    {
        Path file = file(folder, "rw-------");
        Files.write(file, new byte[KeyFile.MAX_BYTES]);
        assertThat(KeyFile.read(file)).hasSize(KeyFile.MAX_BYTES);
        Files.write(file, new byte[KeyFile.MAX_BYTES + 1]);
        assertRefused(file, "The key file %s must have at most 1048576 bytes, but has 1048577".formatted(file));
    }

    @Test
    void testFileSystemWithoutPermissionsIsRefused(@TempDir Path folder)
            throws IOException
    {
        URI archive = URI.create("jar:" + folder.resolve("keys.zip").toUri());
        try (FileSystem fileSystem = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path file = Files.writeString(fileSystem.getPath("/keys.json"), "content");
            assertRefused(file, "The key file /keys.json is on a file system without POSIX permissions, so that nobody can tell who reads it: move it to one that has them");
        }
    }

    private static Path file(Path folder, String mode)
            throws IOException
    {
        Path file = folder.resolve("keys.json");
        Files.deleteIfExists(file);
        Files.writeString(file, "content");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }

    private static void assertRefused(Path file, String message)
    {
        assertThatThrownBy(() -> KeyFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
