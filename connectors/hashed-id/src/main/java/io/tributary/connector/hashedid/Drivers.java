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

import com.google.common.collect.ImmutableList;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The JDBC drivers that come with the plugin, and those in a folder of the administrator's.
 */
final class Drivers
{
    static final String FOLDER = "hashed-id.driver-folder";

    /**
     * Log errors of the database, which may have values in them. They are held here, since a level is forgotten with its logger.
     */
    private static final List<Logger> SILENCED = ImmutableList.of(Logger.getLogger("org.mariadb.jdbc"), Logger.getLogger("org.postgresql"), Logger.getLogger("com.mysql.cj"), Logger.getLogger("MySQL"));

    static {
        SILENCED.forEach(logger -> logger.setLevel(Level.OFF));
    }

    private Drivers() {}

    /**
     * The driver for the database. Those of the plugin come first; a folder has a class loader of its own, which sees the classes of the plugin.
     *
     * @throws IllegalArgumentException if there is none, or the folder or a jar in it cannot be read
     */
    static Driver find(String connectionUrl, Optional<Path> folder)
    {
        ClassLoader loader = folder.map(Drivers::loader).orElse(Drivers.class.getClassLoader());
        try {
            for (Driver driver : ServiceLoader.load(Driver.class, loader)) {
                if (accepts(driver, connectionUrl)) {
                    return driver;
                }
            }
        }
        catch (ServiceConfigurationError e) {
            throw new IllegalArgumentException("%s: A jar in %s names a driver that cannot be loaded: add the jars that the driver needs, or take it out".formatted(FOLDER, folder.map(Path::toString).orElse("the plugin")), e);
        }
        // the URL itself may have a password
        throw new IllegalArgumentException("connection-url: No JDBC driver of the plugin%s takes URLs that begin with '%s': %s".formatted(
                folder.map(" nor of the folder %s"::formatted).orElse(""),
                scheme(connectionUrl),
                connectionUrl.startsWith("jdbc:mysql:") ?
                        "add permitMysqlScheme to the URL to use the driver of MariaDB, or put the jar of MySQL Connector/J into a folder on every node, and name it in " + FOLDER :
                        "put the jar of one into a folder on every node, and name it in " + FOLDER));
    }

    private static boolean accepts(Driver driver, String connectionUrl)
    {
        try {
            return driver.acceptsURL(connectionUrl);
        }
        catch (SQLException _) {
            // not one for this URL
            return false;
        }
    }

    // stays open as long as the catalog
    private static ClassLoader loader(Path folder)
    {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("%s: %s is no folder: create it on every node, and put the jar of the driver into it".formatted(FOLDER, folder));
        }
        List<URL> jars = jars(folder);
        if (jars.isEmpty()) {
            throw new IllegalArgumentException("%s: No jar is in %s: put that of the driver into it, on every node".formatted(FOLDER, folder));
        }
        return new URLClassLoader("hashed-id-drivers", jars.toArray(URL[]::new), Drivers.class.getClassLoader());
    }

    private static List<URL> jars(Path folder)
    {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
            ImmutableList.Builder<URL> jars = ImmutableList.builder();
            for (Path file : files) {
                jars.add(url(file));
            }
            return jars.build();
        }
        catch (IOException e) {
            throw new IllegalArgumentException("%s: %s cannot be read: give the user of the server access to it".formatted(FOLDER, folder), e);
        }
    }

    private static URL url(Path file)
            throws MalformedURLException
    {
        return file.toUri().toURL();
    }

    private static String scheme(String connectionUrl)
    {
        String[] parts = connectionUrl.split(":", 3);
        return parts.length < 3 ? "no scheme" : parts[0] + ":" + parts[1] + ":";
    }
}
