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
package io.tributary.connector.hashedid;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.logging.Logger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestDrivers
{
    @Test
    void testDriversOfThePlugin()
    {
        assertThat(Drivers.find("jdbc:h2:mem:x", Optional.empty()).getClass().getName()).isEqualTo("org.h2.Driver");
        assertThat(Drivers.find("jdbc:postgresql://host/x", Optional.empty()).getClass().getName()).isEqualTo("org.postgresql.Driver");
        assertThat(Drivers.find("jdbc:mariadb://host/x", Optional.empty()).getClass().getName()).isEqualTo("org.mariadb.jdbc.Driver");
        assertThat(Drivers.find("jdbc:mysql://host/x?permitMysqlScheme", Optional.empty()).getClass().getName()).isEqualTo("org.mariadb.jdbc.Driver");
    }

    @Test
    void testDriverOfTheFolder(@TempDir Path folder)
            throws IOException
    {
        writeJar(folder.resolve("driver.jar"), OtherDriver.class);
        Driver driver = Drivers.find("jdbc:other:x", Optional.of(folder));
        assertThat(driver.getClass().getName()).isEqualTo(OtherDriver.class.getName());
        assertThat(Drivers.find("jdbc:h2:mem:x", Optional.of(folder)).getClass().getName()).isEqualTo("org.h2.Driver");
    }

    @Test
    void testNoDriver(@TempDir Path folder)
            throws IOException
    {
        assertThatThrownBy(() -> Drivers.find("jdbc:other://user:secret@host/x", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connection-url: No JDBC driver of the plugin takes URLs that begin with 'jdbc:other:': put the jar of one into a folder on every node, and name it in hashed-id.driver-folder");
        assertThatThrownBy(() -> Drivers.find("secret", Optional.empty())).hasMessageContaining("'no scheme'").hasMessageNotContaining("secret");
        writeJar(folder.resolve("driver.jar"), OtherDriver.class);
        assertThatThrownBy(() -> Drivers.find("jdbc:third:x", Optional.of(folder)))
                .hasMessage("connection-url: No JDBC driver of the plugin nor of the folder %s takes URLs that begin with 'jdbc:third:': put the jar of one into a folder on every node, and name it in hashed-id.driver-folder".formatted(folder));
    }

    @Test
    void testFolderThatCannotBeUsed(@TempDir Path folder)
    {
        assertThatThrownBy(() -> Drivers.find("jdbc:h2:mem:x", Optional.of(folder.resolve("missing"))))
                .hasMessage("hashed-id.driver-folder: %s is no folder: create it on every node, and put the jar of the driver into it".formatted(folder.resolve("missing")));
        assertThatThrownBy(() -> Drivers.find("jdbc:h2:mem:x", Optional.of(folder)))
                .hasMessage("hashed-id.driver-folder: No jar is in %s: put that of the driver into it, on every node".formatted(folder));
    }

    @Test
    void testDriverThatCannotBeLoaded(@TempDir Path folder)
            throws IOException
    {
        try (OutputStream file = Files.newOutputStream(folder.resolve("driver.jar")); JarOutputStream jar = new JarOutputStream(file)) {
            jar.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            jar.write("no.such.Driver".getBytes(UTF_8));
        }
        assertThatThrownBy(() -> Drivers.find("jdbc:other:x", Optional.of(folder)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("hashed-id.driver-folder: A jar in %s names a driver that cannot be loaded".formatted(folder));
    }

    private static void writeJar(Path file, Class<?> driver)
            throws IOException
    {
        String name = driver.getName().replace('.', '/') + ".class";
        try (OutputStream output = Files.newOutputStream(file); JarOutputStream jar = new JarOutputStream(output); InputStream content = driver.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry("META-INF/services/java.sql.Driver"));
            jar.write(driver.getName().getBytes(UTF_8));
            jar.putNextEntry(new JarEntry(name));
            jar.write(content.readAllBytes());
        }
    }

    public static final class OtherDriver
            implements Driver
    {
        @Override
        public Connection connect(String url, Properties properties)
        {
            return null;
        }

        @Override
        public boolean acceptsURL(String url)
        {
            return url.startsWith("jdbc:other:");
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
        {
            return new DriverPropertyInfo[0];
        }

        @Override
        public int getMajorVersion()
        {
            return 1;
        }

        @Override
        public int getMinorVersion()
        {
            return 0;
        }

        @Override
        public boolean jdbcCompliant()
        {
            return false;
        }

        @Override
        public Logger getParentLogger()
        {
            return Logger.getLogger("other");
        }
    }
}
