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
package io.tributary.node;

import io.trino.spi.TrinoException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static io.trino.spi.StandardErrorCode.CONFIGURATION_INVALID;
import static java.util.Objects.requireNonNull;

/**
 * Which Tributary this is, and which Trino it was built for.
 *
 * @param tributary the version of Trino and the release for it, such as {@code 483-1}
 * @param trino the version of Trino, such as {@code 483}
 */
public record PluginVersion(String tributary, String trino)
{
    private static final Pattern TRIBUTARY = Pattern.compile("(.+?)-([0-9]+)(-.*)?");
    private static final PluginVersion CURRENT = read();

    public PluginVersion
    {
        requireNonNull(tributary, "tributary is null");
        requireNonNull(trino, "trino is null");
        if (!TRIBUTARY.matcher(tributary).matches()) {
            throw new IllegalArgumentException("A version of Tributary is that of Trino, a dash and the number of a release, such as 483-1, but is: " + tributary);
        }
    }

    /**
     * The version of the plugin that this class is of, as its build wrote it down.
     */
    public static PluginVersion current()
    {
        return CURRENT;
    }

    /**
     * The number of the release among those for the same Trino, from 1.
     */
    public int release()
    {
        return Integer.parseInt(matcher().group(2));
    }

    /**
     * The version that another release for the same Trino has.
     */
    public String ofRelease(int release)
    {
        return matcher().group(1) + "-" + release;
    }

    /**
     * @param running the version of Trino on this node
     * @throws TrinoException CONFIGURATION_INVALID if it is not the one that the plugin was built for
     */
    public void checkTrino(String running)
    {
        if (!trino.equals(running)) {
            throw new TrinoException(CONFIGURATION_INVALID, "Tributary %s was built for Trino %s, and this node runs Trino %s: install the build of Tributary for Trino %s".formatted(tributary, trino, running, running));
        }
    }

    private Matcher matcher()
    {
        Matcher matcher = TRIBUTARY.matcher(tributary);
        matcher.matches();
        return matcher;
    }

    private static PluginVersion read()
    {
        Properties properties = new Properties();
        try (InputStream input = requireNonNull(PluginVersion.class.getResourceAsStream("version.properties"), "version.properties is missing")) {
            properties.load(input);
        }
        catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PluginVersion(properties.getProperty("tributary"), properties.getProperty("trino"));
    }
}
