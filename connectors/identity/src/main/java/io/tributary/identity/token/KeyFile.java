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

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.READ;

/**
 * Reads a file that holds secrets, if its owner alone has access to it.
 * <p>
 * Any permission of the group or of others is refused, as a file that they can write to is no better than one that they can read. A symbolic link is followed,
 * and what it points to is judged. Where the file system has no POSIX permissions, as on Windows, the file is refused, because nobody can tell who reads it.
 * Access by other means, such as the folder around it, a backup or the account {@code root}, is not seen here.
 */
public final class KeyFile
{
    /**
     * The most bytes that are read, 1 MiB.
     */
    public static final int MAX_BYTES = 1 << 20;

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private KeyFile() {}

    /**
     * @return the content, which the caller overwrites after use
     * @throws IllegalArgumentException if the file is missing, is no regular file, is larger than {@link #MAX_BYTES}, cannot be read, or can be accessed by anyone but
     *         its owner; the message names the path, what is wrong and how to mend it
     */
    public static byte[] read(Path path)
    {
        try {
            Path file = path.toRealPath();
            PosixFileAttributes attributes = check(path, file);
            byte[] content = readLimited(path, file);
            // the file that was read is the one that was judged
            if (!Objects.equals(attributes.fileKey(), check(path, file).fileKey())) {
                Arrays.fill(content, (byte) 0);
                throw new IllegalArgumentException("The key file %s was replaced while it was read: try again".formatted(path));
            }
            return content;
        }
        catch (NoSuchFileException e) {
            throw new IllegalArgumentException("The key file %s does not exist: create it, or correct the path".formatted(path), e);
        }
        catch (IOException e) {
            throw new IllegalArgumentException("The key file %s cannot be read: see that it belongs to the account that runs the server".formatted(path), e);
        }
    }

    private static PosixFileAttributes check(Path path, Path file)
            throws IOException
    {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        if (view == null) {
            throw new IllegalArgumentException("The key file %s is on a file system without POSIX permissions, so that nobody can tell who reads it: move it to one that has them".formatted(path));
        }
        PosixFileAttributes attributes = view.readAttributes();
        if (!attributes.isRegularFile()) {
            throw new IllegalArgumentException("The key file %s is not a file: give the path of a file".formatted(path));
        }
        if (!OWNER.containsAll(attributes.permissions())) {
            throw new IllegalArgumentException("The key file %s must be accessible by its owner alone, but its mode is %s: run 'chmod 600 %s'".formatted(
                    path,
                    PosixFilePermissions.toString(attributes.permissions()),
                    file));
        }
        if (attributes.size() > MAX_BYTES) {
            throw new IllegalArgumentException("The key file %s must have at most %s bytes, but has %s".formatted(path, MAX_BYTES, attributes.size()));
        }
        return attributes;
    }

    private static byte[] readLimited(Path path, Path file)
            throws IOException
    {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_BYTES + 1);
        try (SeekableByteChannel channel = Files.newByteChannel(file, Set.of(READ, NOFOLLOW_LINKS))) {
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // until the end
            }
            if (!buffer.hasRemaining()) {
                throw new IllegalArgumentException("The key file %s must have at most %s bytes, but has more".formatted(path, MAX_BYTES));
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        }
        finally {
            Arrays.fill(buffer.array(), (byte) 0);
        }
    }
}
